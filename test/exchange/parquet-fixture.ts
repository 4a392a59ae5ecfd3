// Parquet files made by DuckDB, as a warehouse would export them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ParquetSource } from '../../src/exchange/table/parquet-file.ts';

export interface Duck {
  /** Writes the rows of a query as Parquet (with `options` of COPY) or as CSV, and gives the bytes. */
  parquet(query: string, options?: string): Promise<Buffer>;
  csv(query: string): Promise<Buffer>;
  close(): void;
}

export async function duck(): Promise<Duck> {
  const folder = mkdtempSync(join(tmpdir(), 'predict-parquet-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  let count = 0;
  const copied = async (query: string, options: string): Promise<Buffer> => {
    const path = join(folder, `${count++}`);
    await connection.run(`COPY (${query}) TO '${path}' (${options})`);
    return readFileSync(path);
  };
  return {
    parquet: (query, options = '') => copied(query, `FORMAT parquet${options === '' ? '' : `, ${options}`}`),
    csv: (query) => copied(query, 'FORMAT csv, HEADER'),
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}

export function sourceOf(bytes: Uint8Array): ParquetSource {
  return { size: bytes.length, slice: (start, end) => new Uint8Array(bytes.subarray(start, end)) };
}
