// What a new entry says of its number and its due day, and whose they are: numbers that the keeper puts on somebody's
// words are never taken for that person's.
import type { Day } from '../../day.ts';
import { failure, misuse } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { lookup, phrases } from '../../ledger/lexicon.ts';
import { DUE_BASES } from '../../ledger/prediction.ts';
import { parseOdds } from '../../ledger/probability.ts';
import { nearest } from '../../nearest.ts';
import type { EntryInput } from './entry-input.ts';
import { typedLine, typedText } from './plain-text.ts';
import { dayOf, daysAhead, oddsOf, wordOf, vagueDayHints } from './typed-value.ts';

function needs(flag: string, other: string, way: string): never {
  throw misuse(`${flag} goes with ${other}`, way);
}

/**
 * The number of the lexicon's row for the words, or the one typed beside them. Throws
 * `not-in-lexicon` where no row is meant.
 */
function worded(numbers: EmitItem, words: string, row: string | undefined, why: string | undefined): EmitItem {
  const named = row ?? words;
  if (lookup(named)) return { ...numbers, basis: 'worded', wording: words, row, why };
  const close = nearest(named.trim().toLowerCase(), phrases(), 3);
  const flag = row === undefined ? '--wording' : '--row';
  throw failure(
    'not-in-lexicon',
    `${flag}: the lexicon has no number for "${named}"`,
    [
      ...(close.length > 0 ? [`close to it: ${close.join(', ')}`] : []),
      '--row PHRASE names the row that fits (predict lexicon has them), or --p and --why give a number of your own',
    ],
    2,
  );
}

/** The probability: stated as it was typed, by the lexicon with a wording, and with a reason the keeper's own. */
export function probabilityOf(input: EntryInput): string | EmitItem | undefined {
  const isWords = !input.wording && input.probability !== undefined && lookup(input.probability) !== undefined;
  const { probability, wording } = isWords ? { wording: input.probability } : input;
  const typed = probability ? oddsOf('--p', probability) : undefined;
  const words = typedLine('--wording', wording);
  const row = typedLine('--row', input.row);
  const why = typedText('--why', input.why);
  if (row !== undefined && words === undefined) needs('--row', '--wording', '--wording "the words that were said"');
  const odds = parseOdds(typed ?? '');
  const numbers: EmitItem = 'low' in odds ? { low: odds.low, high: odds.high } : { value: typed };
  const isOwn = typed !== undefined && why !== undefined && row === undefined && lookup(words ?? '') === undefined;
  if (isOwn) return { ...numbers, basis: 'assigned', wording: words, why };
  if (words !== undefined) return worded(numbers, words, row, why);
  return why === undefined ? typed : needs('--why', '--p', 'it says why the keeper puts this number on it: --p 70%');
}

/** The due day: stated, unless somebody says that it was inferred, or why the keeper chose it. */
export function dueOf({ due, dueBasis, dueWhy }: EntryInput, today: Day): Day | EmitItem | undefined {
  if (!due) {
    if (dueBasis) needs('--due-basis', '--due', '--due 2026-12-31');
    if (dueWhy) needs('--due-why', '--due', '--due 2026-12-31');
    return undefined;
  }
  const date = dayOf('--due', due, today, daysAhead(today), vagueDayHints(due));
  const basis = dueBasis ? wordOf('--due-basis', dueBasis, DUE_BASES) : dueWhy ? 'assigned' : 'stated';
  const why = typedText('--due-why', dueWhy);
  if (basis === 'assigned' && why === undefined)
    needs('--due-basis assigned', '--due-why', '--due-why "the forecaster gave no day; five years is my choice"');
  return basis === 'stated' && why === undefined ? date : { date, basis, why };
}
