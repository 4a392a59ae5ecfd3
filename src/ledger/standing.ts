// Where a prediction stands: derived from its resolutions and the as-of day, never stored.
import type { Day } from '../day.ts';
import { grouped } from '../grouped.ts';
import type { Ledger, Outcome, Prediction, Resolution, VoidReason } from './prediction.ts';

export const STATUSES = ['undated', 'open', 'due', 'early', 'resolved', 'void', 'ambiguous', 'contested'] as const;
export type Status = (typeof STATUSES)[number];

/** What the graders' votes come to under one reading of the criteria. */
export interface Tally {
  /** Absent while nobody voted, or while the vote is tied at the top. */
  outcome?: Outcome;
  /** 1 for yes, 0 for no and late, the fraction for partial; absent for ambiguous, void and no consensus. */
  y?: number | undefined;
  /** Earliest `known` among the votes of the winning camp. */
  known?: Day;
  reason?: VoidReason;
  happened?: Day;
  contested: boolean;
  /** Each grader's latest resolution that is a vote, in the order of the ledger. */
  votes: readonly Vote[];
}

export interface Vote {
  by: string;
  outcome: Outcome;
  /** What votes together: `no` and `late`, and partial fractions only with their equals. */
  camp: string;
  resolution: Resolution;
}

export interface Standing {
  status: Status;
  strict: Tally;
  charitable: Tally;
  /** Each grader's latest resolution, also one that withdraws the vote. */
  latest: readonly Resolution[];
  /** There is a consensus under the strict reading. */
  settled: boolean;
  /** The due day itself is over. */
  matured: boolean;
  /** Entered later than its outcome could be known (unsettled: later than its due day). */
  retrospective: boolean;
}

/**
 * The latest resolution of each grader: latest by recorded day, then by place in the file; graders in
 * order of first appearance.
 */
export function latestByGrader(resolutions: readonly Resolution[]): Resolution[] {
  const latest = new Map<string, Resolution>();
  for (const resolution of resolutions) {
    const before = latest.get(resolution.by);
    if (before === undefined || resolution.recorded >= before.recorded) latest.set(resolution.by, resolution);
  }
  return [...latest.values()];
}

function campOf(outcome: Outcome, fraction: number | undefined): string {
  if (outcome === 'late') return 'no';
  return outcome === 'partial' ? `partial ${fraction}` : outcome;
}

/** A resolution as a vote for an outcome under one reading. */
export function voteOf(resolution: Resolution, outcome: Outcome): Vote {
  return { by: resolution.by, outcome, camp: campOf(outcome, resolution.fraction), resolution };
}

/** What an outcome counts as: 1 for yes, 0 for no and late, the fraction for partial; the others count as nothing. */
export function outcomeValue(outcome: Outcome, fraction: number | undefined): number | undefined {
  if (outcome === 'yes') return 1;
  if (outcome === 'no' || outcome === 'late') return 0;
  return outcome === 'partial' ? fraction : undefined;
}

function outcomeIn(reading: 'strict' | 'charitable', { outcome, charitable = outcome }: Resolution): Outcome {
  return reading === 'charitable' ? charitable : outcome;
}

/** The tally where this vote won among these. */
function wonBy({ outcome, resolution }: Vote, known: Day, votes: readonly Vote[]): Tally {
  const { reason, happened, fraction } = resolution;
  const tally: Tally = { outcome, known, contested: false, votes };
  const y = outcomeValue(outcome, fraction);
  if (y !== undefined) tally.y = y;
  if (reason && outcome === 'void') tally.reason = reason;
  if (happened && outcome === 'late') tally.happened = happened;
  return tally;
}

/** What no vote comes to. */
export const NO_VOTES: Tally = { contested: false, votes: [] };

function tally(latest: readonly Resolution[], reading: 'strict' | 'charitable'): Tally {
  const votes: Vote[] = [];
  for (const resolution of latest) {
    const outcome = outcomeIn(reading, resolution);
    if (outcome !== 'open') votes.push(voteOf(resolution, outcome));
  }
  const only = votes[0];
  if (only === undefined) return NO_VOTES;
  if (votes.length === 1) return wonBy(only, only.resolution.known, votes);
  const camps = grouped(votes, ({ camp }) => camp).values();
  const [winners, next] = [...camps].sort((a, b) => b.length - a.length) as [Vote[], Vote[]?];
  if (next?.length === winners.length) return { contested: true, votes };
  const lates = winners.filter((vote) => vote.outcome === 'late');
  const first =
    lates.length * 2 > winners.length ? lates[0]! : (winners.find((vote) => vote.outcome !== 'late') ?? lates[0]!);
  const known = winners.map((vote) => vote.resolution.known).reduce((a, b) => (b < a ? b : a));
  return wonBy(first, known, votes);
}

