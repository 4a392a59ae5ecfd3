import { resolve } from 'node:path';
import { decode } from '../ledger/read/decode.ts';
import { readFileBytes, replaceFile } from '../ledger/store/store.ts';
import { threeWay } from '../ledger/three-way/three-way.ts';
import { safeLine } from '../show/safe.ts';
import { plural } from '../show/words/number.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { onlyFormats } from './line/in-format.ts';

/** More are counted, not named. */
const NAMED = 20;

interface MergeInput {
  base: string;
  ours: string;
  theirs: string;
}

/** `label: first`, a line each, and how many more there are. */
function named(label: string, names: readonly string[]): string {
  const lines = names.slice(0, NAMED).map((name) => `${label}: ${safeLine(name)}\n`);
  return lines.join('') + (names.length > NAMED ? `${label}: ${names.length - NAMED} more\n` : '');
}

/**
 * `predict merge`: puts two versions of a ledger together, in place of OURS or where -o says, as git asks of a merge
 * driver. Returns the exit status: 1 where somebody has to choose, which is marked in what is written, else 0.
 */
export async function merge(input: MergeInput, globals: Globals, world: World): Promise<number> {
  onlyFormats(globals, 'merge', ['text']);
  const paths = [input.base, input.ours, input.theirs].map((path) => resolve(world.cwd, path));
  const [base, ours, theirs] = paths.map((path) => readFileBytes(path)) as [Buffer, Buffer, Buffer];
  const { text, conflicts, together } = threeWay({
    base: decode(base, input.base),
    ours: decode(ours, input.ours),
    theirs: decode(theirs, input.theirs),
  });
  // The bytes of a ledger: no pager, and --ascii is for texts that people read.
  if (globals.output !== undefined) deliver(text, { ...globals, pager: false, format: 'csv' }, world);
  else if (text !== ours.toString()) replaceFile(paths[1]!, Buffer.from(text), ours, world.machine);
  world.err(named('changed on both sides', together));
  if (conflicts.length === 0) return 0;
  world.err(named('conflict', conflicts.map(({ where }) => where || 'the whole ledger'))); // prettier-ignore
  const hint = `choose between the lines <<<<<<< and >>>>>>>, take the marks away, then predict check`;
  world.err(`predict: ${plural(conflicts.length, 'conflict')} that somebody has to settle [merge-conflict]\nhint: ${hint}\n`); // prettier-ignore
  return 1;
}
