// `predict edit`: the editor works on a draft beside the ledger, which stays free for others meanwhile; the draft replaces it
// only when it reads as a sound ledger and nobody wrote in between. A draft that was not written is kept.
import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import type { Asker } from '../ask/asker.ts';
import { Failure, failure, printedProblem } from '../errors.ts';
import type { Problem } from '../errors.ts';
import { checkLedger } from '../ledger/check.ts';
import { decode } from '../ledger/decode.ts';
import type { Ledger } from '../ledger/prediction.ts';
import type { Reading } from '../ledger/read.ts';
import { standing } from '../ledger/standing.ts';
import { changeLedger } from '../ledger/store-change.ts';
import { createDraft, removeDraft } from '../ledger/store-draft.ts';
import { readFileBytes, readText } from '../ledger/store.ts';
import { stateFolder } from '../ledger/undo.ts';
import { safeText } from '../show/safe.ts';
import { editedLines } from '../show/written-line.ts';
import type { World } from '../world.ts';
import { afterWrite, openForChange, printDiff } from './change-ledger.ts';
import { deliver } from './deliver.ts';
import { editorOf, editorWords } from './editor-command.ts';
import { findPrediction } from './find-prediction.ts';
import type { Globals } from './globals.ts';
import { interruptible, onTerminal } from './interruptible.ts';
import type { StartAsking } from './interruptible.ts';
import { editBetween, onlyAddsLineEnd } from './line-changes.ts';
import { readLedgerText, shownPath } from './open-ledger.ts';
import type { Opened } from './open-ledger.ts';
import { askId } from './resolution-questions.ts';

export interface EditInput {
  id?: string | undefined;
  dryRun?: boolean;
}

