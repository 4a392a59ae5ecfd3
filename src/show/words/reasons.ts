import type { ReasonCode } from '../../score/score-object.ts';

/** Why a number is undefined, in words. */
export const REASONS: Record<ReasonCode, string> = {
  empty: 'nothing to score',
  too_few: 'too few predictions',
  too_many: 'too many predictions to draw',
  one_class: 'everything happened, or nothing did',
  one_value: 'one number throughout',
  separated: 'the numbers separate yes from no',
  zero_variance: 'no spread',
  no_clusters: 'no topics are named',
  too_few_clusters: 'fewer than two topics are named',
  no_reference: 'no market number',
  fractional: 'something happened in part',
};
