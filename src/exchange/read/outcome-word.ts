// Outcomes as tables write them.
import { OUTCOMES } from '../../ledger/prediction.ts';
import type { Outcome } from '../../ledger/prediction.ts';

const WORDS: Readonly<Record<string, Outcome>> = {
  y: 'yes', true: 'yes', '1': 'yes', '1.0': 'yes',
  n: 'no', false: 'no', '0': 'no', '0.0': 'no',
}; // prettier-ignore

/**
 * `yes`, `No`, `TRUE`, `1`, any outcome of the ledger, or a share between 0 and 1 that is partial. `right` and
 * `wrong` are refused: they speak of the forecaster, an outcome of the event. Undefined for anything else; the
 * empty text is the caller's.
 */
export function outcomeOf(text: string): { outcome: Outcome; fraction?: number } | undefined {
  const word = text.trim().toLowerCase();
  if (Object.hasOwn(WORDS, word)) return { outcome: WORDS[word]! };
  if ((OUTCOMES as readonly string[]).includes(word)) return { outcome: word as Outcome };
  const share = /^(?:0?\.\d+)$/.test(word) ? Number(word) : undefined;
  return share !== undefined && share > 0 && share < 1 ? { outcome: 'partial', fraction: share } : undefined;
}
