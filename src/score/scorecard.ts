// The plain data of every scorecard and report: which predictions count, and what they are worth.
import type { Item } from '../ledger/item.ts';
import type { VoidReason } from '../ledger/prediction.ts';
import { cautionsOf } from './cautions.ts';
import type { Caution } from './cautions.ts';
import { labelsOf, topicsOfRows } from './cluster.ts';
import type { Topics } from './cluster.ts';
import { groupOf } from './cohort.ts';
import type { Group } from './cohort.ts';
import type { Luck } from './dependent-luck.ts';
import { hitsInOwnWords, hitsOf, hitsOfBoth, judgedOf } from './hits.ts';
import type { Hits, HitsOfBoth } from './hits.ts';
import { lazily } from './lazily.ts';
import { lazyItemsScore } from './score-items.ts';
import type { ScoreKey } from './score-items.ts';
import type { ScoreObject } from './score-object.ts';
import type { LazyScore } from './score-table.ts';
import { boundsOf } from './scorecard-bounds.ts';
import type { Bounds } from './scorecard-bounds.ts';
import { scoredItem } from './scored-item.ts';
import type { ScoredItem } from './scored-item.ts';

/** Every prediction stands in exactly one of the groups; `total` is their sum. Strict reading. */
export interface Counts extends Record<Group, number> {
  total: number;
  /** Splits of noProbability + scored. */
  byOutcome: Record<'yes' | 'no' | 'late' | 'partial', number>;
  basis: Record<'stated' | 'worded' | 'assigned' | 'none', number>;
  retrospective: number;
  prospective: number;
  voidReasons: Partial<Record<VoidReason, number>>;
}

/** The topics of what is judged under each reading; undefined where none is named. */
export interface HitTopics {
  strict: Topics | undefined;
  charitable: Topics | undefined;
}

export interface Scorecard {
  forecaster: string;
  counts: Counts;
  /** Every matured, settled prediction with a number on any basis, at its central value. */
  strict: ScoreObject;
  charitable: ScoreObject;
  /** `strict` restricted to numbers the forecaster stated: the headline. */
  statedOnly: ScoreObject;
  /** `strict` with every range at its lower or upper end. */
  low: ScoreObject;
  high: ScoreObject;
  retrospective: ScoreObject;
  prospective: ScoreObject;
  bounds: Bounds;
  hits: Hits;
  /** Hits under the charitable reading. */
  charitableHits: Hits;
  /** Of what is judged under both readings; in no JSON, as the two below. */
  hitsOfBoth: HitsOfBoth;
  /** Hits of what is quoted in the forecaster's own words. */
  hitsInOwnWords: Hits;
  hitTopics: HitTopics;
  /** Ids: best calls and biggest surprises among the scored, at most five each, measured against always 50%. */
  best: string[];
  worst: string[];
  items: ScoredItem[];
  cautions: Caution[];
  /** Of the test of the headline, see `LazyScore`. */
  power: number | undefined;
  /**
   * As many independent predictions as the headline's topics make (`Topics`); undefined where none has a topic.
   */
  independent: number | undefined;
  dependentLuck: Luck | undefined;
}

export interface ScorecardOptions {
  /** Settled predictions whose due day is still ahead are scored too; always with a caution. */
  includeEarly: boolean;
  lexicon: string;
  forecaster: string;
}

function countsOf(items: readonly Item[], scored: readonly ScoredItem[]): Counts {
  const counts: Counts = {
    undated: 0, contested: 0, void: 0, ambiguous: 0, early: 0, open: 0, due: 0, noProbability: 0, scored: 0,
    total: items.length,
    byOutcome: { yes: 0, no: 0, late: 0, partial: 0 },
    basis: { stated: 0, worded: 0, assigned: 0, none: 0 },
    retrospective: 0,
    prospective: 0,
    voidReasons: {},
  }; // prettier-ignore
  for (let index = 0; index < scored.length; index++) {
    const { group, basis, outcome, retrospective } = scored[index]!;
    counts[group] += 1;
    if (group === 'void') {
      const { reason } = items[index]!.standing.strict;
      if (reason) counts.voidReasons[reason] = (counts.voidReasons[reason] ?? 0) + 1;
    }
    if (group !== 'scored' && group !== 'noProbability') continue;
    counts.byOutcome[outcome as 'yes' | 'no' | 'late' | 'partial'] += 1;
    counts.basis[group === 'scored' ? (basis ?? 'none') : 'none'] += 1;
    counts[retrospective ? 'retrospective' : 'prospective'] += 1;
  }
  return counts;
}

