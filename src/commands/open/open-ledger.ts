// From flags to a read ledger: found, read whole, or every problem at once.
import { Failure } from '../../errors.ts';
import { LONG } from '../../ledger/cache/cache-folder.ts';
import { itemsOf } from '../../ledger/item.ts';
import type { Item } from '../../ledger/item.ts';
import { ledgerNames, mergeLedgers } from '../../ledger/merge.ts';
import type { NamedLedger } from '../../ledger/merge.ts';
import type { Ledger, Prediction } from '../../ledger/prediction.ts';
import type { LoadSources, Reading } from '../../ledger/read/ledger-reading.ts';
import { readLedgerFast } from '../../ledger/read/read-fast.ts';
import type { AnswerBeside } from '../../ledger/read/read-twice.ts';
import { STANDARD_INPUT } from '../../ledger/store/find.ts';
import type { Envelope } from '../../show/data/json.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { commonEnvelope, findLedgers, recordsBeside } from './ledger-files.ts';
import type { FoundLedger } from './ledger-files.ts';
import { once } from './once.ts';
import { oneLedgerOnly } from './one-ledger.ts';

export interface LedgerFile extends FoundLedger {
  reading: Reading;
}

/** What reading commands need: one ledger, or several read as one with qualified ids. */
export interface OpenedLedgers {
  ledger: Ledger;
  /** As the ledger stood on the as-of day, in the order of the file. */
  items: Item[];
  envelope: Envelope;
  /** The prediction as its own ledger has it, where the ids here are qualified. */
  original(prediction: Prediction): Prediction;
}

/** One ledger with its file, as the commands need it that change it. */
export interface Opened extends OpenedLedgers, LedgerFile {}

/** A reading, and whether the fast reader knew all of it. */
interface OneReading {
  reading: Reading;
  isUsual: boolean;
}

/** yaml and zod, which a sound ledger does not need, are loaded only for one that the fast reader hands over. */
async function readOne(shown: string, text: string, load: LoadSources): Promise<OneReading> {
  const fast = readLedgerFast(shown, text, load);
  if (fast !== undefined) return { reading: fast, isUsual: true };
  const { readLedger } = await import('../../ledger/read/read.ts');
  return { reading: readLedger(shown, text, load), isUsual: false };
}

/** Reads the text of a ledger; `shown` names it in messages. */
export async function readLedgerText(
  path: string,
  shown: string,
  text: string,
  load: LoadSources = recordsBeside(path, shown),
): Promise<Reading> {
  return (await readOne(shown, text, load)).reading;
}

/** Finds the ledgers of a command and reads them by both readers, with all their problems, readable or not. */
export async function readLedgersTwice(command: string, globals: Globals, world: World): Promise<LedgerFile[]> {
  const { readLedgerTwice, readLedgerTwiceBeside } = await import('../../ledger/read/read.ts');
  const { beside: run } = world;
  const files: LedgerFile[] = [];
  for (const file of findLedgers(command, globals, world)) {
    const load = recordsBeside(file.path, file.shown, file.from);
    const answer: AnswerBeside | undefined =
      run && file.size >= LONG ? (task) => run('check-worker.cjs', task) as ReturnType<AnswerBeside> : undefined;
    const reading = answer
      ? await readLedgerTwiceBeside(file.shown, file.text, load, answer)
      : readLedgerTwice(file.shown, file.text, load);
    files.push({ ...file, reading });
  }
  return files;
}

/** The ledger that was read; otherwise a Failure with every problem. */
export function soundLedger({ ledger, problems }: Reading): Ledger {
  if (ledger === undefined) throw new Failure(problems);
  return ledger;
}

/** Finds the one ledger file of a command; several are refused. */
export function findOneLedger(command: string, globals: Globals, world: World): FoundLedger {
  const files = findLedgers(command, globals, world);
  if (files.length > 1)
    throw oneLedgerOnly(
      command,
      files.length,
      files.map(({ shown }) => ({ path: shown, words: [command] })),
    );
  return files[0]!;
}

function opened(file: LedgerFile, globals: Globals): Opened {
  const ledger = soundLedger(file.reading);
  return { ...file, ledger, items: itemsOf(ledger, globals.asOf), original: (prediction) => prediction };
}

/** The ledger of a file, readable; otherwise a Failure with every problem of the file. */
export async function openLedgerFile(file: FoundLedger, globals: Globals): Promise<Opened> {
  return opened({ ...file, reading: await readLedgerText(file.path, file.shown, file.text) }, globals);
}

