// The one resolution that a row of a table can hold.
import type { Item } from '../../ledger/item.ts';
import type { Resolution } from '../../ledger/prediction.ts';
import { outcomeValue } from '../../ledger/standing.ts';
import type { Tally } from '../../ledger/standing.ts';
import type { Losses } from '../loss.ts';

/** Whether a reading of the criteria comes to the same when this resolution is the only one. */
function says({ contested, outcome, y }: Tally, { fraction }: Resolution, own: Resolution['outcome']): boolean {
  if (contested) return false;
  if (outcome === undefined) return own === 'open';
  return own === outcome && outcomeValue(own, fraction) === y;
}

/**
 * The resolution of an item that alone comes to what all of its graders come to: a vote of the side that won, of
 * several the one whose charitable reading and day agree with all of them; where every vote was taken back, one that
 * did so. Undefined where nobody resolved it, and where the graders do not agree: one vote of theirs would settle
 * elsewhere what is not settled. Names what the row leaves out.
 */
export function rowResolution({ prediction, standing }: Item, losses: Losses): Resolution | undefined {
  const { id, resolutions } = prediction;
  const { strict, charitable, latest } = standing;
  if (strict.contested) {
    losses.lost('contested outcome', 'a row holds one resolution and the graders do not agree: it has none', id);
    return undefined;
  }
  const isCharitable = (one: Resolution): boolean => says(charitable, one, one.charitable ?? one.outcome);
  const isOfDay = ({ known }: Resolution): boolean => strict.known === undefined || known === strict.known;
  const fitting = latest.filter((one) => says(strict, one, one.outcome));
  const alike = fitting.some(isCharitable) ? fitting.filter(isCharitable) : fitting;
  const one = alike.find(isOfDay) ?? alike[0];
  if (resolutions.length > 1)
    losses.lost('resolutions', 'a row holds one; those of other graders and earlier ones are left out', id);
  if (!one) return undefined;
  if (!isCharitable(one))
    losses.changed('charitable reading', 'the row has that of one grader; all of them come to something else', id);
  if (!isOfDay(one)) losses.changed('known', 'the row has the day of one grader; another of them knew it earlier', id);
  if (one.evidence.length > 0) losses.lost('evidence', 'a row has no place for it', id);
  return one;
}
