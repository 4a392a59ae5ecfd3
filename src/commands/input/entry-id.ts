// An id out of a claim, for those who do not want to think of one.
import type { Day } from '../../day.ts';
import { idFault, MAX_ID } from '../../ledger/read/leaf-form.ts';
import { slugWords } from '../../slug.ts';
import type { TakenIds } from '../change/taken-ids.ts';

// No negation is among them: an id is never changed, and taxes-rise for "taxes do not rise" would say the opposite.
const STOP_WORDS = new Set(
  (
    'a an the of in on at to by for from with and or as is are be been being was were will would shall should do does did has have had ' +
    'i we my our he his she her they their it its you your this that these those than then there before after until within ' +
    'during over end year years least most more may might could can'
  ).split(' '),
);

/** Words that carry the claim, in the letters that an id may have; at the front none that begins with a digit. */
function wordsOf(claim: string): string[] {
  const all = slugWords(claim);
  // "No more than 5 wars" is not no-5-wars.
  const isBound = (word: string, before: string | undefined): boolean =>
    word === 'more' && /^(?:no|not)$/.test(before ?? '');
  const carrying = all.filter((word, at) => !STOP_WORDS.has(word) || isBound(word, all[at - 1]));
  const words = carrying.length > 0 ? carrying : all;
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  return first === -1 ? [] : words.slice(first);
}

/**
 * The shortest readable id for a claim that nobody has: three of its words, more where that is taken or a single short
 * word, else a number behind. entryId('We ship version 2 before June.', …) is `ship-version-2`. A claim without Latin
 * letters gets `word` and the day it was written.
 */
export function entryId(claim: string, taken: Pick<TakenIds, 'has'>, today: Day, word = 'prediction'): string {
  const isFree = (id: string): boolean => !taken.has(id) && idFault(id) === undefined;
  const words = wordsOf(claim);
  for (let count = Math.min(3, words.length); count <= Math.min(6, words.length) && count > 0; count++) {
    const id = words.slice(0, count).join('-');
    if (isFree(id)) return id;
  }
  const whole = words
    .slice(0, 3)
    .join('-')
    .slice(0, MAX_ID - 8)
    .replace(/-$/, '');
  const base = idFault(whole) !== undefined ? `${word}-${today}` : whole;
  if (isFree(base)) return base;
  for (let number = 2; ; number++) if (isFree(`${base}-${number}`)) return `${base}-${number}`;
}
