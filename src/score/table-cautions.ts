import { fewClusters } from './cautions.ts';
import type { CautionCode } from './cautions.ts';
import { namedClusters } from './cluster.ts';
import type { Table } from './table.ts';

/** What a reader of a bare table's score must know; the last two speak of its ids. */
export type TableCautionCode = CautionCode | 'repeated_ids' | 'contradicting_outcomes';

/** Topics among the rows of a table: the named ones, and each row without a name. */
function topicsOfTable({ cluster }: Table): { named: number; independent: number } {
  const named = namedClusters(cluster);
  const alone = cluster?.reduce((count, label) => count + (label < 0 ? 1 : 0), 0) ?? 0;
  return { named, independent: named + alone };
}

/**
 * The cautions of a bare table whose rows name clusters: `few_clusters` when they make fewer than five topics,
 * `shared_topics` when two rows have the same one.
 */
export function tableCautions(table: Table): CautionCode[] {
  const { named, independent } = topicsOfTable(table);
  const cautions: CautionCode[] = fewClusters({ named, independent }) ? ['few_clusters'] : [];
  return named > 0 && independent < table.n ? [...cautions, 'shared_topics'] : cautions;
}
