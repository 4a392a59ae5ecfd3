import { fewClusters } from './cautions.ts';
import type { CautionCode } from './cautions.ts';
import { namedClusters } from './cluster.ts';
import type { Table } from './table.ts';

/** The cautions of a bare table: `few_clusters` when its rows name clusters and make fewer than five topics. */
export function tableCautions(table: Table): CautionCode[] {
  const named = namedClusters(table.cluster);
  const alone = table.cluster?.reduce((count, label) => count + (label < 0 ? 1 : 0), 0) ?? 0;
  return fewClusters({ named, independent: named + alone }) ? ['few_clusters'] : [];
}
