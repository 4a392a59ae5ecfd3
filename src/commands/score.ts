import { basename } from 'node:path';
import { misuse } from '../errors.ts';
import type { Failure } from '../errors.ts';
import type { ForecastTable } from '../exchange/table/forecast-table.ts';
import { bandsOfTable, shownBands } from '../score/bands.ts';
import type { CautionCode } from '../score/cautions.ts';
import { lazyScore } from '../score/score-table.ts';
import type { LazyScore } from '../score/score-table.ts';
import { tableCautions } from '../score/table-cautions.ts';
import { verdict } from '../score/verdict.ts';
import { shellWord } from '../shell-word.ts';
import type { Envelope } from '../show/data/json.ts';
import { safeLine } from '../show/safe.ts';
import type { Look } from '../show/terminal/look.ts';
import { scorePage } from '../show/terminal/score-page.ts';
import { tableByTable } from '../show/terminal/table-by.ts';
import { plural } from '../show/words/number.ts';
import { VERSION } from '../version.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText } from './deliver/fields.ts';
import { ProgressLine } from './deliver/progress-line.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { explainScore } from './scores/explain.ts';
import { readTable } from './scores/read-table.ts';
import { idCautions, sharedTopicsText } from './scores/table-caution-text.ts';
import type { IdCaution } from './scores/table-caution-text.ts';
import { partsJson, scoredParts } from './scores/table-parts.ts';
import type { ScoredPart } from './scores/table-parts.ts';

/** From this many predictions on the scoring takes long enough to be announced. */
const MANY = 200_000;

/** 1,000,000. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** What was not scored. */
function sayRemarks(read: ForecastTable, { counts }: ScoreFlags, world: World): void {
  if (counts === true)
    world.err('predict: a table of counts has no clusters and references: intervals take the rows as independent\n');
  if (read.ignored.length > 0)
    world.err(`predict: ignored ${plural(read.ignored.length, 'column')}: ${safeLine(read.ignored.join(', '))}\n`);
  if (read.unresolved > 0) world.err(`predict: ${plural(read.unresolved, 'row')} without an outcome: not scored\n`);
}

/** Flags that do not go together, belong to --sql or are about ledgers. */
function refuseMisfit({ by, columns, explain }: ScoreFlags, { asOf, today }: Globals): void {
  if (asOf !== today)
    throw misuse('predict score takes every row of the table; --as-of is about ledgers', 'leave the later rows out of the table'); // prettier-ignore
  if (columns !== undefined)
    throw misuse('--columns goes with --sql', `predict score --sql forecasts --columns ${shellWord(columns)} prints SQL for a table of a database; of a file every column is known`); // prettier-ignore
  if (by !== undefined && explain !== undefined)
    throw misuse('--explain does not go with --by', 'it explains a number of the whole: leave out one of the two'); // prettier-ignore
}

interface ScoreFlags {
  file: string | undefined;
  explain?: string;
  counts?: boolean;
  by?: string;
  columns?: string;
}

/** What to do where no table is named. */
function noFile({ counts }: ScoreFlags): Failure {
  const rows = 'p (0.65 or 65%) and y (yes, no, or empty while unresolved)';
  return misuse(
    'predict score needs a file of forecasts',
    `predict score FILE, - for stdin, with the columns ${counts === true ? 'p, n, happened and fractional' : rows}`,
    'predict scorecard scores the predictions of a ledger',
  );
}

/** A table that was scored, with what is to be said beside the score. */
interface Scored {
  read: ForecastTable;
  whole: LazyScore;
  cautions: readonly CautionCode[];
  ofIds: readonly IdCaution[];
  by: { column: string; parts: readonly ScoredPart[] } | undefined;
}

function jsonText(
  { read, whole, cautions, ofIds, by }: Scored,
  envelope: Envelope,
  progress: ProgressLine,
  globals: Globals,
): string {
  const begin = (part: number): void => progress.say(`scoring part ${part} of ${by!.parts.length}`);
  const body = {
    ...whole.score,
    unresolved: read.unresolved,
    cautions: [...cautions, ...ofIds.map(({ code }) => code)],
    ...(by && { by: partsJson(by.column, by.parts, begin) }),
  };
  return documentText(envelope, body, globals);
}

function pageText({ read, whole, cautions, by }: Scored, name: string, texts: readonly string[], look: Look): string {
  const { score, topics } = whole;
  const independent = topics?.independent;
  const bands = shownBands(bandsOfTable(read.table), score, independent);
  const beside = { cautions, independent, dependentLuck: () => whole.dependentLuck, power: () => whole.power };
  return scorePage(
    { name, score, bands, verdict: verdict(score, beside), independent, cautions: texts },
    by ? tableByTable(by.column, by.parts, look) : [],
    look,
  );
}

/**
 * Scores a bare table, whole and by the values of a column. Remarks (ignored columns, unresolved rows) go to stderr;
 * cautions stand on the page, which may be passed on, and beside JSON and what is explained on stderr.
 */
export async function score(input: ScoreFlags, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'score');
  if (input.file === undefined) throw noFile(input);
  refuseMisfit(input, globals);
  const { by, explain } = input;
  const progress = new ProgressLine(world);
  const form = input.counts === true ? 'counts' : 'rows';
  const { read, sha256 } = await readTable(input.file, { labels: explain !== undefined, by, form }, world, progress);
  const { table } = read;
  const name = input.file === '-' ? 'stdin' : basename(input.file);
  const ofIds = idCautions(read, by);
  sayRemarks(read, input, world);
  if (table.n > MANY) progress.say(`scoring ${grouped(table.n)} predictions`);
  const whole = lazyScore(table.n, () => table);
  const cautions = tableCautions(table);
  const parts = by === undefined ? undefined : { column: by, parts: scoredParts(by, read.parts ?? []) };
  const scored: Scored = { read, whole, cautions, ofIds, by: parts };
  const isText = globals.format === 'text';
  const isShared = isText && cautions.includes('shared_topics');
  const texts = [...ofIds.map(({ text }) => text), ...(isShared ? [sharedTopicsText(whole, table.n, cautions)] : [])];
  const envelope = { version: VERSION, command: 'score', input: { name, sha256 } };
  const text =
    explain !== undefined
      ? explainScore(explain, whole.score, whole.topics?.independent, read, envelope, globals)
      : isText
        ? pageText(scored, name, texts, globals.look)
        : jsonText(scored, envelope, progress, globals);
  progress.clear();
  if (!isText || explain !== undefined)
    for (const caution of texts) world.err(`predict: caution: ${safeLine(caution)}\n`);
  deliver(text, globals, world);
  return 0;
}
