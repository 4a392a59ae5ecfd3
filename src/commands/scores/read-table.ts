// A bare table from a file or standard input, whatever its form, with the hash of its bytes.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { readForecastTable } from '../../exchange/table/forecast-table.ts';
import type { ForecastTable } from '../../exchange/table/forecast-table.ts';
import { looksLikeParquet, MARKED_BYTES } from '../../exchange/table/parquet-mark.ts';
import type { TableWishes } from '../../exchange/table/table-rows.ts';
import { decode } from '../../ledger/read/decode.ts';
import { openToRead } from '../../ledger/store/open.ts';
import type { OpenFile } from '../../ledger/store/open.ts';
import type { World } from '../../world.ts';
import type { ProgressLine } from '../deliver/progress-line.ts';

export interface TableRead {
  read: ForecastTable;
  sha256: string;
}

const MB = 1_000_000;
/** Progress is told each time so many bytes more were read; a step less is done before anybody has read the line. */
const STEP = 4 * MB;

/** Passes chunks on; `see` looks at each. */
function* watched(chunks: Iterable<Uint8Array>, see: (chunk: Uint8Array) => void): Generator<Uint8Array, void> {
  for (const chunk of chunks) {
    see(chunk);
    yield chunk;
  }
}

/** The first bytes, enough to tell what the file is, and all of them again. */
function peeked(chunks: Generator<Uint8Array, void>): { head: Uint8Array; all: Iterable<Uint8Array> } {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < MARKED_BYTES) {
    const next = chunks.next();
    if (next.done) break;
    parts.push(new Uint8Array(next.value)); // a copy: the chunk's memory is used again
    length += next.value.length;
  }
  const head = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  function* all(): Generator<Uint8Array, void> {
    if (length > 0) yield head;
    yield* chunks;
  }
  return { head, all: all() };
}

/**
 * Parquet begins at its end: a file is read where it must be, a stream is kept whole. The chunks are read
 * to their end for the hash.
 */
function parquetSource(
  chunks: Iterable<Uint8Array>,
  opened: OpenFile | undefined,
): { size: number; slice: OpenFile['slice'] } {
  if (opened && opened.size > 0) {
    for (const chunk of chunks) void chunk;
    return opened;
  }
  const whole = Buffer.concat(Array.from(chunks, (chunk) => new Uint8Array(chunk)));
  return { size: whole.length, slice: (start, end) => new Uint8Array(whole.subarray(start, end)) };
}

/**
 * Reads the table in chunks, so that it may be bigger than the memory. `file` is `-` for standard
 * input. Throws Failures.
 */
export async function readTable(
  file: string,
  options: TableWishes & { form: 'rows' | 'counts' },
  world: World,
  progress: ProgressLine,
): Promise<TableRead> {
  const opened = file === '-' ? undefined : openToRead(resolve(world.cwd, file));
  const hash = createHash('sha256');
  const total = opened && opened.size > 0 ? opened.size : Infinity;
  const of = total === Infinity ? '' : ` of ${Math.round(total / MB)}`;
  let bytes = 0;
  const chunks = watched(opened?.chunks() ?? world.stdinChunks(), (chunk) => {
    hash.update(chunk);
    const steps = Math.floor(bytes / STEP);
    bytes += chunk.length;
    if (total > STEP && Math.floor(bytes / STEP) > steps) progress.say(`reading ${Math.round(bytes / MB)}${of} MB`);
  });
  try {
    const { head, all } = peeked(chunks);
    const shown = opened ? file : '<stdin>';
    if (options.form === 'counts') {
      // Counted forecasts are few, however many rows they stand for.
      const { readCountTable } = await import('../../exchange/table/count-table.ts');
      const text = decode(Buffer.concat(Array.from(all, (chunk) => new Uint8Array(chunk))), shown);
      return { read: readCountTable(shown, text, options), sha256: hash.digest('hex') };
    }
    if (!looksLikeParquet(head, file))
      return { read: readForecastTable(shown, all, options), sha256: hash.digest('hex') };
    const { readParquetTable } = await import('../../exchange/table/table-parquet.ts');
    const source = parquetSource(all, opened);
    return { read: readParquetTable(shown, source, options), sha256: hash.digest('hex') };
  } finally {
    progress.clear();
    opened?.close();
  }
}
