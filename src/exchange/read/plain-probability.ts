// The probability of a row of a plain table.
import type { Place } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { lookup } from '../../ledger/lexicon.ts';
import type { ProbabilityBasis } from '../../ledger/prediction.ts';
import { midpoint, parseOdds } from '../../ledger/probability.ts';
import type { ParsedOdds } from '../../ledger/probability.ts';
import { shown } from '../../ledger/read/lines.ts';
import { probabilityItem } from '../probability-item.ts';
import { badRow } from '../text/input.ts';
import type { PlainField } from './plain-map.ts';

/** A percentage with or without its sign as a typed probability: '65' is `65%`. */
function percentText(text: string): string {
  return /^[\d.]+$/.test(text) ? `${text}%` : text;
}

type Meaning = Exclude<ParsedOdds, { error: string }>;

/** A spreadsheet may write a number with nine digits; a change by hand is larger. */
const ROUNDED = 1e-8;

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDED * Math.max(a, b);

/** Whether two cells mean one probability; of a range a single number is the middle. */
function agree(typed: Meaning, p: Meaning): boolean {
  if ('value' in typed) return 'value' in p && isSame(typed.value, p.value);
  if ('value' in p) return isSame(midpoint(typed.low, typed.high), p.value);
  return isSame(typed.low, p.low) && isSame(typed.high, p.high);
}

function wordsHint(field: PlainField): string {
  return `words stand in a column of their own, wording (or --map wording=COLUMN), and ${field} is empty there`;
}

/**
 * The probability in the words of the ledger: a text as typed, or the long form. Undefined for a row without one. A
 * bare number above 1 is refused unless `percent` says that the column holds percentages: 0.7 and 70 in one column
 * cannot both be meant. So are cells that say the same thing otherwise, such as `p` 0.9 beside `typed` 10%: nobody can
 * tell which of them was changed.
 */
export function plainProbability(
  get: (field: PlainField) => string,
  percent: boolean,
  place: () => Place,
): string | number | EmitItem | undefined {
  const orPercent = percent ? '' : '; --percent reads the whole column as percentages';
  const meaning = (field: PlainField): Meaning | undefined => {
    const text = get(field);
    if (text === '') return undefined;
    const odds = parseOdds(percent ? percentText(text) : text);
    if (!('error' in odds)) return odds;
    throw badRow(place(), `${field}: ${odds.error}`, lookup(text) ? wordsHint(field) : odds.hint + orPercent);
  };
  const end = (field: 'low' | 'high'): number | undefined => {
    const one = meaning(field);
    if (one === undefined || 'value' in one) return one?.value;
    throw badRow(place(), `${field} is ${shown(get(field))}, a range`, 'it holds one end of a range; p holds both');
  };
  const refuse = (first: PlainField, second: PlainField): never => {
    throw badRow(
      place(),
      `${first} is ${shown(get(first))}, but ${second} is ${shown(get(second))}`,
      'both say the same thing: correct one of them, or leave it empty',
    );
  };
  const [p, typed, low, high] = [meaning('p'), meaning('typed'), end('low'), end('high')];
  if (p && typed && !agree(typed, p)) refuse('p', 'typed');
  // A range in the column of the number is a range, not a number.
  for (const [field, cell] of [['p', p], ['typed', typed]] as const) {
    if (cell === undefined || 'value' in cell) continue;
    if (low !== undefined && !isSame(low, cell.low)) refuse(field, 'low');
    if (high !== undefined && !isSame(high, cell.high)) refuse(field, 'high');
  } // prettier-ignore
  const [basis, wording, row, why] = [get('basis'), get('wording'), get('row'), get('pWhy')];
  const asWritten = (field: PlainField): string => (percent ? percentText(get(field)) : get(field));
  const isLong = [get('low'), get('high'), basis === 'stated' ? '' : basis, wording, row, why].some(
    (one) => one !== '',
  );
  if (!isLong) return (typed ? asWritten('typed') : asWritten('p')) || undefined;
  const range = p && 'low' in p ? p : undefined;
  const hasNumber = p !== undefined || typed !== undefined || low !== undefined || high !== undefined;
  // Words alone are no number of anybody.
  const implied = wording !== '' && !hasNumber ? 'worded' : 'stated';
  return probabilityItem({
    central: p && 'value' in p ? p.value : undefined,
    low: low ?? range?.low,
    high: high ?? range?.high,
    typed: typed ? asWritten('typed') : undefined,
    basis: (basis || implied) as ProbabilityBasis,
    wording: wording || undefined,
    row: row || undefined,
    why: why || undefined,
  });
}
