import { bandEdges, bins } from './bins.ts';
import { canonicalTable } from './canonical.ts';
import { averagedBrier, isTestable } from '../score-terms.ts';
import type { Band, ScoreObject } from './score-object.ts';
import type { ItemScore } from './own-numbers.ts';
import { hasFractionalOutcome } from './table.ts';
import type { Table } from './table.ts';

/**
 * As many bands as the number of rows can carry (none below 10, three below 30, five below 100, then ten), for
 * sentences like "said about 70%: 8 predictions, 5 happened". Counts add up to the number of rows.
 */
export function bandsOf(rows: readonly Pick<ItemScore, 'p' | 'y'>[]): Band[] {
  const table = { n: rows.length, p: new Float64Array(rows.length), y: new Float64Array(rows.length) };
  for (let row = 0; row < table.n; row++) {
    const { p, y } = rows[row]!;
    table.p[row] = p;
    table.y[row] = y;
  }
  return bandsOfTable(table);
}

/** The same for columns, however many rows they have. */
export function bandsOfTable({ n, p, y }: Table): Band[] {
  const edges = bandEdges(n);
  if (edges === null) return [];
  const sorted = canonicalTable({ n, p, y });
  const found = bins(sorted.p, sorted.y, edges);
  return hasFractionalOutcome(y) ? found.map((bin) => ({ ...bin, range90IfCalibrated: null })) : found;
}

/** Where topics leave less than this share of the rows independent, nothing is normal for a band of them. */
const NEARLY_ALL = 0.8;

/**
 * The bands as they may be shown: without the range that is normal where rows share topics (fewer than ten independent
 * ones, or than four in five), or where numbers changed, since whoever learns as time goes by is too timid on average.
 */
export function shownBands(
  bands: readonly Band[],
  score: ScoreObject,
  independent: number | undefined,
): readonly Band[] {
  const isFree = isTestable(score.n, independent) && (independent ?? score.n) >= NEARLY_ALL * score.n;
  const isKnown = isFree && averagedBrier(score) === null;
  return isKnown ? bands : bands.map((band) => ({ ...band, range90IfCalibrated: null }));
}
