// The commands that count and score: their names, arguments and flags.
import { Option } from 'commander';
import { BY_FIELDS } from '../commands/line/by-fields.ts';
import type { Declare } from './declare.ts';

/** Declares them in the order of the help page. */
export function declareScores(command: Declare): void {
  const by = new Option('--by <field>', 'one part for each value of FIELD').choices(BY_FIELDS);
  const of = new Option('--of <forecaster>', "the record of one forecaster: their numbers on everybody's predictions");
  const explain = new Option('--explain <name>', 'the formula, inputs and rows behind one number');

  command(
    'scorecard [terms...]',
    'the record of a forecaster: counts, hits, scores and what could move them',
    ['scorecard', 'scorecard tag:agents --by basis --format json'],
    async (terms, options, globals, world) =>
      (await import('../commands/scorecard.ts')).scorecard({ terms, ...options }, globals, world),
  )
    .addOption(of)
    .addOption(by)
    .addOption(explain)
    .option('--full', 'with the appendix of further numbers')
    .option('--include-early', 'score what was settled before its due day, with a warning');
  command(
    'report [terms...]',
    'the calibration report',
    ['report', 'report --format html -o report.html'],
    async (terms, options, globals, world) =>
      (await import('../commands/report.ts')).report({ terms, ...options }, globals, world),
  )
    .addOption(of)
    .addOption(by)
    .addOption(explain)
    .option('--full', 'with the appendix of further numbers')
    .option('--include-early', 'score what was settled before its due day, with a warning')
    .option('--open', 'write the page to a file and open it');
  command(
    'score [file]',
    'score a bare table of forecasts (CSV, JSONL or Parquet; - for stdin), or print SQL that scores one in a database',
    ['score forecasts.csv --by forecaster', 'score --sql lake.forecasts --by forecaster'],
    async (args, options, globals, world) =>
      options['sql'] === true
        ? (await import('../commands/scores/score-sql.ts')).printScoreSql({ file: args[0], ...options }, globals, world)
        : (await import('../commands/score.ts')).score({ file: args[0], ...options }, globals, world),
  )
    .addOption(explain)
    .option(
      '--counts',
      'FILE is CSV of counted forecasts: p, n, happened, fractional, as the third SQL statement gives',
    )
    .option('--sql', 'print SQL for the table named in place of FILE (default: forecasts)')
    .option('--by <column>', 'one part for each value of COLUMN; with --sql one row')
    .option('--columns <names>', 'with --sql: which of p,y,cluster,ref the table has (default: all)');
  command(
    'compare [forecasters...]',
    'several forecasters on the questions they share (predictions with a number of each); a word that is FIELD:VALUE is a filter, others are names',
    ['compare wang market', 'compare ann bob tag:sales'],
    async (words, _options, globals, world) =>
      (await import('../commands/compare.ts')).compare({ words }, globals, world),
  );
  command(
    'diff',
    'what changed in the record between two days, or since an earlier copy of the ledger',
    ['diff --from 2026-01-01', 'diff --against old.yaml --exit-code'],
    async (_args, options, globals, world) => (await import('../commands/diff.ts')).diff(options, globals, world),
  )
    .option('--from <day>', 'the earlier day')
    .option('--to <day>', 'the later day (default: the as-of day)')
    .option('--against <file>', 'an earlier copy (- for stdin): what the ledger now says otherwise, whatever its days')
    .option('--exit-code', 'with --against status 1 when something that stood there is gone or changed');
}
