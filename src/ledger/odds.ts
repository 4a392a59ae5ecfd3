// What a forecaster says of a prediction: at first, and now where that is something else.
import type { Day } from '../day.ts';
import { isTooLate } from '../too-late.ts';
import type { Prediction, Probability } from './prediction.ts';
import { standing } from './standing.ts';

/** Later than every day. */
const NEVER: Day = '9999-12-31';

export interface Odds {
  first: Probability | undefined;
  /** What stands now where it is not what was first said; null where it was taken back. */
  now?: Probability | null;
}

/** Equal for probabilities that are shown in the same way. */
function keyOf({ basis, central, low, high }: Probability): string {
  return `${basis} ${central} ${low ?? ''} ${high ?? ''}`;
}

/**
 * Of the numbers that count (usable, the forecaster's own, said in time); of two on one day the later line wins, as in
 * the score. First 65%, then by the market 50%, by the forecaster 80%: 65% and now 80%.
 */
export function oddsOf(prediction: Prediction): Odds {
  const { probability: first, forecasts, forecaster } = prediction;
  if (forecasts.length === 0) return { first };
  // What the graders say together is the same on every day from the last on.
  const { strict } = standing(prediction, NEVER);
  let day = '';
  let now: Probability | null | undefined;
  for (const { by, date, withdrawn, probability } of forecasts) {
    if (by !== forecaster || date < day || isTooLate(date, prediction, strict) || (!withdrawn && !probability?.usable))
      continue;
    day = date;
    now = withdrawn ? null : probability;
  }
  if (now === undefined || (now !== null && first && keyOf(now) === keyOf(first))) return { first };
  return { first, now };
}

/** Equal for odds that are shown in the same way; undefined where there are none. */
export function oddsKey(prediction: Prediction): string | undefined {
  const { first, now } = oddsOf(prediction);
  const key = first && keyOf(first);
  return now === undefined ? key : `${key ?? ''} > ${now === null ? '' : keyOf(now)}`;
}
