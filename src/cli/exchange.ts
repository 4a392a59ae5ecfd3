// The commands that bring predictions in, take them out and put two ledgers together: their names, arguments and flags.
import type { Command } from 'commander';
import { repeated } from './declare.ts';
import type { Declare } from './declare.ts';

/** The formats, as their help names them; a test holds them equal to the table in exchange/formats.ts. */
export const IMPORT_FORMATS =
  'json, jsonl, csv, fatebook, predictionbook, metaculus, manifold, dario-tracker, marcus, predictaifuture, magoo, cleodora';
export const EXPORT_FORMATS = 'json, jsonl, csv-predictions, csv-forecasts, fatebook, metaculus, markdown, ics';

/** The formats below the help of a command, as wide as the rest of it. */
function below(formats: string): (context: { command: Command }) => string {
  return ({ command }) => {
    const width = command.configureOutput().getOutHelpWidth?.() ?? 80;
    return `\n${command.createHelp().boxWrap(`Formats: ${formats}`, width)}`;
  };
}

const MERGE_DRIVER = `
In each clone: git config merge.predict.driver 'predict merge %O %A %B'
In .gitattributes: predictions.yaml merge=predict`;

/** A file alone would be taken for the format. */
const FORMAT_AND_FILE = [
  'a format and then a file',
  'a table: predict import csv FILE --dry-run, - for stdin',
  `formats: ${IMPORT_FORMATS}`,
] as const;

const THREE_FILES = [
  'three files',
  'predict merge BASE OURS THEIRS: BASE is what both began with, OURS is written',
] as const;

/** Declares `import`, `export` and `merge`. */
export function declareExchange(command: Declare): void {
  command(
    'import <format> <files...>',
    'take predictions in from another program or a table',
    [
      'import csv mine.csv --map "claim=Question,p=Prob,said=Created" --percent --ledger mine.yaml --dry-run',
      'import manifold market.json bets.json --as forecast --for ship-before-june',
    ],
    async ([format, ...files], options, globals, world) =>
      (await import('../commands/import.ts')).importInto({ format: format!, files, ...options }, globals, world),
    { format: FORMAT_AND_FILE, files: FORMAT_AND_FILE },
  )
    .option('--map <field=column>', 'which column holds what, separated by commas (csv, jsonl; repeatable)', repeated)
    .option('--percent', 'probabilities are percentages (csv, jsonl)')
    .option('--dates <order>', 'dmy or mdy, for days such as 3/4/2024 (csv, jsonl)')
    .option(
      '--forecaster <name>',
      'whose predictions they are, by the name in the files; NAME=ID: that forecaster of the ledger',
    )
    .option('--recorded <day>', 'import (default): recorded today; said: on the day the export says it was said')
    .option('--said <day>', 'the day the forecasts were made, where the files do not say it (magoo)')
    .option('--as <what>', 'entries (default), or forecast: the price of the day as a number on an entry (manifold)')
    .option('--for <id>', 'the entry, with --as forecast')
    .option('--by <name>', 'whose number the price is, with --as forecast (default: market)')
    .option('--market <id>', 'which market, by id or slug, where the files hold more than one')
    .option('--answer <text>', 'which answer, by id or text, where the market has more than one')
    .option('--loss <file>', 'write what could not be carried to FILE as JSON; - for stdout, beside -o FILE')
    .option('--dry-run', 'show the change, write nothing')
    .addHelpText('after', below(IMPORT_FORMATS));
  command(
    'export <format> [terms...]',
    'write predictions out for another program',
    ['export csv-predictions tag:agents -o agents.csv', 'export ics --ledger predictions.yaml -o due.ics'],
    async ([format, ...terms], options, globals, world) =>
      (await import('../commands/export.ts')).exportTo({ format: format!, terms, ...options }, globals, world),
    {
      format: ['a format', 'a table: predict export csv-predictions -o predictions.csv', `formats: ${EXPORT_FORMATS}`],
    },
  )
    .option('--loss <file>', 'write what could not be carried to FILE as JSON; - for stdout, beside -o FILE')
    .addHelpText('after', below(EXPORT_FORMATS));
  command(
    'merge <base> <ours> <theirs>',
    'put two versions of a ledger together, entry by entry, in place of OURS: a merge driver for git',
    ['merge base.yaml mine.yaml theirs.yaml', 'merge base.yaml mine.yaml theirs.yaml -o -'],
    async ([base, ours, theirs], _options, globals, world) =>
      (await import('../commands/merge.ts')).merge({ base: base!, ours: ours!, theirs: theirs! }, globals, world),
    { base: THREE_FILES, ours: THREE_FILES, theirs: THREE_FILES },
  ).addHelpText('after', MERGE_DRIVER);
}
