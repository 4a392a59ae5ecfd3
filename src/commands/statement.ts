import { basename, join, resolve } from 'node:path';
import { Failure, failure, misuse } from '../errors.ts';
import { baseName } from '../ledger/base-name.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import { recordFolder } from '../ledger/edit/source.ts';
import { addStatement } from '../ledger/edit/statement.ts';
import type { Edit } from '../ledger/edit/text.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Ledger } from '../ledger/prediction.ts';
import type { LoadSources } from '../ledger/read/ledger-reading.ts';
import { changeLedger } from '../ledger/store/change.ts';
import type { Changed } from '../ledger/store/change.ts';
import { statementLine } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { afterWrite, fileForChange, refuseStrayChange } from './change/change-ledger.ts';
import { writeContext } from './change/write-context.ts';
import { writeShown } from './change/write-shown.ts';
import { deliver } from './deliver/deliver.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { sourceOf } from './input/new-entry.ts';
import { itemOfStatement, refuseKnown } from './input/new-statement.ts';
import type { StatementInput } from './input/new-statement.ts';
import type { Globals } from './line/globals.ts';
import { predictWith } from './line/predict-with.ts';
import { recordsBeside, shownPath } from './open/ledger-files.ts';
import type { FoundLedger } from './open/ledger-files.ts';
import { ledgerWith } from './open/ledger-with.ts';
import { readLedgerText, soundLedger } from './open/open-ledger.ts';

/** The file that holds a record: one of its own, or the ledger. */
interface RecordFile {
  path: string;
  shown: string;
  /** The source's id where the record stands in the ledger. */
  inLedger: string | undefined;
  /** The ledger, with this text in that file. */
  ledgerWith(text: string): Promise<Ledger>;
}

function recordFile(file: FoundLedger, load: LoadSources, source: string, world: World): RecordFile {
  const folder = recordFolder(file.text);
  if (folder === undefined)
    return {
      path: file.path,
      shown: file.shown,
      inLedger: source,
      ledgerWith: async (text) => ledgerWith(file, text, load),
    };
  const others = load(folder);
  const own = others.find((one) => baseName(one.file) === source)!;
  const path = join(resolve(file.from, folder), basename(own.file));
  const shown = shownPath(path, world.cwd);
  return {
    path,
    shown,
    inLedger: undefined,
    ledgerWith: async (text) =>
      ledgerWith(file, file.text, () => others.map((one) => (one === own ? { file: shown, text } : one))),
  };
}

/** What is said of lines is said of those of the record's file. */
function inFile({ shown, inLedger }: RecordFile, change: () => Edit): Edit {
  try {
    return change();
  } catch (error) {
    if (!(error instanceof Failure) || inLedger !== undefined) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, message: `${shown}, ${problem.message}` }));
    throw new Failure(problems, error.status);
  }
}

/** Nothing but the statements of the source may differ. */
function refuseStrays(before: Ledger, after: Ledger, source: string): void {
  const { statements } = before.sources.get(source)!;
  const sources = [...after.sources].map(([id, one]) => [id, id === source ? { ...one, statements } : one] as const);
  refuseStrayChange(before, { ...after, sources: new Map(sources) }, { ids: [] });
}

/** One prediction that holds it says the rest. */
function missesSomething({ source, gist, at, tracked = [], leftOut }: StatementInput): boolean {
  return !source || (tracked.length !== 1 && (!gist || !at || (tracked.length === 0 && !leftOut)));
}

/** Accounts for one statement of a document in its record; on a terminal what is missing is asked for. */
export async function statement(
  typed: StatementInput & { dryRun?: boolean },
  globals: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const { dryRun = false, ...input } = typed;
    const file = fileForChange({ command: 'statement', globals, world, dryRun });
    const load = recordsBeside(file.path, file.shown, file.from);
    const ledger = soundLedger(await readLedgerText(file.path, file.shown, file.text, load));
    if (ledger.sources.size === 0)
      throw failure('unknown-source', 'the ledger has no source', ['predict source writes the record of the first']);
    const isAsked = globals.mayAsk && missesSomething(input);
    const asker = isAsked ? await start(globals, world) : undefined;
    const given = asker
      ? await (await import('./input/statement-questions.ts')).askStatement(asker, input, ledger)
      : input;
    if (!given.source) throw misuse('predict statement needs the id of a source', 'predict sources lists them');
    const source = ledger.sources.get(sourceOf(ledger, given.source, 'SOURCE'))!;
    const record = recordFile(file, load, source.id, world);
    const write = async (item: EmitItem, dry: boolean): Promise<Changed> =>
      changeLedger(record.path, (text) => inFile(record, () => addStatement(text, record.inLedger, item)), {
        ...writeContext(globals, world),
        validate: async (after, before) => {
          const old = await record.ledgerWith(before);
          refuseKnown(item, old.sources.get(source.id)!);
          refuseStrays(old, await record.ledgerWith(after), source.id);
        },
        command: asker ? `statement ${source.id}` : world.commandLine,
        dryRun: dry,
      });
    const item = itemOfStatement(given, source, itemsOf(ledger, globals.asOf));
    const written = await writeShown((dry) => write(item, dry), asker, dryRun, globals, world);
    if (!written) return 0;
    afterWrite(written, record.shown, world);
    if (record.inLedger === undefined)
      world.err(`hint: ${predictWith({ ledgers: [record.shown] })} undo takes it back\n`);
    const now = (await record.ledgerWith(written.after)).sources.get(source.id)!;
    deliver(statementLine(now, globals.look), globals, world);
    return 0;
  });
}
