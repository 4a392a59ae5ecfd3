// The JSON of a scorecard: the keys are a public contract.
import type { ItemScore } from '../../score/item-score.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { ScoredItem } from '../../score/scored-item.ts';

function itemScore(score: ItemScore | null): Record<string, unknown> | null {
  if (score === null) return null;
  const { y, brier, p, first, final, coverage, points, known } = score;
  return { y, brier, p, first, final, coverage, points, known };
}

/** What JSON and CSV say alike of one prediction, in the order of both. */
export function itemKeys(item: ScoredItem): Record<string, unknown> {
  return {
    id: item.id,
    group: item.group,
    basis: item.basis,
    probability: item.probability,
    low: item.low,
    high: item.high,
    outcome: item.outcome,
    charitable: item.charitableOutcome,
    said: item.said,
    due: item.due,
    retrospective: item.retrospective,
    cluster: item.cluster,
    reference: item.reference,
  };
}

/** One prediction of `items`. */
function itemJson(item: ScoredItem): Record<string, unknown> {
  return { ...itemKeys(item), score: itemScore(item.strict), charitableScore: itemScore(item.charitable) };
}

/** The scorecard as plain JSON data, keys in the order of the contract. */
export function scorecardJson(card: Scorecard): Record<string, unknown> {
  const { strict, charitable, statedOnly, low, high, retrospective, prospective, bounds, hits, charitableHits } = card;
  return {
    forecaster: card.forecaster,
    counts: card.counts,
    strict, charitable, statedOnly, low, high, retrospective, prospective, bounds, hits, charitableHits,
    best: card.best,
    worst: card.worst,
    cautions: card.cautions.map((caution) => caution.code),
    items: card.items.map(itemJson),
  }; // prettier-ignore
}
