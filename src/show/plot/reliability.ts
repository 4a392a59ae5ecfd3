// What a reliability diagram shows, before anybody decides how: as little as the number of predictions allows.
import { CURVE_FROM } from '../../score-terms.ts';
import type { Band, ScoreObject } from '../../score/score-object.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { aboutShare, count, percent } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import type { BandPoint, CurvePoint } from './curve.ts';

/**
 * Predictions with probabilities in [from, to); the last one includes 1. `interval` is Wilson 95% of
 * the share that happened.
 */
export interface ReliabilityPoint {
  from: number;
  to: number;
  n: number;
  said: number;
  happened: number;
  interval: readonly [number, number] | null;
  /** How many would happen for a calibrated forecaster, 90% of the time. */
  normal: readonly [number, number] | null;
}

export interface Reliability {
  /** none: under 10 scored, no picture; bands: 10 to 29, three groups and no curve; curve: 30 and more. */
  stage: 'none' | 'bands' | 'curve';
  points: ReliabilityPoint[];
  /** CORP: recalibrated probability against the one said, 0..1; empty unless stage is curve. */
  curve: CurvePoint[];
  /** Where a calibrated forecaster's curve would lie, 90% of the time at each place; empty unless stage is curve. */
  band: BandPoint[];
}

function pointOf(bin: Band): ReliabilityPoint {
  return {
    from: bin.from,
    to: bin.to,
    n: bin.n,
    said: bin.meanForecast,
    happened: bin.happened,
    interval: bin.wilson95,
    normal: bin.range90IfCalibrated,
  };
}

/**
 * The reliability diagram of a score. `bands` are as many groups as n can carry (none below 10, three below 30, five
 * below 100, then ten), made by the score room from the same predictions.
 */
export function reliabilityOf(score: ScoreObject, bands: readonly Band[]): Reliability {
  const n = score.n;
  if (n < RATES_FROM) return { stage: 'none', points: [], curve: [], band: [] };
  const points = bands.map(pointOf);
  if (n < CURVE_FROM || !score.corp) return { stage: 'bands', points, curve: [], band: [] };
  const curve = score.corp.blocks.flatMap((block) =>
    block.from === block.to
      ? [{ x: block.from, y: block.recalibrated }]
      : [
          { x: block.from, y: block.recalibrated },
          { x: block.to, y: block.recalibrated },
        ],
  );
  // Where nothing is normal for a band of predictions nothing is for the curve.
  const isKnown = bands.some(({ range90IfCalibrated }) => range90IfCalibrated !== null);
  const band = (isKnown ? (score.corp.band ?? []) : []).map(({ at, low, high }) => ({ x: at, low, high }));
  return { stage: 'curve', points, curve, band };
}

/** `5 of 8`; a share only in words, never "100%" for one of one. */
export function happenedText(point: ReliabilityPoint): string {
  return `${count(point.happened)} of ${point.n}`;
}

/** `0–30%`. */
export function bandText(point: ReliabilityPoint): string {
  return `${Math.round(point.from * 100)}–${Math.round(point.to * 100)}%`;
}

/** `said about 73%: 8 predictions, 5 happened; 3 to 8 would be normal if these numbers are right`. */
export function pointSentence(point: ReliabilityPoint): string {
  const said = point.n === 1 ? percent(point.said) : `about ${aboutShare(point.said)}`;
  const normal = point.normal
    ? `; ${point.normal[0]} to ${point.normal[1]} would be normal if these numbers are right`
    : '';
  return `said ${said}: ${point.n} ${point.n === 1 ? 'prediction' : 'predictions'}, ${count(point.happened)} happened${normal}`;
}

/** The predictions behind a point: those whose probability under a reading lies in its range. */
export function behind(
  point: ReliabilityPoint,
  items: readonly ScoredItem[],
  reading: 'strict' | 'charitable',
  statedOnly: boolean,
): ScoredItem[] {
  return items.filter((item) => {
    const own = item[reading];
    if (own === null || (statedOnly && item.basis !== 'stated')) return false;
    return own.p >= point.from && (own.p < point.to || point.to === 1);
  });
}
