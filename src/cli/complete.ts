// What can come next on a command line: a walk along commander's own tree, so that a new flag is
// completed as it is declared.
import type { Argument, Command, Option } from 'commander';
import { formatsOf } from '../commands/line/command-formats.ts';
import type { Suggestion, ValueKind } from '../commands/line/completion-values.ts';
import { SHELLS } from '../commands/line/shells.ts';
import { safeLine } from '../show/safe.ts';
import type { World } from '../world.ts';

/** Kinds by `command --flag` or `command argument`, where the placeholder alone would mislead. */
const PLACES: Record<string, ValueKind> = {
  'sources id': 'source',
  'source --kind': 'source-kind',
  'source --id': 'free',
  'statement source': 'source',
  'statement --tracked': 'id',
  'forecast --by': 'forecaster',
  'scorecard --of': 'forecaster',
  'report --of': 'forecaster',
  'init --forecaster': 'free',
  'add due': 'day',
  'add --group': 'group',
  'add --source': 'source',
  'add --forecaster': 'forecaster',
  'add --id': 'free',
  'add --wording': 'phrase',
  'add --row': 'phrase',
  'add --due-basis': 'due-basis',
  'init path': 'files',
  'lexicon words': 'phrase',
  'forecast probability': 'withdraw',
  'import format': 'import-format',
  'export format': 'export-format',
  'import files': 'files',
  'merge base': 'files',
  'merge ours': 'files',
  'merge theirs': 'files',
  'import --dates': 'date-order',
  'import --as': 'import-as',
  'import --recorded': 'import-recorded',
  'import --for': 'id',
  'import --by': 'forecaster',
  'import --market': 'free',
};

/** Kinds by the placeholder that a flag or argument is declared with. */
const PLACEHOLDERS: Record<string, ValueKind> = {
  id: 'id', ids: 'id', terms: 'term', outcome: 'outcome', code: 'reason', grader: 'grader', tag: 'tag', forecasters: 'forecaster',
  format: 'format', fields: 'fields', key: 'sort', when: 'color', day: 'day', span: 'span', kind: 'schema', shell: 'shell',
  file: 'files', path: 'files', dir: 'folders',
}; // prettier-ignore

/** The kind of value at a place; `free` where none can be told. `place` is a flag's long form or an argument's name. */
export function kindAt(command: string, place: string, placeholder: string): ValueKind {
  if (place === '--explain') return 'explain';
  return (
    PLACES[`${command} ${place}`] ?? (Object.hasOwn(PLACEHOLDERS, placeholder) ? PLACEHOLDERS[placeholder]! : 'free')
  );
}

