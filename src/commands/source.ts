import { dirname, join, resolve } from 'node:path';
import { Failure, failure } from '../errors.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import { addSource, recordFolder, recordText } from '../ledger/edit/source.ts';
import { spanning } from '../ledger/edit/text.ts';
import type { Ledger } from '../ledger/prediction.ts';
import type { LoadSources } from '../ledger/read/ledger-reading.ts';
import { changeLedger } from '../ledger/store/change.ts';
import type { Changed } from '../ledger/store/change.ts';
import { isFolder, makeSharedFolder } from '../ledger/store/folder.ts';
import { realFile, replaceFile } from '../ledger/store/store.ts';
import { shellWord } from '../shell-word.ts';
import { addedSourceLine } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { afterWrite, fileForChange, refuseStrayChange } from './change/change-ledger.ts';
import { writeContext } from './change/write-context.ts';
import { writeShown } from './change/write-shown.ts';
import { deliver } from './deliver/deliver.ts';
import { entryId } from './input/entry-id.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { idOrFailure } from './input/new-entry.ts';
import { itemOfSource } from './input/new-source.ts';
import type { SourceInput } from './input/new-source.ts';
import type { Globals } from './line/globals.ts';
import { predictWith } from './line/predict-with.ts';
import { recordsBeside, shownPath } from './open/ledger-files.ts';
import type { FoundLedger } from './open/ledger-files.ts';
import { ledgerWith } from './open/ledger-with.ts';
import { readLedgerText } from './open/open-ledger.ts';

/** A record that is to be written. */
interface NewRecord {
  id: string;
  item: EmitItem;
}

/** The ledger with the record in it, and what was or would be written where. */
interface Recorded extends Pick<Changed, 'before' | 'edit' | 'warnings'> {
  ledger: Ledger;
  shown: string;
  /** A file that was not there before: undo has nothing to lead back to. */
  isNew: boolean;
}

/** Writes a record, or finds out that it can be written. */
type Write = (record: NewRecord, dryRun: boolean) => Promise<Recorded>;

/** Among the records that stand in the ledger itself. */
function intoLedger(
  file: FoundLedger,
  load: LoadSources,
  command: string | undefined,
  globals: Globals,
  world: World,
): Write {
  return async ({ id, item }, dryRun) => {
    let ledger: Ledger | undefined;
    const changed = await changeLedger(file.path, (text) => addSource(text, id, item), {
      ...writeContext(globals, world),
      validate: async (after, before) => {
        ledger = await ledgerWith(file, after, load);
        const { ledger: old } = await readLedgerText(file.path, file.shown, before, load);
        if (old) refuseStrayChange(old, ledger, { ids: [], sources: [id] });
      },
      command: command ?? `source ${id}`,
      dryRun,
    });
    return { ...changed, ledger: ledger!, shown: file.shown, isNew: false };
  };
}

/** As a file of its own among the others in their folder, which is made where it is not there yet. */
function intoFolder(file: FoundLedger, load: LoadSources, folder: string, world: World): Write {
  return async ({ id, item }, dryRun) => {
    // What cannot be changed itself gets no records beside it either.
    const real = realFile(file.path);
    const place = resolve(file.from, folder);
    // Beside a link a folder would be made that nobody finds who reads the ledger where it is.
    if (dirname(real) !== file.from && !isFolder(place))
      throw failure(
        'no-such-file',
        `${file.shown} is a link, and the folder ${folder} of its records is not beside it`,
        [`predict -f ${shellWord(real)} source … works where the ledger is`],
      );
    const path = join(place, `${id}.yaml`);
    const shown = shownPath(path, world.cwd);
    const others = load(folder);
    const comment = others
      .map(({ text }) => /^# yaml-language-server: .*/.exec(text)?.[0])
      .find((line) => line !== undefined);
    const text = recordText(id, item, comment);
    const ledger = await ledgerWith(file, file.text, () => [...others, { file: shown, text }]);
    if (!dryRun) {
      makeSharedFolder(dirname(path));
      replaceFile(path, Buffer.from(text), 'absent', world.machine);
    }
    return { ledger, shown, isNew: true, before: '', edit: spanning('', text), warnings: [] };
  };
}

/** The records in the folder; none where the folder is still to be made. */
function orNone(load: LoadSources): LoadSources {
  return (folder) => {
    try {
      return load(folder);
    } catch (error) {
      if (error instanceof Failure && error.problems.every(({ code }) => code === 'no-such-file')) return [];
      throw error;
    }
  };
}

function newId(typed: string | undefined, title: string, known: ReadonlySet<string>, globals: Globals): string {
  const free = entryId(title, known, globals.today, 'source');
  const id = typed ? idOrFailure('--id', typed) : free;
  if (known.has(id))
    throw failure('duplicate-id', `the source id "${id}" is taken`, [
      `${predictWith(globals)} sources ${id} shows it`,
      `${free} is free`,
    ]);
  return id;
}

function tell({ ledger, ...written }: Recorded, id: string, globals: Globals, world: World): void {
  afterWrite(written, written.shown, world);
  if (written.isNew) world.err('hint: undo leaves a new file alone: who wants it away removes it\n');
  const source = ledger.sources.get(id)!;
  if (source.url === undefined && source.text === undefined)
    world.err('hint: with --url or --text FILE a stranger could check what was said there\n');
  deliver(addedSourceLine(source, globals.look), globals, world);
}

/** Writes the record of one document; on a terminal what is missing is asked for. */
export async function source(
  typed: SourceInput & { dryRun?: boolean },
  globals: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const { dryRun = false, ...input } = typed;
    const file = fileForChange({ command: 'source', globals, world, dryRun });
    const folder = recordFolder(file.text);
    const load = orNone(recordsBeside(file.path, file.shown, file.from));
    const { ledger: before } = await readLedgerText(file.path, file.shown, file.text, load);
    const known = new Set(before?.sources.keys());
    const asks = globals.mayAsk && (!input.title || !input.said);
    const asker = asks ? await start(globals, world) : undefined;
    const given = asker
      ? await (await import('./input/source-questions.ts')).askSource(asker, input, globals.today, known, world)
      : input;
    const item = itemOfSource(given, globals.today, world);
    const id = newId(given.id, given.title!, known, globals);
    const write =
      folder === undefined
        ? intoLedger(file, load, asker ? undefined : world.commandLine, globals, world)
        : intoFolder(file, load, folder, world);
    const written = await writeShown((dry) => write({ id, item }, dry), asker, dryRun, globals, world);
    if (written) tell(written, id, globals, world);
    return 0;
  });
}
