import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { failure } from '../errors.ts';
import { readCountTable } from '../exchange/count-table.ts';
import { readForecastTable } from '../exchange/forecast-table.ts';
import { decode } from '../ledger/decode.ts';
import { LEXICON_ID } from '../ledger/lexicon.ts';
import { readFileBytes } from '../ledger/store.ts';
import { bandsOf } from '../score/bands.ts';
import { scoreTable } from '../score/score-table.ts';
import { tableCautions } from '../score/table-cautions.ts';
import { verdict } from '../score/verdict.ts';
import { plural } from '../show/number.ts';
import { safeLine } from '../show/safe.ts';
import { scorePage } from '../show/score-page.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { deliver, documentText, onlyFormats } from './deliver.ts';
import { explainScore } from './explain.ts';
import type { Globals } from './globals.ts';

/** From this many bytes on the work takes seconds and is announced. */
const LARGE = 4_000_000;

/** Scores a bare table. Remarks (ignored columns, unresolved and repeated rows) go to stderr. */
export async function score(
  input: { file: string | undefined; explain?: string; counts?: boolean; by?: string; columns?: string },
  globals: Globals,
  world: World,
): Promise<number> {
  onlyFormats(globals, 'score', ['text', 'json']);
  if (input.file === undefined)
    throw failure('command-line', "missing required argument 'file'", ['predict score --help shows what it takes'], 2);
  for (const flag of ['by', 'columns'] as const)
    if (input[flag] !== undefined) throw failure('command-line', `--${flag} goes with --sql`, [], 2);
  const standard = input.file === '-';
  const bytes = standard ? world.stdin() : readFileBytes(resolve(world.cwd, input.file));
  const name = standard ? 'stdin' : basename(input.file);
  // A reader at a terminal wants to know that a large table is being worked on.
  const large = world.isTerminal.stderr && bytes.length > LARGE;
  if (large) world.err(`reading ${Math.round(bytes.length / 1e6)} MB\n`);
  const readTable = input.counts === true ? readCountTable : readForecastTable;
  const read = readTable(standard ? '<stdin>' : input.file, decode(bytes, input.file));
  if (input.counts === true)
    world.err('predict: a table of counts has no clusters and references: intervals take the rows as independent\n');
  if (read.ignored.length > 0)
    world.err(`predict: ignored ${plural(read.ignored.length, 'column')}: ${safeLine(read.ignored.join(', '))}\n`);
  if (read.unresolved > 0) world.err(`predict: ${plural(read.unresolved, 'row')} without an outcome: not scored\n`);
  if (read.repeated > 0)
    world.err(
      `predict: caution: ${plural(read.repeated, 'row')} repeat an id by the same forecaster; each is scored as a prediction of its own\n`,
    );
  if (large) world.err(`scoring ${plural(read.table.n, 'prediction')}\n`);
  const object = scoreTable(read.table, { lexicon: LEXICON_ID });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const envelope = { version: VERSION, command: 'score', input: { name, sha256 } };
  if (input.explain !== undefined)
    deliver(explainScore(input.explain, object, read, envelope, globals), globals, world);
  else if (globals.format === 'json') deliver(documentText(envelope, { ...object }, globals), globals, world);
  else {
    const rows = Array.from(read.table.p, (p, row) => ({ p, y: read.table.y[row]! }));
    deliver(
      scorePage(object, bandsOf(rows), verdict(object, tableCautions(read.table)), name, globals.look),
      globals,
      world,
    );
  }
  return 0;
}
