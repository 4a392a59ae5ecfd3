// The referee: a bare table read at once, all of it by csv-parse or line by line by JSON.parse, in the plainest way.
import { parse } from 'csv-parse/sync';

export interface WholeTable {
  p: number[];
  y: number[];
  reference: number[];
  clusters: string[];
  labels: string[];
  unresolved: number;
  repeated: number;
  shared: number;
  contradicted: { count: number; ids: readonly string[] };
  ignored: string[];
}

/** What is wrong with the table; `line` as csv-parse counts. */
export interface WholeFault {
  message: string;
  line: number;
}

const COLUMNS = ['p', 'y', 'id', 'cluster', 'ref', 'forecaster', 'date'];

class Fault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

function share(text: string): number {
  const [, digits = '', percent] = /^(.*?)\s*(%?)$/s.exec(text)!;
  if (!/^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) return NaN;
  const value = percent ? (/e/i.test(digits) ? Number(digits) / 100 : Number(`${digits}e-2`)) : Number(digits);
  return value <= 1 ? value : NaN;
}

function outcome(text: string): number {
  const word = ['no', 'false', 'yes', 'true'].indexOf(text.toLowerCase());
  if (word !== -1) return word > 1 ? 1 : 0;
  return text.endsWith('%') ? NaN : share(text);
}

interface Row {
  line: number;
  get: (column: string) => string;
}

/** The cells of the first record; none where it is no CSV. */
function header(text: string, delimiter: string): string[] {
  let first: string[] | undefined;
  try {
    parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, delimiter, on_record: (cells: string[]) => void (first ??= cells) }); // prettier-ignore
  } catch {
    // What comes behind the first record does not count.
  }
  return (first ?? []).map((name) => name.trim());
}

function delimiterOf(text: string): string {
  const marks = [',', ';', '\t'];
  const named = marks.find((mark) => ['p', 'y'].every((name) => header(text, mark).includes(name)));
  return named ?? marks.reduce((best, mark) => (header(text, mark).length > header(text, best).length ? mark : best));
}

/** The line of the quote behind which a text has no whole cells: quotes of closed cells are struck out. */
function openLine(text: string): number {
  const rest = text.replaceAll(/"(?:[^"]|"")*"(?!")/g, (cell) => cell.replaceAll('"', "'"));
  return rest.slice(0, rest.indexOf('"')).split('\n').length;
}

function csvRows(text: string): { names: string[]; rows: Row[]; after?: Fault } {
  const delimiter = delimiterOf(text);
  const records: { cells: string[]; line: number }[] = [];
  let after: Fault | undefined;
  try {
    parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      delimiter,
      on_record: (cells: string[], { lines }: { lines: number }) => void records.push({ cells, line: lines }),
    });
  } catch (error) {
    const { lines = 1, message, code } = error as { lines?: number; message: string; code?: string };
    after =
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? new Fault(openLine(text), 'not CSV: a quote that opens on this line is not closed')
        : new Fault(lines, `not CSV: ${message}`);
  }
  const header = records.shift();
  if (!header) throw after ?? new Fault(1, 'the table is empty');
  const names = header.cells.map((name) => name.trim());
  for (const [index, name] of names.entries())
    if (COLUMNS.includes(name) && names.indexOf(name) < index)
      throw new Fault(header.line, `the column ${name} stands twice`);
  for (const name of ['p', 'y']) if (!names.includes(name)) throw new Fault(header.line, `there is no column ${name}`);
  const rows: Row[] = [];
  for (const { cells, line } of records) {
    if (cells.join('').trim() === '') continue;
    if (cells.length !== names.length) {
      after = new Fault(line, `this row has ${cells.length} cells, the header ${names.length}`);
      break;
    }
    const get = (column: string): string => {
      const cell = (cells[names.indexOf(column)] ?? '').trim();
      return delimiter !== ',' && ['p', 'y', 'ref'].includes(column) && /^\d*,\d+\s*%?$/.test(cell) ? cell.replace(',', '.') : cell;
    }; // prettier-ignore
    rows.push({ line, get });
  }
  return { names, rows, ...(after && { after }) };
}

function jsonRows(text: string): { names: string[]; rows: Row[]; after?: Fault } {
  const names = new Set<string>();
  const rows: Row[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return { names: [], rows, after: new Fault(index + 1, 'this line is not JSON') };
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { names: [], rows, after: new Fault(index + 1, 'this line is not a JSON object') };
    const cells = new Map(Object.entries(value));
    for (const name of cells.keys()) names.add(name);
    const get = (column: string): string => {
      const cell = cells.get(column) ?? '';
      return typeof cell === 'string' ? cell.trim() : JSON.stringify(cell);
    };
    rows.push({ line: index + 1, get });
  }
  return { names: [...names], rows };
}

function takeRow(table: WholeTable, { line, get }: Row, seen: Set<string>, outcomes: Map<string, Set<number>>): void {
  const p = share(get('p'));
  if (Number.isNaN(p)) throw new Fault(line, `p is "${get('p')}", not a probability`);
  const reference = share(get('ref'));
  if (get('ref') !== '' && Number.isNaN(reference)) throw new Fault(line, `ref is "${get('ref')}", not a probability`);
  const y = outcome(get('y'));
  if (get('y') !== '' && Number.isNaN(y)) throw new Fault(line, `y is "${get('y')}", not an outcome`);
  const key = JSON.stringify([get('id'), get('forecaster')]);
  if (get('id') !== '' && seen.has(key)) table.repeated += 1;
  else if (get('id') !== '' && outcomes.has(get('id')) && get('y') !== '') table.shared += 1;
  seen.add(key);
  if (get('id') !== '' && get('y') !== '') {
    const found = outcomes.get(get('id')) ?? new Set();
    outcomes.set(get('id'), found);
    if (found.size === 1 && !found.has(y + 0)) {
      const { count, ids } = table.contradicted;
      table.contradicted = { count: count + 1, ids: [...ids, get('id')].slice(0, 3) };
    }
    found.add(y + 0);
  }
  if (get('y') === '') table.unresolved += 1;
  else {
    table.p.push(p);
    table.y.push(y);
    table.reference.push(reference);
    table.clusters.push(get('cluster'));
    table.labels.push(get('id') || `line ${line}`);
  }
}

/** The table, or the first thing that is wrong with it. */
export function wholeTable(text: string): WholeTable | WholeFault {
  try {
    const json = /^\s*\{/.test(text.slice(0, 1000));
    const { names, rows, after } = json ? jsonRows(text) : csvRows(text);
    const table: WholeTable = {
      p: [], y: [], reference: [], clusters: [], labels: [], unresolved: 0, repeated: 0, shared: 0, contradicted: { count: 0, ids: [] },
      ignored: names.filter((name) => !COLUMNS.includes(name)),
    }; // prettier-ignore
    const seen = new Set<string>();
    const outcomes = new Map<string, Set<number>>();
    for (const row of rows) takeRow(table, row, seen, outcomes);
    if (after) throw after;
    return table;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { message: error.message, line: error.line };
  }
}
