// The flags that hold for every command: declared once, checked once.
import type { Command } from 'commander';
import { FORMATS } from '../commands/line/globals.ts';
import type { Format, Globals } from '../commands/line/globals.ts';
import type { Day } from '../day.ts';
import { misuse } from '../errors.ts';
import { choiceHints, nearestHint } from '../nearest.ts';
import { typedDay } from '../typed-day.ts';
import type { World } from '../world.ts';
import { repeated } from './declare.ts';

/** Adds the global options; they are understood before and after the command's name. */
export function withGlobalOptions(program: Command): Command {
  return program
    .option('-f, --ledger <path>', 'the ledger to work on, a folder of them, or - for stdin (repeatable)', repeated)
    .option('--as-of <day>', 'read the ledger as it stood on this day')
    .option('--today <day>', 'take this day for today')
    .option('--format <format>', FORMATS.join(', '))
    .option('-o, --output <file>', 'write the result to FILE, in the format that its ending names')
    .option('--json [fields]', 'the same as --format json; with FIELDS only those')
    .option('--color <when>', 'auto, always or never')
    .option('--no-color', 'no colour')
    .option('--ascii', 'plain ASCII marks and pictures')
    .option('--no-cache', 'neither use nor keep what was read before')
    .option('--no-input', 'never ask')
    .option('--no-pager', 'never use a pager');
}

/** The global options as commander gives them. */
interface RawGlobals {
  ledger?: string[];
  asOf?: string;
  today?: string;
  format?: string;
  output?: string;
  json?: string | true;
  color?: string | boolean;
  ascii?: boolean;
  cache?: boolean;
  input?: boolean;
  pager?: boolean;
}

function day(flag: string, value: string | undefined, today: Day): Day | undefined {
  return value === undefined ? undefined : typedDay(flag, value, today);
}

/** FORCE_COLOR is for what looks like no terminal and is one in the end; a file that is written by name is none. */
function colour(options: RawGlobals, world: World, terminal: boolean, isFile = false): boolean {
  const when = options.color;
  if (when === false || when === 'never') return false;
  if (when === 'always') return true;
  if (when !== undefined && when !== true && when !== 'auto') {
    const hints = [...nearestHint(when, ['always', 'never']), 'leave it out for auto'];
    throw misuse(`--color: "${when}" is not auto, always or never`, ...hints);
  }
  if (world.env['FORCE_COLOR'] && world.env['FORCE_COLOR'] !== '0') return !isFile;
  return terminal && !world.env['NO_COLOR'] && world.env['TERM'] !== 'dumb';
}

/** Terminals that are known to follow OSC 8 links. */
function followsLinks(env: World['env']): boolean {
  return Boolean(
    env['WT_SESSION'] ||
    env['KITTY_WINDOW_ID'] ||
    env['VTE_VERSION'] ||
    /iTerm|WezTerm|vscode|ghostty/i.test(env['TERM_PROGRAM'] ?? ''),
  );
}

/** A locale without letters beyond ASCII. */
function plainLocale(env: World['env']): boolean {
  return /^(C|POSIX)$/.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'UTF-8');
}

/**
 * Kinds of files that hold no text, by their endings, and what stands in for them: whoever asks for one would get a
 * file that does not open.
 */
const NO_TEXT: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:png|jpe?g|gif|webp)$/, ['a picture is written as svg: -o card.svg with scorecard or report']],
  [/^(?:xlsx?|ods)$/, ['a spreadsheet opens csv']],
  [/^(?:pdf|docx?|odt)$/, ['a browser prints the page of report: -o report.html']],
  [/^parquet$/, []],
];

/** The format that a file's ending stands for. Throws for a kind of file that nothing here writes. */
function endingOf(file: string): Format | undefined {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]!.toLowerCase();
  if (ending === undefined || ending === 'text') return undefined;
  const noText = NO_TEXT.find(([kind]) => kind.test(ending));
  if (noText)
    throw misuse(
      `-o: nothing here writes a .${ending}`,
      ...noText[1],
      `endings: ${FORMATS.filter((format) => format !== 'text').join(', ')}; any other is plain text`,
    );
  return ending === 'htm' ? 'html' : FORMATS.find((format) => format === ending);
}

/** What has no fields cannot show those that are asked for, and a result has one format. */
function refuseTwoFormats(named: string, isBare: boolean): void {
  if (named === 'json' || (!isBare && ['jsonl', 'csv'].includes(named))) return;
  const message = isBare
    ? `--json is --format json, and --format ${named} was given as well`
    : `--json FIELDS picks fields of json, jsonl and csv; ${named} has none`;
  throw misuse(message, 'leave one of the two out');
}

/** The checked global flags. A format or day that cannot be meant ends with status 2. */
export function globalsOf(options: RawGlobals, world: World): Globals {
  const today = day('--today', options.today, world.today) ?? world.today;
  const json = options.json;
  const named = options.format;
  if (named !== undefined && !(FORMATS as readonly string[]).includes(named))
    throw misuse(`--format: there is no format "${named}"`, ...choiceHints(named, 'formats', FORMATS));
  if (named !== undefined && json !== undefined && json !== '-') refuseTwoFormats(named, json === true);
  const output = options.output;
  const ending = output === undefined || named !== undefined || json !== undefined ? undefined : endingOf(output);
  const onTerminal = output === undefined && world.isTerminal.stdout;
  // What does not go to a terminal is the same on every machine: no width, locale or colour of one enters it.
  const unicode = options.ascii !== true && !(onTerminal && plainLocale(world.env));
  const look = {
    width: onTerminal ? world.width : 80,
    unicode,
    links: onTerminal && followsLinks(world.env),
    terminal: onTerminal,
  };
  return {
    ledgers: options.ledger ?? [],
    today,
    asOf: day('--as-of', options.asOf, today) ?? today,
    format: (named as Format | undefined) ?? (json === undefined || json === '-' ? 'text' : 'json'),
    fields: typeof json === 'string' && json !== '-' ? json.split(',') : [],
    ...(json === '-' ? { jsonInput: true } : {}),
    ...(output === undefined ? {} : { output }),
    ...(ending === undefined ? {} : { ending }),
    look: { ...look, colour: colour(options, world, onTerminal, output !== undefined && output !== '-') },
    remarks: {
      ...look,
      unicode: options.ascii !== true && !(world.isTerminal.stderr && plainLocale(world.env)),
      links: false,
      colour: colour(options, world, world.isTerminal.stderr),
    },
    noCache: options.cache === false,
    mayAsk: options.input !== false && world.isTerminal.stdin && world.isTerminal.stderr,
    pager: options.pager !== false && onTerminal,
  };
}