/** The status of a prediction that is not contested, by what its graders agree on. */
export function statusOf(hasDue: boolean, outcome: Outcome | undefined, matured: boolean): Status {
  if (!hasDue) return 'undated';
  if (outcome === 'void' || outcome === 'ambiguous') return outcome;
  if (outcome !== undefined) return matured ? 'resolved' : 'early';
  return matured ? 'due' : 'open';
}

/**
 * The standing of a prediction of a ledger as it stood on `asOf` (see `ledgerAsOf`). A tie at the top of the votes is
 * contested and settles nothing: yes by one grader and no by another gives `{status: 'contested', settled: false}`.
 */
export function standing(prediction: Prediction, asOf: Day): Standing {
  const { resolutions } = prediction;
  // Most entries of a long ledger have one resolution or none, and one reading.
  const latest = resolutions.length < 2 ? resolutions : latestByGrader(resolutions);
  const strict = latest.length === 0 ? NO_VOTES : tally(latest, 'strict');
  const isOneReading = latest.every((resolution) => resolution.charitable === undefined);
  const matured = prediction.due !== undefined && prediction.due.date < asOf;
  const knowable = strict.known ?? prediction.due?.date;
  return {
    status:
      strict.contested && prediction.due
        ? 'contested'
        : statusOf(prediction.due !== undefined, strict.outcome, matured),
    strict,
    charitable: isOneReading ? strict : tally(latest, 'charitable'),
    latest,
    settled: strict.outcome !== undefined,
    matured,
    retrospective: knowable !== undefined && prediction.recorded > knowable,
  };
}

/** Every key of a prediction: one that comes out of a cache has them, but not as properties of its own. */
const KEYS: Readonly<Record<keyof Prediction, true>> = {
  id: true,
  claim: true,
  forecaster: true,
  said: true,
  restated: true,
  due: true,
  probability: true,
  condition: true,
  criteria: true,
  tags: true,
  group: true,
  recorded: true,
  forecasts: true,
  resolutions: true,
  sealed: true,
  note: true,
};

function copyOf(prediction: Prediction): Prediction {
  const pairs = Object.keys(KEYS).map((key) => [key, prediction[key as keyof Prediction]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as unknown as Prediction;
}

/** The predictions of `ledgerAsOf`. */
export function predictionsAsOf(ledger: Ledger, asOf: Day): Prediction[] {
  const isPast = ({ date }: { date: Day }): boolean => date <= asOf;
  return ledger.predictions
    .filter((prediction) => prediction.recorded <= asOf)
    .map((prediction): Prediction => {
      const { restated, forecasts, resolutions, sealed } = prediction;
      const isWhole = resolutions.every(({ recorded }) => recorded <= asOf) && (!sealed || isPast(sealed));
      if (isWhole && restated.every(isPast) && forecasts.every(isPast)) return prediction;
      const then: Prediction = {
        ...copyOf(prediction),
        restated: restated.filter(isPast),
        forecasts: forecasts.filter(isPast),
        resolutions: resolutions.filter(({ recorded }) => recorded <= asOf),
      };
      if (sealed && !isPast(sealed)) delete then.sealed;
      return then;
    });
}

/**
 * The ledger as it stood at the end of `asOf`: without entries and resolutions recorded later, and without forecasts,
 * restatements and seals dated later. Edits made in place cannot be seen and stay.
 */
export function ledgerAsOf(ledger: Ledger, asOf: Day): Ledger {
  const predictions = predictionsAsOf(ledger, asOf);
  // What a prediction of then names is there, whatever day its record says.
  const named = new Set(
    predictions.flatMap(({ said, restated }) => [said.source, ...restated.map(({ source }) => source)]),
  );
  const sources = [...ledger.sources].filter(([id, { said }]) => said === undefined || said <= asOf || named.has(id));
  return {
    ...ledger,
    sources: sources.length === ledger.sources.size ? ledger.sources : new Map(sources),
    predictions,
  };
}

/** The latest day that anything in a ledger is dated: from then on `predictionsAsOf` gives all of it as it is. */
export function lastDay(predictions: readonly Prediction[]): Day {
  let last = '';
  for (const { recorded, restated, forecasts, resolutions, sealed } of predictions) {
    if (recorded > last) last = recorded;
    for (const { date } of restated) if (date > last) last = date;
    for (const { date } of forecasts) if (date > last) last = date;
    for (const resolution of resolutions) if (resolution.recorded > last) last = resolution.recorded;
    if (sealed && sealed.date > last) last = sealed.date;
  }
  return last;
}
