import { parseDay } from '../../day.ts';
import type { Day } from '../../day.ts';
import { misuse } from '../../errors.ts';
import { lookup, phrases } from '../../ledger/lexicon.ts';
import { nearest } from '../../nearest.ts';
import type { EntryInput } from './entry-input.ts';
import { daysAhead, vagueDayHints } from './typed-value.ts';

/** A whole `add` without flags, on any day; its help has the same. */
export const ADD_EXAMPLE = 'predict add "We ship version 2 this year." 65% eoy';

// Days and odds begin so, whatever is wrong with them; a word of a claim hardly ever does.
const LIKE_DAY = /^(?:\d{4}-|\d{1,2}([./])\d{1,2}\1\d{2,4}$|\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,}\.?,? \d{4}$)/u;
const LIKE_ODDS = /^[\d.<>~+-]/;
/** What has nothing but digits and the signs of odds says nothing that could happen. */
const ODDS_ALONE = /^[\d.,:%/<>~+–-]+$/;

/** The first word of a claim without quotes; what has a space had them. */
const ONE_WORD = /^[\w'-]+$/;

const NAMES = { claim: 'claim', due: 'due day', probability: 'probability', wording: 'wording' };

/**
 * What stands without flags after `add`: the claim, then the probability, in numbers or in words that the lexicon has,
 * and the due day in any order. Status 2 for a word that is neither, for what is given twice, and for odds or a day in
 * the claim's place: `["We ship.", "eoy", "65%"]` is claim, due day and probability. `p` is what --p gives, the short
 * name of --probability.
 */
export function withWords<T extends EntryInput>(words: readonly string[], flags: T, today: Day, p?: string): T {
  const input: T = { ...flags };
  const take = (part: keyof typeof NAMES, word: string): void => {
    if (input[part] !== undefined)
      throw misuse(`the ${NAMES[part]} is given twice: "${input[part]}" and "${word}"`, 'leave one of the two out');
    input[part] = word;
  };
  if (p !== undefined) take('probability', p);
  // With --claim all of them are odds and days.
  const claim = flags.claim === undefined ? words[0] : undefined;
  const rest = claim === undefined ? words : words.slice(1);
  if (claim !== undefined) {
    if (ODDS_ALONE.test(claim) || parseDay(claim, today) !== undefined)
      throw misuse(`"${claim}" is not a claim`, `the claim comes first: ${ADD_EXAMPLE}`);
    take('claim', claim);
  }
  for (const word of rest) {
    if (LIKE_DAY.test(word) || parseDay(word, today) !== undefined) take('due', word);
    else if (LIKE_ODDS.test(word)) take('probability', word);
    else if (lookup(word)) take('wording', word);
    else {
      const message = `"${word}" is neither a probability nor a day`;
      const close = nearest(word.toLowerCase(), phrases(), 1).map((phrase) => `did you mean "${phrase}"?`);
      const advice = ONE_WORD.test(input.claim ?? '')
        ? `a claim of several words stands in quotes: ${ADD_EXAMPLE}`
        : `a probability is 65%, 60-70%, 3:2, 1 in 20 or words that predict lexicon has; a day is ${daysAhead(today)}`;
      throw misuse(message, ...close, advice, ...vagueDayHints(word));
    }
  }
  return input;
}
