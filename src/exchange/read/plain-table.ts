// A table with named columns, from CSV or from JSON lines.
import type { Place } from '../../errors.ts';
import { csvTable } from '../text/csv-rows.ts';
import type { CsvRow } from '../text/csv-rows.ts';
import { delimiterOf } from '../text/delimiter.ts';
import { unguarded } from '../text/formula-guard.ts';
import { badRow, wholeFile } from '../text/input.ts';
import type { TextInput } from '../text/input.ts';
import { jsonLineDocuments } from '../text/tree-value.ts';
import { isOwnHeader, TEXT_COLUMNS } from './own-columns.ts';

export interface PlainRow {
  line: number;
  place: () => Place;
  /** The cell, empty where there is none. */
  get(column: string): string;
  /** Whether there is nothing in the cell; of what nobody reads it need not be known what it says. */
  isEmpty(column: string): boolean;
}

export interface PlainTable {
  header: readonly string[];
  rows: readonly PlainRow[];
  place: () => Place;
  /** A table that this program wrote. */
  isOwn: boolean;
  /** Cells are not parted by commas, so that `0,65` is a number of somebody's country. */
  hasDecimalCommas: boolean;
}

/**
 * CSV with a header; the mark between cells is comma, semicolon or tab. In a table of ours texts are what they were:
 * the guard against formulas is taken off, white space stays.
 */
export function plainCsv(input: TextInput): PlainTable {
  const delimiter = delimiterOf(input.text);
  const { header, rows } = csvTable(input, { delimiter });
  const place = (): Place => wholeFile(input);
  const isOwn = isOwnHeader(header);
  const textOf = (row: CsvRow, column: string): string =>
    isOwn ? unguarded(TEXT_COLUMNS.has(column) ? row.whole(column) : row.get(column)) : row.get(column);
  const plain = rows.map((row): PlainRow => ({
    line: row.line,
    place: row.place,
    get: (column) => textOf(row, column),
    isEmpty: (column) => textOf(row, column) === '',
  }));
  return { header, rows: plain, place, isOwn, hasDecimalCommas: delimiter !== ',' };
}

/** One JSON object a line; what is no text is taken as JSON writes it, a list of texts as one text. */
export function plainJsonLines(input: TextInput): PlainTable {
  if (input.text.trimStart().startsWith('[')) {
    const hint = "make lines of it: jq -c '.[]' FILE > LINES";
    throw badRow(wholeFile(input), 'this is a JSON list, not one object a line', hint);
  }
  const documents = jsonLineDocuments(input);
  const header = [...new Set(documents.flatMap((document) => document.map().keys()))];
  if (documents.length === 0) throw badRow(wholeFile(input), 'the file is empty', 'one JSON object a line');
  const rows = documents.map((document): PlainRow => {
    const get = (column: string): string => {
      const value = document.at(column);
      if (value.isNothing) return '';
      if (value.isList) return value.list().map((one) => one.text()).join('; '); // prettier-ignore
      return (
        typeof value.raw === 'object' || typeof value.raw === 'boolean' ? JSON.stringify(value.raw) : value.text()
      ).trim();
    };
    const isEmpty = (column: string): boolean => {
      const { isNothing, raw } = document.at(column);
      return isNothing || (typeof raw === 'string' && raw.trim() === '') || (Array.isArray(raw) && raw.length === 0);
    };
    return { line: document.place().line, place: document.place, get, isEmpty };
  });
  return { header, rows, place: documents[0]!.place, isOwn: false, hasDecimalCommas: false };
}
