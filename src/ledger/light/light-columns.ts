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

/** The bytes of a table. */
export function columnsBytes(
  about: unknown,
  rows: number,
  columns: ReadonlyMap<string, Pick<Column, 'at'>>,
): Buffer {
  const bodies: Buffer[] = [];
  const index: Head['columns'] = [];
  for (const [name, column] of columns) {
    const cells: string[] = [];
    const places = new Uint32Array(rows + 1);
    for (let row = 0; row < rows; row++) {
      const text = column.at(row);
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

/** Something is not what was written. */
export class DamagedColumns extends Error {}

/** A column of a table: row by row a text, empty where there is none. */
export interface Column {
  at(row: number): string;
  has(row: number): boolean;
  text(row: number): string | undefined;
  number(row: number): number | undefined;
}

/** A column of bytes, looked into when a row of it is first asked for. Its methods throw DamagedColumns. */
class WrittenColumn implements Column {
  readonly #load: () => [text: string, places: Uint32Array];
  #text = '';
  #places: Uint32Array | undefined;

  constructor(load: () => [text: string, places: Uint32Array]) {
    this.#load = load;
  }

  #read(): Uint32Array {
    const [text, places] = this.#load();
    this.#text = text;
    return (this.#places = places);
  }

  at(row: number): string {
    const places = this.#places ?? this.#read();
    return this.#text.slice(places[row], places[row + 1]);
  }

  has(row: number): boolean {
    const places = this.#places ?? this.#read();
    return places[row] !== places[row + 1];
  }

  text(row: number): string | undefined {
    return this.at(row) || undefined;
  }

  number(row: number): number | undefined {
    return this.has(row) ? Number(this.at(row)) : undefined;
  }
}

/** A table read back: what its first line says, and its columns by name. */
export interface Columns<T, N extends string> {
  about: T;
  rows: number;
  columns: Readonly<Record<N, Column>>;
  /** Looks at the checksum of every column, which is else looked at when the column is. Throws DamagedColumns. */
  verify: () => void;
}

/** Reads a table back. Throws DamagedColumns when the first line is not whole. */
export function readColumns<T, N extends string>(bytes: Buffer): Columns<T, N> {
  const headEnd = bytes.indexOf(10);
  const line = bytes.toString('utf8', SHA256_LENGTH, headEnd);
  if (bytes.toString('latin1', 0, SHA256_LENGTH) !== sha256Of(line)) throw new DamagedColumns();
  const { about, rows, columns } = JSON.parse(line) as Head;
  let start = headEnd + 1;
  const readers = columns.map(([name, length, isAscii, sha256]) => {
    const whole = bytes.subarray(start, start + length + BYTES_OF_PLACE * (rows + 1));
    start += whole.length;
    const verify = (): void => {
      if (sha256Of(whole) !== sha256) throw new DamagedColumns();
    };
    const column = new WrittenColumn(() => {
      verify();
      const places = new Uint32Array(rows + 1);
      whole.copy(Buffer.from(places.buffer), 0, length);
      return [whole.toString(isAscii ? 'latin1' : 'utf8', 0, length), places];
    });
    return { name, column, verify };
  });
  return {
    about: about as T,
    rows,
    columns: Object.fromEntries(readers.map(({ name, column }): [string, Column] => [name, column])) as Record<N, Column>,
    verify: () => readers.forEach(({ verify }) => verify()),
  };
}
