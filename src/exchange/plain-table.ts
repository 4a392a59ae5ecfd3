// A table with named columns, from CSV or from JSON lines.
import type { Place } from '../errors.ts';
import { csvTable } from './csv-rows.ts';
import { delimiterOf } from './delimiter.ts';
import { badRow, linePlace } from './input.ts';
import type { TextInput } from './input.ts';
import { unguarded } from './formula-guard.ts';
import { jsonLineDocuments } from './tree-value.ts';
import { isOwnHeader, TEXT_COLUMNS } from './own-columns.ts';

export interface PlainRow {
  line: number;
  place: () => Place;
  /** The cell, empty where there is none. */
  get(column: string): string;
}

export interface PlainTable {
  header: readonly string[];
  rows: readonly PlainRow[];
  place: () => Place;
  /** A table that this program wrote. */
  isOwn: boolean;
}

/**
 * CSV with a header; the mark between cells is comma, semicolon or tab. In a table of ours texts are what they were:
 * the guard against formulas is taken off, white space stays.
 */
export function plainCsv(input: TextInput): PlainTable {
  const { header, rows } = csvTable(input, { delimiter: delimiterOf(input.text) });
  const place = (): Place => linePlace(input, 1);
  if (!isOwnHeader(header)) return { header, rows, place, isOwn: false };
  const own = rows.map((row): PlainRow => ({
    line: row.line,
    place: row.place,
    get: (column) => unguarded(TEXT_COLUMNS.has(column) ? row.whole(column) : row.get(column)),
  }));
  return { header, rows: own, place, isOwn: true };
}

/** One JSON object a line; what is no text is taken as JSON writes it, a list of texts as one text. */
export function plainJsonLines(input: TextInput): PlainTable {
  const documents = jsonLineDocuments(input);
  const header = [...new Set(documents.flatMap((document) => document.map().keys()))];
  if (documents.length === 0) throw badRow(linePlace(input, 1), 'the file is empty', 'one JSON object a line');
  const rows = documents.map((document): PlainRow => {
    const get = (column: string): string => {
      const value = document.at(column);
      if (value.isNothing) return '';
      if (value.isList) return value.list().map((one) => one.text()).join('; '); // prettier-ignore
      return (
        typeof value.raw === 'object' || typeof value.raw === 'boolean' ? JSON.stringify(value.raw) : value.text()
      ).trim();
    };
    return { line: document.place().line, place: document.place, get };
  });
  return { header, rows, place: documents[0]!.place, isOwn: false };
}