const placeholderOf = (option: Option): string => /[<[]([a-z-]+)/.exec(option.flags)?.[1] ?? '';
const takesValue = (option: Option): boolean => option.required || option.optional;

interface Walk {
  command: Command | undefined;
  /** Words that are neither flags nor their values, the command's name left out. */
  words: string[];
  used: Set<Option>;
  ledgers: string[];
  /** The flag that the next word belongs to. */
  pending: Option | undefined;
  /** `--` was there: no more flags. */
  literal: boolean;
}

function findOption(program: Command, command: Command | undefined, name: string): Option | undefined {
  const all = [...(command?.options ?? []), ...program.options];
  return all.find((option) => option.long === name || option.short === name);
}

function walk(program: Command, typed: readonly string[]): Walk {
  const found: Walk = {
    command: undefined,
    words: [],
    used: new Set(),
    ledgers: [],
    pending: undefined,
    literal: false,
  };
  const take = (option: Option, value: string): void => {
    if (option.long === '--ledger') found.ledgers.push(value);
  };
  for (const word of typed) {
    const { pending } = found;
    found.pending = undefined;
    if (pending && (pending.required || !/^-./.test(word))) take(pending, word);
    else if (!found.literal && word === '--') found.literal = true;
    else if (!found.literal && /^-./.test(word)) {
      const [name = '', ...rest] = word.split('=');
      const option = findOption(program, found.command, name);
      if (!option) continue;
      found.used.add(option);
      if (rest.length > 0) take(option, rest.join('='));
      else if (takesValue(option)) found.pending = option;
    } else {
      const sub = found.command ? undefined : program.commands.find((candidate) => candidate.name() === word);
      if (sub && found.words.length === 0) found.command = sub;
      else found.words.push(word);
    }
  }
  return found;
}

interface Answer {
  /** What the shell is to complete by itself. */
  shell?: 'files' | 'folders';
  suggestions: Suggestion[];
}

const NONE: Answer = { suggestions: [] };

function flagSuggestions(program: Command, command: Command | undefined, used: ReadonlySet<Option>): Suggestion[] {
  const help = program.createHelp();
  const options = [...(command ? help.visibleOptions(command) : []), ...help.visibleOptions(program)].filter(
    (option) => (!used.has(option) || option.parseArg !== undefined) && !(command && option.long === '--version'),
  );
  const seen = new Set<string>();
  return options.flatMap(({ long, description }) => {
    if (!long || seen.has(long)) return [];
    seen.add(long);
    return [{ value: long, about: description }];
  });
}

function commandSuggestions(program: Command): Suggestion[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .map((sub) => ({ value: sub.name(), about: sub.description() }));
}

async function valueAnswer(
  command: string,
  kind: ValueKind,
  choices: readonly string[] | undefined,
  typed: string,
  ledgers: readonly string[],
  world: World,
): Promise<Answer> {
  if (choices) return { suggestions: choices.map((value) => ({ value, about: '' })) };
  if (kind === 'format' && command !== '')
    return { suggestions: formatsOf(command).map((value) => ({ value, about: '' })) };
  if (kind === 'files' || kind === 'folders') return { shell: kind, suggestions: [] };
  // Commands and flags need none of what looks into ledgers.
  const { valuesOfKind } = await import('../commands/line/completion-values.ts');
  return { suggestions: await valuesOfKind(kind, typed, ledgers, world) };
}

/**
 * What can stand where the last of `words` is being typed; `words` are those after `predict`, without a shell's quotes.
 * `topics` are the help topics. Throws a Failure where the ledger cannot be read.
 */
async function answer(
  program: Command,
  words: readonly string[],
  topics: readonly string[],
  world: World,
): Promise<Answer> {
  const typed = words.at(-1) ?? '';
  const { command, words: before, used, ledgers, pending, literal } = walk(program, words.slice(0, -1));
  const name = command?.name() ?? '';
  const ofOption = (option: Option, value: string): Promise<Answer> =>
    valueAnswer(name, kindAt(name, option.long ?? '', placeholderOf(option)), option.argChoices, value, ledgers, world);

  if (pending && (pending.required || !typed.startsWith('-'))) return ofOption(pending, typed);
  const joined = literal ? null : /^(--[a-z-]+)=(.*)$/s.exec(typed);
  if (joined) {
    const option = findOption(program, command, joined[1]!);
    if (!option || !takesValue(option)) return NONE;
    const found = await ofOption(option, joined[2]!);
    const suggestions = found.suggestions.map(({ value, about }) => ({ value: `${joined[1]}=${value}`, about }));
    return { ...found, suggestions };
  }
  if (!literal && typed.startsWith('-')) return { suggestions: flagSuggestions(program, command, used) };
  if (!command) return before.length > 0 ? NONE : { suggestions: commandSuggestions(program) };
  if (name === 'help') {
    if (before.length > 0) return NONE;
    return {
      suggestions: [...commandSuggestions(program), ...topics.map((value) => ({ value, about: 'help topic' }))],
    };
  }
  const args: readonly Argument[] = command.registeredArguments;
  const argument = args[before.length] ?? (args.at(-1)?.variadic ? args.at(-1) : undefined);
  if (!argument) return NONE;
  const kind = kindAt(name, argument.name(), argument.name());
  const found = await valueAnswer(
    name,
    // Among names a filter may stand.
    kind === 'forecaster' && /^[a-z]+:/.test(typed) ? 'term' : kind,
    argument.argChoices,
    typed,
    ledgers,
    world,
  );
  if (!argument.variadic || argument.name() === 'terms') return found;
  return { ...found, suggestions: found.suggestions.filter(({ value }) => !before.includes(value)) };
}

/** Letters, digits and a few marks that no shell takes for anything but themselves, and single spaces between them. */
const HARMLESS = /^[\p{L}\p{N}-][\p{L}\p{N}_./:,=@%+-]*( [\p{L}\p{N}_./:,=@%+-]+)*$/u;

/** A word of a shell's command line without its quotes and backslashes; nothing in it is run or expanded. */
export function unquoted(word: string): string {
  return word.replace(
    /\\(.)|'([^']*)'?|"((?:[^"\\]|\\.)*)"?/gs,
    (_whole, escaped?: string, single?: string, double?: string) =>
      escaped ?? single ?? (double ?? '').replace(/\\(["\\$`])/g, '$1'),
  );
}

/** Words given at most; nobody reads through more. */
const MOST = 2000;

/** Characters of a description: about what fits beside a word on a wide terminal. */
const LONGEST_ABOUT = 100;

/**
 * The answer to `predict complete SHELL -- WORD...`: a first line `:words`, `:files` or `:folders`, then a word a line,
 * with a tab and a description where there is one. Never fails and never says a word of its own: what goes wrong gives
 * no words. A word with a character that a shell could take for more than a letter is left out.
 */
export async function completions(
  program: Command,
  request: readonly string[],
  topics: readonly string[],
  world: World,
): Promise<string> {
  const [shell, dashes, ...raw] = request;
  if (!(SHELLS as readonly (string | undefined)[]).includes(shell) || dashes !== '--') return ':words\n';
  // zsh takes the quotes off itself, fish those of the words before the one that is being typed.
  const words = raw.map((word, index) =>
    shell === 'bash' || (shell === 'fish' && index === raw.length - 1) ? unquoted(word) : word,
  );
  const isQuoted = shell === 'bash' && /^["']/.test(raw.at(-1) ?? '');
  let found: Answer;
  try {
    found = await answer(program, words, topics, world);
  } catch {
    return ':words\n';
  }
  const typed = words.at(-1) ?? '';
  const lines = found.suggestions
    .filter(({ value }) => value.startsWith(typed) && HARMLESS.test(value))
    .slice(0, MOST)
    .map(({ value, about }) => {
      const word = shell === 'bash' && !isQuoted ? value.replaceAll(' ', '\\ ') : value;
      return about === '' ? word : `${word}\t${safeLine(about).slice(0, LONGEST_ABOUT)}`;
    });
  return `:${found.shell ?? 'words'}\n${lines.map((line) => `${line}\n`).join('')}`;
}
