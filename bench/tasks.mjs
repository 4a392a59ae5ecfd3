// What is measured: tasks, their sizes, and who takes part in each.
import { FOLDER } from './data-files.mjs';
import {
  addCases, changeCases, checkCases, filteredCases, folderCases, listCases, lookCases, scoreCases, shippedCases,
  startCases, summaryCases,
} from './predict-cases.mjs'; // prettier-ignore

/** @typedef {import('./case.mjs').Case} Case */
/** @typedef {import('./predict-cases.mjs').Desk} Desk */
/** @typedef {import('./peers.mjs').Peers} Peers */

/**
 * @typedef {object} Task
 * @property {string} title
 * @property {readonly number[]} sizes Entries or rows; 0 for a task that has one size only.
 * @property {(desk: Desk, count: number) => Case[]} ours
 * @property {(peers: Peers, count: number) => Case[]} [theirs]
 */

/** Below the first of these a run is nearly all starting, which has a task of its own. */
const SIZES = [1000, 10_000, 100_000];

/**
 * A task that the peers know too.
 *
 * @param {string} title
 * @param {import('./peers/peer.mjs').Task} name
 * @param {Task['ours']} ours
 * @returns {Task}
 */
function shared(title, name, ours) {
  return {
    title,
    sizes: SIZES,
    ours,
    theirs: (peers, count) => (SIZES.includes(count) ? peers.cases(name, count) : []),
  };
}

/** @type {Readonly<Record<string, Task>>} */
export const TASKS = {
  start: { title: 'Starting', sizes: [0], ours: startCases, theirs: (peers) => peers.starts() },
  shipped: { title: 'The shipped ledger of 56 entries', sizes: [0], ours: shippedCases },
  list: { ...shared('List all', 'list', listCases), sizes: [10, 100, ...SIZES] },
  filtered: shared('List some: one topic, said from one day on', 'filtered', filteredCases),
  summary: shared('Sum up', 'summary', summaryCases),
  look: { title: 'Report, tags, one entry', sizes: [1000, 10_000], ours: lookCases },
  check: shared('Check', 'check', checkCases),
  add: shared('Add one', 'add', addCases),
  change: shared('Change one', 'change', changeCases),
  score: { title: 'Score a bare table', sizes: [100_000, 1_000_000], ours: scoreCases },
  folder: { title: 'Many ledgers as one', sizes: [FOLDER.files * FOLDER.each], ours: folderCases },
};
