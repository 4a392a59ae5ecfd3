import { resolve } from 'node:path';
import { Failure } from '../errors.ts';
import { decode } from '../ledger/read/decode.ts';
import { readFileBytes, replaceFile } from '../ledger/store/store.ts';
import type { Conflict } from '../ledger/three-way/conflict.ts';
import { threeWay } from '../ledger/three-way/three-way.ts';
import type { ThreeWay } from '../ledger/three-way/three-way.ts';
import { safeLine } from '../show/safe.ts';
import { plural } from '../show/words/number.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { onlyFormats } from './line/in-format.ts';

/** More are counted, not named. */
const NAMED = 20;

/** Paths of the versions: what both sides began with, ours, theirs. */
interface MergeInput {
  base: string;
  ours: string;
  theirs: string;
}

type Versions = Record<keyof MergeInput, Uint8Array>;

/** `label: name`, a line each, and how many more there are. */
function named(label: string, names: readonly string[]): string {
  const lines = names.slice(0, NAMED).map((name) => `${label}: ${safeLine(name)}\n`);
  return lines.join('') + (names.length > NAMED ? `${label}: ${names.length - NAMED} more\n` : '');
}

/** `ship-before-june: due (ours changed resolutions)`. */
function placeOf({ where, why }: Conflict): string {
  return `${where === '' ? 'the whole file' : where}${why === undefined ? '' : ` (${why})`}`;
}

/** Both whole between marks, for what is no text: a version that is left alone looks settled to git. */
function bothWhole({ ours, theirs }: Versions): Uint8Array {
  const [begin, middle, end] = ['<<<<<<< ours\n', '\n=======\n', '\n>>>>>>> theirs\n'].map((mark) => Buffer.from(mark));
  return Buffer.concat([begin!, ours, middle!, theirs, end!]);
}

/** The versions put together; what is no text of a ledger is written as two and thrown. */
function joined(bytes: Versions, names: MergeInput, keep: (result: Uint8Array) => void): ThreeWay {
  const text = (which: keyof MergeInput): string => decode(bytes[which], names[which]);
  try {
    return threeWay({ base: text('base'), ours: text('ours'), theirs: text('theirs') });
  } catch (error) {
    if (error instanceof Failure) keep(bothWhole(bytes));
    throw error;
  }
}

/**
 * `predict merge`: puts two versions of a ledger together, in place of OURS or where -o says, as git asks of a merge
 * driver. Returns the exit status: 1 where somebody has to choose, which is marked in what is written, else 0.
 */
export async function merge(names: MergeInput, globals: Globals, world: World): Promise<number> {
  onlyFormats(globals, 'merge');
  const bytesOf = (path: string): Uint8Array => readFileBytes(resolve(world.cwd, path));
  const bytes = { base: bytesOf(names.base), ours: bytesOf(names.ours), theirs: bytesOf(names.theirs) };
  const isElsewhere = globals.output !== undefined;
  const keep = (result: Uint8Array): void => {
    if (!isElsewhere && Buffer.compare(result, bytes.ours) !== 0)
      replaceFile(resolve(world.cwd, names.ours), result, bytes.ours, world.machine);
  };
  const { text, conflicts, together } = joined(bytes, names, keep);
  // The bytes of a ledger: no pager, and --ascii is for texts that people read.
  if (isElsewhere) deliver(text, { ...globals, pager: false, format: 'csv' }, world);
  else keep(Buffer.from(text));
  world.err(named('changed on both sides', together));
  if (conflicts.length === 0) return 0;
  world.err(named('conflict', conflicts.map(placeOf)));
  world.err(`predict: ${plural(conflicts.length, 'conflict')} for somebody to settle [merge-conflict]\n`);
  world.err(
    'hint: from <<<<<<< to >>>>>>> keep what both added, choose where both changed one thing, take the marks away, then predict check\n',
  );
  return 1;
}
