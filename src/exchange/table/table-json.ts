// A bare table as JSON lines: one object a line.
import { repeatedKey } from '../text/repeated-key.ts';
import type { TextBlock } from '../text/text-blocks.ts';
import { MAX_DEPTH, tooDeep } from '../text/too-deep.ts';
import { noColumn } from './no-column.ts';
import type { BadLine, TableRows } from './table-rows.ts';

const LIKE = 'one object a line, such as {"p": 0.65, "y": 1}';

function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) count++;
  return count;
}

/** Reads JSON lines block by block into `TableRows`. */
export class JsonLinesReader {
  readonly #names = new Set<string>();
  readonly #rows: TableRows;
  readonly #badLine: BadLine;

  readonly #by: string | undefined;

  constructor(rows: TableRows, badLine: BadLine, by?: string) {
    this.#rows = rows;
    this.#badLine = badLine;
    this.#by = by;
  }

  read({ text, line: firstLine }: TextBlock): void {
    let line = firstLine;
    for (let at = 0; at < text.length; line++) {
      const newline = text.indexOf('\n', at);
      const end = newline === -1 ? text.length : newline;
      this.#readLine(text.slice(at, end), line);
      at = end + 1;
    }
  }

  /** The keys of all rows. */
  end(): string[] {
    const by = this.#by;
    if (by !== undefined && !this.#names.has(by)) throw noColumn(by, [...this.#names]);
    return [...this.#names];
  }

  #readLine(whole: string, line: number): void {
    const text = line === 1 && whole.startsWith('\ufeff') ? whole.slice(1) : whole;
    if (text.trim() === '') return;
    const bad = (message: string, hint: string): never => this.#badLine(line, whole.replace(/\r$/, ''), message, hint);
    let row: unknown;
    try {
      row = JSON.parse(text);
    } catch {
      bad('this line is not JSON', LIKE);
    }
    if (typeof row !== 'object' || row === null || Array.isArray(row)) bad('this line is not a JSON object', LIKE);
    const cells = row as Record<string, unknown>;
    let keys = 0;
    for (const name in cells) {
      this.#names.add(name);
      keys++;
    }
    // A key that stands twice has a colon too many; so has a text with one in it, which is looked at closely as well.
    const twice = colonsIn(text) === keys ? undefined : repeatedKey(text);
    if (twice) bad(`the key ${JSON.stringify(twice.key)} stands here twice`, LIKE);
    if (!this.#takePlain(cells))
      this.#rows.judge(
        (column) => {
          const name = column === 'by' ? (this.#by ?? '') : column;
          // Of longer whole numbers two names would become one.
          if (Number.isInteger(cells[name]) && !Number.isSafeInteger(cells[name]))
            bad(`${JSON.stringify(name)} is a number with more digits than are kept exactly`, 'put it in quotes');
          if (typeof cells[name] === 'object' && tooDeep(text) !== undefined)
            bad(`lists and objects stand inside each other more than ${MAX_DEPTH} deep`, LIKE);
          return cellOf(cells, name);
        },
        () => `line ${line}`,
        bad,
      );
  }

  /** Takes a row of numbers and texts; false for one that must be judged. */
  #takePlain(cells: Record<string, unknown>): boolean {
    const { p, y, ref, id, cluster, forecaster } = cells;
    const rows = this.#rows;
    if (rows.isNamed || !isShare(p) || !isShare(y)) return false;
    if (ref !== undefined && !isShare(ref)) return false;
    if (id !== undefined && typeof id !== 'string') return false;
    if (cluster !== undefined && typeof cluster !== 'string') return false;
    if (forecaster !== undefined) return false;
    const name = id?.trim() ?? '';
    if (name !== '') rows.ids.meet(name, '', y);
    const group = cluster?.trim() ?? '';
    rows.take(p, y, ref ?? NaN, group === '' ? -1 : rows.clusterOf(group));
    return true;
  }
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function cellOf(cells: Record<string, unknown>, column: string): string {
  const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
