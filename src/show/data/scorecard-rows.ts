// A scorecard for spreadsheets: one row a prediction, or one a part with --by.
import type { Scorecard } from '../../score/scorecard.ts';
import { itemKeys } from './scorecard-json.ts';

export const SCORED_KEYS = [
  'id', 'group', 'basis', 'probability', 'low', 'high', 'outcome', 'charitable', 'said', 'due',
  'retrospective', 'cluster', 'reference', 'y', 'p', 'brier', 'charitableBrier',
] as const; // prettier-ignore

/** Every prediction with the group it falls into; y, p (the mean where it changed) and Brier only if it is scored. */
export function scoredRows(card: Scorecard): Record<string, unknown>[] {
  return card.items.map((item) => ({
    ...itemKeys(item),
    y: item.strict?.y ?? null,
    p: item.strict?.p ?? null,
    brier: item.strict?.brier ?? null,
    charitableBrier: item.charitable?.brier ?? null,
  }));
}

export const PART_KEYS = [
  'key', 'total', 'judged', 'happened', 'contested', 'overdue', 'open', 'scored', 'ownNumber', 'brier',
  'ownBrier',
] as const; // prettier-ignore

/** One row a part; `brier` is the mean over every scored number, `ownBrier` over the forecaster's own. */
export function partRows(parts: readonly { key: string; card: Scorecard }[]): Record<string, unknown>[] {
  return parts.map(({ key, card }) => ({
    key,
    total: card.counts.total,
    judged: card.hits.n,
    happened: card.hits.happened,
    contested: card.counts.contested,
    overdue: card.counts.due,
    open: card.counts.open,
    scored: card.strict.n,
    ownNumber: card.statedOnly.n,
    brier: card.strict.brier?.mean ?? null,
    ownBrier: card.statedOnly.brier?.mean ?? null,
  }));
}
