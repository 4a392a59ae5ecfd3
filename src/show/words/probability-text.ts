// A probability as it stands beside a prediction, in every list and page.
import type { Odds } from '../../ledger/odds.ts';
import type { Probability } from '../../ledger/prediction.ts';
import { percent } from './number.ts';

/**
 * `70%`, `~70%` when the number is not the forecaster's own, `60–70%` for a range as given, too wide to count or
 * not, a dash without one.
 */
export function probabilityText(probability: Probability | undefined, look: { unicode: boolean }): string {
  if (!probability) return look.unicode ? '–' : '-';
  if (probability.basis !== 'stated') return `~${percent(probability.central)}`;
  if (probability.low !== undefined && probability.high !== undefined) {
    return `${percent(probability.low).replace('%', '')}${look.unicode ? '–' : '-'}${percent(probability.high)}`;
  }
  return percent(probability.central);
}

/** Whose number it is, and the words that it stands for, as the ledger has them: whoever shows them makes them safe. */
export function basisText({ basis, typed, wording, row }: Probability): string {
  const words = wording ? ` “${wording}”` : '';
  if (basis === 'stated') return `the forecaster's own number${typed ? `, as said: ${typed}` : words && `:${words}`}`;
  const how =
    basis === 'worded'
      ? `put on the words${words} by the lexicon${row ? `, row “${row}”` : ''}`
      : 'judged by the keeper';
  return `${how}; the forecaster gave no number`;
}

/** What was first said, and what stands now where that changed: `65% → 80%`, `65% → withdrawn`. */
export function oddsText({ first, now }: Odds, look: { unicode: boolean }): string {
  const text = probabilityText(first, look);
  if (now === undefined) return text;
  return `${text} ${look.unicode ? '→' : '->'} ${now === null ? 'withdrawn' : probabilityText(now, look)}`;
}
