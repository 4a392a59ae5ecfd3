// A bare table of forecasts, CSV with a header or JSON lines, as columns of numbers for the score.
import type { Table } from '../../score/table.ts';
import { textBlocks } from '../text/text-blocks.ts';
import type { TextBlock } from '../text/text-blocks.ts';
import { CsvReader } from './table-csv.ts';
import { JsonLinesReader } from './table-json.ts';
import type { TablePart } from './table-parts.ts';
import { badLineOf, isTableColumn, TableRows } from './table-rows.ts';
import type { TableWishes } from './table-rows.ts';

export interface ForecastTable {
  table: Table;
  /** Rows without an outcome: counted, not scored. */
  unresolved: number;
  /** Rows whose (id, forecaster) stood there before; every row is scored as an item of its own all the same. */
  repeated: number;
  /** Rows with an outcome whose id another forecaster had with one before. */
  shared: number;
  /** Ids whose rows have different outcomes, by whomever, with the first of them; each row is scored with its own. */
  contradicted: { count: number; ids: readonly string[] };
  /** Columns that mean nothing here. */
  ignored: string[];
  /** For each scored row: its id, or its line where it has none. Empty unless asked for. */
  labels: string[];
  /** The rows by the value of a column; absent unless asked for. */
  parts?: readonly TablePart[];
}

/** So many characters are looked at to tell JSON lines, whose first character is a brace. */
const LOOKED_AT = 1000;

const LIST_HINT = "one object a line is read: jq -c '.[]' FILE | predict score -";

/** The blocks that say what the table is, and how it begins. */
function begin(blocks: Iterator<TextBlock>): { first: TextBlock[]; head: string } {
  const first: TextBlock[] = [];
  let head = '';
  while (head.length < LOOKED_AT && head.trim() === '') {
    const next = blocks.next();
    if (next.done) break;
    first.push(next.value);
    head += next.value.text.slice(0, LOOKED_AT - head.length);
  }
  return { first, head: head.trimStart() };
}

/** Everything else of a table of which rows were read. */
export function forecastTableOf(rows: TableRows, names: readonly string[], by: string | undefined): ForecastTable {
  const table = rows.table();
  const parts = rows.parts(table);
  const { repeated, shared, contradicted, contradictedIds } = rows.ids;
  return {
    table,
    unresolved: rows.unresolved,
    repeated,
    shared,
    contradicted: { count: contradicted, ids: contradictedIds },
    ignored: names.filter((name) => !isTableColumn(name) && name !== by),
    labels: rows.labels,
    ...(parts && { parts }),
  };
}

/**
 * Reads a table of forecasts from its bytes, in chunks of any size. `p` is 0..1 or `65%`; `y` is 0..1, yes, no, true or
 * false, empty while unresolved. Throws at the first bad row with its line, so that no number comes from half a table;
 * before that, what is no text.
 */
export function readForecastTable(file: string, chunks: Iterable<Uint8Array>, wishes: TableWishes = {}): ForecastTable {
  const badLine = badLineOf(file);
  const { by } = wishes;
  const rows = new TableRows(wishes);
  const blocks = textBlocks(file, chunks);
  const { first, head } = begin(blocks);
  const reader = head.startsWith('{') ? new JsonLinesReader(rows, badLine, by) : new CsvReader(rows, badLine, by);
  try {
    if (/^\[\s*(?:[{[\]]|$)/.test(head))
      badLine(1, head.split('\n', 1)[0]!, 'this is a JSON list, not a table', LIST_HINT);
    for (const block of first) reader.read(block);
    // By hand: `for` would end the blocks at the first bad row.
    for (let next = blocks.next(); !next.done; next = blocks.next()) reader.read(next.value);
    return forecastTableOf(rows, reader.end(), by);
  } catch (error) {
    // What follows may be no text at all, which is to be said first.
    while (!blocks.next().done);
    throw error;
  }
}
