// Columns of texts as bytes and back: a ledger in the form that is quickest to read again. A column is one long text and the
// places where its rows begin, so that nothing is made of a row before it is asked for.
import { createHash } from 'node:crypto';

/** What stands in the first line, behind its own SHA-256. */
interface Head {
  about: unknown;
  rows: number;
  /** Name, bytes of its text, whether every byte is a character of its own, and the SHA-256 of text and places. */
  columns: [name: string, bytes: number, isAscii: boolean, sha256: string][];
}

/** What the processor writes numbers as; a file of the cache stays on its machine. */
const BYTES_OF_PLACE = Uint32Array.BYTES_PER_ELEMENT;

const SHA256_LENGTH = 64;

function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The bytes of a table: `columns` holds a text or nothing for each row. */
export function columnsBytes(
  about: unknown,
  rows: number,
  columns: ReadonlyMap<string, (row: number) => string | undefined>,
): Buffer {
  const bodies: Buffer[] = [];
  const index: Head['columns'] = [];
  for (const [name, cell] of columns) {
    const cells: string[] = [];
    const places = new Uint32Array(rows + 1);
    for (let row = 0; row < rows; row++) {
      const text = cell(row) ?? '';
      cells.push(text);
      places[row + 1] = places[row]! + text.length;
    }
    const text = Buffer.from(cells.join(''));
    const body = Buffer.concat([text, Buffer.from(places.buffer)]);
    index.push([name, text.length, text.length === places[rows], sha256Of(body)]);
    bodies.push(body);
  }
  const head: Head = { about, rows, columns: index };
  const line = JSON.stringify(head);
  return Buffer.concat([Buffer.from(`${sha256Of(line)}${line}\n`), ...bodies]);
}

/** A column of a table: row by row a text, empty where there is none. */
export class Column {
  readonly #text: string;
  readonly #places: Uint32Array;

  constructor(text: string, places: Uint32Array) {
    this.#text = text;
    this.#places = places;
  }

  at(row: number): string {
    return this.#text.slice(this.#places[row], this.#places[row + 1]);
  }

  isEmpty(row: number): boolean {
    return this.#places[row] === this.#places[row + 1];
  }
}

/** Something is not what was written. */
export class DamagedColumns extends Error {}

/** A table read back; a column is looked into, and its checksum looked at, when it is first asked for. */
export class Columns<T> {
  readonly about: T;
  readonly rows: number;
  readonly #bytes: Buffer;
  readonly #index = new Map<string, { start: number; end: number; isAscii: boolean; sha256: string }>();
  readonly #columns = new Map<string, Column>();

  /** Throws DamagedColumns when the first line is not whole. */
  constructor(bytes: Buffer) {
    const headEnd = bytes.indexOf(10);
    const line = bytes.toString('utf8', SHA256_LENGTH, headEnd);
    if (bytes.toString('latin1', 0, SHA256_LENGTH) !== sha256Of(line)) throw new DamagedColumns();
    const head = JSON.parse(line) as Head;
    this.about = head.about as T;
    this.rows = head.rows;
    this.#bytes = bytes;
    let start = headEnd + 1;
    for (const [name, length, isAscii, sha256] of head.columns) {
      const end = start + length;
      this.#index.set(name, { start, end, isAscii, sha256 });
      start = end + BYTES_OF_PLACE * (head.rows + 1);
    }
  }

  /** Looks at every column now. Throws DamagedColumns. */
  verify(): void {
    for (const name of this.#index.keys()) this.#soundBytes(name);
  }

  /** Throws DamagedColumns. */
  column(name: string): Column {
    const known = this.#columns.get(name);
    if (known) return known;
    const { start, end, isAscii } = this.#index.get(name)!;
    const places = new Uint32Array(this.rows + 1);
    const bytes = this.#soundBytes(name);
    bytes.copy(Buffer.from(places.buffer), 0, end - start);
    const column = new Column(bytes.toString(isAscii ? 'latin1' : 'utf8', 0, end - start), places);
    this.#columns.set(name, column);
    return column;
  }
  /** Text and places of a column. */
  #soundBytes(name: string): Buffer {
    const { start, end, sha256 } = this.#index.get(name)!;
    const bytes = this.#bytes.subarray(start, end + BYTES_OF_PLACE * (this.rows + 1));
    if (sha256Of(bytes) !== sha256) throw new DamagedColumns();
    return bytes;
  }
}
