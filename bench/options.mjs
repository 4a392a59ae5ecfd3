import { parseArgs } from 'node:util';
import { TASKS } from './tasks.mjs';

export const USAGE = `npm run bench -- [OPTIONS]

  --only LIST    these tasks: ${Object.keys(TASKS).join(', ')}
  --sizes LIST   these sizes: entries of a ledger, rows of a table
  --rounds N     rounds, at least 3 (default 15; a slow command takes part in fewer)
  --quick        5 rounds, and nothing above 10,000 entries or 100,000 rows: about four minutes
  --no-peers     predict alone
  --old PATH     another build's bin/predict.js beside the present one
  --node-env     Node's variables of your environment (NODE_EXTRA_CA_CERTS ...) reach the commands; they lengthen the floor
  --help         this text

Lists are written with commas. A whole run, with none of these but --rounds and --old, takes about half an hour and
writes its figures into docs/performance.md.
`;

/**
 * @typedef {object} Options
 * @property {readonly string[]} tasks
 * @property {(task: string, size: number) => boolean} wants
 * @property {import('./rounds.mjs').Patience} patience
 * @property {boolean} withPeers
 * @property {string | undefined} old
 * @property {boolean} keepsNode
 * @property {boolean} isWhole False when anything was left out: such figures are not kept.
 * @property {boolean} help
 */

const QUICK = { rounds: 5, least: 2, budget: 1500 };
const WHOLE = { rounds: 15, least: 3, budget: 10_000 };

/** @param {string | undefined} text @returns {string[] | undefined} */
const listOf = (text) => text?.split(',').filter(Boolean);

/** @param {string} text @param {number} least @param {string} name */
function count(text, least, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`--${name}: "${text}" is no whole number from ${least} on`);
  return value;
}

/**
 * Reads the words behind `npm run bench --`. Throws an Error that says what is wrong with them.
 *
 * @param {string[]} words
 * @returns {Options}
 */
export function optionsOf(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string' },
      sizes: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'no-peers': { type: 'boolean', default: false },
      old: { type: 'string' },
      'node-env': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = listOf(values.only);
  const unknown = only?.find((task) => !Object.hasOwn(TASKS, task));
  if (unknown !== undefined) throw new Error(`--only: there is no task "${unknown}"`);
  const sizes = listOf(values.sizes)?.map((text) => count(text, 1, 'sizes'));
  const base = values.quick ? QUICK : WHOLE;
  const rounds = values.rounds === undefined ? base.rounds : count(values.rounds, 3, 'rounds');
  const mostEntries = values.quick ? 10_000 : Infinity;
  const mostRows = values.quick ? 100_000 : Infinity;
  return {
    tasks: only ?? Object.keys(TASKS),
    wants: (task, size) =>
      (sizes === undefined || size === 0 || sizes.includes(size)) &&
      size <= (task === 'score' ? mostRows : mostEntries),
    patience: { ...base, rounds, least: Math.min(base.least, rounds) },
    withPeers: !values['no-peers'],
    old: values.old,
    keepsNode: values['node-env'],
    isWhole: !(only || sizes || values.quick || values['no-peers'] || values['node-env'] || rounds < WHOLE.rounds),
    help: values.help,
  };
}
