import { describe, expect, it } from 'vitest';
import { tableCautions } from '../../src/score/table-cautions.ts';
import type { Table } from '../../src/score/table.ts';

function table(cluster?: number[]): Table {
  const n = cluster?.length ?? 3;
  return {
    n,
    p: new Float64Array(n).fill(0.5),
    y: new Float64Array(n),
    ...(cluster ? { cluster: Int32Array.from(cluster) } : {}),
  };
}

describe('the cautions of a bare table', () => {
  it('say when named topics are fewer than five, each nameless row counting as one', () => {
    expect(tableCautions(table([0, 0, 1, 1, 2, 3]))).toContain('few_clusters');
    expect(tableCautions(table([0, 0, 1, -1, -1]))).toContain('few_clusters');
    expect(tableCautions(table([0, 0, 1, -1, -1, -1]))).not.toContain('few_clusters');
    expect(tableCautions(table([0, 1, 2, 3, 4]))).toEqual([]);
    expect(tableCautions(table([0, 1, 2, -1]))).toEqual(['few_clusters']);
  });

  it('say when two rows name the same topic', () => {
    expect(tableCautions(table([0, 0, 1, 2]))).toEqual(['few_clusters', 'shared_topics']);
    expect(tableCautions(table([0, 0, 1, 2, 3, -1]))).toEqual(['shared_topics']);
    expect(tableCautions(table([0, 1, 2, 3, 4, -1, -1]))).toEqual([]);
  });

  it('are none where no row names a topic', () => {
    expect(tableCautions(table())).toEqual([]);
    expect(tableCautions(table([-1, -1]))).toEqual([]);
  });
});
