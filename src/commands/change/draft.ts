// The draft in the user's editor: opened, read back whole, and opened again until it is sound and meant.
import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import type { Asker } from '../../ask/asker.ts';
import { Failure, failure } from '../../errors.ts';
import type { Problem } from '../../errors.ts';
import { checkLedger } from '../../ledger/check.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { decode } from '../../ledger/read/decode.ts';
import type { Reading } from '../../ledger/read/read.ts';
import { standing } from '../../ledger/standing.ts';
import { readText } from '../../ledger/store/store.ts';
import { safeProblem } from '../../show/safe.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { predictWith } from '../line/predict-with.ts';
import { shownPath } from '../open/ledger-files.ts';
import { readLedgerText } from '../open/open-ledger.ts';
import type { Opened } from '../open/open-ledger.ts';
import { brokenSeals, sealsBroken } from './broken-seals.ts';
import { editorOf, editorWords } from './editor-command.ts';
import { onlyAddsLineEnd } from './line-changes.ts';

/** Opens the draft and waits. Throws `no-editor`, `editor-failed`. */
function openEditor(draft: string, line: number, world: World): void {
  const [program, ...words] = editorWords(editorOf(world.env), draft, line);
  const ended = world.whileForeground(() =>
    spawnSync(program, words, { stdio: 'inherit', env: { ...world.env }, cwd: world.cwd }),
  );
  if ((ended.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    throw failure('no-editor', `there is no editor "${program}"`, ['set $VISUAL or $EDITOR']);
  if (ended.error)
    throw failure('no-editor', `the editor "${program}" could not be started: ${ended.error.message}`, [
      'set $VISUAL or $EDITOR',
    ]);
  if (ended.status !== 0)
    throw failure(
      'editor-failed',
      `the editor ended with ${ended.signal ?? `status ${ended.status}`}; nothing was written`,
      ['fine where that was to give up; else set $VISUAL or $EDITOR to another one'],
    );
}

interface Draft {
  text: string;
  reading?: Reading;
  problems: readonly Problem[];
}

/** A draft that is to be written. */
export interface SoundDraft {
  text: string;
  ledger: Ledger;
}

/** The draft as it is now, with all that is wrong with it. */
async function readDraft(path: string, opened: Opened, world: World): Promise<Draft> {
  try {
    const text = readText(path, decode, shownPath(path, world.cwd));
    const reading = await readLedgerText(opened.path, shownPath(path, world.cwd), text);
    return { text, reading, problems: reading.problems };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.problems.some(({ code }) => code === 'no-such-file'))
      throw failure('draft-gone', 'the draft is gone; nothing was written', [
        'does the editor write to the file it is given?',
      ]);
    return { text: '', problems: error.problems };
  }
}

function checked(reading: Reading, globals: Globals): Problem[] {
  const { asOf } = globals;
  return checkLedger(reading, asOf, (prediction) => standing(prediction, asOf), predictWith(globals));
}

/** Errors and warnings that the ledger did not have before. */
function newWeaknesses(opened: Opened, reading: Reading, globals: Globals): Problem[] {
  const key = ({ code, message }: Problem): string => JSON.stringify([code, message]);
  const before = new Set(checked(opened.reading, globals).map(key));
  return checked(reading, globals).filter((problem) => !before.has(key(problem)));
}

/** Which entries read differently, came in or went. */
export function compared(before: Ledger, after: Ledger): { edited: string[]; added: string[]; gone: string[] } {
  const old = new Map(before.predictions.map((prediction) => [prediction.id, prediction]));
  const now = new Set(after.predictions.map(({ id }) => id));
  return {
    edited: after.predictions
      .filter((one) => old.has(one.id) && !isDeepStrictEqual(one, old.get(one.id)))
      .map(({ id }) => id),
    added: [...now].filter((id) => !old.has(id)),
    gone: [...old.keys()].filter((id) => !now.has(id)),
  };
}

/** Nothing was written, and the last hint says where the draft is. */
export class KeptDraft extends Failure {}

/** Shows what is wrong and asks whether to go on; without a terminal it throws. The draft stays in either case. */
async function againOrStop(problems: readonly Problem[], kept: string, asker: Asker | undefined): Promise<void> {
  const stop = [`your draft is kept: ${kept}`];
  if (!asker)
    throw new KeptDraft(
      problems.map((problem, index) =>
        index === problems.length - 1 ? { ...problem, hints: [...problem.hints, ...stop] } : problem,
      ),
    );
  asker.say(problems.map(safeProblem).join('\n\n'));
  if (!(await asker.yes('Edit again?', true)))
    throw new KeptDraft(failure('not-confirmed', 'nothing was written', stop).problems);
}

function entriesGone(gone: readonly string[]): Problem {
  const message = `the draft no longer has ${gone.join(', ')}; nothing was written`;
  return {
    code: 'entry-gone',
    severity: 'error',
    message,
    hints: ['a prediction that fell away is resolved as void, with the reason; ids are never reused'],
  };
}

/** Opens the editor until the draft is sound and meant; undefined when nothing was changed. */
export async function editedDraft(
  path: string,
  opened: Opened,
  line: number,
  asker: Asker | undefined,
  globals: Globals,
  world: World,
): Promise<SoundDraft | undefined> {
  const kept = shownPath(path, world.cwd);
  for (;;) {
    openEditor(path, line, world);
    const { text, reading, problems } = await readDraft(path, opened, world);
    if (text === opened.text || (reading && onlyAddsLineEnd(opened.text, text))) return undefined;
    if (reading?.ledger === undefined) {
      await againOrStop(problems, kept, asker);
      continue;
    }
    const { ledger } = reading;
    const { gone } = compared(opened.ledger, ledger);
    if (
      gone.length > 0 &&
      !(await asker?.yes(`The draft no longer has ${gone.join(', ')}. Write it all the same?`, false))
    ) {
      await againOrStop([entriesGone(gone)], kept, asker);
      continue;
    }
    const broken = brokenSeals(opened.ledger, ledger);
    const whose = broken.map(({ id }) => id).join(', ');
    const moved = `The seal of ${whose} no longer matches: that moves the goalposts, and check will say so. Write it all the same?`;
    if (broken.length > 0 && !(await asker?.yes(moved, false))) {
      await againOrStop([sealsBroken(broken)], kept, asker);
      continue;
    }
    const weak = newWeaknesses(opened, reading, globals);
    for (const problem of weak) world.err(`${safeProblem(problem)}\n\n`);
    // About seals the question was asked.
    const isFaulty = weak.some(({ code, severity }) => severity === 'error' && code !== 'seal-broken');
    if (isFaulty && asker && (await asker.yes('Edit again?', true))) continue;
    return { text, ledger };
  }
}
