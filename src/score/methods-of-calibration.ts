// What calibration, its tests and its bins are. By dotted name in the score object; p = forecast, y =
// outcome, n = scored predictions.
import type { MethodExplanation } from './method-explanation.ts';

const K_MEANS = 'K = number that happen if the forecasts are right and independent';

export const CALIBRATION_METHODS: Readonly<Record<string, MethodExplanation>> = {
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
    source: 'Poisson-binomial law; normal above n = 2000 where the deviation is 8 or more',
    says: 'How often so few or fewer would happen.',
    range: '0 to 1',
  },
  'counts.probabilityThisManyOrMore': {
    formula: `P(K >= observed), ${K_MEANS}`,
    source: 'Poisson-binomial law; normal above n = 2000 where the deviation is 8 or more',
    says: 'How often so many or more would happen.',
    range: '0 to 1',
  },
  'counts.range90': {
    formula: `smallest k with P(K <= k) >= 0.05 and >= 0.95, ${K_MEANS}`,
    source: 'Poisson-binomial law; normal above n = 2000 where the deviation is 8 or more',
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
    says: 'Below 1 over-confident, above 1 under-confident, below 0 upside down; of numbers that changed the average counts, which is above 1 where all were right.',
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
