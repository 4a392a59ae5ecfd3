// The end of a forecast on Metaculus: a day may be set on which it runs out.
import type { Day } from '../../day.ts';
import type { Losses } from '../loss.ts';
import type { Estimate } from '../question.ts';

/**
 * Without the ends that are still ahead: nothing is withdrawn yet, and a later import finds them again. They are named
 * as those of `at`.
 */
export function endsSoFar(estimates: readonly Estimate[], today: Day, losses: Losses, at: string): Estimate[] {
  return estimates.filter((one) => {
    if (!one.withdrawn || one.at.day <= today) return true;
    losses.lost('end of a forecast', `it runs out on ${one.at.day}, which is ahead; import again then`, at);
    return false;
  });
}
