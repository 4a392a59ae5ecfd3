// The figures as Markdown: what a terminal shows and what docs/performance.md keeps.
import { median, pairedRatios, quantile } from './statistics.mjs';
import { verdicts } from './targets.mjs';
import { TASKS } from './tasks.mjs';

/** @typedef {import('./measure.mjs').GroupResult} GroupResult */

/**
 * @typedef {object} Circumstances
 * @property {string} machine
 * @property {string} day
 * @property {number} rounds
 * @property {number} least The rounds of the slowest commands.
 * @property {readonly string[]} present Peers with versions.
 * @property {readonly string[]} absent
 * @property {boolean} withMemory
 */

/** Three digits, and no more decimals than two: 0.08, 1.35, 12.4, 124. @param {number} value */
function figure(value) {
  if (value < 10) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
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
    if (fault !== undefined) return [`\`${name}\``, sizeText(size), `failed: ${fault}`, '', '', '', ''];
    const ratios = pairedRatios(times, floor);
    const spread = `${figure(quantile(ratios, 0.25))} to ${figure(quantile(ratios, 0.75))}`;
    const ms = median(times.filter((time) => time !== undefined));
    const memory = mib === undefined ? '' : mib.toFixed(0);
    return [
      `\`${name}\``,
      sizeText(size),
      figure(median(ratios)),
      spread,
      ms.toFixed(0),
      memory,
      String(ratios.length),
    ];
  });
}

/** @param {readonly GroupResult[]} results */
function targetsTable(results) {
  const rows = verdicts(results).map(({ what, size, bound, found, met }) => [
    `\`${what}\``,
    sizeText(size),
    bound,
    found,
    met,
  ]);
  return table(['command', 'entries', 'at most', 'measured', 'met'], rows);
}

/**
 * @param {readonly GroupResult[]} results
 * @param {Circumstances} about
 */
export function figuresPage(results, about) {
  const floors = results.flatMap(({ floor }) => floor);
  const floor =
    floors.length === 0
      ? ''
      : ` \`node -e 0\` took ${median(floors).toFixed(0)} ms (median of ${floors.length} runs, quartiles ${quantile(floors, 0.25).toFixed(0)} to ${quantile(floors, 0.75).toFixed(0)}).`;
  const absent = about.absent.length === 0 ? 'none' : about.absent.join(', ');
  const memory = about.withMemory ? '' : '\n- Memory was not measured: there is no GNU time on this machine.';
  const tasks = [...new Set(results.map(({ task }) => task))].map((task) => {
    const groups = results.filter((result) => result.task === task);
    const head = ['command', task === 'score' ? 'rows' : 'entries', '× node -e 0', 'quartiles', 'ms', 'MiB', 'rounds'];
    return `### ${TASKS[task]?.title}\n\n${table(head, groups.flatMap(rowsOf))}\n`;
  });
  return `- ${about.day}: ${about.machine}.
- ${about.rounds} rounds, from ${about.least} for the slowest commands.${floor}
- Beside predict: ${about.present.join(', ') || 'nothing'}. Absent: ${absent}.${memory}

### Targets

${targetsTable(results)}

${tasks.join('\n')}`;
}
