// Where every number of the score object comes from: its formula, who proposed it, what it says, what it can be.
import type { MethodExplanation } from './method-explanation.ts';
import { CALIBRATION_METHODS } from './methods-of-calibration.ts';
import { SCORE_METHODS } from './methods-of-scores.ts';

/** By dotted name in the score object. */
export const METHODS: Readonly<Record<string, MethodExplanation>> = { ...SCORE_METHODS, ...CALIBRATION_METHODS };

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

/**
 * The explanation of a dotted name or alias, with the full name; undefined for an unknown one.
 * explainMethod('mcb')?.name is 'corp.miscalibration'.
 */
export function explainMethod(name: string): (MethodExplanation & { name: string }) | undefined {
  const full = Object.hasOwn(METHODS, name) ? name : Object.hasOwn(METHOD_ALIASES, name) ? METHOD_ALIASES[name]! : '';
  const found = Object.hasOwn(METHODS, full) ? METHODS[full] : undefined;
  return found && { name: full, ...found };
}
