// The ledger as plain data, after short forms are expanded and defaults filled in. No library, no text, no places.
import type { Day } from '../day.ts';

export const OUTCOMES = ['yes', 'no', 'late', 'partial', 'ambiguous', 'void', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VOID_REASONS = ['condition-unmet', 'retracted', 'unmeasurable', 'not-a-prediction', 'duplicate'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

export const DUE_BASES = ['stated', 'inferred', 'assigned'] as const;
export type DueBasis = (typeof DUE_BASES)[number];

export const PROBABILITY_BASES = ['stated', 'worded', 'assigned'] as const;
export type ProbabilityBasis = (typeof PROBABILITY_BASES)[number];

/** Where and when something was said. `at` is a locator such as `line 12`, `lines 12-14` or a time stamp. */
export interface Saying {
  date: Day;
  source?: string;
  at?: string;
  quote?: string;
}

/** `speaker` names whose wording the quote is when it is not the forecaster's own, e.g. `summariser`. */
export interface Said extends Saying {
  speaker?: string;
}

export interface Due {
  date: Day;
  basis: DueBasis;
  why?: string;
}

/**
 * A probability of yes, 0..1. `central` is `value`, else the midpoint of `low` and `high`, else (worded) the lexicon's
 * median. `low`/`high` are present only where there is a range. `typed` is the text as the ledger has it, for display.
 * `usable` is false for a stated range wider than WIDEST_RANGE: it is shown, and counts as no probability.
 */
export interface Probability {
  central: number;
  value?: number;
  low?: number;
  high?: number;
  basis: ProbabilityBasis;
  wording?: string;
  row?: string;
  why?: string;
  typed?: string;
  usable: boolean;
}

export interface Criteria {
  written: Day;
  strict: string;
  charitable?: string;
}

/** A later number by the forecaster, another forecaster's number on the same question, or a withdrawal. */
export interface Forecast {
  by: string;
  date: Day;
  probability?: Probability;
  withdrawn: boolean;
  why?: string;
}

export interface Evidence {
  url: string;
  publisher?: string;
  date?: Day;
  side?: 'for' | 'against';
  shows?: string;
}

export interface Resolution {
  outcome: Outcome;
  /** Outcome under the charitable reading; absent means the same as `outcome`. */
  charitable?: Outcome;
  known: Day;
  /** Day it happened; only with outcome late. */
  happened?: Day;
  /** 0 < fraction < 1; only with outcome partial. */
  fraction?: number;
  reason?: VoidReason;
  recorded: Day;
  by: string;
  why?: string;
  evidence: readonly Evidence[];
}

export interface Prediction {
  id: string;
  claim: string;
  forecaster: string;
  said: Said;
  restated: readonly Saying[];
  due?: Due;
  probability?: Probability;
  condition?: string;
  criteria?: Criteria;
  tags: readonly string[];
  group?: string;
  recorded: Day;
  forecasts: readonly Forecast[];
  resolutions: readonly Resolution[];
  sealed?: { date: Day; sha256: string };
  note?: string;
}

export interface Forecaster {
  id: string;
  name: string;
  about?: string;
}

export const SOURCE_KINDS = ['interview', 'podcast', 'transcript', 'summary', 'article', 'letter'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** One forward-looking statement of a source: either tracked under ids, or left out with the reason. */
export interface Statement {
  at: string;
  speaker?: string;
  gist: string;
  tracked: readonly string[];
  leftOut?: string;
}

export interface Source {
  id: string;
  title: string;
  publisher?: string;
  author?: string;
  kind?: SourceKind;
  url?: string;
  archiveUrl?: string;
  said?: Day;
  published?: Day;
  text?: { file: string; sha256: string; bytes: number };
  about?: string;
  statements: readonly Statement[];
  /** File the record was read from, as it is shown to people; absent when it stands in the ledger itself. */
  file?: string;
}

export interface Ledger {
  /** Base name without extension, as used in qualified ids: `wang`. */
  name: string;
  title?: string;
  keeper: string;
  forecaster?: string;
  forecasters: ReadonlyMap<string, Forecaster>;
  sources: ReadonlyMap<string, Source>;
  predictions: readonly Prediction[];
}
