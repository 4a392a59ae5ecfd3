// The files that predict is measured on, each written when it is first asked for.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { entries, TODAY } from './entries.mjs';
import { LEDGER_HEAD, ledgerEntry } from './generate-ledger.mjs';
import { forecastRows, TABLES } from './generate-table.mjs';
import { writeRecords } from './write-records.mjs';

/** @typedef {import('./entries.mjs').Entry} Entry */

/** The folder of many ledgers: so many files of so many entries. */
export const FOLDER = { files: 1000, each: 50 };

/** @param {Iterable<Entry>} all @param {number} each @returns {Generator<Entry[], void>} */
function* parts(all, each) {
  /** @type {Entry[]} */
  let part = [];
  for (const entry of all) {
    part.push(entry);
    if (part.length < each) continue;
    yield part;
    part = [];
  }
}

export class DataFiles {
  #folder;
  /** @type {Set<string>} */
  #written = new Set();

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
  }

  /** @param {string} name @param {(path: string) => void} write */
  #once(name, write) {
    const path = join(this.#folder, name);
    if (!this.#written.has(name)) write(path);
    this.#written.add(name);
    return path;
  }

  /** @param {number} count */
  ledger(count) {
    return this.#once(`${count}.yaml`, (path) => writeRecords(path, LEDGER_HEAD, entries(count), ledgerEntry));
  }

  /** The entries of one long ledger, spread over the files of a folder. */
  ledgerFolder() {
    return this.#once('ledgers', (path) => {
      mkdirSync(path);
      let number = 0;
      for (const part of parts(entries(FOLDER.files * FOLDER.each), FOLDER.each)) {
        number += 1;
        writeRecords(join(path, `ledger-${String(number).padStart(4, '0')}.yaml`), LEDGER_HEAD, part, ledgerEntry);
      }
    });
  }

  /** @param {keyof typeof TABLES} format @param {number} count */
  table(format, count) {
    const { head, line } = TABLES[format];
    return this.#once(`${count}.${format}`, (path) => writeRecords(path, head, forecastRows(count), line));
  }
}

/**
 * The first overdue entry in the second half of a ledger: one to show and to resolve. A ledger of a dozen may have none.
 *
 * @param {number} count
 * @returns {Entry}
 */
export function overdueEntry(count) {
  let index = 0;
  for (const entry of entries(count)) {
    index += 1;
    if (index > count / 2 && !entry.settled && entry.due < TODAY) return entry;
  }
  throw new RangeError(`none of ${count} entries is overdue in the second half`);
}
