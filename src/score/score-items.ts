import { scoreTable } from './score-table.ts';
import type { ScoreObject } from './score-object.ts';
import type { ItemScore, ScoredItem } from './scored-item.ts';
import type { Table } from './table.ts';

type Reading = 'strict' | 'charitable' | 'low' | 'high';
const KEY = { strict: 'strict', charitable: 'charitable', low: 'atLow', high: 'atHigh' } as const;

/** The score object of the items that are scored under a reading; one row a prediction, never one an update. */
export function scoreItems(items: readonly ScoredItem[], reading: Reading, lexicon: string): ScoreObject {
  const rows = items.flatMap((item): [ScoredItem, ItemScore][] => {
    const score = item[KEY[reading]];
    return score === null ? [] : [[item, score]];
  });
  const clusters = new Map<string, number>();
  const cluster = rows.map(([item]) => {
    if (item.cluster === null) return -1;
    if (!clusters.has(item.cluster)) clusters.set(item.cluster, clusters.size);
    return clusters.get(item.cluster)!;
  });
  const column = (value: (score: ItemScore) => number): Float64Array =>
    Float64Array.from(rows, ([, score]) => value(score));
  const table: Table = {
    n: rows.length,
    p: column((score) => score.p),
    y: column((score) => score.y),
    cluster: Int32Array.from(cluster),
    reference: Float64Array.from(rows, ([item]) => item.reference ?? NaN),
  };
  if (rows.some(([item]) => item.updated)) {
    table.brier = column((score) => score.brier);
    table.logNats = {
      clipped: column((score) => score.logNats.clipped),
      unclipped: column((score) => score.logNats.unclipped),
    };
    table.spherical = column((score) => score.spherical);
  }
  return scoreTable(table, { lexicon });
}
