import { labelsOf } from './cluster.ts';
import { stoodOnWords } from './cohort.ts';
import { lazyScore } from './score-table.ts';
import type { LazyScore } from './score-table.ts';
import type { ScoredItem } from './scored-item.ts';
import { hasAverages } from './single-score.ts';
import type { Table } from './table.ts';

/** Which of the scores of an item: those of a reading of the criteria, or with every range at one end. */
export type ScoreKey = 'strict' | 'charitable' | 'atLow' | 'atHigh';

/** The columns of items that all have that score; one row a prediction, never one an update. */
function tableOf(rows: readonly ScoredItem[], key: ScoreKey): Table {
  const n = rows.length;
  const column = (): Float64Array => new Float64Array(n);
  const table: Table = { n, p: column(), y: column(), cluster: labelsOf(rows.map(({ cluster }) => cluster)) };
  for (let row = 0; row < n; row++) {
    const { reference } = rows[row]!;
    const { p, y } = rows[row]![key]!;
    table.p[row] = p;
    table.y[row] = y;
    if (reference !== null) (table.reference ??= column().fill(NaN))[row] = reference;
  }
  // By this score: an end of a range may move where the central number stays, and readings may end on different days.
  if (!rows.some((item) => hasAverages(item[key]!))) return table;
  const averages = { brier: column(), logNats: { clipped: column(), unclipped: column() }, spherical: column() };
  for (let row = 0; row < n; row++) {
    const { brier, logNats, spherical } = rows[row]![key]!;
    averages.brier[row] = brier;
    averages.logNats.clipped[row] = logNats.clipped;
    averages.logNats.unclipped[row] = logNats.unclipped;
    averages.spherical[row] = spherical;
  }
  return { ...table, ...averages };
}

/**
 * The score of items that all have a score under the key, with its effective number, worked out where it is looked at.
 * The lexicon is named where it put one of the numbers on words.
 */
export function lazyItemsScore(rows: readonly ScoredItem[], key: ScoreKey, lexicon: string): LazyScore {
  return lazyScore(rows.length, () => tableOf(rows, key), {
    // Not by the basis, which is the weakest of several; and readings may end on different days.
    get lexicon() {
      return rows.some((item) => stoodOnWords(item.prediction, item[key]!.known)) ? lexicon : null;
    },
  });
}
