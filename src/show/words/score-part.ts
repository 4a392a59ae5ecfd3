import type { Item } from '../../ledger/item.ts';
import type { Band, ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { About } from './scorecard-about.ts';

/** A record, or a part of one, with its scorecard and what the outputs need beside it. */
export interface ScorePart {
  items: readonly Item[];
  card: Scorecard;
  about: About;
  /** The score of the forecaster's own numbers, or, where none of them is scored, of the imputed ones. */
  headline: ScoreObject;
  /** Bands of the predictions of the headline. */
  bands: readonly Band[];
}
