// Where a result goes: stdout, a pager, or a file written whole or not at all.
import { resolve } from 'node:path';
import { failure } from '../errors.ts';
import { replaceFile } from '../ledger/store.ts';
import { showInPager } from '../pager.ts';
import { csvText } from '../show/csv.ts';
import { jsonLines, pickFields } from '../show/json.ts';
import type { World } from '../world.ts';
import type { Format, Globals } from './globals.ts';

/** Refuses a format that a command does not have; status 2. */
export function onlyFormats(globals: Globals, command: string, formats: readonly Format[]): void {
  if (formats.includes(globals.format)) return;
  throw failure('command-line', `predict ${command} has no format "${globals.format}"`, [`it has: ${formats.join(', ')}`], 2);
}

/** Writes the result where the flags say. */
export function deliver(text: string, globals: Globals, world: World): void {
  if (globals.output !== undefined) {
    const path = resolve(world.cwd, globals.output);
    replaceFile(path, Buffer.from(text), 'any', world.machine);
    world.err(`written: ${globals.output}\n`);
  } else if (globals.pager && text.split('\n').length > (world.height ?? Infinity) && showInPager(text, world.env)) {
    return;
  } else world.out(text);
}

/** Rows as jsonl or csv, with the fields picked by --json FIELDS or all of `columns`. */
export function rowsText(rows: readonly Record<string, unknown>[], columns: readonly string[], globals: Globals): string {
  const fields = globals.fields.length > 0 ? globals.fields : columns;
  const picked = pickRows(rows, columns, globals);
  return globals.format === 'csv' ? csvText(fields, picked) : jsonLines(picked);
}

/** The rows with the fields of --json FIELDS, or as they are. An unknown field: status 2, with all fields named. */
export function pickRows(
  rows: readonly Record<string, unknown>[],
  columns: readonly string[],
  globals: Globals,
): readonly Record<string, unknown>[] {
  if (globals.fields.length === 0) return rows;
  const unknown = globals.fields.filter((field) => !columns.includes(field));
  if (unknown.length > 0) throw failure('command-line', `--json: there is no field "${unknown[0]}"`, [`fields: ${columns.join(', ')}`], 2);
  return pickFields(rows, globals.fields).rows;
}
