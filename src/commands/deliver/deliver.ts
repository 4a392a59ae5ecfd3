// Where a result goes: stdout, a pager, or a file written whole or not at all.
import { resolve } from 'node:path';
import { failure } from '../../errors.ts';
import { replaceFile } from '../../ledger/store/store.ts';
import { showInPager } from '../../pager.ts';
import { nearest } from '../../nearest.ts';
import { asciiText } from '../../show/ascii.ts';
import { jsonDocument, jsonLines, pickFields } from '../../show/data/json.ts';
import type { Envelope } from '../../show/data/json.ts';
import { safeJson, safeLine, safeText } from '../../show/safe.ts';
import type { World } from '../../world.ts';
import { FROM_JSON } from '../line/globals.ts';
import type { Format, Globals } from '../line/globals.ts';

/** Refuses a format that a command does not have, and `--json -` where nothing is read from it; status 2. */
export function onlyFormats(globals: Globals, command: string, formats: readonly Format[]): void {
  if (globals.jsonInput === true && !FROM_JSON.includes(command))
    throw failure('command-line', `predict ${command} takes nothing from --json -`, [`${FROM_JSON.join(', ')} do`], 2);
  if (formats.includes(globals.format)) return;
  throw failure(
    'command-line',
    `predict ${command} has no format "${globals.format}"`,
    [`it has: ${formats.join(', ')}`],
    2,
  );
}

/** The file that the result goes to; undefined for standard output, which `-` is too. */
function fileOf({ output }: Globals): string | undefined {
  return output === '-' ? undefined : output;
}

/** As it is shown: what a ledger holds may not steer a terminal; files and pipes get the bytes. */
function shownText(result: string, globals: Globals, world: World): string {
  const { format, look } = globals;
  if (format === 'text') return look.unicode ? result : asciiText(result);
  if (!world.isTerminal.stdout || fileOf(globals) !== undefined) return result;
  if (format === 'csv') return safeText(result);
  return format === 'json' || format === 'jsonl' ? safeJson(result) : result;
}

/**
 * The flags with the format for the result: the one that was named, else what the ending of -o FILE says, else text. A
 * format that the command does not have, by name or by ending: status 2.
 */
export function inFormat(globals: Globals, command: string, formats: readonly Format[]): Globals {
  const { ending } = globals;
  const chosen = ending === undefined ? globals : { ...globals, format: ending };
  onlyFormats(chosen, command, formats);
  return chosen;
}

/** Writes the result where the flags say. */
export function deliver(result: string, globals: Globals, world: World): void {
  const text = shownText(result, globals, world);
  const file = fileOf(globals);
  if (file !== undefined) {
    replaceFile(resolve(world.cwd, file), Buffer.from(text), 'any', world.machine);
    world.err(`written: ${safeLine(file)}\n`);
  } else if (globals.pager && text.split('\n').length > (world.height ?? Infinity) && showInPager(text, world.env)) {
    return;
  } else world.out(text);
}

function refuseUnknownFields(fields: readonly string[], known: readonly string[]): void {
  const unknown = fields.find((field) => !known.includes(field));
  if (unknown === undefined) return;
  const near = nearest(unknown, known, 1).map((field) => `did you mean ${field}?`);
  const term = unknown.includes(':') ? ['terms stand before --json, or behind --format json'] : [];
  throw failure(
    'command-line',
    `--json: there is no field "${unknown}"`,
    [...near, ...term, `fields: ${known.join(', ')}`],
    2,
  );
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
