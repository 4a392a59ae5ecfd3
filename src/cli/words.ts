// The commands that tell what there is to write: tags, people, words, keys. Their names, arguments and flags.
import type { Declare } from './declare.ts';

/** Declares them in the order of the help page. */
export function declareWords(command: Declare): void {
  command('tags', 'the tags, with counts', ['tags', 'tags --json'], async (_args, _options, globals, world) =>
    (await import('../commands/tags.ts')).tags(globals, world),
  );
  command(
    'forecasters',
    'the forecasters, with counts',
    ['forecasters', 'forecasters --json'],
    async (_args, _options, globals, world) => (await import('../commands/forecasters.ts')).forecasters(globals, world),
  );
  command(
    'graders [terms...]',
    'who resolved what, how far graders agree, and where they do not',
    ['graders', 'graders tag:agents --json'],
    async (terms, _options, globals, world) =>
      (await import('../commands/graders.ts')).graders({ terms }, globals, world),
  );
  command(
    'lexicon [words...]',
    'what words of likelihood mean in numbers, and according to whom',
    ['lexicon', 'lexicon very likely'],
    async (words, _options, globals, world) =>
      (await import('../commands/lexicon.ts')).lexicon({ words }, globals, world),
  );
  command(
    'schema [kind]',
    'the JSON Schema of a ledger or of a source record',
    ['schema', 'schema source -o source.schema.json'],
    async (args, _options, globals, world) =>
      (await import('../commands/schema.ts')).schema({ kind: args[0] ?? 'ledger' }, globals, world),
  );
  command(
    'completion <shell>',
    'the script that completes commands, flags, ids and tags in bash, zsh or fish',
    ['completion bash', 'completion fish -o ~/.config/fish/completions/predict.fish'],
    async (args, _options, globals, world) =>
      (await import('../commands/completion.ts')).completion({ shell: args[0]! }, globals, world),
    { shell: ['a shell', 'shells: bash, zsh, fish'] },
  );
}
