// The numbers of a scorecard that are not in its score object: verdict, hits, counts, bounds.
import { GROUPS } from './cohort.ts';
import type { Group } from './cohort.ts';
import type { Explanation } from './explanation.ts';
import type { ScoreObject } from './score-object.ts';
import type { Scorecard } from './scorecard.ts';
import type { ScoredItem } from './scored-item.ts';
import type { Verdict } from './verdict.ts';

/** What the groups of the denominator mean, in the order in which a prediction falls into them. */
const GROUP_SAYS: Readonly<Record<Group, string>> = {
  undated: 'Without a due day: listed and counted, never scored.',
  contested: 'The graders are tied: shown, not scored.',
  void: 'Withdrawn from judgement, with a reason: not scored.',
  ambiguous: 'The criteria could not decide: not scored.',
  early: 'Settled before the due day is over: enters the score on the day after.',
  open: 'Not settled, and the due day is not over.',
  due: 'The due day is over and nobody has settled it: overdue.',
  noProbability: 'Settled and due, without a usable number: counts among the hits only.',
  scored: 'Settled, due, and with a number on any basis.',
};

export const CARD_NAMES: readonly string[] = [
  'verdict',
  'hits',
  'charitableHits',
  ...GROUPS,
  'overdue',
  'bounds.brierBest',
  'bounds.brierWorst',
  'bounds.imputedBest',
  'bounds.imputedWorst',
];

function rowsOf(items: readonly ScoredItem[], y: (item: ScoredItem) => number): Explanation['rows'] {
  return items.map((item) => ({ label: item.id, p: item.probability ?? NaN, y: y(item), part: null }));
}

function ofGroup(group: Group, card: Scorecard): Explanation {
  const items = card.items.filter((item) => item.group === group);
  return {
    name: `counts.${group}`,
    value: card.counts[group],
    reason: null,
    says: GROUP_SAYS[group],
    formula: `the first that fits of: ${GROUPS.join(', ')}; each prediction is in exactly one`,
    source: 'definition',
    range: '0 to the number of predictions',
    inputs: { total: card.counts.total },
    rows: rowsOf(items, (item) => item.y ?? NaN),
  };
}

function ofBounds(name: string, card: Scorecard): Explanation {
  const key = name.slice('bounds.'.length) as 'brierBest' | 'brierWorst' | 'imputedBest' | 'imputedWorst';
  const overdue = key.startsWith('brier');
  const value = card.bounds[key];
  return {
    name,
    value,
    reason: value === null ? 'empty' : null,
    says: overdue
      ? 'The average Brier score if every overdue prediction with a number had the outcome that scores better (or worse).'
      : 'The average Brier score if every number that has a range took its kindest (or harshest) value in it.',
    formula: overdue
      ? '(sum of scored + sum over overdue of the smaller (larger) of its scores for yes and no) / (scored + overdue)'
      : 'mean over scored of the smallest (largest) (p - y)^2 with p from low to high',
    source: overdue
      ? 'worst-case bounds'
      : 'Seidenfeld, Schervish, Kadane 2012 show that a range has no proper score of its own: so bounds',
    range: '0 to 1',
    inputs: overdue
      ? { scored: card.strict.n, overdue: card.bounds.overdue, 'brier.mean': card.strict.brier?.mean ?? null }
      : {
          scored: card.strict.n,
          ranges: card.items.filter((item) => item.strict !== null && item.atLow !== item.strict).length,
        },
    rows: rowsOf(
      card.items.filter((item) => item.strict !== null || (overdue && item.group === 'due' && item.ifNo !== null)),
      (item) => item.strict?.y ?? NaN,
    ),
  };
}

function ofHits(name: 'hits' | 'charitableHits', card: Scorecard): Explanation {
  const isStrict = name === 'hits';
  const items = isStrict
    ? card.items.filter((item) => item.group === 'scored' || item.group === 'noProbability')
    : card.items.filter((item) => item.charitableY !== null);
  const { happened, n, interval } = card[name];
  return {
    name,
    value: card[name],
    reason: null,
    says: `How many of the predictions whose due day is over and that are settled${isStrict ? '' : ' under the charitable reading'} happened, with or without a number.`,
    formula:
      'sum of y (yes 1, no and late 0, partial its fraction) over n; interval: roots of |f - q| = 1.96 sqrt(q (1-q) / n) in q',
    source: 'Wilson 1927',
    range: '0 to n',
    inputs: { happened, n, interval },
    rows: rowsOf(items, (item) => (isStrict ? item.y : item.charitableY) ?? NaN),
  };
}

/** Explains a name of `CARD_NAMES`; undefined for any other. `headline` is the score object the verdict speaks of. */
export function cardExplanation(
  name: string,
  card: Scorecard,
  headline: ScoreObject,
  verdict: Verdict,
): Explanation | undefined {
  const group = GROUPS.find((candidate) => candidate === (name === 'overdue' ? 'due' : name));
  if (group) return ofGroup(group, card);
  if (CARD_NAMES.includes(name) && name.startsWith('bounds.')) return ofBounds(name, card);
  if (name === 'hits' || name === 'charitableHits') return ofHits(name, card);
  if (name !== 'verdict') return undefined;
  return {
    name,
    value: verdict.text,
    reason: null,
    says: 'The one sentence that this many predictions allow.',
    formula:
      'n = 0: nothing to score; n under 10: only the sum and what to expect; from 10 on, W = P(Brier this bad or worse), G = P(this good or better) if the odds are right: W < 0.01 clearly worse, W < 0.05 worse, G < 0.05 better, else in line, except where so many or so few happened comes up less than 2.5% of the time, or so much miscalibration less than 5%; of numbers that changed over time only worse, clearly worse and in line, by their averages, and no word of luck where the changes move the score by more than 0.01; no such words where topics make fewer than ten independent predictions (n² / sum of the squares of their sizes); where fewer topics than predictions are named, W, G and the chances of so many or so few are the larger of those of independent predictions and of topics that come out as one, and miscalibration is not looked at; something said to be impossible that happened, or certain that did not, is named whatever n, and is the exception to a score in line',
    source:
      'exact law of the Brier score; over-confident forecasters missed: the same score if every log-odds is twice too large, exactly (by draws where that is much work) or, from 25 expected surprises on, by the normal law',
    range: 'a sentence',
    inputs: {
      code: verdict.code,
      n: headline.n,
      'brier.mean': headline.brier?.mean ?? null,
      'brier.expectedIfCalibrated': headline.brier?.expectedIfCalibrated ?? null,
      W: headline.brier?.probabilityThisBadOrWorse ?? null,
      G: headline.brier?.probabilityThisGoodOrBetter ?? null,
      independent: card.independent ?? null,
      cautions: card.cautions.map((caution) => caution.code),
    },
    rows: rowsOf(
      card.items.filter((item) => item.strict !== null && (headline === card.strict || item.basis === 'stated')),
      (item) => item.strict!.y,
    ),
  };
}
