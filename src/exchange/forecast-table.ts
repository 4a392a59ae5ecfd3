// A bare table of forecasts, CSV with a header or JSON lines, as columns of numbers for the score.
import { Failure } from '../errors.ts';
import type { Table } from '../score/table.ts';
import { CsvReader } from './table-csv.ts';
import { JsonLinesReader } from './table-json.ts';
import { isTableColumn, TableRows } from './table-rows.ts';
import type { BadLine } from './table-rows.ts';
import { textBlocks } from './text-blocks.ts';
import type { TextBlock } from './text-blocks.ts';

export interface ForecastTable {
  table: Table;
  /** Rows without an outcome: counted, not scored. */
  unresolved: number;
  /** Rows whose (id, forecaster) stood there before; every row is scored as an item of its own all the same. */
  repeated: number;
  /** Columns that mean nothing here. */
  ignored: string[];
  /** For each scored row: its id, or its line where it has none. Empty unless asked for. */
  labels: string[];
}

/** So many characters are looked at to tell JSON lines, whose first character is a brace. */
const LOOKED_AT = 1000;

/** The blocks that say what the table is, and whether it is JSON lines. */
function begin(blocks: Iterator<TextBlock>): { first: TextBlock[]; json: boolean } {
  const first: TextBlock[] = [];
  let head = '';
  while (head.length < LOOKED_AT && head.trim() === '') {
    const next = blocks.next();
    if (next.done) break;
    first.push(next.value);
    head += next.value.text.slice(0, LOOKED_AT - head.length);
  }
  return { first, json: head.trimStart().startsWith('{') };
}

/** Everything else of a table of which rows were read. */
export function forecastTableOf(rows: TableRows, names: readonly string[]): ForecastTable {
  return {
    table: rows.table(),
    unresolved: rows.unresolved,
    repeated: rows.repeated,
    ignored: names.filter((name) => !isTableColumn(name)),
    labels: rows.labels,
  };
}

/**
 * Reads a table of forecasts from its bytes, in chunks of any size. `p` is 0..1 or `65%`; `y` is 0..1, yes, no, true or
 * false, empty while unresolved. Throws at the first bad row with its line, so that no number comes from half a table;
 * before that, what is no text.
 */
export function readForecastTable(
  file: string,
  chunks: Iterable<Uint8Array>,
  { labels = false }: { labels?: boolean } = {},
): ForecastTable {
  const badLine: BadLine = (line, excerpt, message, hint) => {
    const place = { file, line, column: 1, length: Math.max(1, excerpt.length), excerpt };
    throw new Failure([{ code: 'bad-table', severity: 'error', message, place, hints: [hint] }]);
  };
  const rows = new TableRows(labels);
  const blocks = textBlocks(file, chunks);
  const { first, json } = begin(blocks);
  const reader = json ? new JsonLinesReader(rows, badLine) : new CsvReader(rows, badLine);
  try {
    for (const block of first) reader.read(block);
    // By hand: `for` would end the blocks at the first bad row.
    for (let next = blocks.next(); !next.done; next = blocks.next()) reader.read(next.value);
    return forecastTableOf(rows, reader.end());
  } catch (error) {
    // What follows may be no text at all, which is to be said first.
    while (!blocks.next().done);
    throw error;
  }
}
