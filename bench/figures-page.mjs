// The figures as Markdown: what a terminal shows and what docs/performance.md keeps.
import { presentName } from './builds.mjs';
import { median, pairedRatios, quantile } from './statistics.mjs';
import { TASKS } from './tasks.mjs';

/** @typedef {import('./measure.mjs').GroupResult} GroupResult */
/** @typedef {import('./targets.mjs').Verdict} Verdict */

/**
 * @typedef {object} Circumstances
 * @property {string} machine
 * @property {string} day
 * @property {number} rounds
 * @property {number} least The rounds of the slowest commands.
 * @property {readonly string[]} present Peers with versions.
 * @property {readonly string[]} absent
 * @property {boolean} withMemory
 * @property {readonly number[]} [slowFloor] Milliseconds of `node -e 0` where it starts slowly.
 */

/** Three digits, and no more decimals than two: 0.08, 1.35, 12.4, 124. @param {number} value */
function figure(value) {
  if (value < 10) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

/** Median and quartiles. @param {readonly number[]} ratios */
function spreadOf(ratios) {
  return [figure(median(ratios)), `${figure(quantile(ratios, 0.25))} to ${figure(quantile(ratios, 0.75))}`];
}

/** @param {number} size */
const sizeText = (size) => (size === 0 ? '' : size.toLocaleString('en'));

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows the first column to the left, the others to the right */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** @param {GroupResult} group @returns {string[][]} */
function rowsOf({ size, floor, cases }) {
  return cases.map(({ name, times, mib, fault }) => {
    if (fault !== undefined) return [`\`${name}\``, sizeText(size), 'failed', '', '', '', ''];
    const ratios = pairedRatios(times, floor);
    const ms = median(times.filter((time) => time !== undefined));
    const memory = mib === undefined ? '' : mib.toFixed(0);
    return [`\`${name}\``, sizeText(size), ...spreadOf(ratios), ms.toFixed(0), memory, String(ratios.length)];
  });
}

/** Why a command has no figures. @param {GroupResult} group @returns {string[]} */
function failuresOf({ size, cases }) {
  return cases.flatMap(({ name, fault }) =>
    fault === undefined ? [] : [`- \`${name}\`${size === 0 ? '' : `, ${sizeText(size)}`} failed: ${fault}`],
  );
}

/** @param {string} task @param {readonly GroupResult[]} groups */
function taskSection(task, groups) {
  const head = ['command', task === 'score' ? 'rows' : 'entries', '× node -e 0', 'quartiles', 'ms', 'MiB', 'rounds'];
  const parts = [
    `### ${TASKS[task]?.title}`,
    table(head, groups.flatMap(rowsOf)),
    groups.flatMap(failuresOf).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The present build beside another one, where one was measured. @param {readonly GroupResult[]} results @returns {string[]} */
function buildsSection(results) {
  const rows = results.flatMap(({ size, cases }) =>
    cases.flatMap((old) => {
      const present = cases.find(({ name }) => name === presentName(old.name));
      const ratios = present ? pairedRatios(present.times, old.times) : [];
      return present && ratios.length > 0 ? [[`\`${present.name}\``, sizeText(size), ...spreadOf(ratios)]] : [];
    }),
  );
  const head = ['command', 'entries or rows', '× old build', 'quartiles'];
  return rows.length === 0 ? [] : [`### This build against the old one\n\n${table(head, rows)}`];
}

/** @param {readonly Verdict[]} verdicts @param {readonly number[]} slowFloor */
function targetsSection(verdicts, slowFloor) {
  const isSlowToo = slowFloor.length > 0;
  const head = ['command', 'entries', 'at most', 'measured', 'met', ...(isSlowToo ? ['certificates', 'met'] : [])];
  const rows = verdicts.map(({ what, size, bound, found, met, slow }) => [
    `\`${what}\``,
    sizeText(size),
    bound,
    found,
    met,
    ...(isSlowToo ? [slow?.found ?? '', slow?.met ?? ''] : []),
  ]);
  const about = isSlowToo
    ? `Under "certificates" the same commands once more where Node reads the system's certificates when it starts: \`node -e 0\` took ${median(slowFloor).toFixed(0)} ms (${slowFloor.length} runs).\n\n`
    : '';
  return `### Targets\n\n${about}${table(head, rows)}`;
}

/**
 * The whole page: the circumstances, the targets, and a table a task.
 *
 * @param {readonly GroupResult[]} results
 * @param {readonly Verdict[]} verdicts
 * @param {Circumstances} about
 */
export function figuresPage(results, verdicts, about) {
  const floors = results.flatMap(({ floor }) => floor);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((q) =>
    floors.length === 0 ? 'no' : quantile(floors, q).toFixed(0),
  );
  const facts = [
    `${about.day}: ${about.machine}.`,
    `${about.rounds} rounds, down to ${about.least} for the slowest commands. \`node -e 0\` took ${middle} ms (median of ${floors.length} runs, quartiles ${low} to ${high}).`,
    `Beside predict: ${about.present.join(', ') || 'nothing'}. Absent: ${about.absent.join(', ') || 'none'}.`,
    ...(about.withMemory ? [] : ['Memory was not measured: there is no GNU time on this machine.']),
  ];
  const tasks = [...new Set(results.map(({ task }) => task))];
  return [
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...(verdicts.length === 0 ? [] : [targetsSection(verdicts, about.slowFloor ?? [])]),
    ...buildsSection(results),
    ...tasks.map((task) =>
      taskSection(
        task,
        results.filter((result) => result.task === task),
      ),
    ),
  ].join('\n\n');
}
