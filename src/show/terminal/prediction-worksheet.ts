// What a grader has to see before judging: the claim, its day, its criteria, and what was said of it so far.
import type { Item } from '../../ledger/item.ts';
import type { Odds } from '../../ledger/odds.ts';
import { safeLine, safeText } from '../safe.ts';
import { oddsText } from '../words/probability-text.ts';
import type { Look } from './look.ts';
import { block } from './page.ts';

/** Labelled paragraphs, as wide as the look allows; the votes so far stand last. */
export function predictionWorksheet(item: Item, odds: Odds, look: Look): string {
  const { prediction } = item;
  const { criteria, due } = prediction;
  const votes = prediction.resolutions.map(
    (one) => `${one.outcome} by ${safeLine(one.by)}, known ${one.known}, recorded ${one.recorded}`,
  );
  const parts: [string, string[]][] = [
    ['Claim', [safeLine(prediction.claim)]],
    ['Said', [prediction.said.date]],
    ['Due', [due ? `${due.date}${due.basis === 'stated' ? '' : ` (${due.basis})`}` : 'no day']],
    ['Probability', odds.first || odds.now ? [oddsText(odds, look)] : []],
    ['Condition', prediction.condition ? [safeLine(prediction.condition)] : []],
    ['Strict', [criteria ? safeText(criteria.strict) : 'no criteria written']],
    ['Charitable', criteria?.charitable ? [safeText(criteria.charitable)] : []],
    ['So far', votes],
  ];
  return `${parts.flatMap(([label, paragraphs]) => block(label, paragraphs, look)).join('\n')}\n`;
}
