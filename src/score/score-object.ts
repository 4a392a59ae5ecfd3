// The score object: what `predict score --format json` prints, key by key and in this order. Undefined is null with
// a reason, never 0 or NaN.

/** JSON has no infinities: they are words. */
export type Unbounded = number | 'Infinity' | '-Infinity';

export type Interval = [low: number, high: number];

export type ReasonCode =
  | 'empty'
  | 'too_few'
  | 'too_many'
  | 'one_class'
  | 'one_value'
  | 'separated'
  | 'zero_variance'
  | 'no_clusters'
  | 'too_few_clusters'
  | 'no_reference'
  | 'fractional';

export interface BrierBlock {
  mean: number;
  interval: Interval | null;
  clusterInterval: Interval | null;
  expectedIfCalibrated: number;
  sdIfCalibrated: number;
  probabilityThisBadOrWorse: number | null;
  probabilityThisGoodOrBetter: number | null;
}

export interface ReferenceSkill {
  /** Rows that have a reference. */
  n: number;
  brier: number;
  referenceBrier: number;
  skill: number | null;
  /** Mean of (own - reference) loss; negative = better than the reference. */
  meanDifference: number;
  /** Its standard error, null for a single pair. */
  seDifference: number | null;
}

export interface SkillBlock {
  vsHalf: number | null;
  vsBaseRate: number | null;
  vsBaseRateLeaveOneOut: number | null;
  vsReference: ReferenceSkill | null;
}

export interface LogBlock {
  bits: Unbounded;
  nats: Unbounded;
  clip: number;
  clipped: number;
  unclippedBits: Unbounded;
}

export interface CorpBlock {
  from: number;
  to: number;
  n: number;
  happened: number;
  recalibrated: number;
}

export interface BandPoint {
  at: number;
  low: number;
  high: number;
}

export interface CorpObject {
  miscalibration: number;
  discrimination: number;
  uncertainty: number;
  expectedMiscalibrationIfCalibrated: number | null;
  probabilityMiscalibrationThisLarge: number | null;
  blocks: CorpBlock[];
  band: BandPoint[] | null;
}

export interface MurphyBlock {
  reliability: number;
  resolution: number;
  uncertainty: number;
  /** Unique forecasts. */
  groups: number;
}

export interface ConfidenceBlock {
  /** Mean of max(p, 1-p), 0.5..1. */
  mean: number;
  /** Share of outcomes on the likelier side; a forecast of 50% counts one half. */
  hitRate: number;
  /** mean - hitRate: positive = surer than right. */
  overconfidence: number;
  /** Forecasts of exactly 50%. */
  atHalf: number;
}

export interface CountsBlock {
  expectedYes: number;
  sdYes: number;
  probabilityThisFewOrFewer: number | null;
  probabilityThisManyOrMore: number | null;
  range90: Interval | null;
}

export interface Cox {
  status: 'ok' | 'separated' | 'one_class' | 'one_value';
  intercept: number | null;
  slope: Unbounded | null;
  interceptSe: number | null;
  slopeSe: number | null;
  firth: { intercept: number; slope: number } | null;
}

export interface Auc {
  /**
   * Share of (happened, did not) pairs put in the right order, ties counting one half: 0..1, 0.5 = no
   * better than chance.
   */
  value: number;
  /** DeLong's standard error, null unless both classes have two items. */
  seDeLong: number | null;
}

export interface Bin {
  from: number;
  to: number;
  n: number;
  meanForecast: number;
  happened: number;
  frequency: number;
  wilson95: Interval;
  range90IfCalibrated: Interval;
}

/** A group of predictions for a sentence or picture; without what may not be said of it (`shownBands`). */
export type Band = Omit<Bin, 'range90IfCalibrated' | 'wilson95'> & {
  range90IfCalibrated: Interval | null;
  wilson95: Interval | null;
};

export interface MethodBlock {
  logClip: number;
  seed: number;
  /**
   * Draws for the miscalibration null and the band; 0 when they are exact or absent. Brier tails by
   * draws always take 19,999.
   */
  draws: number;
  brierTail: 'convolution' | 'enumeration' | 'draws' | 'normal' | null;
  miscalibrationTail: 'enumeration' | 'draws' | null;
  /** Id of the lexicon that translated words; null = no word was translated. */
  lexicon: string | null;
}

export interface ScoreObject {
  n: number;
  baseRate: number | null;
  meanForecast: number | null;
  brier: BrierBlock | null;
  skill: SkillBlock | null;
  log: LogBlock | null;
  spherical: number | null;
  corp: CorpObject | null;
  murphy: MurphyBlock | null;
  confidence: ConfidenceBlock | null;
  counts: CountsBlock | null;
  spiegelhalter: { z: number; p: number } | null;
  cox: Cox | null;
  auc: Auc | null;
  bins: Bin[];
  method: MethodBlock;
  /** Dotted path of each null to why it is null. */
  reasons: Record<string, ReasonCode>;
}
