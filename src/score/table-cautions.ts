import { fewClusters } from './cautions.ts';
import type { CautionCode } from './cautions.ts';
import { topicsOfRows } from './cluster.ts';
import type { Table } from './table.ts';

/** What a reader of a bare table's score must know; `shared_ids` and these two speak of its ids. */
export type TableCautionCode = CautionCode | 'repeated_ids' | 'contradicting_outcomes';

/**
 * The cautions of a bare table whose rows name clusters: `few_clusters` when they make fewer than five topics,
 * `shared_topics` when two rows have the same one.
 */
export function tableCautions({ cluster }: Table): CautionCode[] {
  const topics = topicsOfRows(cluster);
  const cautions: CautionCode[] = fewClusters(topics) ? ['few_clusters'] : [];
  return topics && topics.shared > 0 ? [...cautions, 'shared_topics'] : cautions;
}
