// The rows of `predict list` for programs: the keys are a public contract.
import type { Item } from '../../ledger/item.ts';

export interface ListRow extends Record<string, unknown> {
  id: string;
}

export const LIST_KEYS = [
  'id', 'forecaster', 'claim', 'said', 'due', 'dueBasis', 'status', 'matured', 'retrospective', 'probability', 'low', 'high',
  'basis', 'outcome', 'charitable', 'known', 'score', 'tags', 'group', 'source', 'sealed',
] as const; // prettier-ignore

/** One row a prediction; `score` is its Brier score where it is scored, else null. */
export function listRow(item: Item, score: number | null): ListRow {
  const { prediction, standing } = item;
  return {
    id: prediction.id,
    forecaster: prediction.forecaster,
    claim: prediction.claim,
    said: prediction.said.date,
    due: prediction.due?.date ?? null,
    dueBasis: prediction.due?.basis ?? null,
    status: standing.status,
    matured: standing.matured,
    retrospective: standing.retrospective,
    probability: prediction.probability?.central ?? null,
    low: prediction.probability?.low ?? null,
    high: prediction.probability?.high ?? null,
    basis: prediction.probability?.basis ?? null,
    outcome: standing.strict.outcome ?? null,
    charitable: standing.charitable.outcome ?? null,
    known: standing.strict.known ?? null,
    score,
    tags: prediction.tags,
    group: prediction.group ?? null,
    source: prediction.said.source ?? null,
    sealed: prediction.sealed?.date ?? null,
  };
}
