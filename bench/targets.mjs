// How fast predict is meant to be, as ratios, and whether it is.
import { median, pairedRatios } from './statistics.mjs';

/** @typedef {import('./measure.mjs').GroupResult} GroupResult */

/**
 * @typedef {object} Target
 * @property {string} task
 * @property {number} size
 * @property {string} name of the case
 * @property {number} most median ratio to the floor
 * @property {Readonly<Record<string, number>>} [against] name of another case of the group → most of the median ratio to it
 * @property {number} [mib]
 */

/** @type {readonly Target[]} */
const TARGETS = [
  { task: 'start', size: 0, name: 'predict --version', most: 1.1 },
  { task: 'start', size: 0, name: 'predict --help', most: 1.1 },
  { task: 'start', size: 0, name: 'predict complete -- li', most: 1.15 },
  { task: 'shipped', size: 0, name: 'predict list, cached', most: 1.3 },
  { task: 'shipped', size: 0, name: 'predict scorecard, cached', most: 1.5 },
  { task: 'list', size: 10, name: 'predict list', most: 1.15 },
  { task: 'list', size: 100, name: 'predict list', most: 1.3 },
  { task: 'list', size: 100, name: 'predict list, cached', most: 1.3 },
  { task: 'list', size: 1000, name: 'predict list', most: 1.8, against: { 'hledger print': 1.5 } },
  { task: 'list', size: 1000, name: 'predict list, cached', most: 1.8 },
  {
    task: 'list',
    size: 10_000,
    name: 'predict list',
    most: 4.2,
    against: { 'hledger print': 0.5, 'task list': 0.7, recsel: 1.25, 'ledger print': 1.7 },
  },
  {
    task: 'list',
    size: 10_000,
    name: 'predict list, cached',
    most: 1.8,
    against: { 'hledger print': 0.25, 'ledger print': 0.7 },
  },
  {
    task: 'list',
    size: 100_000,
    name: 'predict list',
    most: 25,
    mib: 350,
    against: { 'hledger print': 0.4, recsel: 0.75, 'ledger print': 1.15 },
  },
  {
    task: 'list',
    size: 100_000,
    name: 'predict list, cached',
    most: 5.5,
    against: { 'hledger print': 0.1, 'ledger print': 0.3 },
  },
  { task: 'summary', size: 10_000, name: 'predict scorecard', most: 3.8, against: { 'hledger balance': 0.55 } },
  { task: 'summary', size: 10_000, name: 'predict scorecard, cached', most: 3.8 },
  { task: 'change', size: 1000, name: 'predict resolve, known sound', most: 1.5 },
  { task: 'change', size: 10_000, name: 'predict resolve, known sound', most: 1.8, against: { 'task 5 done': 1 } },
  { task: 'change', size: 100_000, name: 'predict resolve, known sound', most: 4, against: { 'task 5 done': 0.2 } },
  // What reading the whole ledger may cost is what its list may cost above the floor.
  { task: 'change', size: 1000, name: 'predict resolve', most: 2.3 },
  { task: 'change', size: 10_000, name: 'predict resolve', most: 5 },
  { task: 'change', size: 100_000, name: 'predict resolve', most: 28 },
  { task: 'check', size: 10_000, name: 'predict check', most: 45 },
];

/** The tasks that write into the ledger, and their cases that are predict's. */
const WRITING = new Map([
  ['add', /^predict add\b/],
  ['change', /^predict resolve\b/],
]);

/**
 * @typedef {object} Verdict
 * @property {string} what
 * @property {number} size
 * @property {string} bound `1.8 × node -e 0`
 * @property {string} found
 * @property {'yes' | 'no' | 'not measured'} met
 * @property {{ found: string, met: string }} [slow] the same where Node starts slowly
 */

const ratio = (/** @type {number} */ value) => value.toFixed(2);

const FAILED = { found: 'the command failed', met: /** @type {const} */ ('no') };

/** @param {string} what @param {number} size @param {string} bound @param {number | undefined} found @param {number} most @param {(value: number) => string} text @returns {Verdict} */
function judge(what, size, bound, found, most, text) {
  if (found === undefined) return { what, size, bound, found: '', met: 'not measured' };
  return { what, size, bound, found: text(found), met: found <= most ? 'yes' : 'no' };
}

/** @param {readonly (number | undefined)[]} above @param {readonly (number | undefined)[]} below */
function medianRatio(above, below) {
  const ratios = pairedRatios(above, below);
  return ratios.length === 0 ? undefined : median(ratios);
}

/** True for a case that has a target. @param {string} task @param {number} size @param {string} name */
export function hasTarget(task, size, name) {
  return TARGETS.some((one) => one.task === task && one.size === size && one.name === name);
}

/** The case of a target, with its group. @param {Target} target @param {readonly GroupResult[]} results */
function measured({ task, size, name }, results) {
  const group = results.find((result) => result.task === task && result.size === size);
  const own = group?.cases.find((one) => one.name === name);
  return group && own && { group, own };
}

/**
 * How often a case took the time of the floor, as a verdict.
 *
 * @param {Target} target
 * @param {NonNullable<ReturnType<typeof measured>>} found
 * @returns {Verdict}
 */
function overFloor({ size, name, most }, { group, own }) {
  const verdict = judge(name, size, `${most} × node -e 0`, medianRatio(own.times, group.floor), most, ratio);
  return own.fault === undefined ? verdict : { ...verdict, ...FAILED };
}

/**
 * Every bound that the results are about, with what was found; `slow` are results of some of the same cases where Node
 * starts slowly. A command that failed meets none of its bounds.
 *
 * @param {readonly GroupResult[]} results
 * @param {readonly GroupResult[]} [slow]
 * @returns {Verdict[]}
 */
export function verdicts(results, slow = []) {
  return TARGETS.flatMap((target) => {
    const { size, name, against = {}, mib } = target;
    const [found, foundSlow] = [measured(target, results), measured(target, slow)];
    if (!found) return [];
    const { group, own } = found;
    const first = overFloor(target, found);
    const again = foundSlow && overFloor(target, foundSlow);
    const timesOf = (/** @type {string} */ other) => group.cases.find((one) => one.name === other)?.times ?? [];
    const bounds = [again ? { ...first, slow: { found: again.found, met: again.met } } : first];
    for (const [other, share] of Object.entries(against))
      bounds.push(judge(name, size, `${share} × ${other}`, medianRatio(own.times, timesOf(other)), share, ratio));
    if (mib !== undefined)
      bounds.push(judge(name, size, `${mib} MiB`, own.mib, mib, (value) => `${value.toFixed(0)} MiB`));
    if (own.fault === undefined) return bounds;
    return bounds.map((one) => ({ ...one, ...FAILED }));
  });
}

/**
 * That a command which writes leaves every other byte alone: the look at its first run has compared them all.
 *
 * @param {readonly GroupResult[]} results
 * @returns {Verdict[]}
 */
export function untouchedVerdicts(results) {
  return results.flatMap(({ task, size, cases }) => {
    const ours = cases.filter(({ name }) => WRITING.get(task)?.test(name));
    return ours.map((one) => {
      const verdict = {
        what: one.name,
        size,
        bound: '0 bytes changed elsewhere',
        found: '0',
        met: /** @type {const} */ ('yes'),
      };
      return one.fault === undefined ? verdict : { ...verdict, ...FAILED };
    });
  });
}
