// Whose predictions a scorecard is about, on how many topics, and how many of them have a number.
import type { Scorecard } from '../../score/scorecard.ts';
import { safeLine } from '../safe.ts';
import { plural } from './number.ts';
import type { About } from './scorecard-about.ts';

/**
 * Predictions that were said with a number of the forecaster's own, and with an imputed one; topics, one
 * without a name being its own.
 */
function numbersOf({ items }: Scorecard): { own: number; imputed: number; topics: number } {
  let [own, imputed, alone] = [0, 0, 0];
  const named = new Set<string>();
  for (const { firstBasis, cluster } of items) {
    if (firstBasis === 'stated') own++;
    else if (firstBasis !== null) imputed++;
    if (cluster === null) alone++;
    else named.add(cluster);
  }
  return { own, imputed, topics: named.size + alone };
}

/** "3 predictions by Ada on 2 separate topics, from 1 source. 2 with a number of the forecaster's own, ..." */
export function whoSentence(card: Scorecard, about: About): string {
  const { own, imputed, topics } = numbersOf(card);
  const n = card.items.length;
  const by = about.forecaster === '' ? '' : ` by ${safeLine(about.forecaster)}`;
  const on = topics < n ? ` on ${plural(topics, 'separate topic')}` : '';
  const from = about.sources.length > 0 ? `, from ${plural(about.sources.length, 'source')}` : '';
  return `${plural(n, 'prediction')}${by}${on}${from}. ${own} with a number of the forecaster's own, ${imputed} with an imputed one, ${n - own - imputed} without any.`;
}
