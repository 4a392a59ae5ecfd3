import { averagedBrier, isIndependent } from '../score-terms.ts';
import { bandEdges, bins } from './bins.ts';
import { canonicalTable } from './canonical.ts';
import type { ItemScore } from './item-score.ts';
import type { Band, ScoreObject } from './score-object.ts';
import { hasFractionalOutcome } from './table.ts';
import type { Table } from './table.ts';

/**
 * As many bands as the number of rows can carry (none below 10, three below 30, five below 100, then ten), for
 * sentences like "said about 70%: 8 predictions, 5 happened". Counts add up to the number of rows.
 */
export function bandsOf(rows: readonly Pick<ItemScore, 'p' | 'y'>[]): Band[] {
  const column = (key: 'p' | 'y'): Float64Array => Float64Array.from(rows, (row) => row[key]);
  return bandsOfTable({ n: rows.length, p: column('p'), y: column('y') });
}

/** The same for columns, however many rows they have. */
export function bandsOfTable({ n, p, y }: Table): Band[] {
  const edges = bandEdges(n);
  if (edges === null) return [];
  const sorted = canonicalTable({ n, p, y });
  const found = bins(sorted.p, sorted.y, edges);
  return hasFractionalOutcome(y) ? found.map((bin) => ({ ...bin, range90IfCalibrated: null })) : found;
}

/**
 * The bands as they may be shown: where rows share topics without the interval and the range that is normal, which take
 * them for independent; without the latter also where numbers changed, since whoever learns as time goes by is too
 * timid on average.
 */
export function shownBands(
  bands: readonly Band[],
  score: ScoreObject,
  independent: number | undefined,
): readonly Band[] {
  const isFree = isIndependent(score.n, independent);
  const isKnown = isFree && averagedBrier(score) === null;
  return isKnown
    ? bands
    : bands.map((band) => ({ ...band, wilson95: isFree ? band.wilson95 : null, range90IfCalibrated: null }));
}
