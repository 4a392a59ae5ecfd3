import { closeSync, openSync, writeSync } from 'node:fs';

const CHUNK = 1 << 20;

/**
 * Writes a head and then each record as text, in chunks, so that no long file ever stands in memory.
 *
 * @template T
 * @param {string} path
 * @param {string} head
 * @param {Iterable<T>} records
 * @param {(record: T) => string} text
 */
export function writeRecords(path, head, records, text) {
  const file = openSync(path, 'w');
  try {
    let chunk = head;
    for (const record of records) {
      chunk += text(record);
      if (chunk.length < CHUNK) continue;
      writeSync(file, chunk);
      chunk = '';
    }
    writeSync(file, chunk);
  } finally {
    closeSync(file);
  }
}
