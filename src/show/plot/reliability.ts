// What a reliability diagram shows, before anybody decides how: as little as the number of predictions allows.
import { CURVE_FROM } from '../../score-terms.ts';
import type { Band, ScoreObject } from '../../score/score-object.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { aboutShare, count, percent } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import type { BandPoint, CurvePoint } from './curve.ts';

export interface Reliability {
  /** none: under 10 scored, no picture; bands: 10 to 29, three groups and no curve; curve: 30 and more. */
  stage: 'none' | 'bands' | 'curve';
  points: readonly Band[];
  /** CORP: recalibrated probability against the one said, 0..1; empty unless stage is curve. */
  curve: CurvePoint[];
  /** Where a calibrated forecaster's curve would lie, 90% of the time at each place; empty unless stage is curve. */
  band: BandPoint[];
}

/**
 * The reliability diagram of a score. `bands` are as many groups as n can carry (none below 10, three below 30, five
 * below 100, then ten), made by the score room from the same predictions.
 */
export function reliabilityOf(score: ScoreObject, bands: readonly Band[]): Reliability {
  const n = score.n;
  if (n < RATES_FROM) return { stage: 'none', points: [], curve: [], band: [] };
  if (n < CURVE_FROM || !score.corp) return { stage: 'bands', points: bands, curve: [], band: [] };
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
  return { stage: 'curve', points: bands, curve, band };
}

/** `5 of 8`; a share only in words, never "100%" for one of one. */
export function happenedText(point: Band): string {
  return `${count(point.happened)} of ${point.n}`;
}

/** `0–30%`. */
export function bandText(point: Band): string {
  return `${Math.round(point.from * 100)}–${Math.round(point.to * 100)}%`;
}

/** `said about 73%: 8 predictions, 5 happened; 3 to 8 would be normal if these numbers are right`. */
export function pointSentence(point: Band): string {
  const said = point.n === 1 ? percent(point.meanForecast) : `about ${aboutShare(point.meanForecast)}`;
  const normal = point.range90IfCalibrated
    ? `; ${point.range90IfCalibrated.join(' to ')} would be normal if these numbers are right`
    : '';
  return `said ${said}: ${point.n} ${point.n === 1 ? 'prediction' : 'predictions'}, ${count(point.happened)} happened${normal}`;
}

/** The predictions behind a point: those whose probability under a reading lies in its range. */
export function behind(
  point: Band,
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
