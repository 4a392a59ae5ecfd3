import type { ScoredItem } from '../../score/scored-item.ts';
import { percent } from './number.ts';

/** `55.5% said`, `~70% said at first` where the number is not the forecaster's own and changed later. */
export function saidFirst({ firstBasis, probability, updated }: ScoredItem): string {
  return `${firstBasis === 'stated' ? '' : '~'}${percent(probability!)} said${updated ? ' at first' : ''}`;
}
