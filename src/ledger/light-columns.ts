// Columns of texts as bytes and back: a ledger in the form that is quickest to read again.
import { createHash } from 'node:crypto';

/** What the columns are about, in one line of JSON above them. */
interface Head {
  about: unknown;
  /** Name, bytes, and whether every byte is a character of its own. */
  columns: [name: string, bytes: number, isAscii: boolean][];
  sha256: string;
}

const SPECIAL = '\u0001';

/** A text as one line; a cell without a text is empty. */
function cellOf(text: string | undefined): string {
  if (text === undefined) return '';
  return text === '' || text.includes('\n') || text.startsWith(SPECIAL) ? SPECIAL + JSON.stringify(text) : text;
}

function textOf(cell: string): string | undefined {
  if (cell === '') return undefined;
  return cell.startsWith(SPECIAL) ? (JSON.parse(cell.slice(1)) as string) : cell;
}

/** The bytes of a table: `columns` holds a text or nothing for each row. Each column has the same number of rows, not 0. */
export function columnsBytes(about: unknown, columns: ReadonlyMap<string, readonly (string | undefined)[]>): Buffer {
  const bodies: Buffer[] = [];
  const index: Head['columns'] = [];
  for (const [name, cells] of columns) {
    const text = cells.map(cellOf).join('\n');
    const bytes = Buffer.from(text);
    index.push([name, bytes.length, bytes.length === text.length]);
    bodies.push(bytes);
  }
  const body = Buffer.concat(bodies);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const head: Head = { about, columns: index, sha256 };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

/** A table read back; a column is looked into when it is first asked for. */
export class Columns<T> {
  readonly about: T;
  readonly #bytes: Buffer;
  readonly #places = new Map<string, { start: number; end: number; isAscii: boolean }>();
  readonly #cells = new Map<string, string[]>();

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
    this.#bytes = bytes;
    let start = headEnd + 1;
    for (const [name, length, isAscii] of head.columns) {
      this.#places.set(name, { start, end: start + length, isAscii });
      start += length;
    }
  }

  /** The lines of a column, one a row, as they stand there. */
  lines(name: string): readonly string[] {
    let cells = this.#cells.get(name);
    if (cells === undefined) {
      const { start, end, isAscii } = this.#places.get(name)!;
      cells = this.#bytes.toString(isAscii ? 'latin1' : 'utf8', start, end).split('\n');
      this.#cells.set(name, cells);
    }
    return cells;
  }

  /** The text of a row; undefined where there is none. */
  text(name: string, row: number): string | undefined {
    return textOf(this.lines(name)[row]!);
  }
}
