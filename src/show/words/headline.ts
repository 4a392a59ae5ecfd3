import type { ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import type { About } from './scorecard-about.ts';

type WhatIf = Pick<About, 'whatIf'>;

/** The headline's score object: the forecaster's own numbers, or, where none of them is scored, the imputed ones. */
export function headline(card: Scorecard, { whatIf }: WhatIf): ScoreObject {
  return whatIf ? card.strict : card.statedOnly;
}

/** The predictions behind it, in the order of the ledger: each has a strict score. */
export function headlineItems(card: Scorecard, { whatIf }: WhatIf): ScoredItem[] {
  return card.items.filter(({ strict, basis }) => strict !== null && (whatIf || basis === 'stated'));
}
