import { fewClusters } from './cautions.ts';
import type { CautionCode } from './cautions.ts';
import { namedClusters } from './cluster.ts';
import type { Table } from './table.ts';

/**
 * The cautions of a bare table whose rows name clusters: `few_clusters` when they make fewer than five topics,
 * `shared_topics` when two rows have the same one.
 */
export function tableCautions(table: Table): CautionCode[] {
  const named = namedClusters(table.cluster);
  const alone = table.cluster?.reduce((count, label) => count + (label < 0 ? 1 : 0), 0) ?? 0;
  const independent = named + alone;
  const cautions: CautionCode[] = fewClusters({ named, independent }) ? ['few_clusters'] : [];
  return named > 0 && independent < table.n ? [...cautions, 'shared_topics'] : cautions;
}
