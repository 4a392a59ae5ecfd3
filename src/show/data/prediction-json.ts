// One prediction as JSON: everything the ledger holds, where it stands, what it scores.
import type { Item } from '../../ledger/item.ts';
import type { Probability } from '../../ledger/prediction.ts';
import type { Tally } from '../../ledger/standing.ts';
import type { ScoredItem } from '../../score/scored-item.ts';

function probabilityJson(probability: Probability | undefined): Record<string, unknown> | null {
  if (!probability) return null;
  const { central, low, high, basis, wording, row, why, typed, usable } = probability;
  return {
    central, low: low ?? null, high: high ?? null, basis, wording: wording ?? null, row: row ?? null, why: why ?? null,
    typed: typed ?? null, usable,
  }; // prettier-ignore
}

function tallyJson(tally: Tally): Record<string, unknown> {
  return {
    outcome: tally.outcome ?? null,
    y: tally.y ?? null,
    known: tally.known ?? null,
    reason: tally.reason ?? null,
    happened: tally.happened ?? null,
    contested: tally.contested,
    votes: tally.votes.map((vote) => ({ by: vote.by, outcome: vote.outcome })),
  };
}

/** Keys in the order of the ledger, then `standing` and `score`; absent texts are null, absent lists empty. */
export function predictionJson(item: Item, scored: ScoredItem): Record<string, unknown> {
  const { prediction, standing } = item;
  const own = scored.strict;
  return {
    id: prediction.id,
    claim: prediction.claim,
    forecaster: prediction.forecaster,
    said: prediction.said,
    restated: prediction.restated,
    due: prediction.due ?? null,
    probability: probabilityJson(prediction.probability),
    condition: prediction.condition ?? null,
    criteria: prediction.criteria ?? null,
    tags: prediction.tags,
    group: prediction.group ?? null,
    recorded: prediction.recorded,
    forecasts: prediction.forecasts.map((forecast) => ({
      by: forecast.by,
      date: forecast.date,
      probability: probabilityJson(forecast.probability),
      withdrawn: forecast.withdrawn,
      why: forecast.why ?? null,
    })),
    resolutions: prediction.resolutions,
    sealed: prediction.sealed ?? null,
    note: prediction.note ?? null,
    standing: {
      status: standing.status,
      matured: standing.matured,
      settled: standing.settled,
      retrospective: standing.retrospective,
      strict: tallyJson(standing.strict),
      charitable: tallyJson(standing.charitable),
    },
    score:
      own === null ? null : { brier: own.brier, y: own.y, first: own.first, final: own.final, coverage: own.coverage },
  };
}
