// A bare table as CSV with a header. Lines without a quote are split here, all others are csv-parse's.
import { MAX_BYTES } from '../../ledger/read/decode.ts';
import { isBlankRow } from '../text/blank-row.ts';
import { withPoint } from '../text/decimal-comma.ts';
import type { Codes, TextBlock } from '../text/text-blocks.ts';
import { BrokenCsv, CELL_MARKS, firstRecord, readStretch, scanRecords } from './csv-stretch.ts';
import type { CellMark, RecordEnd } from './csv-stretch.ts';
import { noColumn } from './no-column.ts';
import { plainShare } from './table-number.ts';
import { isTableColumn, TABLE_COLUMNS } from './table-rows.ts';
import type { BadLine, RowCell, TableRows } from './table-rows.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const MARK = '\ufeff';

/** The place of each column, -1 where there is none. */
type Places = Record<RowCell, number>;

/** Columns whose cells are numbers. */
const NUMBERS: readonly RowCell[] = ['p', 'y', 'ref'];

/** As `trim` sees it. */
function isBlank(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

function trim(codes: Codes, from: Int32Array, to: Int32Array, cell: number): void {
  let start = from[cell]!;
  let end = to[cell]!;
  while (start < end && isBlank(codes[start]!)) start++;
  while (end > start && isBlank(codes[end - 1]!)) end--;
  from[cell] = start;
  to[cell] = end;
}

/** Reads CSV block by block into `TableRows`; a record may go on in the next block. */
export class CsvReader {
  #header: string[] | undefined;
  readonly #rows: TableRows;
  readonly #badLine: BadLine;
  readonly #by: string | undefined;
  readonly #places = {} as Places;
  /** The cells that mean something. */
  #used: number[] = [];
  #recordEnd: RecordEnd | undefined;
  #mark: CellMark = ',';
  /** The text of a record whose end has not been seen, and the line it begins on. */
  #open: string[] = [];
  #openLength = 0;
  #openLine = 1;
  #quoted = false;
  #marked = false;
  /** Cells of the line at hand. */
  #from = new Int32Array(0);
  #to = new Int32Array(0);

  constructor(rows: TableRows, badLine: BadLine, by?: string) {
    this.#rows = rows;
    this.#by = by;
    this.#badLine = badLine;
  }

  read(block: TextBlock): void {
    const marked = block.line === 1 && block.text.startsWith(MARK);
    if (marked) this.#marked = true;
    const text = marked ? block.text.slice(1) : block.text;
    const codes = marked ? block.codes.subarray(1) : block.codes;
    let { line } = block;
    let at = 0;
    if (this.#open.length === 0) {
      if (this.#header === undefined) [at, line] = this.#readHeader(text, line);
      if (this.#header !== undefined) [at, line] = this.#readPlainLines(text, codes, at, line);
      if (at === text.length) return;
      this.#openLine = line;
    }
    this.#readFull(text, at);
  }

  /** Reads what no line end has closed; gives the names of the columns. */
  end(): string[] {
    if (this.#open.length > 0) this.#stretch(this.#open.join(''), this.#openLine);
    const mark = this.#marked ? MARK : '';
    return this.#header ?? this.#badLine(1, mark, 'the table is empty', 'the first line must name the columns p and y');
  }

  /** Reads records until one is the header; gives the place behind it. */
  #readHeader(text: string, firstLine: number): [at: number, line: number] {
    let line = firstLine;
    let at = 0;
    while (this.#header === undefined) {
      const { end, recordEnd } = scanRecords(text, at, 'first', { quoted: false, recordEnd: this.#recordEnd });
      if (end === -1) break;
      this.#recordEnd = recordEnd;
      const record = text.slice(at, end);
      if (record !== recordEnd) this.#stretch(record, line);
      line += record.split('\n').length - 1;
      at = end;
    }
    return [at, line];
  }

  /** Reads lines up to the first that is not plain; gives its place, or the text's end. */
  #readPlainLines(text: string, codes: Codes, start: number, firstLine: number): [at: number, line: number] {
    const columns = this.#header!.length;
    const from = this.#from;
    const to = this.#to;
    const { length } = codes;
    const carriage = this.#recordEnd === '\r\n';
    const mark = this.#mark.charCodeAt(0);
    let line = firstLine;
    let at = start;
    while (at < length) {
      let cells = 0;
      let cell = at;
      let end = at;
      for (; end < length; end++) {
        const code = codes[end]!;
        if (code === mark) {
          if (cells < columns) {
            from[cells] = cell;
            to[cells] = end;
          }
          cells++;
          cell = end + 1;
        } else if (code === QUOTE) return [at, line];
        else if (code === LF) break;
      }
      if (carriage && end < length && codes[end - 1] !== CR) return [at, line];
      if (cells < columns) {
        from[cells] = cell;
        to[cells] = end;
      }
      if (cells + 1 === columns) this.#takeLine(text, codes, at, end, line);
      else if (!this.#isBlankLine(text.slice(at, end)))
        this.#badLine(line, excerptOf(text.slice(at, end)), ...wrongCells(cells + 1, columns, this.#mark));
      at = end + 1;
      line++;
    }
    return [length, line];
  }

  #takeLine(text: string, codes: Codes, start: number, end: number, line: number): void {
    const places = this.#places;
    const from = this.#from;
    const to = this.#to;
    for (const cell of this.#used) trim(codes, from, to, cell);
    const isEmpty = (cell: number): boolean => cell === -1 || from[cell] === to[cell];
    const p = plainShare(text, codes, from[places.p]!, to[places.p]!);
    const y = plainShare(text, codes, from[places.y]!, to[places.y]!);
    const reference = isEmpty(places.ref) ? NaN : plainShare(text, codes, from[places.ref]!, to[places.ref]!);
    const plain = p >= 0 && y >= 0 && (reference >= 0 || isEmpty(places.ref));
    if (!plain || this.#rows.isNamed) {
      if (isEmpty(places.p) && this.#isBlankLine(text.slice(start, end))) return;
      const get = (column: RowCell): string => this.#meant(column, this.#cell(text, places[column]));
      const bad = (message: string, hint: string): never =>
        this.#badLine(line, excerptOf(text.slice(start, end)), message, hint);
      this.#rows.judge(get, () => `line ${line}`, bad);
      return;
    }
    const { id, forecaster, cluster } = places;
    if (!isEmpty(id)) {
      if (isEmpty(forecaster)) this.#rows.ids.meetAt(codes, from[id]!, to[id]!, y);
      else this.#rows.ids.meet(this.#cell(text, id), this.#cell(text, forecaster), y);
    }
    this.#rows.take(p, y, reference, isEmpty(cluster) ? -1 : this.#rows.clusterAt(codes, from[cluster]!, to[cluster]!));
  }

  #cell(text: string, cell: number): string {
    return cell === -1 ? '' : text.slice(this.#from[cell], this.#to[cell]);
  }

  /** Whether there is nothing between the marks of a line. */
  #isBlankLine(line: string): boolean {
    return isBlankRow(line.split(this.#mark));
  }

  /** The text of a cell, `0,65` as `0.65` where commas do not part the cells. */
  #meant(column: RowCell, text: string): string {
    return this.#mark !== ',' && NUMBERS.includes(column) ? withPoint(text) : text;
  }

  /** Reads a block's records from `at` to the last one that ends in it; the rest waits for the next block. */
  #readFull(text: string, at: number): void {
    const found = scanRecords(text, at, 'last', { quoted: this.#quoted, recordEnd: this.#recordEnd });
    this.#quoted = found.quoted;
    this.#recordEnd = found.recordEnd;
    if (found.end !== -1) {
      const stretch = this.#open.join('') + text.slice(at, found.end);
      this.#open = [];
      this.#openLength = 0;
      this.#stretch(stretch, this.#openLine);
      this.#openLine += stretch.split('\n').length - 1;
    }
    const rest = text.slice(found.end === -1 ? at : found.end);
    if (rest === '') return;
    this.#open.push(rest);
    this.#openLength += rest.length;
    if (this.#openLength > MAX_BYTES) {
      this.end();
      this.#badLine(this.#openLine, '', 'this row does not end', 'check the quotes around this place');
    }
  }

  #stretch(text: string, firstLine: number): void {
    const bad = (line: number, message: string, hint: string): never => {
      const mark = this.#marked && firstLine + line === 1 ? MARK : '';
      return this.#badLine(firstLine + line, mark + excerptOf(text.split('\n', line + 1)[line] ?? ''), message, hint);
    };
    try {
      if (this.#header === undefined) this.#mark = markOf(text, this.#recordEnd);
      readStretch(text, this.#recordEnd, this.#mark, (cells, line) =>
        this.#takeRecord(cells, (...words) => bad(line, ...words), `line ${firstLine + line}`),
      );
    } catch (error) {
      if (!(error instanceof BrokenCsv)) throw error;
      const message = error.message.replace(`at line ${error.line + 1}`, `at line ${firstLine + error.line}`);
      bad(error.line, `not CSV: ${message}`, 'check the quotes around this place');
    }
  }

  #takeRecord(cells: string[], bad: (message: string, hint: string) => never, where: string): void {
    if (this.#header === undefined) return this.#takeHeader(cells, bad);
    if (isBlankRow(cells)) return;
    if (cells.length !== this.#header.length) bad(...wrongCells(cells.length, this.#header.length, this.#mark));
    const get = (column: RowCell): string => this.#meant(column, cells[this.#places[column]]?.trim() ?? '');
    this.#rows.judge(get, () => where, bad);
  }

  #takeHeader(cells: string[], bad: (message: string, hint: string) => never): void {
    const header = cells.map((name) => name.trim());
    const at = new Map<string, number>();
    for (const [index, name] of header.entries()) {
      if (at.has(name) && (isTableColumn(name) || name === this.#by))
        bad(`the column ${name} stands twice`, 'keep one of them');
      at.set(name, index);
    }
    for (const name of ['p', 'y'])
      if (!at.has(name))
        bad(
          `there is no column ${name}`,
          'the first line must name the columns p and y; id, cluster, ref, forecaster and date may be there',
        );
    const by = this.#by;
    if (by !== undefined && !at.has(by)) throw noColumn(by, header);
    for (const name of TABLE_COLUMNS) this.#places[name] = at.get(name) ?? -1;
    this.#places.by = by === undefined ? -1 : at.get(by)!;
    this.#used = Object.values(this.#places).filter((cell) => cell !== -1);
    this.#from = new Int32Array(header.length);
    this.#to = new Int32Array(header.length);
    this.#header = header;
  }
}

const MARK_NAMES: Readonly<Record<CellMark, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab' };

function wrongCells(found: number, columns: number, mark: CellMark): [message: string, hint: string] {
  return [`this row has ${found} cells, the header ${columns}`, `a text with ${MARK_NAMES[mark]} needs quotes`];
}

/**
 * The mark under which the first record names p and y: a comma where it does; where none does, the one that gives most
 * cells.
 */
function markOf(text: string, recordEnd: RecordEnd | undefined): CellMark {
  const headers = CELL_MARKS.map((mark) => firstRecord(text, recordEnd, mark)?.map((name) => name.trim()) ?? []);
  const named = headers.findIndex((names) => names.includes('p') && names.includes('y'));
  const most = headers.reduce((best, names, index) => (names.length > headers[best]!.length ? index : best), 0);
  return CELL_MARKS[named === -1 ? most : named]!;
}

function excerptOf(line: string): string {
  return line.replace(/\r$/, '');
}
