// A probability in the words of the ledger, from the parts an export of ours (or a table of anybody's) has.
import type { EmitItem } from '../ledger/edit/emit.ts';
import type { ProbabilityBasis } from '../ledger/prediction.ts';
import { midpoint, numbersOf, parseOdds } from '../ledger/probability.ts';

/** `typed` is the text as somebody wrote it; the numbers are those it means. */
export interface ProbabilityParts {
  central?: number | undefined;
  low?: number | undefined;
  high?: number | undefined;
  typed?: string | undefined;
  basis: ProbabilityBasis;
  wording?: string | undefined;
  row?: string | undefined;
  why?: string | undefined;
}

function isShort({ central, low, high, typed, basis, wording, row, why }: ProbabilityParts): boolean {
  if (typed === undefined || basis !== 'stated' || [wording, row, why].some((one) => one !== undefined)) return false;
  const odds = parseOdds(typed);
  if ('error' in odds) return false;
  if ('value' in odds)
    return low === undefined && high === undefined && (central === undefined || odds.value === central);
  return odds.low === (low ?? odds.low) && odds.high === (high ?? odds.high);
}

/** The shortest form that reads as these parts: `65%`, or the long form without what the lexicon's row supplies. */
export function probabilityItem(parts: ProbabilityParts): string | number | EmitItem {
  const { central, low, high, typed, basis, wording, row, why } = parts;
  if (isShort(parts)) return typed!;
  const bare = basis === 'stated' && [low, high, typed, wording, row, why].every((one) => one === undefined);
  if (bare && central !== undefined) return central;
  const words = { basis, ...(wording !== undefined && { wording }), ...(row !== undefined && { row }) };
  const supplied = numbersOf(words);
  const other = (key: 'low' | 'high', number: number | undefined): number | undefined =>
    supplied[key] === number ? undefined : number;
  const implied = supplied.value ?? (low !== undefined && high !== undefined ? midpoint(low, high) : undefined);
  const value = typed ?? (central === implied ? undefined : central);
  return { value, low: other('low', low), high: other('high', high), basis, wording, row, why };
}