/** The one ledger of a command, as `openLedgerFile` gives it. */
export async function openLedger(command: string, globals: Globals, world: World): Promise<Opened> {
  return openLedgerFile(findOneLedger(command, globals, world), globals);
}

/** Reads the text of a ledger; undefined where this reader does not know it. */
export type ReadText = (shown: string, text: string, load: LoadSources) => Reading | undefined;

/** Several ledgers read as one; `original` gives a prediction of it as its own ledger has it. */
export type OneLedger = Pick<OpenedLedgers, 'ledger' | 'original'>;

/** The ledgers that were read; otherwise a Failure with every problem of every file. */
function soundLedgers(readings: readonly Reading[]): Ledger[] {
  const faulty = readings.filter(({ ledger }) => ledger === undefined);
  if (faulty.length > 0) throw new Failure(faulty.flatMap(({ problems }) => problems));
  return readings.map(({ ledger }) => ledger!);
}

/** Each with the name that qualifies its ids where it is one of several. */
function namedLedgers(files: readonly FoundLedger[], ledgers: readonly Ledger[]): NamedLedger[] {
  const names = ledgerNames(files.map(({ path }) => path));
  return ledgers.map((ledger, index) => ({ name: names[index]!, ledger }));
}

function asOne(files: readonly FoundLedger[], readings: readonly Reading[]): OneLedger {
  const ledgers = soundLedgers(readings);
  if (ledgers.length === 1) return { ledger: ledgers[0]!, original: (prediction) => prediction };
  const named = namedLedgers(files, ledgers);
  const originals = once(
    () => new Map(named.flatMap(({ name, ledger }) => ledger.predictions.map((one) => [`${name}/${one.id}`, one]))),
  );
  const original = ({ id }: Prediction): Prediction => originals().get(id)!;
  return { ledger: mergeLedgers(named), original };
}

const beside = ({ path, shown, from }: FoundLedger): LoadSources => recordsBeside(path, shown, from);

/** The files as one ledger, by a reader that is known to know them. */
export function readAsOneBy(read: ReadText, files: readonly FoundLedger[]): OneLedger {
  return asOne(
    files,
    files.map((file) => read(file.shown, file.text, beside(file))!),
  );
}

/** Each by the fast reader or else with yaml. */
async function readEach(files: readonly FoundLedger[], load: typeof beside): Promise<OneReading[]> {
  const read: OneReading[] = [];
  for (const file of files) read.push(await readOne(file.shown, file.text, load(file)));
  return read;
}

/** The files as one ledger, each by the fast reader or else with yaml; `isUsual` where the fast one knew them all. */
export async function readAsOne(
  files: readonly FoundLedger[],
  load = beside,
): Promise<OneLedger & Pick<OneReading, 'isUsual'>> {
  const read = await readEach(files, load);
  const one = asOne(
    files,
    read.map(({ reading }) => reading),
  );
  return { ...one, isUsual: read.every(({ isUsual }) => isUsual) };
}

/** The files as one, readable; otherwise a Failure with every problem of every file. */
export async function openFiles(files: readonly FoundLedger[], globals: Globals): Promise<OpenedLedgers> {
  const { ledger, original } = await readAsOne(files);
  return { ledger, original, items: itemsOf(ledger, globals.asOf), envelope: commonEnvelope(files) };
}

/** The ledgers of a command, as `openFiles` gives them. */
export async function openLedgers(command: string, globals: Globals, world: World): Promise<OpenedLedgers> {
  return openFiles(findLedgers(command, globals, world), globals);
}

/**
 * The ledgers of a command one by one, each with the name that would qualify its ids, and the folder that the records
 * of a single one are relative to; `from` is that folder for what comes from standard input.
 */
export async function openEach(
  command: string,
  globals: Globals,
  world: World,
  from?: string,
): Promise<{ ledgers: NamedLedger[]; envelope: Envelope; folder: string | undefined }> {
  const files = findLedgers(command, globals, world);
  const read = await readEach(files, ({ path, shown, from: own }) =>
    recordsBeside(path, shown, path === STANDARD_INPUT && from !== undefined ? from : own),
  );
  const ledgers = namedLedgers(files, soundLedgers(read.map(({ reading }) => reading)));
  return { ledgers, envelope: commonEnvelope(files), folder: files.length === 1 ? files[0]!.from : undefined };
}
