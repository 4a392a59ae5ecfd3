// Made-up predictions that every program measured gets, each in its own format.
import { seededRandom } from './seeded-random.mjs';

/** The day that every measured run takes for today. */
export const TODAY = '2026-11-22';

/**
 * Days are YYYY-MM-DD, `p` is in whole per cents; `settled` is there where an outcome was recorded.
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} claim
 * @property {string} said
 * @property {string} at
 * @property {string} due
 * @property {number} p
 * @property {'number' | 'percent' | 'words'} form  How the probability is written.
 * @property {string} topic
 * @property {string} place
 * @property {string} strict
 * @property {string} note
 * @property {{ outcome: 'yes' | 'no', known: string, why: string, report: number } | undefined} settled
 */

/** What predictions are about: the first tag of each. */
export const TOPICS = ['energy', 'football', 'harbour', 'housing', 'rail', 'school', 'theatre', 'weather'];

const EVENTS = [
  'opens to the public',
  'is finished within its budget',
  'is named the best of the region',
  'loses its largest sponsor',
  'breaks the record of the decade',
  'is closed for longer than a week',
];

const PLACES = [
  'ashford', 'birchwood', 'cliffside', 'dunmore', 'eastbrook', 'fairhaven', 'glenrock', 'hillcrest', 'ironbridge',
  'juniper', 'kingsport', 'lakeview', 'millbrook', 'northgate', 'oakfield', 'pinehurst', 'quarrytown', 'riverton',
  'stonebridge', 'thornbury', 'underhill', 'valemont', 'westbrook', 'yarrow',
]; // prettier-ignore

const NOTES = [
  'Nothing but a made-up entry.',
  'Nothing but a made-up entry, in the length that entries of a careful keeper have.',
  'A made-up entry. The forecaster said the same once more in the week, in a letter to the paper of the place.',
];

/** @param {string} day @param {number} days */
function dayAfter(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** @param {string} word */
export function capitalised(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * `count` entries, always the same ones: those of a short run begin a long one. Of those whose day is over six in
 * ten are settled, with yes as often as their odds say.
 *
 * @param {number} count
 * @returns {Generator<Entry, void>}
 */
export function* entries(count) {
  const random = seededRandom(20_261_122);
  /** @param {number} n */
  const below = (n) => Math.floor(random() * n);
  /** @template T @param {readonly T[]} list */
  const oneOf = (list) => /** @type {T} */ (list[below(list.length)]);
  for (let index = 1; index <= count; index++) {
    const topic = oneOf(TOPICS);
    const place = oneOf(PLACES);
    const name = capitalised(place);
    const event = oneOf(EVENTS);
    const said = dayAfter('2021-01-01', below(2000));
    const due = dayAfter(said, 30 + below(700));
    const p = 5 + 5 * below(19);
    const isYes = random() * 100 < p;
    const isSettled = random() < 0.6 && due < TODAY;
    yield {
      id: `${topic}-${place}-${index}`,
      claim: `The ${topic} project of ${name}, number ${index} of the list, ${event}.`,
      said,
      at: `line ${1 + below(300)}`,
      due,
      p,
      form: oneOf(/** @type {const} */ (['number', 'percent', 'words'])),
      topic,
      place,
      strict: `The register of ${name} shows by the due day that project ${index} of the list ${event}, or two newspapers of the place report it.`,
      note: oneOf(NOTES),
      settled: isSettled
        ? {
            outcome: isYes ? 'yes' : 'no',
            known: dayAfter(due, -below(20)),
            why: 'Both reports of the week say so, and nothing was found that speaks against it.',
            report: below(100_000),
          }
        : undefined,
    };
  }
}

/** What the filtered lists ask for, in the words of each program: one topic, said from one day on. */
export const FILTER = { topic: 'rail', from: '2024-01-01' };

/** @param {Entry} entry */
export function isFiltered(entry) {
  return entry.topic === FILTER.topic && entry.said >= FILTER.from;
}

/** @type {Map<number, number>} */
const filteredCounts = new Map();

/**
 * How many of the first `count` entries the filter keeps; counted once.
 *
 * @param {number} count
 */
export function filteredCount(count) {
  let kept = filteredCounts.get(count);
  if (kept !== undefined) return kept;
  kept = 0;
  for (const entry of entries(count)) if (isFiltered(entry)) kept += 1;
  filteredCounts.set(count, kept);
  return kept;
}
