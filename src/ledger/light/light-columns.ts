// Columns of texts as bytes and back: a ledger in the form that is quickest to read again. A column is one long text
// and the places where its rows begin, so that nothing is made of a row before it is asked for; one with few different
// texts is these texts and a byte for each row.
import { createHash } from 'node:crypto';

/** A column as the first line tells of it. */
interface Told {
  name: string;
  /** Of its text, where it is one. */
  bytes: number;
  /** How the text is read: quickest where every character is a byte. */
  encoding: 'latin1' | 'utf8';
  /** Of all that stands there of it. */
  sha256: string;
  /** Its different texts, where it has few. */
  each?: string[];
}

/** What stands in the first line, behind its own SHA-256. */
interface Head {
  about: unknown;
  rows: number;
  columns: Told[];
}

/** What the processor writes numbers as; a file of the cache stays on its machine. */
const BYTES_OF_PLACE = Uint32Array.BYTES_PER_ELEMENT;

const SHA256_LENGTH = 64;

function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The different texts of a column, as they are first met, and which of them each row has. */
export interface Codes {
  each: readonly string[];
  at: ArrayLike<number>;
}

/** A column of a table: row by row a text, empty where there is none. */
export abstract class Column {
  abstract at(row: number): string;

  has(row: number): boolean {
    return this.at(row) !== '';
  }

  text(row: number): string | undefined {
    return this.at(row) || undefined;
  }

  number(row: number): number | undefined {
    return this.has(row) ? Number(this.at(row)) : undefined;
  }

  /** Of so many rows. */
  codes(rows: number): Codes {
    return codesOf(this, rows)!;
  }
}

/** The codes of the first rows of a column; undefined where they have more than `most` different texts. */
function codesOf(column: Pick<Column, 'at'>, rows: number, most = Infinity): Codes | undefined {
  const numbers = new Map<string, number>();
  const at = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const text = column.at(row);
    let number = numbers.get(text);
    if (number === undefined) {
      if (numbers.size >= most) return undefined;
      numbers.set(text, (number = numbers.size));
    }
    at[row] = number;
  }
  return { each: [...numbers.keys()], at };
}

/** At most so many different texts, and each in so many rows on average, or a column is not worth a look at them. */
const [MOST_CODES, ROWS_OF_ONE] = [256, 8];

function written(name: string, column: Pick<Column, 'at'>, rows: number): { told: Told; body: Buffer } {
  const codes = codesOf(column, rows, Math.min(MOST_CODES, Math.floor(rows / ROWS_OF_ONE)));
  if (codes) {
    const body = Buffer.from(Uint8Array.from(codes.at));
    return { told: { name, bytes: 0, encoding: 'utf8', sha256: sha256Of(body), each: [...codes.each] }, body };
  }
  const cells: string[] = [];
  const places = new Uint32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    const text = column.at(row);
    cells.push(text);
    places[row + 1] = places[row]! + text.length;
  }
  const text = Buffer.from(cells.join(''));
  const body = Buffer.concat([text, Buffer.from(places.buffer)]);
  const encoding = text.length === places[rows] ? 'latin1' : 'utf8';
  return { told: { name, bytes: text.length, encoding, sha256: sha256Of(body) }, body };
}

/** The bytes of a table. */
export function columnsBytes(about: unknown, rows: number, columns: ReadonlyMap<string, Pick<Column, 'at'>>): Buffer {
  const all = Array.from(columns, ([name, column]) => written(name, column, rows));
  const head: Head = { about, rows, columns: all.map(({ told }) => told) };
  const line = JSON.stringify(head);
  return Buffer.concat([Buffer.from(`${sha256Of(line)}${line}\n`), ...all.map(({ body }) => body)]);
}

/** Something is not what was written. */
class DamagedColumns extends Error {}

// The columns below are looked into when a row of them is first asked for. Their methods throw DamagedColumns.

/** A column of many different texts. */
class LongColumn extends Column {
  readonly #load: () => [text: string, places: Uint32Array];
  #text = '';
  #places: Uint32Array | undefined;

  constructor(load: () => [text: string, places: Uint32Array]) {
    super();
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

  override has(row: number): boolean {
    const places = this.#places ?? this.#read();
    return places[row] !== places[row + 1];
  }
}

/** A column of few different texts. */
class CodedColumn extends Column {
  readonly #each: readonly string[];
  readonly #load: () => Uint8Array;
  #codes: Uint8Array | undefined;

  constructor(each: readonly string[], load: () => Uint8Array) {
    super();
    this.#each = each;
    this.#load = load;
  }

  at(row: number): string {
    const codes = (this.#codes ??= this.#load());
    return this.#each[codes[row]!]!;
  }

  override codes(): Codes {
    return { each: this.#each, at: (this.#codes ??= this.#load()) };
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

/**
 * Reads a table back. Throws DamagedColumns when the first line is not whole. Of bytes that are known to be whole no
 * checksum is looked at.
 */
export function readColumns<T, N extends string>(bytes: Buffer, isWhole: boolean): Columns<T, N> {
  const refuseOther = (data: string | Uint8Array, sha256: string): void => {
    if (!isWhole && sha256Of(data) !== sha256) throw new DamagedColumns();
  };
  const headEnd = bytes.indexOf(10);
  const line = bytes.toString('utf8', SHA256_LENGTH, headEnd);
  refuseOther(line, bytes.toString('latin1', 0, SHA256_LENGTH));
  const { about, rows, columns } = JSON.parse(line) as Head;
  const named: Record<string, Column> = {};
  const checks: (() => void)[] = [];
  let start = headEnd + 1;
  for (const { name, bytes: length, encoding, sha256, each } of columns) {
    const whole = bytes.subarray(start, start + (each ? rows : length + BYTES_OF_PLACE * (rows + 1)));
    start += whole.length;
    const verify = (): void => refuseOther(whole, sha256);
    checks.push(verify);
    if (each)
      named[name] = new CodedColumn(each, () => {
        verify();
        return whole;
      });
    else
      named[name] = new LongColumn(() => {
        verify();
        const places = new Uint32Array(rows + 1);
        whole.copy(Buffer.from(places.buffer), 0, length);
        return [whole.toString(encoding, 0, length), places];
      });
  }
  return {
    about: about as T,
    rows,
    columns: named as Record<N, Column>,
    verify: () => checks.forEach((check) => check()),
  };
}
