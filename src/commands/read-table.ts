// A bare table from a file or standard input, whatever its form, with the hash of its bytes.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { readForecastTable } from '../exchange/forecast-table.ts';
import type { ForecastTable } from '../exchange/forecast-table.ts';
import { openToRead } from '../ledger/store.ts';
import type { World } from '../world.ts';
import type { ProgressLine } from './progress-line.ts';

export interface TableRead {
  read: ForecastTable;
  sha256: string;
}

const MB = 1_000_000;
/** Progress is told each time so many bytes more were read; less than one step is done before anybody has read the line. */
const STEP = 4 * MB;

/** Passes chunks on; `see` looks at each. */
function* watched(chunks: Iterable<Uint8Array>, see: (chunk: Uint8Array) => void): Generator<Uint8Array, void> {
  for (const chunk of chunks) {
    see(chunk);
    yield chunk;
  }
}

/** Reads the table in chunks, so that it may be bigger than the memory. `file` is `-` for standard input. Throws Failures. */
export async function readTable(
  file: string,
  options: { labels: boolean },
  world: World,
  progress: ProgressLine,
): Promise<TableRead> {
  const opened = file === '-' ? undefined : openToRead(resolve(world.cwd, file));
  const hash = createHash('sha256');
  const of = opened && opened.size > 0 ? ` of ${Math.ceil(opened.size / MB)}` : '';
  let bytes = 0;
  const chunks = watched(opened?.chunks() ?? world.stdinChunks(), (chunk) => {
    hash.update(chunk);
    const steps = Math.floor(bytes / STEP);
    bytes += chunk.length;
    const large = opened === undefined || opened.size === 0 || opened.size > STEP;
    if (large && Math.floor(bytes / STEP) > steps) progress.say(`reading ${Math.floor(bytes / MB)}${of} MB`);
  });
  try {
    const read = readForecastTable(opened ? file : '<stdin>', chunks, options);
    return { read, sha256: hash.digest('hex') };
  } finally {
    progress.clear();
    opened?.close();
  }
}
