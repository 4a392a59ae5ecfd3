import type { ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { About } from './scorecard-about.ts';

/** The headline's score object: the forecaster's own numbers, or, where none of them is scored, the imputed ones. */
export function headline(card: Scorecard, about: About): ScoreObject {
  return about.whatIf ? card.strict : card.statedOnly;
}
