// The door: every command and flag on one screen; what goes wrong becomes one printed form and an exit status.
import { Command, CommanderError } from 'commander';
import type { Option } from 'commander';
import { declareChecks } from './cli/checks.ts';
import { WANTED } from './cli/declare.ts';
import type { Declare } from './cli/declare.ts';
import { declareExchange } from './cli/exchange.ts';
import { globalsOf, withGlobalOptions } from './cli/globals.ts';
import { formatItem, helpWidth } from './cli/help.ts';
import { declareLists } from './cli/lists.ts';
import { declareScores } from './cli/scores.ts';
import { HELP_TOPICS, helpTopic } from './cli/topics.ts';
import { declareWords } from './cli/words.ts';
import { declareWriting } from './cli/write.ts';
import { typedCommand } from './command-names.ts';
import type { Globals } from './commands/line/globals.ts';
import { Failure, failure, misuse } from './errors.ts';
import { safeProblem, safeText } from './show/safe.ts';
import { sayOnStderr } from './streams.ts';
import { VERSION } from './version.ts';
import { endWith, realWorld } from './world.ts';
import type { World } from './world.ts';

/** The commands in the order of the help page. */
const GROUPS = [declareLists, declareWriting, declareExchange, declareChecks, declareScores, declareWords];

/** Takes the flags of a command that is not declared. */
class Undeclared extends Command {
  override option(): this {
    return this;
  }
  override addOption(): this {
    return this;
  }
}

/** Knows of its flags only that there are some, which is all that the page of all commands tells. */
class Listed extends Command {
  override option(flags: string): this {
    return this.options.length > 0 ? this : super.option(flags);
  }
  override addOption(option: Option): this {
    return this.options.length > 0 ? this : super.addOption(option);
  }
}

/** Its commands are listed, not run. */
class ListOfCommands extends Command {
  override createCommand(name?: string): Command {
    return new Listed(name);
  }
}

function examplesText(examples: readonly [string, string]): string {
  return `\nExamples:\n  $ predict ${examples[0]}\n  $ predict ${examples[1]}`;
}

/** Below the long list of commands: which of them come first. */
const BEGIN = `
To begin:
  $ predict init
  $ predict add "We ship version 2 this year." 65% eoy
  $ predict due
  $ predict scorecard
  $ predict help add`;

/**
 * The commands, flags and help texts as commander has them; `done` takes a command's exit status. With `only` no other
 * command is declared: to declare them all takes longer than some of them run.
 */
