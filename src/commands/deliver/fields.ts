// The fields of a result as JSON, JSON lines or CSV: all of them, or those that --json FIELDS names.
import { misuse } from '../../errors.ts';
import { nearestHint } from '../../nearest.ts';
import { jsonDocument, jsonLines, pickFields } from '../../show/data/json.ts';
import type { Envelope } from '../../show/data/json.ts';
import type { Globals } from '../line/globals.ts';

function refuseUnknownFields(fields: readonly string[], known: readonly string[]): void {
  const unknown = fields.find((field) => !known.includes(field));
  if (unknown === undefined) return;
  const near = nearestHint(unknown, known);
  const term = unknown.includes(':') ? ['terms stand before --json, or behind --format json'] : [];
  throw misuse(`--json: there is no field "${unknown}"`, ...near, ...term, `fields: ${known.join(', ')}`);
}

/** A JSON document, whole or with the keys of --json FIELDS in the order named. An unknown key: status 2. */
export function documentText(envelope: Envelope, body: Readonly<Record<string, unknown>>, globals: Globals): string {
  if (globals.fields.length === 0) return jsonDocument(envelope, body);
  refuseUnknownFields(globals.fields, Object.keys(body));
  return jsonDocument(envelope, Object.fromEntries(globals.fields.map((field) => [field, body[field]])));
}

/** Rows as jsonl or csv, with the fields picked by --json FIELDS or all of `columns`. */
export async function rowsText(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  globals: Globals,
): Promise<string> {
  const fields = globals.fields.length > 0 ? globals.fields : columns;
  const picked = pickRows(rows, columns, globals);
  if (globals.format !== 'csv') return jsonLines(picked);
  return (await import('../../show/data/csv.ts')).csvText(fields, picked);
}

/** Rows under a key of a JSON document, behind what `more` has; as jsonl or csv alone. */
export async function rowsFor(
  envelope: Envelope,
  key: string,
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  globals: Globals,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  if (globals.format !== 'json') return rowsText(rows, columns, globals);
  return jsonDocument(envelope, { ...more, [key]: pickRows(rows, columns, globals) });
}

/** The rows with the fields of --json FIELDS, or as they are. An unknown field: status 2, with all fields named. */
export function pickRows(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  globals: Globals,
): readonly Record<string, unknown>[] {
  if (globals.fields.length === 0) return rows;
  refuseUnknownFields(globals.fields, columns);
  return pickFields(rows, globals.fields);
}
