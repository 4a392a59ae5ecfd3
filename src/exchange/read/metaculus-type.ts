import type { Losses } from '../loss.ts';

export type MetaculusType = 'binary' | 'multiple_choice';

/** True for a question whose answers are yes or no, by itself or option by option; others are put on record as lost. */
export function holdsYesOrNo(type: string, at: string, losses: Losses): type is MetaculusType {
  if (type === 'binary' || type === 'multiple_choice') return true;
  losses.lost(
    `question of type ${type || 'unknown'}`,
    'a ledger holds yes/no questions; put it as thresholds that share a group',
    at,
  );
  return false;
}
