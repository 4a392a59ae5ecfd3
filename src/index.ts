// The library, `predict-ledger`: reading and checking ledgers, and scoring. The one file of the project that
// only passes on what others export, because a package needs one door; inside the project everything is
// imported from where it stands.
export type { Day } from './day.ts';
export { Failure } from './errors.ts';
export type { Place, Problem, Severity } from './errors.ts';

export { checkLedger } from './ledger/check.ts';
export { itemsOf } from './ledger/item.ts';
export type { Item } from './ledger/item.ts';
export { LEXICON, LEXICON_ID, lookup } from './ledger/lexicon.ts';
export type { LexiconRow, Meaning } from './ledger/lexicon.ts';
export { DUE_BASES, OUTCOMES, PROBABILITY_BASES, VOID_REASONS } from './ledger/prediction.ts';
export type {
  Criteria,
  Due,
  DueBasis,
  Evidence,
  Forecast,
  Forecaster,
  Ledger,
  Outcome,
  Prediction,
  Probability,
  ProbabilityBasis,
  Resolution,
  Said,
  Saying,
  Source,
  Statement,
  VoidReason,
} from './ledger/prediction.ts';
export { parseOdds } from './ledger/probability.ts';
export type { ParsedOdds } from './ledger/probability.ts';
export { readLedger } from './ledger/read/read.ts';
export type { LoadSources, Reading } from './ledger/read/read.ts';
export { sealHash, sealPayload } from './ledger/seal.ts';
export { select } from './ledger/select.ts';
export type { Selection } from './ledger/select.ts';
export { ledgerAsOf, standing, STATUSES } from './ledger/standing.ts';
export type { Standing, Status, Tally, Vote } from './ledger/standing.ts';

export { CAUTION_CODES } from './score/cautions.ts';
export type { Caution } from './score/cautions.ts';
export type { ItemScore } from './score/item-score.ts';
export type { ScoreObject } from './score/score-object.ts';
export { scoreTable } from './score/score-table.ts';
export type { ScoreOptions } from './score/score-table.ts';
export { scorecardOf } from './score/scorecard.ts';
export type { Bounds } from './score/scorecard-bounds.ts';
export type { Hits } from './score/hits.ts';
export type { Counts, Scorecard, ScorecardOptions } from './score/scorecard.ts';
export type { ScoredItem } from './score/scored-item.ts';
export type { Table } from './score/table.ts';