const RANKED = 5;

/** Brier score of always saying 50% where all of it happened, or nothing. */
const COIN = 0.25;

function isBefore(excess: number, id: string, other: { excess: number; id: string }): boolean {
  return excess > other.excess || (excess === other.excess && id < other.id);
}

/**
 * Best calls beat saying 50%, most of all first. Surprises did worse, and worse than a coin does on a clear outcome:
 * 55% on what half happened is neither.
 */
function ranked(items: readonly ScoredItem[], side: 'best' | 'worst'): string[] {
  const sign = side === 'best' ? -1 : 1;
  const first: { id: string; excess: number }[] = [];
  for (const { id, strict } of items) {
    const { brier, y } = strict!;
    const excess = sign * (brier - (0.5 - y) ** 2);
    if (excess <= 0 || (side === 'worst' && brier <= COIN)) continue;
    let place = first.length;
    while (place > 0 && isBefore(excess, id, first[place - 1]!)) place--;
    if (place === RANKED) continue;
    first.splice(place, 0, { id, excess });
    first.length = Math.min(first.length, RANKED);
  }
  return first.map(({ id }) => id);
}

/**
 * The scorecard of some items, which know where they stood on the as-of day. Headline rule: only predictions whose due
 * day is over count; what was settled early waits, since "yes" comes early more often than "no". Restatements count
 * once, with their prediction. Undefined numbers are null with a reason code inside the score objects. Its values are
 * worked out when they are first looked at.
 */
export function scorecardOf(items: readonly Item[], options: ScorecardOptions): Scorecard {
  const { forecaster, includeEarly, lexicon } = options;
  const scored = items.map((item) => scoredItem(item, groupOf(item, includeEarly), options));
  const counted = scored.filter((item) => item.strict !== null);
  const stated = counted.filter((item) => item.basis === 'stated');
  const strict = lazyItemsScore(counted, 'strict', lexicon);
  // Often a part is the whole: nothing was read charitably, no number is a range, nothing is retrospective.
  const score = (items: readonly ScoredItem[], key: ScoreKey): LazyScore => {
    const rows = items.filter((item) => item[key] !== null);
    const isWhole = rows.length === counted.length && rows.every((item) => item[key] === item.strict);
    return isWhole ? strict : lazyItemsScore(rows, key, lexicon);
  };
  const statedOnly = score(stated, 'strict');
  const headline = stated.length > 0 ? statedOnly : strict;
  const entered = (isLate: boolean): ScoredItem[] => counted.filter((item) => item.retrospective === isLate);
  const judged = lazily<Record<keyof HitTopics, readonly Item[]>>({
    strict: () => judgedOf(items, 'strict', includeEarly),
    charitable: () => judgedOf(items, 'charitable', includeEarly),
  });
  const topicsOf = (some: readonly Item[]): Topics | undefined =>
    topicsOfRows(labelsOf(some.map(({ prediction }) => prediction.group)));
  const card: Scorecard = lazily<Scorecard>({
    forecaster: () => forecaster,
    counts: () => countsOf(items, scored),
    strict: () => strict.score,
    charitable: () => score(scored, 'charitable').score,
    statedOnly: () => statedOnly.score,
    low: () => score(counted, 'atLow').score,
    high: () => score(counted, 'atHigh').score,
    retrospective: () => score(entered(true), 'strict').score,
    prospective: () => score(entered(false), 'strict').score,
    bounds: () => boundsOf(scored),
    hits: () => hitsOf(judged.strict, 'strict'),
    charitableHits: () => hitsOf(judged.charitable, 'charitable'),
    hitsOfBoth: () => hitsOfBoth(judged.strict),
    hitsInOwnWords: () => hitsInOwnWords(judged.strict),
    hitTopics: () => ({ strict: topicsOf(judged.strict), charitable: topicsOf(judged.charitable) }),
    best: () => ranked(counted, 'best'),
    worst: () => ranked(counted, 'worst'),
    items: () => scored,
    cautions: () => {
      const { topics, effectiveN } = headline;
      return cautionsOf(card, items, includeEarly, {
        counted,
        headline: stated.length > 0 ? stated : counted,
        topics,
        effectiveN,
      });
    },
    independent: () => headline.topics?.independent,
    dependentLuck: () => headline.dependentLuck,
    power: () => headline.power,
  });
  return card;
}
