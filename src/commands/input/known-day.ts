// The day an outcome could be known, where nobody gave one: today, unless that would hide that a claim
// was entered with hindsight.
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import type { Prediction } from '../../ledger/prediction.ts';
import { standing } from '../../ledger/standing.ts';
import { safeLine } from '../../show/safe.ts';
import type { ResolutionInput } from './resolution-input.ts';

/**
 * True where the day has to be said: the entry came into the ledger after its outcome could be known,
 * and today would deny that.
 */
export function needsKnown(prediction: Prediction, outcome: string | undefined, today: Day): boolean {
  return outcome !== 'open' && standing(prediction, today).retrospective;
}

/** Today, for a resolution without --known. Throws `known-missing` where that cannot stand. */
export function knownByDefault(prediction: Prediction, outcome: string | undefined, today: Day): Day {
  if (!needsKnown(prediction, outcome, today)) return today;
  const { strict } = standing(prediction, today);
  const since = strict.known ? `known ${strict.known}` : `due ${prediction.due?.date}`;
  throw failure(
    'known-missing',
    `${prediction.id} was recorded ${prediction.recorded}, after the fact (${since}): the day its outcome could be known has to be said`,
    ['give --known DAY: today would make it look as if it had been recorded in time'],
  );
}

/** What is said where today was taken although the due day is over; undefined where there is nothing to say. */
export function knownRemark(
  input: ResolutionInput,
  prediction: Prediction,
  today: Day,
  undo: string | undefined,
): string | undefined {
  const { due } = prediction;
  if (input.known !== undefined || input.outcome === 'open' || due === undefined || due.date >= today) return undefined;
  return `${safeLine(prediction.id)}: known ${today} (today) was taken, though its due day ${due.date} is over\nhint: if the outcome could be known earlier: ${undo === undefined ? '' : `${undo}, then `}give --known DAY\n`;
}