export function build(
  world: World,
  done: (status: number) => void,
  only?: string,
  root = new Command('predict'),
): Command {
  const undeclared = new Undeclared();
  const program = withGlobalOptions(root)
    .description(
      'Keep a plain-text record of what somebody predicted, record what happened, and print an honest scorecard.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .addHelpText('after', BEGIN)
    .showSuggestionAfterError(false)
    .exitOverride()
    // Commands have long usages: at 80 columns their descriptions get the rest of the line, and are wrapped in it.
    .configureHelp({ minWidthToWrap: 20, formatItem })
    .configureOutput({
      writeOut: (text) => world.out(text),
      // Commander's own words for what is wrong, and the whole help where a command is missing;
      // `printProblems` says it.
      writeErr: () => {},
      outputError: () => {},
      getOutHelpWidth: () => helpWidth(world.width),
      // There is no colour in help; to look what the terminal has takes longer than all the rest.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });

  const refuseOutputs = async (outputs: unknown[], read: unknown[], globals: Globals): Promise<void> => {
    const texts = (some: unknown[]): string[] => some.filter((one) => typeof one === 'string');
    const named = texts(outputs);
    if (named.length > 0)
      (await import('./commands/deliver/refuse-outputs.ts')).refuseOutputs(named, texts(read), globals, world);
  };

  /** Declares a command; its handler is loaded only when it runs. */
  const command: Declare = (usage, summary, examples, handler, wanted) => {
    if (only !== undefined && only !== usage.split(' ', 1)[0]) return undeclared;
    const sub = program.command(usage).description(summary).exitOverride().allowExcessArguments(false);
    sub.addHelpText('after', examplesText(examples));
    if (wanted) WANTED.set(sub, wanted);
    return sub.action(async (...all: unknown[]) => {
      const options = (all.at(-2) ?? {}) as Record<string, unknown>;
      const args = all
        .slice(0, -2)
        .flat()
        .filter((arg) => arg !== undefined) as string[];
      const globals = globalsOf(sub.optsWithGlobals(), world);
      // Elsewhere words are ids, filters and texts, whatever files are called so.
      const read = usage.startsWith('import ') ? args.slice(1) : /^(?:score|merge) /.test(usage) ? args : [];
      await refuseOutputs([globals.output, options['loss']], [...read, options['texts'], options['against']], globals);
      // What is written to FILE is a diff then.
      if (options['dryRun'] === true && globals.ending !== undefined)
        (await import('./commands/line/in-format.ts')).inFormat(globals, `${sub.name()} --dry-run`);
      try {
        done(await handler(args, options, globals, world));
      } catch (error) {
        if (!(error instanceof Failure) || globals.ledgers.length === 0) throw error;
        throw (await import('./commands/line/predict-with.ts')).aboutSameLedgers(error, globals);
      }
    });
  };
  for (const declare of GROUPS) {
    declare(command);
    if (only !== undefined && program.commands.length > 0) break;
  }
  if (only === undefined)
    program
      .command('help [topic]')
      .description(`help on a command, or on ${HELP_TOPICS.join(', ')}`)
      .addHelpText('after', examplesText(['help filters', 'help resolve']))
      .action(async (topic?: string) => {
        const globals = globalsOf(program.opts(), world);
        const { deliver } = await import('./commands/deliver/deliver.ts');
        const { inFormat } = await import('./commands/line/in-format.ts');
        inFormat(globals, 'help');
        await refuseOutputs([globals.output], [], globals);
        const sub = topic === undefined ? program : program.commands.find((candidate) => candidate.name() === topic);
        let page = '';
        // With what stands after the flags: examples, formats.
        if (sub) sub.configureOutput({ writeOut: (text) => (page += text) }).outputHelp();
        else
          page = (await import('./show/terminal/topic-page.ts')).topicPage(helpTopic(topic!), helpWidth(world.width));
        deliver(page, globals, world);
        done(0);
      });
  return program;
}

/** Commander says what is wrong in its own words; ours begin with `predict:` and end with a hint. */
async function commandLineFailure(error: CommanderError, program: Command, words: readonly string[]): Promise<Failure> {
  if (error.code === 'commander.help') {
    const field = words[words.indexOf('--json') + 1];
    const hint = words.includes('--json') && program.commands.some((sub) => sub.name() === field)
      ? `--json takes "${field}" behind it for a field: predict ${field} --json`
      : 'write one, as in predict list; predict --help shows them all'; // prettier-ignore
    return misuse('there is no command', hint);
  }
  const message = error.message.replace(/^error: /, '').split('\n', 1)[0]!;
  const typed = /'(.*)'/s.exec(error.message)?.[1] ?? '';
  // Without the flags of all commands and their values, which may be called as a command is; one that lacks its value
  // is refused before they are told apart.
  const name = (program.args.length > 0 ? program.args : words).find((word) =>
    program.commands.some((sub) => sub.name() === word),
  );
  const hints: string[] = [];
  if (error.code === 'commander.missingArgument') {
    const sub = program.commands.find((one) => one.name() === name)!;
    const [needs, ...next] = WANTED.get(sub)![typed]!;
    const ledgers = (sub.optsWithGlobals()['ledger'] ?? []) as string[];
    const { aboutSameLedgers } = await import('./commands/line/predict-with.ts');
    return aboutSameLedgers(misuse(`predict ${name} needs ${needs}`, ...next), { ledgers });
  }
  if (error.code === 'commander.unknownCommand') {
    const { meantCommand } = await import('./commands/line/meant-words.ts');
    hints.push(...meantCommand(typed, program.commands.map((sub) => sub.name()))); // prettier-ignore
  }
  if (error.code === 'commander.unknownOption') {
    const sub = program.commands.find((one) => one.name() === name);
    const flags = [program, ...(sub ? [sub] : [])].flatMap((one) => one.options.map((option) => option.long ?? ''));
    const takesFilters = sub?.registeredArguments.some((argument) => argument.name() === 'terms') === true;
    const { meantFlag } = await import('./commands/line/meant-words.ts');
    hints.push(...meantFlag(typed, flags, takesFilters));
  }
  if (error.code === 'commander.invalidArgument') {
    // Only a flag with a few values says this.
    const [, flags, value] = /option '([^']*)' argument '(.*)' is invalid/s.exec(error.message) ?? [];
    const option = program.commands.flatMap((one) => one.options).find((one) => one.flags === flags && one.argChoices);
    const { notOneOf } = await import('./commands/input/typed-value.ts');
    if (option) return notOneOf(option.long!, value!, option.argChoices!);
  }
  if (error.code === 'commander.excessArguments' && name === 'add') {
    const { ADD_EXAMPLE } = await import('./commands/input/add-words.ts');
    hints.push(`a claim of several words stands in quotes: ${ADD_EXAMPLE}`);
  }
  return misuse(message, ...hints, `predict ${name ? `${name} ` : ''}--help shows what it takes`);
}

/** Prints problems on stderr, each in the one form, whatever control characters they quote. */
function printProblems(error: Failure, say: (text: string) => void): void {
  say(`${error.problems.map(safeProblem).join('\n\n')}\n`);
}

/** The one command to declare; undefined where there may be another, and a page of help that shows them all. */
function onlyCommand(words: readonly string[]): string | undefined {
  const typed = typedCommand(words);
  const mayAskForHelp = words.some((word) => /^-(?:-h|[^-]*h)/.test(word));
  return typed === words[0] || !mayAskForHelp ? typed : undefined;
}

/** Runs the words; gives what commander has against them, which runs nothing then. */
async function refusal(program: Command, words: string[]): Promise<CommanderError | undefined> {
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) return error;
  }
  return undefined;
}

/** Runs the command line and leaves the exit status: 0 fine, 1 ledger or request, 2 command line, 70 our bug. */
export async function run(words: string[], makeWorld: () => World = realWorld): Promise<number> {
  let world: World | undefined;
  let status = 0;
  try {
    world = makeWorld();
    // What the system gives as bytes that are no text is replaced before we see it; it must not get into a ledger.
    if (words.some((word) => word.includes('\uFFFD')))
      throw failure('not-utf8', 'the command line holds text that is not UTF-8', ['is the terminal set to UTF-8?'], 2);
    const done = (code: number): unknown => (status = code);
    if (words.length === 0 || (words.length === 1 && ['--help', '-h'].includes(words[0]!)))
      build(world, done, undefined, new ListOfCommands('predict')).outputHelp();
    else if (words[0] === 'complete') {
      const { completions } = await import('./cli/complete.ts');
      // The topics are handed over: a file that two parts of the build share would be loaded by every command.
      world.out(await completions(build(world, done), words.slice(1), HELP_TOPICS, world));
    } else {
      const only = onlyCommand(words);
      let program = build(world, done, only);
      let refused = await refusal(program, words);
      // Where the word is the value of a flag, the command is another one, or none.
      if (refused && only !== words[0]) {
        program = build(world, done);
        refused = await refusal(program, words);
      }
      if (refused) throw await commandLineFailure(refused, program, words);
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
