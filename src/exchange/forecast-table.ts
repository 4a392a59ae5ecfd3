// A bare table of forecasts, CSV with a header or JSON lines, as columns of numbers for the score.
import { parse } from 'csv-parse/sync';
import { Failure } from '../errors.ts';
import type { Table } from '../score/table.ts';

export interface ForecastTable {
  table: Table;
  /** Rows without an outcome: counted, not scored. */
  unresolved: number;
  /** Rows whose (id, forecaster) stood there before; every row is scored as an item of its own all the same. */
  repeated: number;
  /** Columns that mean nothing here. */
  ignored: string[];
  /** For each scored row: its id, or its line where it has none. */
  labels: string[];
}

const COLUMNS = ['p', 'y', 'id', 'cluster', 'ref', 'forecaster', 'date'] as const;
type Column = (typeof COLUMNS)[number];

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

const DECIMAL = /^[+]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const YES_NO: Readonly<Record<string, number>> = { yes: 1, true: 1, no: 0, false: 0 };

/** 0..1 from `0.65` or `65%`, nearest double; undefined for anything else. */
function shareOf(text: string): number | undefined {
  const percent = text.endsWith('%');
  const digits = percent ? text.slice(0, -1).trimEnd() : text;
  if (!DECIMAL.test(digits)) return undefined;
  const value = percent && !/e/i.test(digits) ? Number(`${digits}e-2`) : Number(digits) / (percent ? 100 : 1);
  return value >= 0 && value <= 1 ? value : undefined;
}

function outcomeOf(text: string): number | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(YES_NO, word) ? YES_NO[word] : text.endsWith('%') ? undefined : shareOf(text);
}

/** Takes rows one by one, so that a million of them never stand in memory as objects. */
class Rows {
  readonly p: number[] = [];
  readonly y: number[] = [];
  readonly cluster: number[] = [];
  readonly reference: number[] = [];
  readonly labels: string[] = [];
  unresolved = 0;
  repeated = 0;
  readonly #clusters = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #bad: (line: number, message: string, hint: string) => never;

  constructor(bad: (line: number, message: string, hint: string) => never) {
    this.#bad = bad;
  }

  add(get: (column: Column) => string, line: number): void {
    const p = shareOf(get('p'));
    if (p === undefined) this.#bad(line, `p is "${get('p')}", not a probability`, 'write 0.65 or 65%');
    const id = get('id');
    if (id !== '') {
      const key = `${id}\u0000${get('forecaster')}`;
      if (this.#seen.has(key)) this.repeated += 1;
      this.#seen.add(key);
    }
    const refText = get('ref');
    const reference = refText === '' ? NaN : shareOf(refText);
    if (reference === undefined)
      this.#bad(line, `ref is "${refText}", not a probability`, 'write 0.65 or 65%, or leave it empty');
    const outcome = get('y');
    const y = outcome === '' ? NaN : outcomeOf(outcome);
    if (y === undefined)
      this.#bad(
        line,
        `y is "${outcome}", not an outcome`,
        'write yes, no, a number from 0 to 1, or leave it empty while unresolved',
      );
    if (outcome === '') {
      this.unresolved += 1;
      return;
    }
    this.p.push(p!);
    this.y.push(y!);
    this.reference.push(reference!);
    this.cluster.push(this.#clusterOf(get('cluster')));
    this.labels.push(id === '' ? `line ${line}` : id);
  }

  #clusterOf(name: string): number {
    if (name === '') return -1;
    const known = this.#clusters.get(name);
    if (known !== undefined) return known;
    this.#clusters.set(name, this.#clusters.size);
    return this.#clusters.size - 1;
  }

  table(): Table {
    return {
      n: this.p.length,
      p: Float64Array.from(this.p),
      y: Float64Array.from(this.y),
      cluster: Int32Array.from(this.cluster),
      reference: Float64Array.from(this.reference),
    };
  }
}

function readCsv(text: string, rows: Rows, bad: (line: number, message: string, hint: string) => never): string[] {
  let header: string[] | undefined;
  const at = new Map<string, number>();
  try {
    parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (record: string[], context: { lines: number }) => {
        if (header === undefined) {
          header = record.map((name) => name.trim());
          for (const [index, name] of header.entries()) {
            if (at.has(name) && isColumn(name))
              bad(context.lines, `the column ${name} stands twice`, 'keep one of them');
            at.set(name, index);
          }
          for (const name of ['p', 'y'])
            if (!at.has(name))
              bad(
                context.lines,
                `there is no column ${name}`,
                'the first line must name the columns p and y; id, cluster, ref, forecaster and date may be there',
              );
          return null;
        }
        if (record.length === 1 && record[0]!.trim() === '') return null;
        if (record.length !== header.length)
          bad(
            context.lines,
            `this row has ${record.length} cells, the header ${header.length}`,
            'a text with a comma needs quotes',
          );
        rows.add((column) => (at.has(column) ? record[at.get(column)!]!.trim() : ''), context.lines);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    bad(
      (error as { lines?: number }).lines ?? 1,
      `not CSV: ${(error as Error).message}`,
      'check the quotes around this place',
    );
  }
  if (header === undefined) bad(1, 'the table is empty', 'the first line must name the columns p and y');
  return header!;
}

function readJsonLines(
  text: string,
  rows: Rows,
  bad: (line: number, message: string, hint: string) => never,
): string[] {
  const names = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      bad(index + 1, 'this line is not JSON', 'one object a line, such as {"p": 0.65, "y": 1}');
    }
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      bad(index + 1, 'this line is not a JSON object', 'one object a line, such as {"p": 0.65, "y": 1}');
    const cells = row as Record<string, unknown>;
    for (const name of Object.keys(cells)) names.add(name);
    rows.add((column) => {
      const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
      if (value === undefined || value === null) return '';
      return typeof value === 'string' ? value.trim() : JSON.stringify(value);
    }, index + 1);
  }
  return [...names];
}

/**
 * Reads a table of forecasts. `p` is 0..1 or `65%`; `y` is 0..1, yes, no, true or false, empty while unresolved. Throws at
 * the first bad row with its line, so that no number comes from half a table.
 */
export function readForecastTable(file: string, text: string): ForecastTable {
  const bad = (line: number, message: string, hint: string): never => {
    const excerpt = (text.split('\n', line)[line - 1] ?? '').replace(/\r$/, '');
    const place = { file, line, column: 1, length: Math.max(1, excerpt.length), excerpt };
    throw new Failure([{ code: 'bad-table', severity: 'error', message, place, hints: [hint] }]);
  };
  const rows = new Rows(bad);
  const json = /^\s*\{/.test(text.slice(0, 1000).replace(/^\ufeff/, ''));
  const names = json ? readJsonLines(text.replace(/^\ufeff/, ''), rows, bad) : readCsv(text, rows, bad);
  return {
    table: rows.table(),
    unresolved: rows.unresolved,
    repeated: rows.repeated,
    ignored: names.filter((name) => !isColumn(name)),
    labels: rows.labels,
  };
}
