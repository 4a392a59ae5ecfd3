// Where every number of the score object comes from: its formula, who proposed it, what it says, what it can be.

export interface MethodExplanation {
  formula: string;
  /** Author and year, or `definition`. */
  source: string;
  /** One plain sentence. */
  says: string;
  range: string;
}

const K_MEANS = 'K = number that happen if the forecasts are right and independent';

/** By dotted name in the score object; p = forecast, y = outcome, n = scored predictions. */
export const METHODS: Readonly<Record<string, MethodExplanation>> = {
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
    source: 'exact law by convolution or enumeration, else 19,999 seeded draws, else normal',
    says: 'How often right probabilities would score this badly or worse.',
    range: '0 to 1',
  },
  'brier.probabilityThisGoodOrBetter': {
    formula: 'P(Brier <= observed) when each y is drawn with its p',
    source: 'exact law by convolution or enumeration, else 19,999 seeded draws, else normal',
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
    says: 'How much better than saying, for each item, the base rate of all the others.',
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
    formula: 'count of p outside [clip, 1-clip]',
    source: 'definition',
    says: 'How many forecasts were moved.',
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
  'corp.miscalibration': {
    formula: 'brier - mean (q - y)^2, q = the best rising recalibration of p',
    source: 'Dimitriadis, Gneiting, Jordan 2021',
    says: 'What the score would gain if every probability were replaced by how often it came true; large by luck alone in small samples.',
    range: '0 or more',
  },
  'corp.discrimination': {
    formula: 'variance of y - mean (q - y)^2',
    source: 'Dimitriadis, Gneiting, Jordan 2021',
    says: 'How well the forecasts tell what happens from what does not.',
    range: '0 to uncertainty',
  },
  'corp.uncertainty': {
    formula: 'mean (y - baseRate)^2',
    source: 'Murphy 1973',
    says: 'How hard the questions were, as the score of always saying their base rate.',
    range: '0 to 0.25',
  },
  'corp.expectedMiscalibrationIfCalibrated': {
    formula: 'mean miscalibration when each y is redrawn with its p',
    source: 'exact to n = 16, else seeded draws',
    says: 'The miscalibration a perfectly calibrated forecaster would show with these forecasts.',
    range: '0 or more',
  },
  'corp.probabilityMiscalibrationThisLarge': {
    formula: 'P(miscalibration >= observed); from B draws (1 + hits) / (1 + B)',
    source: 'exact to n = 16, else seeded draws',
    says: 'How often a perfectly calibrated forecaster would look this miscalibrated.',
    range: '0 to 1',
  },
  'corp.blocks': {
    formula: 'pool adjacent violators; recalibrated = happened / n of a block',
    source: 'Ayer et al. 1955',
    says: 'How often forecasts of each stretch came true, as the best rising curve.',
    range: 'recalibrated 0 to 1',
  },
  'corp.band': {
    formula: '5% and 95% quantile of the curve at each forecast when y is redrawn with p',
    source: 'Dimitriadis, Gneiting, Jordan 2021',
    says: 'Where the curve of a calibrated forecaster would lie; about one place in ten sticks out by luck.',
    range: '0 to 1',
  },
  'murphy.reliability': {
    formula: 'sum over unique forecasts of n_k (p_k - ybar_k)^2 / n',
    source: 'Murphy 1973',
    says: 'How far each stated probability is from how often it came true; inflated when few forecasts repeat.',
    range: '0 best to 1',
  },
  'murphy.resolution': {
    formula: 'sum over unique forecasts of n_k (ybar_k - baseRate)^2 / n',
    source: 'Murphy 1973',
    says: 'How far the outcomes of different forecasts differ; inflated when few forecasts repeat.',
    range: '0 to uncertainty',
  },
  'murphy.uncertainty': {
    formula: 'mean (y - baseRate)^2',
    source: 'Murphy 1973',
    says: 'How hard the questions were.',
    range: '0 to 0.25',
  },
  'murphy.groups': {
    formula: 'count of unique p',
    source: 'definition',
    says: 'How many different probabilities were used.',
    range: '1 to n',
  },
  'confidence.mean': {
    formula: 'mean max(p, 1-p)',
    source: 'Lichtenstein, Fischhoff, Phillips 1982',
    says: 'How sure the forecaster was on average of the likelier side.',
    range: '0.5 to 1',
  },
  'confidence.hitRate': {
    formula: 'share of outcomes on the likelier side, 50% counting one half',
    source: 'Lichtenstein, Fischhoff, Phillips 1982',
    says: 'How often the likelier side was right.',
    range: '0 to 1',
  },
  'confidence.overconfidence': {
    formula: 'confidence.mean - confidence.hitRate',
    source: 'Lichtenstein, Fischhoff, Phillips 1982',
    says: 'Surer than right if above 0, more right than sure if below.',
    range: '-0.5 to 1',
  },
  'confidence.atHalf': {
    formula: 'count of p = 1/2',
    source: 'definition',
    says: 'How many forecasts took no side.',
    range: '0 to n',
  },
  'counts.expectedYes': {
    formula: 'sum p',
    source: 'Poisson 1837',
    says: 'How many should have happened if the probabilities are right.',
    range: '0 to n',
  },
  'counts.sdYes': {
    formula: 'sqrt(sum p (1-p))',
    source: 'Poisson 1837',
    says: 'How far luck alone spreads that number.',
    range: '0 to sqrt(n)/2',
  },
  'counts.probabilityThisFewOrFewer': {
    formula: `P(K <= observed), ${K_MEANS}`,
    source: 'Poisson-binomial law, exact to n = 2000',
    says: 'How often so few or fewer would happen.',
    range: '0 to 1',
  },
  'counts.probabilityThisManyOrMore': {
    formula: `P(K >= observed), ${K_MEANS}`,
    source: 'Poisson-binomial law, exact to n = 2000',
    says: 'How often so many or more would happen.',
    range: '0 to 1',
  },
  'counts.range90': {
    formula: `smallest k with P(K <= k) >= 0.05 and >= 0.95, ${K_MEANS}`,
    source: 'Poisson-binomial law, exact to n = 2000',
    says: 'The range of counts that would be normal if the probabilities are right.',
    range: '0 to n',
  },
  'spiegelhalter.z': {
    formula: '(brier - expectedIfCalibrated) / sdIfCalibrated',
    source: 'Spiegelhalter 1986',
    says: 'How many standard deviations the score is from its expectation; above 0 = worse.',
    range: 'any',
  },
  'spiegelhalter.p': {
    formula: 'erfc(|z| / sqrt 2)',
    source: 'Spiegelhalter 1986',
    says: 'The two-sided normal probability of so large a z; rough in small samples.',
    range: '0 to 1',
  },
  'cox.status': {
    formula: 'whether a finite fit exists',
    source: 'Albert, Anderson 1984',
    says: 'ok, separated (a cut of the forecasts divides the outcomes), one_class or one_value.',
    range: 'a word',
  },
  'cox.intercept': {
    formula: 'a in logit P(y) = a + b logit p, p moved into [clip, 1-clip]',
    source: 'Cox 1958',
    says: 'The lean to yes (above 0) or no (below 0) left after the slope.',
    range: 'any',
  },
  'cox.slope': {
    formula: 'b in logit P(y) = a + b logit p',
    source: 'Cox 1958',
    says: 'Below 1 over-confident, above 1 under-confident, below 0 upside down.',
    range: 'any, infinite when separated',
  },
  'cox.interceptSe': {
    formula: 'from the inverse Fisher information',
    source: 'Cox 1958',
    says: 'The uncertainty of the intercept.',
    range: 'above 0',
  },
  'cox.slopeSe': {
    formula: 'from the inverse Fisher information',
    source: 'Cox 1958',
    says: 'The uncertainty of the slope.',
    range: 'above 0',
  },
  'cox.firth.intercept': {
    formula: 'a maximising log-likelihood + (1/2) ln det(information)',
    source: 'Firth 1993',
    says: 'The intercept, pulled slightly to 0; finite even when separated.',
    range: 'any',
  },
  'cox.firth.slope': {
    formula: 'b maximising log-likelihood + (1/2) ln det(information)',
    source: 'Firth 1993',
    says: 'The slope, pulled slightly to 0; finite even when separated.',
    range: 'any',
  },
  'auc.value': {
    formula: 'share of (happened, did not) pairs where the first had the higher p, ties one half',
    source: 'Mann, Whitney 1947',
    says: 'How well the order of the forecasts tells outcomes apart; nothing about calibration.',
    range: '0 to 1, 0.5 no better than chance',
  },
  'auc.seDeLong': {
    formula: 'sqrt(var of shares per happened item / count + the same per other item)',
    source: 'DeLong, DeLong, Clarke-Pearson 1988',
    says: 'The uncertainty of that share.',
    range: '0 or more',
  },
  bins: {
    formula: '[from, to) with decimal edges, the last bin closed; frequency = happened / n',
    source: 'definition',
    says: 'Said versus happened, in counts.',
    range: 'frequency 0 to 1',
  },
  'bins.wilson95': {
    formula: 'roots of |f - q| = 1.96 sqrt(q (1-q) / n) in q',
    source: 'Wilson 1927',
    says: 'Which true frequencies the count of the bin is compatible with.',
    range: '0 to 1',
  },
  'bins.range90IfCalibrated': {
    formula: 'as counts.range90 for the forecasts of the bin',
    source: 'Broecker, Smith 2007',
    says: 'How many of the bin would normally happen if the probabilities are right.',
    range: '0 to n of the bin',
  },
};

