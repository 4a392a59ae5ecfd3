// What a reader must know before believing the numbers; worded in show/.
import type { Item } from '../ledger/item.ts';
import type { Topics } from './cluster.ts';
import type { Scorecard } from './scorecard.ts';
import type { ScoredItem } from './scored-item.ts';
import { sharedWithoutTopic } from './shared-questions.ts';

export const CAUTION_CODES = [
  'nothing_to_score', 'small_sample', 'overdue', 'contested', 'imputed', 'retrospective', 'early_included', 'few_clusters',
  'shared_topics', 'shared_ids', 'updated_forecasts', 'not_own_words', 'certainty_failed',
] as const; // prettier-ignore
export type CautionCode = (typeof CAUTION_CODES)[number];

/** `count` says how many predictions the caution is about, where that is a number of predictions. */
export interface Caution {
  code: CautionCode;
  count: number;
  /** With shared topics: as many independent predictions would tell as much; absent where that cannot be told. */
  effectiveN?: number;
}

/** Below this many scored predictions only a large difference can show. */
const SMALL = 30;
/** A larger share of overdue among those that came due, however they came out, is said above the headline. */
const OVERDUE_SHARE = 0.1;
/** Fewer clusters than this say too little about how far topics differ. */
const CLUSTERS = 5;

/** True when clusters are named and there are too few of them: the numbers stay, no probability is put into words. */
export function fewClusters(topics: Topics | undefined): topics is Topics {
  return topics !== undefined && topics.count < CLUSTERS;
}

/** Settled and counted although its due day is ahead. */
function isEarly({ standing }: Item, { group }: ScoredItem): boolean {
  return !standing.matured && (group === 'noProbability' || group === 'scored');
}

/** What is scored; of it the headline: the forecaster's own numbers, or all of them where none of those is scored. */
export interface Cohort {
  counted: readonly ScoredItem[];
  headline: readonly ScoredItem[];
  /** Both of the headline. */
  topics: Topics | undefined;
  effectiveN: number | undefined;
}

/** How many of the headline may answer a question that another's prediction answers too, and no topic says so. */
function answersShared(items: readonly Item[], headline: readonly ScoredItem[]): number {
  const shared = new Set(sharedWithoutTopic(items).map(({ prediction }) => prediction.id));
  return shared.size === 0 ? 0 : headline.filter(({ id }) => shared.has(id)).length;
}

/** The cautions for a scorecard, in the order of `CAUTION_CODES`. Size and topics are those of the headline. */
export function cautionsOf(
  card: Omit<Scorecard, 'cautions'>,
  items: readonly Item[],
  includeEarly: boolean,
  { counted, headline, topics, effectiveN }: Cohort,
): Caution[] {
  const { counts } = card;
  const n = headline.length;
  let [cameDue, notOwnWords] = [0, 0];
  for (const { prediction, standing } of items) {
    if (standing.matured) cameDue++;
    if (prediction.said.speaker) notOwnWords++;
  }
  const early = includeEarly ? items.filter((item, index) => isEarly(item, card.items[index]!)).length : 0;
  let [imputed, updated, failed] = [0, 0, 0];
  for (const { basis, updated: isUpdated, strict } of counted) {
    if (basis !== 'stated') imputed++;
    if (isUpdated) updated++;
    // Said so once is enough, whatever the average over time is.
    const { p } = strict!;
    if ((isUpdated || p === 0 || p === 1) && strict!.logNats.unclipped === Infinity) failed++;
  }
  const found: Record<CautionCode, number> = {
    nothing_to_score: 0,
    small_sample: n < SMALL ? n : 0,
    overdue: counts.due > cameDue * OVERDUE_SHARE ? counts.due : 0,
    contested: counts.contested,
    imputed,
    retrospective: counts.retrospective,
    early_included: early,
    few_clusters: fewClusters(topics) ? topics.count : 0,
    shared_topics: topics?.shared ?? 0,
    shared_ids: answersShared(items, headline),
    updated_forecasts: updated,
    not_own_words: notOwnWords,
    certainty_failed: failed,
  };
  return CAUTION_CODES.flatMap((code): Caution[] => {
    if (found[code] === 0 && (code !== 'nothing_to_score' || n > 0)) return [];
    // From a handful of topics nobody can tell how far topics differ.
    const isTold = code === 'shared_topics' && effectiveN !== undefined && found.few_clusters === 0;
    return [{ code, count: found[code], ...(isTold && { effectiveN }) }];
  });
}
