// What the scores themselves are: Brier, skill, log, spherical. By dotted name in the score object; p = forecast, y =
// outcome, n = scored predictions.
import type { MethodExplanation } from './method-explanation.ts';

export const SCORE_METHODS: Readonly<Record<string, MethodExplanation>> = {
  n: {
    formula: 'count of rows',
    source: 'definition',
    says: 'How many predictions were scored, each once however often it was updated.',
    range: '0, 1, 2, ...',
  },
  baseRate: {
    formula: 'mean y',
    source: 'definition',
    says: 'The share of the scored predictions that happened.',
    range: '0 to 1',
  },
  meanForecast: {
    formula: 'mean p',
    source: 'definition',
    says: 'The average probability stated; beside the base rate it shows a lean to yes or no.',
    range: '0 to 1',
  },
  'brier.mean': {
    formula: 'mean (p - y)^2',
    source: 'Brier 1950, halved',
    says: 'The average squared distance between what was said and what happened.',
    range: '0 perfect, 0.25 always 50%, 1 always sure and wrong',
  },
  'brier.interval': {
    formula: 'mean * exp(+-t(0.975, n-1) * se / mean), se = sqrt(sum (b - mean)^2 / (n (n-1)))',
    source: "Student's t on the log scale",
    says: 'Where the long-run average Brier score plausibly lies if the predictions are independent.',
    range: 'above 0; the upper end may pass 1',
  },
  'brier.clusterInterval': {
    formula:
      'as brier.interval with the larger of se and sqrt(G/(G-1) sum_g (sum_g (b - mean))^2) / n, and t(0.975, G-1)',
    source: 'Liang, Zeger 1986',
    says: 'The same interval when predictions about one topic rise and fall together.',
    range: 'above 0; the upper end may pass 1',
  },
  'brier.expectedIfCalibrated': {
    formula: 'mean p (1 - p)',
    source: 'Spiegelhalter 1986',
    says: 'The Brier score to be expected if every stated probability is right.',
    range: '0 to 0.25',
  },
  'brier.sdIfCalibrated': {
    formula: 'sqrt(sum p (1-p) (1-2p)^2) / n',
    source: 'Spiegelhalter 1986',
    says: 'How far luck alone spreads the Brier score around that expectation.',
    range: '0 to 0.25',
  },
  'brier.probabilityThisBadOrWorse': {
    formula: 'P(Brier >= observed) when each y is drawn with its p',
    source:
      'exact law by convolution or enumeration, else 19,999 seeded draws (to n = 1000, and where the normal law is wrong), else normal',
    says: 'How often right probabilities would score this badly or worse.',
    range: '0 to 1',
  },
  'brier.probabilityThisGoodOrBetter': {
    formula: 'P(Brier <= observed) when each y is drawn with its p',
    source:
      'exact law by convolution or enumeration, else 19,999 seeded draws (to n = 1000, and where the normal law is wrong), else normal',
    says: 'How often right probabilities would score this well or better.',
    range: '0 to 1',
  },
  'skill.vsHalf': {
    formula: '1 - brier / mean (1/2 - y)^2',
    source: 'definition',
    says: 'How much better than saying 50% to everything.',
    range: 'below 0 worse than a coin, 1 perfect',
  },
  'skill.vsBaseRate': {
    formula: '1 - brier / mean (y - baseRate)^2',
    source: 'Murphy 1988',
    says: 'How much better than always saying the base rate, which nobody knew in advance.',
    range: 'below 0 worse, 1 perfect',
  },
  'skill.vsBaseRateLeaveOneOut': {
    formula: '1 - brier / (variance of y * (n/(n-1))^2)',
    source: 'leave-one-out cross-validation',
    says: 'How much better than saying, for each item, the base rate of all the others; whoever always says the base rate of all has 1 - ((n-1)/n)^2.',
    range: 'below 0 worse, 1 perfect',
  },
  'skill.vsReference.n': {
    formula: 'count of rows with a reference',
    source: 'definition',
    says: 'How many predictions had a market or crowd number beside them.',
    range: '1, 2, ...',
  },
  'skill.vsReference.brier': {
    formula: 'mean (p - y)^2 over those rows',
    source: 'Brier 1950, halved',
    says: 'The own score on the predictions that have a reference.',
    range: '0 to 1',
  },
  'skill.vsReference.referenceBrier': {
    formula: 'mean (r - y)^2',
    source: 'Brier 1950, halved',
    says: 'The score of the reference on the same predictions.',
    range: '0 to 1',
  },
  'skill.vsReference.skill': {
    formula: '1 - brier / referenceBrier',
    source: 'definition',
    says: 'How much better than the reference; unreliable when the reference is nearly perfect.',
    range: 'below 0 worse, 1 perfect',
  },
  'skill.vsReference.meanDifference': {
    formula: 'mean of own minus reference score',
    source: 'paired difference',
    says: 'How many Brier points worse (above 0) or better (below 0) than the reference.',
    range: '-1 to 1',
  },
  'skill.vsReference.seDifference': {
    formula: 'sqrt(sum (d - mean d)^2 / (n (n-1)))',
    source: 'paired difference',
    says: 'The uncertainty of that difference.',
    range: '0 or more',
  },
  'log.bits': {
    formula: '-mean log2 of the probability given to what happened, p moved into [clip, 1-clip]',
    source: 'Good 1952',
    says: 'The average surprise in bits.',
    range: '0 perfect, 1 always 50%, no upper end',
  },
  'log.nats': {
    formula: 'log.bits * ln 2',
    source: 'Good 1952',
    says: 'The average surprise in natural units.',
    range: '0 perfect, 0.693 always 50%, no upper end',
  },
  'log.clip': {
    formula: 'setting',
    source: 'definition',
    says: 'Forecasts nearer than this to 0 or 1 are moved to it before taking logarithms, which makes the rule slightly improper there.',
    range: '0 to 0.5',
  },
  'log.clipped': {
    formula: 'count of predictions with a p outside [clip, 1-clip]',
    source: 'definition',
    says: 'Of how many predictions a number was moved.',
    range: '0 to n',
  },
  'log.unclippedBits': {
    formula: 'log.bits without the clip',
    source: 'Good 1952',
    says: 'The average surprise as stated; infinite after one certain forecast that failed.',
    range: '0 to Infinity',
  },
  spherical: {
    formula: 'mean [y p + (1-y)(1-p)] / sqrt(p^2 + (1-p)^2)',
    source: 'Roby 1965',
    says: 'A bounded proper score where more is better.',
    range: '0 worst, 0.707 always 50%, 1 perfect',
  },
};
