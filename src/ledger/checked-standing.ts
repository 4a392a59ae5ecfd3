import type { Day } from '../day.ts';
import type { Prediction } from './prediction.ts';
import { standing } from './standing.ts';

/** Where a prediction stands, as far as checking needs it. */
export interface CheckedStanding {
  /** There is a consensus. */
  settled: boolean;
  /** The due day itself is over. */
  matured: boolean;
  /** Its graders are tied. */
  contested: boolean;
  /** The earliest day the consensus was knowable. */
  known?: Day;
}

/** What checking needs of the standing that a prediction has on a day. */
export function checkedStanding(prediction: Prediction, day: Day): CheckedStanding {
  const { settled, matured, strict } = standing(prediction, day);
  return {
    settled,
    matured,
    contested: strict.contested,
    ...(strict.known === undefined ? {} : { known: strict.known }),
  };
}
