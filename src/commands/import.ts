import { resolve } from 'node:path';
import { Failure, failure, misuse } from '../errors.ts';
import type { Merged } from '../exchange/entries/merge-entries.ts';
import { formatNames } from '../exchange/formats.ts';
import type { Losses } from '../exchange/loss.ts';
import { parseMap } from '../exchange/read/plain-map.ts';
import { readFormat } from '../exchange/read/read-format.ts';
import { realPath } from '../ledger/store/store.ts';
import { plural } from '../show/words/number.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { reportLosses } from './deliver/loss-report.ts';
import { importFiles } from './import/import-files.ts';
import type { ImportInput } from './import/import-input.ts';
import { importIntoLedger } from './import/import-into-ledger.ts';
import { importIntoNew } from './import/import-into-new.ts';
import { importPrice } from './import/import-price.ts';
import { sameClaimData, sameClaimsRemark } from './import/same-claims-remark.ts';
import { pastDayOf, wordOf } from './input/typed-value.ts';
import type { Globals } from './line/globals.ts';
import { undoWith } from './line/predict-with.ts';

/** Flags that only one way of importing knows. */
function refuseMisfit(input: ImportInput): void {
  const price = input.as === 'forecast';
  const refuse = (flag: string, belongs: string, otherwise = ''): never => {
    throw misuse(`--${flag} belongs to ${belongs}`, `${otherwise}leave --${flag} out`);
  };
  if (price && input.format !== 'manifold') refuse('as', 'predict import manifold');
  for (const flag of ['for', 'by', 'market', 'answer'] as const)
    if (!price && input[flag] !== undefined)
      refuse(flag, '--as forecast', input.format === 'manifold' ? 'add --as forecast, or ' : '');
  for (const flag of ['map', 'percent', 'dates'] as const) {
    if (input[flag] !== undefined && !['csv', 'jsonl'].includes(input.format))
      refuse(flag, 'predict import csv and jsonl');
  }
  if (price && input.forecaster !== undefined)
    refuse('forecaster', 'an import of entries; --by names whose number it is');
  for (const flag of ['loss', 'recorded'] as const)
    if (price && input[flag] !== undefined) refuse(flag, 'an import of entries');
  if (input.said !== undefined && input.format !== 'magoo') refuse('said', 'predict import magoo');
}

/** The path of --ledger where no file stands yet; undefined where one does, or where it is looked for. */
function newLedgerPath(globals: Globals, world: World): string | undefined {
  const [typed, ...more] = globals.ledgers;
  if (typed === undefined || more.length > 0) return undefined;
  const path = resolve(world.cwd, typed);
  try {
    realPath(path);
    return undefined;
  } catch (error) {
    if (error instanceof Failure && error.problems[0]?.code === 'no-such-file') return path;
    throw error;
  }
}

/** The result in a line; what went into the ledger is counted, not listed. */
function summary(merged: Pick<Merged, 'added' | 'extended' | 'unchanged'>): string {
  const { added, extended, unchanged } = merged;
  return `${plural(added.length, 'new prediction')}, ${extended.length} with something new, ${unchanged} unchanged\n`;
}

/** What is wrong with files of which nothing can be an entry; why, the report has said. */
function nothing(files: readonly string[], losses: Losses): Failure {
  const [file, ...more] = files;
  const what = more.length > 0 ? `the ${files.length} files hold` : `${file === '-' ? 'standard input' : file!} holds`;
  const hint =
    losses.list().length > 0 ? 'the lines above say what was left out, and why' : 'are these the right files?';
  return failure('nothing-to-import', `${what} no prediction that can be imported; nothing was written`, [hint]);
}

/**
 * Imports into a ledger: all of it or nothing, and twice is the same as once. Entries of the ledger stay as they are;
 * what the export says otherwise is put into the loss report.
 */
export async function importInto(input: ImportInput, globals: Globals, world: World): Promise<number> {
  const format = wordOf('FORMAT', input.format, formatNames('import'));
  wordOf('--recorded', input.recorded ?? 'import', ['import', 'said']);
  const as = wordOf('--as', input.as ?? 'entries', ['entries', 'forecast']);
  const dates = input.dates === undefined ? undefined : wordOf('--dates', input.dates, ['dmy', 'mdy']);
  refuseMisfit(input);
  const dryRun = input.dryRun === true;
  if (as === 'forecast') return importPrice(input, globals, world);
  const said = input.said === undefined ? undefined : pastDayOf('--said', input.said, globals.today);
  const options = {
    map: parseMap(input.map ?? []),
    percent: input.percent === true,
    dates,
    said,
    today: globals.today,
  };
  const inputs = importFiles(input.files, world);
  const result = readFormat(format, inputs, options);
  const envelope = { version: VERSION, command: 'import', asOf: globals.asOf, format, files: input.files };
  const path = newLedgerPath(globals, world);
  const { merged, losses } =
    path === undefined
      ? await importIntoLedger(result, input, globals, world)
      : await importIntoNew(path, result, input, globals, world);
  const { added, extended, unchanged, sameClaims } = merged;
  // First: it may say that all of it should be taken back.
  world.err(sameClaimsRemark(merged, path === undefined ? undoWith(globals, !dryRun) : undefined));
  const body = { added, extended, unchanged, sameClaims: sameClaims.map(sameClaimData) };
  reportLosses(losses.list(), input.loss, envelope, body, globals, world);
  if ('found' in result && added.length + extended.length + unchanged === 0) throw nothing(input.files, losses);
  if (dryRun) world.err(`would be: ${summary(merged)}`);
  else deliver(summary(merged), globals, world);
  return 0;
}
