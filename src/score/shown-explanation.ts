// What an explanation in text leaves to the JSON: of few predictions it shows no more than the pages do.
import {
  averagedBrier,
  COX_FROM,
  CURVE_FROM,
  isIndependent,
  isRanked,
  isTestable,
  shownInterval,
  TESTABLE,
} from '../score-terms.ts';
import { bandEdges, TEN_BINS } from './bins.ts';
import { METHODS } from './explain-methods.ts';
import type { Explanation } from './explanation.ts';
import type { Bin, ScoreObject } from './score-object.ts';

/** The predictions behind a number: how many, and how many independent ones they make, as in `isIndependent`. */
export interface Basis {
  n: number;
  independent: number | undefined;
  score: ScoreObject;
}

export interface ShownExplanation extends Explanation {
  instead?: string;
}

/** Counts and settings of a score object: they are what they are, however few. */
const COUNTED = new Set([
  'n', 'log.clip', 'log.clipped', 'murphy.groups', 'confidence.atHalf', 'counts.expectedYes', 'cox.status', 'skill.vsReference.n',
]); // prettier-ignore

/** What takes each prediction for independent, beside the bins; `interval` is that of the hits. */
const INDEPENDENT = new Set([
  'interval', 'counts.range90', 'skill.vsReference.seDifference', 'cox.interceptSe', 'cox.slopeSe', 'auc.seDeLong', 'corp.band',
]); // prettier-ignore

/** What is not so of averages of numbers that changed, which are too timid. */
const UNCHANGED = new Set(['counts.range90', 'cox.interceptSe', 'cox.slopeSe', 'corp.band']);

/** The curve: where it lies, and where a calibrated one would. */
const CURVE = new Set(['corp.blocks', 'corp.band']);

/** Tests of luck; W and G are the verdict's. */
const TEST = /^[WG]$|probabilit|^spiegelhalter|^counts\.sdYes$/i;

function isRate(name: string): boolean {
  return (Object.hasOwn(METHODS, name) && !COUNTED.has(name)) || /^([WG]|interval)$|^bounds\./.test(name);
}

/** Why the pages leave it out at this size: the curve, the recalibration line, the order. */
function whyTooEarly(name: string, score: ScoreObject): string | undefined {
  const { n } = score;
  if (name.startsWith('auc.')) return isRanked(score) ? undefined : `too few of ${n} predictions came out either way`;
  const isEarly = (CURVE.has(name) && n < CURVE_FROM) || (name.startsWith('cox.') && n < COX_FROM);
  return isEarly ? `${n} predictions are too few` : undefined;
}

/** Why a number is not shown; undefined where it is. */
function whyNot(name: string, { n: all, independent, score }: Basis): string | undefined {
  if (!isRate(name)) return undefined;
  // The market has a number on some of them only.
  const n = name.startsWith('skill.vsReference.') ? (score.skill?.vsReference?.n ?? 0) : all;
  if (n < TESTABLE) return n === 1 ? 'one prediction is too few' : `${n} predictions are too few`;
  if (INDEPENDENT.has(name) && !isIndependent(all, independent)) return `too few of ${all} predictions are independent`;
  if (UNCHANGED.has(name) && averagedBrier(score) !== null) return 'numbers changed over time';
  const early = whyTooEarly(name, score);
  if (early !== undefined) return early;
  const isInterval = name === 'brier.interval' || name === 'brier.clusterInterval';
  if ((isInterval || TEST.test(name)) && !isTestable(n, independent))
    return `the topics of ${n} predictions make too few independent ones`;
  if (isInterval && shownInterval(score, independent) === null)
    return 'too few surprises were seen or are to be expected';
  return undefined;
}

/** A bin with as much as the tables of the pages have of it: these have tenths from a hundred predictions on. */
function shownBin(bin: Bin, { n, independent, score }: Basis): Partial<Bin> {
  const { from, to, n: inside, meanForecast, happened, frequency, wilson95, range90IfCalibrated } = bin;
  const counts = { from, to, n: inside, meanForecast, happened };
  if ((bandEdges(n) !== TEN_BINS && inside < TESTABLE) || !isIndependent(n, independent)) return counts;
  const isKnown = averagedBrier(score) === null;
  return { ...counts, frequency, wilson95, ...(isKnown && { range90IfCalibrated }) };
}

function shownValue({ name, value }: Explanation, basis: Basis): unknown {
  if (value === null) return null;
  if (Array.isArray(value) && name.startsWith('bins')) return (value as Bin[]).map((bin) => shownBin(bin, basis));
  if (name.startsWith('bins')) return shownBin(value as Bin, basis);
  if ((name !== 'hits' && name !== 'charitableHits') || whyNot('interval', basis) === undefined) return value;
  const { interval: _, ...counts } = value as { interval: unknown };
  return counts;
}

/** Of means over rows what they add up to, as on the pages: few rows, since more are shown. */
function sumText({ name, rows, value }: Explanation): string {
  const isBound = name.startsWith('bounds.') && typeof value === 'number';
  if (isBound) return ` for an average; the sum is ${Number((value * rows.length).toPrecision(6))}`;
  if (rows.length === 0 || rows.some(({ part }) => part === null)) return '; --format json has it';
  const sum = rows.reduce((all, { part }) => all + part!, 0);
  return ` for an average; the sum is ${Number(sum.toPrecision(6))}`;
}

/** An explanation as a page may have it; `instead` stands for a value that is not shown. */
export function shownExplanation(explained: Explanation, basis: Basis): ShownExplanation {
  const why = whyNot(explained.name, basis);
  return {
    ...explained,
    value: shownValue(explained, basis),
    inputs: Object.fromEntries(Object.entries(explained.inputs).filter(([name]) => whyNot(name, basis) === undefined)),
    ...(why !== undefined &&
      !explained.name.startsWith('bins') && {
        instead: `not shown: ${why}${sumText(explained)}`,
      }),
  };
}
