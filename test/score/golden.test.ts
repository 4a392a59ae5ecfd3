import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreTable } from '../../src/score/score-table.ts';
import type { Table } from '../../src/score/table.ts';

// Six tables with score objects worked out independently of this program. A key absent from a golden file is not compared.
const FOLDER = join(import.meta.dirname, '../golden/score');
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.slice(0, -4));

function readTable(name: string): Table {
  const [, ...lines] = readFileSync(join(FOLDER, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => line.split(','));
  const labels = [...new Set(rows.map((row) => row[3]!))];
  return {
    n: rows.length,
    p: Float64Array.from(rows, (row) => Number(row[1])),
    y: Float64Array.from(rows, (row) => Number(row[2])),
    cluster: Int32Array.from(rows, (row) => (row[3] === '' ? -1 : labels.indexOf(row[3]!))),
    reference: Float64Array.from(rows, (row) => (row[4] === '' ? Number.NaN : Number(row[4]))),
  };
}

/** Absolute, relative above 1. */
function tolerance(path: string): number {
  if (path.startsWith('cox.')) return 1e-8;
  return /nterval|probability/.test(path) ? 1e-10 : 1e-12;
}

/** Where `actual` is not what the golden object says. */
function differences(actual: unknown, golden: unknown, path = ''): string[] {
  if (golden !== null && typeof golden === 'object') {
    if (actual === null || typeof actual !== 'object') return [`${path}: ${String(actual)} for an object`];
    if (Array.isArray(golden) && golden.length !== (actual as unknown[]).length) return [`${path}: another length`];
    return Object.entries(golden).flatMap(([key, value]) =>
      differences((actual as Record<string, unknown>)[key], value, path === '' ? key : `${path}.${key}`),
    );
  }
  const near =
    typeof golden === 'number' &&
    typeof actual === 'number' &&
    Math.abs(actual - golden) <= tolerance(path) * Math.max(1, Math.abs(golden));
  return near || actual === golden ? [] : [`${path}: ${String(actual)} for ${String(golden)}`];
}

describe('golden tables', () => {
  it('are six', () => expect(NAMES).toHaveLength(6));

  it.each(NAMES)('%s', (name) => {
    const golden: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
    expect(differences(scoreTable(readTable(name)), golden)).toEqual([]);
  });
});