/** Opens the draft and waits. Throws `no-editor`, `editor-failed`. */
function openEditor(draft: string, line: number, world: World): void {
  const [program, ...words] = editorWords(editorOf(world.env), draft, line);
  const ended = world.whileForeground(() => spawnSync(program, words, { stdio: 'inherit', env: { ...world.env }, cwd: world.cwd }));
  if ((ended.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw failure('no-editor', `there is no editor "${program}"`, ['set $VISUAL or $EDITOR']);
  if (ended.error) throw failure('no-editor', `the editor "${program}" could not be started: ${ended.error.message}`, ['set $VISUAL or $EDITOR']);
  if (ended.status !== 0) throw failure('editor-failed', `the editor ended with ${ended.signal ?? `status ${ended.status}`}; nothing was written`);
}

interface Draft {
  text: string;
  reading?: Reading;
  problems: readonly Problem[];
}

/** The draft as it is now, with all that is wrong with it. */
function readDraft(path: string, opened: Opened, world: World): Draft {
  try {
    const text = readText(path, decode, shownPath(path, world.cwd));
    const reading = readLedgerText(opened.path, shownPath(path, world.cwd), text);
    return { text, reading, problems: reading.problems };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { text: '', problems: error.problems };
  }
}

function checked(reading: Reading, globals: Globals): Problem[] {
  return checkLedger(reading, globals.asOf, (prediction) => {
    const { settled, matured, strict } = standing(prediction, globals.asOf);
    return { settled, matured, ...(strict.known === undefined ? {} : { known: strict.known }) };
  });
}

/** Errors and warnings that the ledger did not have before. */
function newWeaknesses(opened: Opened, reading: Reading, globals: Globals): Problem[] {
  const key = ({ code, message }: Problem): string => JSON.stringify([code, message]);
  const before = new Set(checked(opened.reading, globals).map(key));
  return checked(reading, globals).filter((problem) => !before.has(key(problem)));
}

function compared(before: Ledger, after: Ledger): { edited: string[]; added: string[]; gone: string[] } {
  const old = new Map(before.predictions.map((prediction) => [prediction.id, prediction]));
  const now = new Set(after.predictions.map(({ id }) => id));
  return {
    edited: after.predictions.filter((one) => old.has(one.id) && !isDeepStrictEqual(one, old.get(one.id))).map(({ id }) => id),
    added: [...now].filter((id) => !old.has(id)),
    gone: [...old.keys()].filter((id) => !now.has(id)),
  };
}

/** Shows what is wrong and asks whether to go on; without a terminal it throws. The draft stays in either case. */
async function againOrStop(problems: readonly Problem[], kept: string, asker: Asker | undefined): Promise<void> {
  const stop = [`your draft is kept: ${kept}`];
  if (!asker) throw new Failure(problems.map((problem, index) => (index === problems.length - 1 ? { ...problem, hints: [...problem.hints, ...stop] } : problem)));
  asker.say(problems.map((problem) => safeText(printedProblem(problem))).join('\n\n'));
  if (!(await asker.yes('Edit again?', true))) throw failure('not-confirmed', 'nothing was written', stop);
}

function entriesGone(gone: readonly string[]): Problem {
  const message = `the draft no longer has ${gone.join(', ')}; nothing was written`;
  return { code: 'entry-gone', severity: 'error', message, hints: ['a prediction that fell away is resolved as void, with the reason; ids are never reused'] };
}

/** Opens the editor until the draft is sound and meant; undefined when nothing was changed. */
async function edited(path: string, opened: Opened, line: number, asker: Asker | undefined, globals: Globals, world: World): Promise<Draft | undefined> {
  for (;;) {
    openEditor(path, line, world);
    const draft = readDraft(path, opened, world);
    const { reading } = draft;
    if (draft.text === opened.text || (reading && onlyAddsLineEnd(opened.text, draft.text))) return undefined;
    if (reading?.ledger === undefined) {
      await againOrStop(draft.problems, shownPath(path, world.cwd), asker);
      continue;
    }
    const { gone } = compared(opened.ledger, reading.ledger);
    if (gone.length > 0 && !(await asker?.yes(`The draft no longer has ${gone.join(', ')}. Write it all the same?`, false))) {
      await againOrStop([entriesGone(gone)], shownPath(path, world.cwd), asker);
      continue;
    }
    const weak = newWeaknesses(opened, reading, globals);
    for (const problem of weak) world.err(`${safeText(printedProblem(problem))}\n\n`);
    const broken = weak.some(({ severity }) => severity === 'error');
    if (broken && asker && (await asker.yes('Edit again?', true))) continue;
    return draft;
  }
}

function isTouched(draft: string, text: string): boolean {
  try {
    return Buffer.compare(readFileBytes(draft), Buffer.from(text)) !== 0;
  } catch {
    return false;
  }
}

/** The editor on a draft, then the draft in place of the ledger. The draft goes only when it has served. */
async function editAt(opened: Opened, input: EditInput & { id: string }, asker: Asker | undefined, globals: Globals, world: World): Promise<number> {
  const { prediction } = findPrediction(opened.ledger, input.id, globals.today);
  const range = opened.reading.entryRange(opened.ledger.predictions.indexOf(prediction));
  const path = createDraft(opened.path, readFileBytes(opened.path), world.machine);
  let keep = true;
  try {
    const draft = await edited(path, opened, opened.reading.lines.lineOf(range?.start ?? 0), asker, globals, world);
    keep = false;
    if (draft === undefined) {
      world.err('nothing changed\n');
      return 0;
    }
    const edit = editBetween(opened.text, draft.text);
    if (input.dryRun) {
      printDiff(opened.text, edit, globals, world);
      return 0;
    }
    keep = true;
    const changed = await changeLedger(
      opened.path,
      (text) => {
        if (text === opened.text) return edit;
        throw failure('ledger-changed', `${opened.shown} was changed by somebody else while you edited; nothing was written`, ['run predict edit again and take over your changes from the draft']);
      },
      {
        machine: world.machine,
        decode,
        validate: () => {},
        state: stateFolder(world.env, world.home),
        command: `edit ${prediction.id}`,
        day: globals.today,
      },
    );
    keep = false;
    afterWrite(changed, opened.shown, world);
    deliver(editedLines(compared(opened.ledger, draft.reading!.ledger!), globals.look), globals, world);
    return 0;
  } catch (error) {
    // What was typed is worth keeping; an untouched copy is litter.
    keep = keep && isTouched(path, opened.text);
    if (keep && !(error instanceof Failure && error.problems.some(({ hints }) => hints.some((hint) => hint.includes('draft is kept'))))) {
      world.err(`your draft is kept: ${shownPath(path, world.cwd)}\n`);
    }
    throw error;
  } finally {
    if (!keep) removeDraft(path);
  }
}

/** Opens the entry in the user's editor; without a terminal the editor has to be named. */
export async function edit(input: EditInput, globals: Globals, world: World, start: StartAsking = onTerminal): Promise<number> {
  return interruptible(world, async () => {
    const opened = openForChange('edit', globals, world, input.dryRun === true);
    if (!globals.mayAsk && !world.env['VISUAL'] && !world.env['EDITOR']) {
      throw failure('no-editor', 'there is no terminal for an editor', ['set $VISUAL or $EDITOR to a program that needs none']);
    }
    const asker = globals.mayAsk ? await start(globals, world) : undefined;
    const id = input.id ?? (asker && (await askId(asker, opened, globals.today)));
    if (id === undefined) throw failure('command-line', 'predict edit needs an id', ['predict list shows the ids'], 2);
    return editAt(opened, { ...input, id }, asker, globals, world);
  });
}
