import type { Moment } from '../moment.ts';
import type { Settled } from '../question.ts';

/** The resolution with this outcome; its day is the one it was judged on there. */
export function predictionBookResolution(outcome: Settled['outcome'], judged: Moment | undefined): Settled {
  return {
    outcome,
    known: judged?.day,
    by: 'predictionbook',
    why: 'As judged on PredictionBook.',
  };
}
