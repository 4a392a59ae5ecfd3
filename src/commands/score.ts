import { basename } from 'node:path';
import { failure } from '../errors.ts';
import type { ForecastTable } from '../exchange/table/forecast-table.ts';
import { bandsOfTable, shownBands } from '../score/bands.ts';
import type { CautionCode } from '../score/cautions.ts';
import { topicsOfRows } from '../score/cluster.ts';
import { lazyScore } from '../score/score-table.ts';
import type { LazyScore } from '../score/score-table.ts';
import { tableCautions } from '../score/table-cautions.ts';
import type { TableCautionCode } from '../score/table-cautions.ts';
import { verdict } from '../score/verdict.ts';
import { shellWord } from '../shell-word.ts';
import { safeLine } from '../show/safe.ts';
import { scorePage } from '../show/terminal/score-page.ts';
import { tableByTable } from '../show/terminal/table-by.ts';
import { effectiveText } from '../show/words/caution-text.ts';
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
import { partsJson, scoredParts } from './scores/table-parts.ts';

/** From this many predictions on the scoring takes long enough to be announced. */
const MANY = 200_000;

/** 1,000,000. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Said where forecasters answer the same questions and no clusters are named: their rows share outcomes. */
function sharedText({ shared, table }: ForecastTable, by: string | undefined): string | undefined {
  if (shared === 0 || topicsOfRows(table.cluster) !== undefined) return undefined;
  const is = shared === 1 ? 'is' : 'are';
  return `${plural(shared, 'row')} ${is} about the outcome of another forecaster's row, by the id: whatever assumes independence is surer than it should be; ${by === 'forecaster' ? '' : '--by forecaster scores each alone, '}a column cluster that repeats the id counts questions`;
}

interface IdCaution {
  code: TableCautionCode;
  text: string;
}

/** What is to be said of the ids of a table; `by` is the column of --by. */
function idCautions(read: ForecastTable, by: string | undefined): IdCaution[] {
  const { repeated } = read;
  const { count, ids } = read.contradicted;
  const shared = sharedText(read, by);
  const rows = `${plural(repeated, 'row')} ${repeated === 1 ? 'repeats' : 'repeat'} an id by the same forecaster; each is scored as a prediction of its own`;
  const named = `${ids.join(', ')}${count > ids.length ? ', …' : ''}`;
  const outcomes = `${plural(count, 'id')} ${count === 1 ? 'has' : 'have'} rows with different outcomes (${named}): one of them must be wrong; each row is scored with its own`;
  return [
    ...(count > 0 ? [{ code: 'contradicting_outcomes' as const, text: outcomes }] : []),
    ...(repeated > 0 ? [{ code: 'repeated_ids' as const, text: rows }] : []),
    ...(shared === undefined ? [] : [{ code: 'shared_ids' as const, text: shared }]),
  ];
}

/** What hangs together is surer than it should be; where it is told, with as many independent rows as there are. */
function sharedTopicsText({ effectiveN }: LazyScore, n: number, cautions: readonly CautionCode[]): string {
  const isTold = effectiveN !== undefined && !cautions.includes('few_clusters');
  return `rows share clusters: whatever assumes independence is surer than it should be${isTold ? effectiveText(effectiveN, n) : ''}`;
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
    throw failure('command-line', 'predict score takes every row of the table; --as-of is about ledgers', ['leave the later rows out of the table'], 2); // prettier-ignore
  if (columns !== undefined)
    throw failure('command-line', '--columns goes with --sql', [`predict score --sql forecasts --columns ${shellWord(columns)} prints SQL for a table of a database; of a file every column is known`], 2); // prettier-ignore
  if (by !== undefined && explain !== undefined)
    throw failure('command-line', '--explain does not go with --by', ['it explains a number of the whole: leave out one of the two'], 2); // prettier-ignore
}

interface ScoreFlags {
  file: string | undefined;
  explain?: string;
  counts?: boolean;
  by?: string;
  columns?: string;
}

/**
 * Scores a bare table, whole and by the values of a column. Remarks (ignored columns, unresolved rows) go to stderr;
 * cautions stand on the page, which may be passed on, and beside JSON and what is explained on stderr.
 */
export async function score(input: ScoreFlags, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'score', ['text', 'json']);
  if (input.file === undefined)
    throw failure('command-line', "missing required argument 'file'", ['predict score --help shows what it takes'], 2);
  refuseMisfit(input, globals);
  const progress = new ProgressLine(world);
  const form = input.counts === true ? 'counts' : 'rows';
  const options = { labels: input.explain !== undefined, by: input.by, form } as const;
  const { read, sha256 } = await readTable(input.file, options, world, progress);
  const name = input.file === '-' ? 'stdin' : basename(input.file);
  const ofIds = idCautions(read, input.by);
  sayRemarks(read, input, world);
  if (read.table.n > MANY) progress.say(`scoring ${grouped(read.table.n)} predictions`);
  const scored = lazyScore(read.table.n, () => read.table);
  const object = scored.score;
  const cautions = tableCautions(read.table);
  const codes = [...cautions, ...ofIds.map(({ code }) => code)];
  const isPage = globals.format === 'text' && input.explain === undefined;
  const texts = (): string[] => [
    ...ofIds.map(({ text }) => text),
    ...(globals.format === 'text' && cautions.includes('shared_topics')
      ? [sharedTopicsText(scored, read.table.n, cautions)]
      : []),
  ];
  const { by } = input;
  const parts = by === undefined ? [] : scoredParts(by, read.parts ?? []);
  const envelope = { version: VERSION, command: 'score', input: { name, sha256 } };
  const text = (): string => {
    if (input.explain !== undefined)
      return explainScore(input.explain, object, scored.topics?.independent, read, envelope, globals);
    if (globals.format === 'json')
      return documentText(
        envelope,
        {
          ...object,
          unresolved: read.unresolved,
          cautions: codes,
          ...(by === undefined
            ? {}
            : { by: partsJson(by, parts, (part) => progress.say(`scoring part ${part} of ${parts.length}`)) }),
        },
        globals,
      );
    const independent = scored.topics?.independent;
    const bands = shownBands(bandsOfTable(read.table), object, independent);
    const beside = {
      cautions,
      independent,
      dependentLuck: () => scored.dependentLuck,
      power: () => scored.power,
    };
    return scorePage(
      { name, score: object, bands, verdict: verdict(object, beside), independent, cautions: texts() },
      by === undefined ? [] : tableByTable(by, parts, globals.look),
      globals.look,
    );
  };
  const page = text();
  progress.clear();
  if (!isPage) for (const caution of texts()) world.err(`predict: caution: ${safeLine(caution)}\n`);
  deliver(page, globals, world);
  return 0;
}
