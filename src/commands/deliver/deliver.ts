// Where a result goes: stdout, a pager, or a file written whole or not at all.
import { resolve } from 'node:path';
import { replaceFile } from '../../ledger/store/store.ts';
import { showInPager } from '../../pager.ts';
import { asciiText } from '../../show/ascii.ts';
import { safeJson, safeLine, safeText } from '../../show/safe.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';

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

/** Writes the result where the flags say. */
export function deliver(result: string, globals: Globals, world: World): void {
  const text = shownText(result, globals, world);
  const file = fileOf(globals);
  if (file !== undefined) {
    replaceFile(resolve(world.cwd, file), Buffer.from(text), 'any', world.machine);
    world.err(`written: ${safeLine(file)}\n`);
  } else if (
    globals.pager &&
    text.split('\n').length > (world.height ?? Infinity) &&
    world.whileForeground(() => showInPager(text, world.env))
  ) {
    return;
  } else world.out(text);
}
