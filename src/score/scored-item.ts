// One prediction as the score sees it: its probability over time and what that was worth under each reading.
import { daysBetween } from '../day.ts';
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Outcome, Prediction, Probability, ProbabilityBasis } from '../ledger/prediction.ts';
import { hasNumber } from './cohort.ts';
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
  basis: ProbabilityBasis | null;
  /** Central value as first said; null without a usable number. */
  probability: number | null;
  low: number | null;
  high: number | null;
  outcome: Outcome | null;
  charitableOutcome: Outcome | null;
  /** Null where the prediction is not scored under that reading. */
  strict: ItemScore | null;
  charitable: ItemScore | null;
  /** `strict` with every range at its lower or upper end. */
  atLow: ItemScore | null;
  atHigh: ItemScore | null;
  /** Brier score that an overdue prediction would get if it came out no or yes; null unless overdue with a number. */
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

const MARKET = 'market';
type End = 'central' | 'low' | 'high';

function at(probability: Probability, end: End): number {
  return end === 'central' ? probability.central : (probability[end] ?? probability.central);
}

/** The forecaster's own numbers in order of the ledger; the day numbers count from the day it was said. */
function statements(prediction: Prediction, end: End): Statement[] {
  const own = prediction.forecasts.filter((forecast) => forecast.by === prediction.forecaster);
  return [
    { day: 0, p: at(prediction.probability!, end) },
    ...own.flatMap((forecast): Statement[] => {
      const day = daysBetween(prediction.said.date, forecast.date);
      if (forecast.withdrawn) return [{ day, p: null }];
      return forecast.probability?.usable ? [{ day, p: at(forecast.probability, end) }] : [];
    }),
  ];
}

/** Scores one prediction as if it came out `y`, its numbers standing from the day said until it was due or known. */
function scoreIf(prediction: Prediction, y: number, known: Day, end: End): ItemScore | null {
  const average = timeAverage({
    saidDay: 0,
    dueDay: daysBetween(prediction.said.date, prediction.due!.date),
    knownDay: daysBetween(prediction.said.date, known),
    statements: statements(prediction, end),
    y,
  });
  return average && { ...average, y, known };
}

function reference(prediction: Prediction): number | null {
  let latest: { date: Day; p: number } | undefined;
  for (const forecast of prediction.forecasts) {
    if (forecast.by !== MARKET || !forecast.probability || forecast.date > prediction.said.date) continue;
    if (!latest || forecast.date >= latest.date) latest = { date: forecast.date, p: forecast.probability.central };
  }
  return latest?.p ?? null;
}

/** An item with its scores; see `ScoredItem`. A claim of 0.7 that came out no scores (0.7 − 0)² = 0.49. */
export function scoredItem(item: Item, group: Group, options: { includeEarly: boolean }): ScoredItem {
  const { prediction, standing } = item;
  const probability = hasNumber(prediction) ? prediction.probability : undefined;
  const counts =
    probability !== undefined && prediction.due !== undefined && (standing.matured || options.includeEarly);
  const under = (reading: 'strict' | 'charitable', end: End): ItemScore | null => {
    const { y, known } = standing[reading];
    return counts && y !== undefined && known !== undefined ? scoreIf(prediction, y, known, end) : null;
  };
  const overdue = probability !== undefined && group === 'due';
  return {
    id: prediction.id,
    group,
    basis: prediction.probability?.basis ?? null,
    probability: probability?.central ?? null,
    low: probability?.low ?? null,
    high: probability?.high ?? null,
    outcome: standing.strict.outcome ?? null,
    charitableOutcome: standing.charitable.outcome ?? null,
    strict: under('strict', 'central'),
    charitable: under('charitable', 'central'),
    atLow: under('strict', 'low'),
    atHigh: under('strict', 'high'),
    ifNo: overdue ? scoreIf(prediction, 0, prediction.due!.date, 'central')!.brier : null,
    ifYes: overdue ? scoreIf(prediction, 1, prediction.due!.date, 'central')!.brier : null,
    retrospective: standing.retrospective,
    cluster: prediction.group ?? null,
    reference: reference(prediction),
    said: prediction.said.date,
    due: prediction.due?.date ?? null,
    updated: prediction.forecasts.some((forecast) => forecast.by === prediction.forecaster),
    prediction,
  };
}
