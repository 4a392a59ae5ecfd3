// The door: every command and flag on one screen; what goes wrong becomes one printed form and an exit status.
import { Command, CommanderError, Option } from 'commander';
import { globalsOf, withGlobalOptions } from './cli-globals.ts';
import { HELP_TOPICS, helpTopic } from './cli-topics.ts';
import { declareExchange } from './cli-exchange.ts';
import { declareWriting } from './cli-write.ts';
import type { Declare } from './cli-write.ts';
import { Failure, failure, printedProblem } from './errors.ts';
import { nearest } from './nearest.ts';
import { safeText } from './show/safe.ts';
import { VERSION } from './version.ts';
import { sayOnStderr } from './streams.ts';
import { endWith, realWorld } from './world.ts';
import type { World } from './world.ts';

/** Takes the flags of a command that is not declared. */
class Undeclared extends Command {
  override option(): this {
    return this;
  }
  override addOption(): this {
    return this;
  }
}

/**
 * The commands, flags and help texts as commander has them; `done` takes a command's exit status. With `only` no other
 * command is declared: to declare them all takes longer than some of them run.
 */
export function build(world: World, done: (status: number) => void, only?: string): Command {
  const undeclared = new Undeclared();
  const program = withGlobalOptions(new Command('predict'))
    .description(
      'Keep a plain-text record of what somebody predicted, record what happened, and print an honest scorecard.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.out(text),
      writeErr: (text) => world.err(text),
      outputError: () => {},
      getOutHelpWidth: () => Math.min(world.width, 110),
      // There is no colour in help; to look what the terminal has takes longer than all the rest.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });

  /** Declares a command; its handler is loaded only when it runs. */
  const command: Declare = (usage, summary, examples, handler) => {
    if (only !== undefined && only !== usage.split(' ', 1)[0]) return undeclared;
    const sub = program.command(usage).description(summary).exitOverride().allowExcessArguments(false);
    sub.addHelpText('after', `\nExamples:\n  $ predict ${examples[0]}\n  $ predict ${examples[1]}`);
    return sub.action(async (...all: unknown[]) => {
      const options = (all.at(-2) ?? {}) as Record<string, unknown>;
      const args = all
        .slice(0, -2)
        .flat()
        .filter((arg) => arg !== undefined) as string[];
      done(await handler(args, options, globalsOf(sub.optsWithGlobals(), world), world));
    });
  };
  const by = new Option('--by <field>', 'one part for each value of FIELD').choices([
    'tag',
    'source',
    'forecaster',
    'basis',
    'year',
    'horizon',
  ]);
  const explain = new Option('--explain <name>', 'the formula, inputs and rows behind one number');

  command(
    'list [terms...]',
    'one line a prediction',
    ['list tag:agents status:resolved', 'list due:..2026 --sort due --json id,due,status'],
    async (terms, options, globals, world) =>
      (await import('./commands/list.ts')).list({ terms, ...options }, globals, world),
  )
    .option('--sort <key>', 'due, said, p or score')
    .option('--reverse', 'the other way round')
    .option('--limit <n>', 'at most N lines');
  command(
    'show <id>',
    'the whole chain of one prediction',
    ['show hle-saturated', 'show us-lead --json'],
    async (args, _options, globals, world) =>
      (await import('./commands/show.ts')).show({ id: args[0]! }, globals, world),
  );
  command(
    'due [terms...]',
    'what is overdue and what falls due next, with criteria',
    ['due --within 90d', 'due --exit-code --format ics -o due.ics'],
    async (terms, options, globals, world) =>
      (await import('./commands/due.ts')).due({ terms, ...options }, globals, world),
  )
    .option('--within <span>', 'how far ahead to look, e.g. 90d', '90d')
    .option('--exit-code', 'status 1 when something is overdue');
  declareWriting(command);
  declareExchange(command);
  command(
    'check',
    'everything wrong or weak in the ledger',
    ['check', 'check --strict --ledger predictions.yaml'],
    async (_args, options, globals, world) => (await import('./commands/check.ts')).check(options, globals, world),
  ).option('--strict', 'status 1 on warnings too');
  command(
    'sources [id]',
    'source records and how completely they are accounted for',
    ['sources', 'sources light-cone-2025-06'],
    async (args, _options, globals, world) =>
      (await import('./commands/sources.ts')).sources({ id: args[0] }, globals, world),
  );
  command(
    'quotes',
    'verify that every quote stands at its place',
    ['quotes --texts ../texts', 'quotes --texts ../texts --json'],
    async (_args, options, globals, world) => (await import('./commands/quotes.ts')).quotes(options, globals, world),
  ).option('--texts <dir>', 'folder with the texts the sources were read from');
  command(
    'scorecard [terms...]',
    'the record of a forecaster on one screen',
    ['scorecard', 'scorecard tag:agents --by basis --format json'],
    async (terms, options, globals, world) =>
      (await import('./commands/scorecard.ts')).scorecard({ terms, ...options }, globals, world),
  )
    .addOption(by)
    .addOption(explain)
    .option('--full', 'with the appendix of further numbers')
    .option('--include-early', 'score what was settled before its due day, with a warning');
  command(
    'report [terms...]',
    'the calibration report',
    ['report', 'report --format html -o report.html'],
    async (terms, options, globals, world) =>
      (await import('./commands/report.ts')).report({ terms, ...options }, globals, world),
  )
    .addOption(by)
    .addOption(explain)
    .option('--full', 'with the appendix of further numbers')
    .option('--include-early', 'score what was settled before its due day, with a warning')
    .option('--open', 'write the page to a file and open it');
  command(
    'score [file]',
    'score a bare table of forecasts (CSV, JSONL or Parquet; - for stdin), or print SQL that scores one in a database',
    ['score forecasts.csv', 'score --sql lake.forecasts --by forecaster'],
    async (args, options, globals, world) =>
      options['sql'] === true
        ? (await import('./commands/score-sql.ts')).printScoreSql({ file: args[0], ...options }, globals, world)
        : (await import('./commands/score.ts')).score({ file: args[0], ...options }, globals, world),
  )
    .addOption(explain)
    .option(
      '--counts',
      'FILE is CSV of counted forecasts: p, n, happened, fractional, as the third SQL statement gives',
    )
    .option('--sql', 'print SQL for the table named in place of FILE (default: forecasts); see docs/scale.md')
    .option('--by <column>', 'with --sql: one row for each value of COLUMN')
    .option('--columns <names>', 'with --sql: which of p,y,cluster,ref the table has (default: all)');
  command(
    'compare [forecasters...]',
    'several forecasters on the questions they share',
    ['compare wang market', 'compare --json'],
    async (forecasters, _options, globals, world) =>
      (await import('./commands/compare.ts')).compare({ forecasters }, globals, world),
  );
  command(
    'diff',
    'what changed in the record between two days',
    ['diff --from 2026-01-01', 'diff --from 2026-01-01 --to 2026-06-30 --json'],
    async (_args, options, globals, world) => (await import('./commands/diff.ts')).diff(options, globals, world),
  )
    .option('--from <day>', 'the earlier day')
    .option('--to <day>', 'the later day (default: the as-of day)');
  command('tags', 'the tags, with counts', ['tags', 'tags --json'], async (_args, _options, globals, world) =>
    (await import('./commands/tags.ts')).tags(globals, world),
  );
  command(
    'forecasters',
    'the forecasters, with counts',
    ['forecasters', 'forecasters --json'],
    async (_args, _options, globals, world) => (await import('./commands/forecasters.ts')).forecasters(globals, world),
  );
  command(
    'lexicon [words...]',
    'what words of likelihood mean in numbers, and according to whom',
    ['lexicon', 'lexicon very likely'],
    async (words, _options, globals, world) =>
      (await import('./commands/lexicon.ts')).lexicon({ words }, globals, world),
  );
  command(
    'schema [kind]',
    'the JSON Schema of a ledger or of a source record',
    ['schema', 'schema source -o source.schema.json'],
    async (args, _options, globals, world) =>
      (await import('./commands/schema.ts')).schema({ kind: args[0] ?? 'ledger' }, globals, world),
  );
  command(
    'completion <shell>',
    'the script that completes commands, flags, ids and tags in bash, zsh or fish',
    ['completion bash', 'completion fish -o ~/.config/fish/completions/predict.fish'],
    async (args, _options, globals, world) =>
      (await import('./commands/completion.ts')).completion({ shell: args[0]! }, globals, world),
  );
  if (only === undefined)
    program
      .command('help [topic]')
      .description(`help on a command, or on ${HELP_TOPICS.join(', ')}`)
      .action((topic?: string) => {
        const sub = topic === undefined ? program : program.commands.find((candidate) => candidate.name() === topic);
        if (sub) world.out(sub.helpInformation());
        else world.out(helpTopic(topic!));
        done(0);
      });
  return program;
}

/** Commander says what is wrong in its own words; ours begin with `predict:` and end with a hint. */
function commandLineFailure(error: CommanderError, program: Command, words: readonly string[]): Failure {
  const message = error.message.replace(/^error: /, '').split('\n');
  const hints = message.slice(1).map((line) => line.replace(/^\(|\)$/g, '').replace(/^Did you/, 'did you'));
  if (error.code === 'commander.unknownCommand' && hints.length === 0) {
    const word = words.find((candidate) => !candidate.startsWith('-')) ?? '';
    hints.push(
      ...nearest(
        word,
        program.commands.map((sub) => sub.name()),
        1,
      ).map((name) => `did you mean ${name}?`),
    );
  }
  const name = words.find((word) => program.commands.some((sub) => sub.name() === word));
  return failure(
    'command-line',
    message[0]!,
    [...hints, `predict ${name ? `${name} ` : ''}--help shows what it takes`],
    2,
  );
}

/** Prints problems on stderr, each in the one form, whatever control characters they quote. */
function printProblems(error: Failure, say: (text: string) => void): void {
  say(`${error.problems.map((problem) => safeText(printedProblem(problem))).join('\n\n')}\n`);
}

/** Runs the command line and leaves the exit status: 0 fine, 1 ledger or request, 2 command line, 70 our bug. */
export async function run(words: string[], makeWorld: () => World = realWorld): Promise<number> {
  let world: World | undefined;
  let status = 0;
  try {
    world = makeWorld();
    const done = (code: number): unknown => (status = code);
    const alone = build(world, done, words[0]);
    const program = alone.commands.length > 0 ? alone : build(world, done);
    try {
      if (words.length === 0) world.out(program.helpInformation());
      else if (words[0] === 'complete')
        world.out(await (await import('./cli-complete.ts')).completions(program, words.slice(1), HELP_TOPICS, world));
      else await program.parseAsync(words, { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode !== 0) throw commandLineFailure(error, program, words);
    }
  } catch (error) {
    const say = (text: string): void => (world ? world.err(text) : sayOnStderr(text));
    if (error instanceof Failure) {
      status = error.status;
      printProblems(error, say);
    } else {
      status = 70;
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      say(
        `predict: this is a bug of ours, please report it with the lines below and your ledger, if you may share it\n${safeText(stack)}\n`,
      );
    }
  }
  endWith(status);
  return status;
}
