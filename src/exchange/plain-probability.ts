// The probability of a row of a plain table.
import type { Place } from '../errors.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import { parseOdds } from '../ledger/probability.ts';
import type { ProbabilityBasis } from '../ledger/prediction.ts';
import { badRow } from './input.ts';
import type { PlainField } from './plain-map.ts';
import { probabilityItem } from './probability-item.ts';

/** A percentage with or without its sign as a typed probability: '65' is `65%`. */
function percentText(text: string): string {
  return /^[\d.]+$/.test(text) ? `${text}%` : text;
}

/**
 * The probability in the words of the ledger: a text as typed, or the long form. Undefined for a row without one. A bare number above 1 is
 * refused unless `percent` says that the column holds percentages: 0.7 and 70 in one column cannot both be meant.
 */
export function plainProbability(
  get: (field: PlainField) => string,
  percent: boolean,
  place: () => Place,
): string | number | EmitItem | undefined {
  const number = (field: PlainField, typed: string): number | undefined => {
    if (typed === '') return undefined;
    const odds = parseOdds(percent ? percentText(typed) : typed);
    if ('value' in odds) return odds.value;
    if ('error' in odds) {
      const hint = percent ? odds.hint : `${odds.hint}; --percent reads the whole column as percentages`;
      throw badRow(place(), `${field}: ${odds.error}`, hint);
    }
    return undefined;
  };
  const [p, low, high, typed] = [get('p'), get('low'), get('high'), get('typed')];
  const [basis, wording, row, why] = [get('basis'), get('wording'), get('row'), get('pWhy')];
  const text = typed !== '' ? typed : percent ? percentText(p) : p;
  const central = number('p', p);
  const isLong = [low, high, basis === 'stated' ? '' : basis, wording, row, why].some((one) => one !== '');
  if (!isLong) {
    if (text !== '') number('p', text);
    return text === '' ? undefined : text;
  }
  // A range in the column of the number is a range, not a number.
  const odds = p === '' ? undefined : parseOdds(percent ? percentText(p) : p);
  const range = odds && 'low' in odds ? odds : undefined;
  return probabilityItem({
    central,
    low: number('low', low) ?? range?.low,
    high: number('high', high) ?? range?.high,
    typed: typed === '' ? undefined : typed,
    basis: (basis || 'stated') as ProbabilityBasis,
    wording: wording || undefined,
    row: row || undefined,
    why: why || undefined,
  });
}
