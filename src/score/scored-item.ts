// One prediction as the score sees it: its probability over time and what that was worth under each reading.
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Outcome, Prediction, ProbabilityBasis } from '../ledger/prediction.ts';
import type { Tally } from '../ledger/standing.ts';
import { weakestBasis, firstNumber } from './cohort.ts';
import type { Group } from './cohort.ts';
import type { ItemScore } from './item-score.ts';
import { brierIf, ownNumbers, scoreIf } from './own-numbers.ts';
import type { End, OwnNumbers } from './own-numbers.ts';
import { hasAverages } from './single-score.ts';

export interface ScoredItem {
  id: string;
  group: Group;
  /** The weakest basis of the numbers that count: stated only where every one of them is the forecaster's own. */
  basis: ProbabilityBasis | null;
  /** Central value of the first number that stood; null without a usable number. */
  probability: number | null;
  /** Whose that one is; null without it. */
  firstBasis: ProbabilityBasis | null;
  low: number | null;
  high: number | null;
  outcome: Outcome | null;
  charitableOutcome: Outcome | null;
  /** Value of the strict outcome: 1 yes, 0 no and late, the fraction for partial; null where there is none. */
  y: number | null;
  /** The same of the charitable outcome; null also where the due day is not over. */
  charitableY: number | null;
  /** Null where the prediction is not scored under that reading. */
  strict: ItemScore | null;
  charitable: ItemScore | null;
  /** `strict` with every range at its lower or upper end. */
  atLow: ItemScore | null;
  atHigh: ItemScore | null;
  /** Smallest and largest Brier score with every number anywhere in its range; null where `strict` is. */
  kindest: number | null;
  harshest: number | null;
  /** Brier score if it came out no or yes; null unless it has a number, is due, and overdue, ambiguous or contested. */
  ifNo: number | null;
  ifYes: number | null;
  retrospective: boolean;
  /** Name of the cluster it rises and falls with; null = a cluster of its own. */
  cluster: string | null;
  /** The market's latest number on or before the day it was said; null also where that was withdrawn by then. */
  reference: number | null;
  said: Day;
  due: Day | null;
  /** It is scored, and more than one of the forecaster's numbers stood. */
  updated: boolean;
  /** The prediction as the ledger has it, for the outputs; not part of any JSON. */
  prediction: Prediction;
}

/** Several ledgers read as one may qualify it: `wang/market`. */
const MARKET = /(?:^|\/)market$/;
/** Stands for the due day of what has none. */
const NEVER: Day = '9999-12-31';

function reference(prediction: Prediction): number | null {
  let latest: { date: Day; p: number | null } | undefined;
  for (const forecast of prediction.forecasts) {
    // Nobody is judged against their own numbers.
    if (forecast.by === prediction.forecaster) continue;
    const { probability, withdrawn, date } = forecast;
    if (!MARKET.test(forecast.by) || !(withdrawn || probability?.usable) || date > prediction.said.date) continue;
    if (!latest || date >= latest.date) latest = { date, p: probability?.central ?? null };
  }
  return latest?.p ?? null;
}

/** Null for a tally that is no outcome to score. */
function scoreOf(own: OwnNumbers, { y, known }: Tally, end: End): ItemScore | null {
  return y === undefined || known === undefined ? null : scoreIf(own, y, known, end);
}

/** An item with its scores; see `ScoredItem`. A claim of 0.7 that came out no scores (0.7 − 0)² = 0.49. */
export function scoredItem(item: Item, group: Group, options: { includeEarly: boolean }): ScoredItem {
  const { prediction, standing } = item;
  const { strict: tally, charitable: looseTally, retrospective } = standing;
  const own = ownNumbers(prediction);
  const { said, due, isAlone } = own;
  const until = tally.known ?? due ?? NEVER;
  const stood = isAlone ? undefined : firstNumber(prediction, until);
  const first = isAlone ? own.first : stood;
  const counts = due !== null && (standing.matured || options.includeEarly);
  const { y = null } = tally;
  const strict = counts ? scoreOf(own, tally, 'central') : null;
  const isRanged = strict !== null && own.hasRange;
  const brier = strict === null ? null : strict.brier;
  const loose = looseTally === tally || !counts ? strict : scoreOf(own, looseTally, 'central');
  const counting = strict ?? loose;
  const isUndecided = group === 'due' || ((group === 'ambiguous' || group === 'contested') && counts);
  return {
    id: prediction.id,
    group,
    basis: isAlone ? own.firstBasis : (weakestBasis(prediction, until) ?? null),
    probability: first?.central ?? null,
    firstBasis: isAlone ? own.first && own.firstBasis : (stood?.basis ?? null),
    low: first?.low ?? null,
    high: first?.high ?? null,
    outcome: tally.outcome ?? null,
    charitableOutcome: looseTally.outcome ?? null,
    y,
    charitableY: counts ? (looseTally.y ?? null) : null,
    strict,
    charitable: loose,
    atLow: isRanged ? scoreOf(own, tally, 'low') : strict,
    atHigh: isRanged ? scoreOf(own, tally, 'high') : strict,
    kindest: isRanged ? brierIf(own, y!, until, 'kindest') : brier,
    harshest: isRanged ? brierIf(own, y!, until, 'harshest') : brier,
    ifNo: isUndecided ? brierIf(own, 0, until, 'central') : null,
    ifYes: isUndecided ? brierIf(own, 1, until, 'central') : null,
    retrospective,
    cluster: prediction.group ?? null,
    reference: isAlone ? null : reference(prediction),
    said,
    due,
    updated: counting !== null && hasAverages(counting),
    prediction,
  };
}
