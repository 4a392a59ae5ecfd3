// Which predictions count: the disjoint groups of a scorecard.
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Forecast, Prediction, Probability, ProbabilityBasis } from '../ledger/prediction.ts';

export const GROUPS = [
  'undated', 'contested', 'void', 'ambiguous', 'early', 'open', 'due', 'noProbability', 'scored',
] as const; // prettier-ignore
export type Group = (typeof GROUPS)[number];

/**
 * The first group that fits, under the strict reading: undated, contested, void, ambiguous, early (settled, not
 * matured), open (neither), due (matured, unsettled), noProbability (settled, matured, no usable number), scored. With
 * `includeEarly` a settled prediction counts before its due day is over.
 */
export function groupOf(item: Item, includeEarly = false): Group {
  const { prediction, standing } = item;
  const { status } = standing;
  if (status !== 'resolved' && (status !== 'early' || !includeEarly)) return status;
  return firstNumber(prediction, standing.strict.known!) === undefined ? 'noProbability' : 'scored';
}

function ownForecasts(prediction: Prediction): Forecast[] {
  return prediction.forecasts.filter(({ by }) => by === prediction.forecaster);
}

/** The day on which forecasts stop to count: what is said on it or later is ignored. */
function endOf({ due }: Prediction, known: Day): Day {
  return due !== undefined && due.date < known ? due.date : known;
}

/**
 * The first number of the forecaster's that stood before the question was due or known: the probability as first said,
 * unless it was taken back that very day, else the first later one. Undefined: there is nothing to score.
 */
export function firstNumber(prediction: Prediction, known: Day): Probability | undefined {
  const { probability: first, forecasts } = prediction;
  if (forecasts.length === 0) return first?.usable ? first : undefined;
  const own = ownForecasts(prediction).filter(({ probability, withdrawn }) => withdrawn || probability?.usable);
  const sameDay = own.findLast(({ date }) => date <= prediction.said.date);
  const said = sameDay ? sameDay.probability : first;
  if (said?.usable) return said;
  const end = endOf(prediction, known);
  // Of two on one day the later line wins: a number that was taken back on its own day never stood.
  const byDay = new Map(own.map((forecast) => [forecast.date, forecast]));
  const stood = [...byDay.keys()].filter((date) => !byDay.get(date)!.withdrawn && date < end);
  return byDay.get(stood.sort()[0]!)?.probability;
}

const STRENGTH: readonly ProbabilityBasis[] = ['stated', 'worded', 'assigned'];

/** The bases of the forecaster's numbers that stood before the question was due or known. */
function basesOf(prediction: Prediction, known: Day): Set<ProbabilityBasis | undefined> {
  const { probability } = prediction;
  const end = endOf(prediction, known);
  const later = ownForecasts(prediction).filter(({ date }) => date <= prediction.said.date || date < end);
  const numbers = new Map([[prediction.said.date, probability]]);
  // What is taken back or replaced on its own day never stood, unless by a range too wide to be a number.
  for (const { date, probability: number, withdrawn } of later)
    if (withdrawn || number?.usable) numbers.set(date, number);
  return new Set([...numbers.values()].map((number) => number?.basis));
}

/**
 * The weakest basis among the forecaster's numbers that stood before the question was due or known: a single imputed
 * update makes the score an imputed one.
 */
export function weakestBasis(prediction: Prediction, known: Day): ProbabilityBasis | undefined {
  const { probability, forecasts } = prediction;
  if (forecasts.length === 0) return probability?.basis;
  const bases = basesOf(prediction, known);
  return STRENGTH.findLast((basis) => bases.has(basis));
}

/** One of those numbers was put on words. */
export function stoodOnWords(prediction: Prediction, known: Day): boolean {
  const { probability, forecasts } = prediction;
  return forecasts.length === 0 ? probability?.basis === 'worded' : basesOf(prediction, known).has('worded');
}