/** Short names for `--explain`. */
export const METHOD_ALIASES: Readonly<Record<string, string>> = {
  brier: 'brier.mean',
  interval: 'brier.interval',
  skill: 'skill.vsHalf',
  log: 'log.bits',
  bits: 'log.bits',
  mcb: 'corp.miscalibration',
  miscalibration: 'corp.miscalibration',
  dsc: 'corp.discrimination',
  discrimination: 'corp.discrimination',
  unc: 'corp.uncertainty',
  uncertainty: 'corp.uncertainty',
  corp: 'corp.miscalibration',
  band: 'corp.band',
  blocks: 'corp.blocks',
  murphy: 'murphy.reliability',
  reliability: 'murphy.reliability',
  resolution: 'murphy.resolution',
  confidence: 'confidence.mean',
  overconfidence: 'confidence.overconfidence',
  counts: 'counts.expectedYes',
  range90: 'counts.range90',
  spiegelhalter: 'spiegelhalter.z',
  z: 'spiegelhalter.z',
  cox: 'cox.slope',
  slope: 'cox.slope',
  intercept: 'cox.intercept',
  firth: 'cox.firth.slope',
  auc: 'auc.value',
  wilson: 'bins.wilson95',
  calibration: 'bins',
  W: 'brier.probabilityThisBadOrWorse',
  G: 'brier.probabilityThisGoodOrBetter',
};

/** The explanation of a dotted name or alias, with the full name; undefined for an unknown one. explainMethod('mcb')?.name is 'corp.miscalibration'. */
export function explainMethod(name: string): (MethodExplanation & { name: string }) | undefined {
  const full = Object.hasOwn(METHODS, name) ? name : Object.hasOwn(METHOD_ALIASES, name) ? METHOD_ALIASES[name]! : '';
  const found = Object.hasOwn(METHODS, full) ? METHODS[full] : undefined;
  return found && { name: full, ...found };
}
