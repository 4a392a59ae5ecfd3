// The numbers behind the score of one that changed, so that a reader can work it out.
import type { ItemScore } from '../../score/item-score.ts';
import { percent, plural } from './number.ts';

/** More than these nobody adds up by hand; the forecasts stand above. */
const MOST = 8;

/** `: 60% for 36 days, 20% for 49 days`; of many the first and the last. */
export function daysStood({ spans, first, final }: ItemScore): string {
  if (spans.length > MOST) return ` (${spans.length}, first ${percent(first)}, last ${percent(final)})`;
  return `: ${spans.map(({ p, days }) => `${percent(p)} for ${plural(days, 'day')}`).join(', ')}`;
}
