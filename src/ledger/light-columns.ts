// Columns of texts as bytes and back: a ledger in the form that is quickest to read again. A column is one long text and the
// places where its rows begin, so that nothing is made of a row before it is asked for.
import { createHash } from 'node:crypto';

/** What stands in the first line. */
interface Head {
  about: unknown;
  rows: number;
  /** Name, bytes of its text, and whether every byte is a character of its own. */
  columns: [name: string, bytes: number, isAscii: boolean][];
  sha256: string;
}

/** What the processor writes numbers as; a file of the cache stays on its machine. */
const BYTES_OF_PLACE = Uint32Array.BYTES_PER_ELEMENT;

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
    index.push([name, text.length, text.length === places[rows]]);
    bodies.push(text, Buffer.from(places.buffer));
  }
  const body = Buffer.concat(bodies);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const head: Head = { about, rows, columns: index, sha256 };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
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

/** A table read back; a column is looked into when it is first asked for. */
export class Columns<T> {
  readonly about: T;
  readonly rows: number;
  readonly #bytes: Buffer;
  readonly #index = new Map<string, { start: number; end: number; isAscii: boolean }>();
  readonly #columns = new Map<string, Column>();

  /** Throws when the bytes are not whole. */
  constructor(bytes: Buffer) {
    const headEnd = bytes.indexOf(10);
    const head = JSON.parse(bytes.toString('utf8', 0, headEnd)) as Head;
    if (
      createHash('sha256')
        .update(bytes.subarray(headEnd + 1))
        .digest('hex') !== head.sha256
    )
      throw new Error('the columns are damaged');
    this.about = head.about as T;
    this.rows = head.rows;
    this.#bytes = bytes;
    let start = headEnd + 1;
    for (const [name, length, isAscii] of head.columns) {
      this.#index.set(name, { start, end: start + length, isAscii });
      start += length + BYTES_OF_PLACE * (head.rows + 1);
    }
  }

  column(name: string): Column {
    const known = this.#columns.get(name);
    if (known) return known;
    const { start, end, isAscii } = this.#index.get(name)!;
    const places = new Uint32Array(this.rows + 1);
    this.#bytes.copy(Buffer.from(places.buffer), 0, end, end + places.byteLength);
    const column = new Column(this.#bytes.toString(isAscii ? 'latin1' : 'utf8', start, end), places);
    this.#columns.set(name, column);
    return column;
  }
}
