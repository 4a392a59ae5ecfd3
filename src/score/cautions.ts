// What a reader must know before he believes the numbers; worded in show/.
import type { Item } from '../ledger/item.ts';
import type { Scorecard } from './scorecard.ts';

export const CAUTION_CODES = [
  'nothing_to_score', 'small_sample', 'overdue', 'contested', 'imputed', 'retrospective', 'early_included', 'few_clusters',
  'shared_topics', 'updated_forecasts', 'not_own_words', 'certainty_failed',
] as const; // prettier-ignore
export type CautionCode = (typeof CAUTION_CODES)[number];

/** `count` says how many predictions the caution is about, where that is a number of predictions. */
export interface Caution {
  code: CautionCode;
  count: number;
}

/** Below this many scored predictions no rate is stated and nothing is called calibrated. */
const SMALL = 30;
/** A larger share of overdue among the due ones is said above the headline. */
const OVERDUE_SHARE = 0.1;
/** Fewer clusters than this say too little about how far topics differ. */
const CLUSTERS = 5;

/** The cautions that hold for a scorecard, in the order of `CAUTION_CODES`. */
export function cautionsOf(
  card: Omit<Scorecard, 'cautions'>,
  items: readonly Item[],
  includeEarly: boolean,
): Caution[] {
  const { counts, strict } = card;
  const scored = card.items.filter((item) => item.strict !== null);
  const matured = counts.due + counts.noProbability + counts.scored;
  const clusters = new Set(scored.flatMap((item) => (item.cluster === null ? [] : [item.cluster])));
  const alone = scored.filter((item) => item.cluster === null).length;
  const shared = scored.filter((item) => item.cluster !== null).length > clusters.size;
  const failed = scored.filter(
    ({ strict: score }) => score && ((score.p === 0 && score.y > 0) || (score.p === 1 && score.y < 1)),
  );
  const imputed = scored.filter((item) => item.basis !== 'stated').length;
  const early = includeEarly ? items.filter((item) => item.standing.settled && !item.standing.matured).length : 0;
  const found: Partial<Record<CautionCode, number>> = {
    ...(strict.n === 0 ? { nothing_to_score: 0 } : strict.n < SMALL ? { small_sample: strict.n } : {}),
    ...(counts.due > matured * OVERDUE_SHARE ? { overdue: counts.due } : {}),
    ...(counts.contested > 0 ? { contested: counts.contested } : {}),
    ...(imputed > 0 ? { imputed } : {}),
    ...(counts.retrospective > 0 ? { retrospective: counts.retrospective } : {}),
    ...(early > 0 ? { early_included: early } : {}),
    ...(strict.n > 0 && clusters.size > 0 && clusters.size + alone < CLUSTERS
      ? { few_clusters: clusters.size + alone }
      : {}),
    ...(shared ? { shared_topics: clusters.size } : {}),
    ...(scored.some((item) => item.updated) ? { updated_forecasts: scored.filter((item) => item.updated).length } : {}),
    ...(items.some((item) => item.prediction.said.speaker)
      ? { not_own_words: items.filter((item) => item.prediction.said.speaker).length }
      : {}),
    ...(failed.length > 0 ? { certainty_failed: failed.length } : {}),
  };
  return CAUTION_CODES.flatMap((code) => (found[code] === undefined ? [] : [{ code, count: found[code] }]));
}
