import { fewClusters } from './cautions.ts';
import type { CautionCode } from './cautions.ts';
import { brierScore } from './brier.ts';
import { clusterSpread, namedClusters } from './cluster.ts';
import type { Table } from './table.ts';

/** The cautions of a bare table: `few_clusters` when its rows name clusters and make fewer than five topics. */
export function tableCautions(table: Table): CautionCode[] {
  const named = namedClusters(table.cluster);
  const alone = table.cluster?.reduce((count, label) => count + (label < 0 ? 1 : 0), 0) ?? 0;
  return fewClusters({ named, independent: named + alone }) ? ['few_clusters'] : [];
}

/**
 * As many independent rows would tell as much about the Brier score: n / max(1, design effect). Undefined without clusters that say how
 * far they differ. Losses 0, 0, 1, 1 in two clusters of two are worth 4/3 rows.
 */
export function effectiveRows({ n, p, y, cluster }: Table): number | undefined {
  if (cluster === undefined) return undefined;
  const losses = new Float64Array(n);
  for (let row = 0; row < n; row++) losses[row] = brierScore(p[row]!, y[row]!);
  return clusterSpread(losses, cluster)?.effectiveN;
}
