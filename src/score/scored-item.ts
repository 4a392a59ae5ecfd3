// One prediction as the score sees it: its probability over time and what that was worth under each reading.
import { daysBetween } from '../day.ts';
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Outcome, Prediction, Probability, ProbabilityBasis } from '../ledger/prediction.ts';
import { basisOf, firstNumber } from './cohort.ts';
import type { Group } from './cohort.ts';
import { timeAverage } from './time-average.ts';
import type { Statement, TimeAverage } from './time-average.ts';

/** What one prediction scored under one reading; averages over the days its numbers stood where they changed. */
export interface ItemScore extends TimeAverage {
  y: number;
  known: Day;
}

export interface ScoredItem {
  id: string;
  group: Group;
  /** The weakest basis of the numbers that count: stated only where every one of them is the forecaster's own. */
  basis: ProbabilityBasis | null;
  /** Central value of the first number that stood; null without a usable number. */
  probability: number | null;
  low: number | null;
  high: number | null;
  outcome: Outcome | null;
  charitableOutcome: Outcome | null;
  /** Value of the strict outcome: 1 yes, 0 no and late, the fraction for partial; null where there is none. */
  y: number | null;
  /** Null where the prediction is not scored under that reading. */
  strict: ItemScore | null;
  charitable: ItemScore | null;
  /** `strict` with every range at its lower or upper end. */
  atLow: ItemScore | null;
  atHigh: ItemScore | null;
  /** Smallest and largest Brier score with every number anywhere in its range; null where `strict` is. */
  kindest: number | null;
  harshest: number | null;
  /** Brier score if it came out no or yes; null unless it has a number and is overdue, or due and ambiguous. */
  ifNo: number | null;
  ifYes: number | null;
  retrospective: boolean;
  /** Name of the cluster it rises and falls with; null = a cluster of its own. */
  cluster: string | null;
  /** The market's latest number on or before the day it was said. */
  reference: number | null;
  said: Day;
  due: Day | null;
  /** The forecaster changed or withdrew his number. */
  updated: boolean;
  /** The prediction as the ledger has it, for the outputs; not part of any JSON. */
  prediction: Prediction;
}

/** Several ledgers read as one may qualify it: `wang/market`. */
const MARKET = /(?:^|\/)market$/;
/** Stands for the due day of what has none. */
const NEVER: Day = '9999-12-31';
/** Which number of a range is meant; kindest and harshest are those nearest to and farthest from the outcome. */
type End = 'central' | 'low' | 'high' | 'kindest' | 'harshest';

function at(probability: Probability, end: End, y: number): number {
  const { central } = probability;
  const { low = central, high = central } = probability;
  if (end === 'kindest') return Math.min(high, Math.max(low, y));
  if (end === 'harshest') return Math.abs(low - y) > Math.abs(high - y) ? low : high;
  return { central, low, high }[end];
}

/** The forecaster's own numbers in order of the ledger; the day numbers count from the day it was said. */
function statements(prediction: Prediction, end: End, y: number): Statement[] {
  const { probability } = prediction;
  const first: Statement[] = probability?.usable ? [{ day: 0, p: at(probability, end, y) }] : [];
  const own = prediction.forecasts.filter((forecast) => forecast.by === prediction.forecaster);
  return [
    ...first,
    ...own.flatMap((forecast): Statement[] => {
      const day = daysBetween(prediction.said.date, forecast.date);
      if (forecast.withdrawn) return [{ day, p: null }];
      return forecast.probability?.usable ? [{ day, p: at(forecast.probability, end, y) }] : [];
    }),
  ];
}

/** True when one of its numbers is a range; otherwise every end of it is the number. */
function hasRange({ probability, forecasts }: Prediction): boolean {
  const isRange = (number: Probability | undefined): boolean => number?.low !== undefined || number?.high !== undefined;
  return isRange(probability) || forecasts.some((forecast) => isRange(forecast.probability));
}

/** Scores one prediction as if it came out `y`, its numbers standing from the day said until it was due or known. */
function scoreIf(prediction: Prediction, y: number, known: Day, end: End): ItemScore | null {
  if (firstNumber(prediction, known) === undefined) return null;
  const average = timeAverage({
    saidDay: 0,
    dueDay: daysBetween(prediction.said.date, prediction.due!.date),
    knownDay: daysBetween(prediction.said.date, known),
    statements: statements(prediction, end, y),
    y,
  });
  return average && { ...average, y, known };
}

function reference(prediction: Prediction): number | null {
  let latest: { date: Day; p: number } | undefined;
  for (const forecast of prediction.forecasts) {
    if (!MARKET.test(forecast.by) || !forecast.probability?.usable || forecast.date > prediction.said.date) continue;
    if (!latest || forecast.date >= latest.date) latest = { date: forecast.date, p: forecast.probability.central };
  }
  return latest?.p ?? null;
}

/** An item with its scores; see `ScoredItem`. A claim of 0.7 that came out no scores (0.7 − 0)² = 0.49. */
export function scoredItem(item: Item, group: Group, options: { includeEarly: boolean }): ScoredItem {
  const { prediction, standing } = item;
  const until = standing.strict.known ?? prediction.due?.date ?? NEVER;
  const probability = firstNumber(prediction, until);
  const counts = prediction.due !== undefined && (standing.matured || options.includeEarly);
  const under = (reading: 'strict' | 'charitable', end: End): ItemScore | null => {
    const { y, known } = standing[reading];
    return counts && y !== undefined && known !== undefined ? scoreIf(prediction, y, known, end) : null;
  };
  const strict = under('strict', 'central');
  const oneReading = standing.charitable === standing.strict;
  const anywhere = (end: End): ItemScore | null => (hasRange(prediction) ? under('strict', end) : strict);
  const undecided = group === 'due' || (group === 'ambiguous' && counts);
  const ifItWere = (y: number): number | null =>
    undecided
      ? (scoreIf(prediction, y, standing.strict.known ?? prediction.due!.date, 'central')?.brier ?? null)
      : null;
  return {
    id: prediction.id,
    group,
    basis: basisOf(prediction, until) ?? null,
    probability: probability?.central ?? null,
    low: probability?.low ?? null,
    high: probability?.high ?? null,
    outcome: standing.strict.outcome ?? null,
    charitableOutcome: standing.charitable.outcome ?? null,
    y: standing.strict.y ?? null,
    strict,
    charitable: oneReading ? strict : under('charitable', 'central'),
    atLow: anywhere('low'),
    atHigh: anywhere('high'),
    kindest: anywhere('kindest')?.brier ?? null,
    harshest: anywhere('harshest')?.brier ?? null,
    ifNo: ifItWere(0),
    ifYes: ifItWere(1),
    retrospective: standing.retrospective,
    cluster: prediction.group ?? null,
    reference: reference(prediction),
    said: prediction.said.date,
    due: prediction.due?.date ?? null,
    updated: prediction.forecasts.some((forecast) => forecast.by === prediction.forecaster),
    prediction,
  };
}
