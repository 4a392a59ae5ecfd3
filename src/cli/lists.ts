// The commands that list and show predictions: their names, arguments and flags.
import type { Declare } from './declare.ts';

/** Declares them in the order of the help page. */
export function declareLists(command: Declare): void {
  command(
    'list [terms...]',
    'one line a prediction',
    ['list tag:agents status:resolved', 'list due:..2026 --sort due --json id,due,status'],
    async (terms, options, globals, world) =>
      (await import('../commands/list.ts')).list({ terms, ...options }, globals, world),
  )
    .option('--sort <key>', 'due, said, p or score')
    .option('--reverse', 'the other way round')
    .option('--limit <n>', 'at most N lines');
  command(
    'show <id>',
    'the whole chain of one prediction',
    ['show hle-saturated', 'show us-lead --json'],
    async (args, _options, globals, world) =>
      (await import('../commands/show.ts')).show({ id: args[0]! }, globals, world),
    { id: ['an id', 'predict list shows the ids'] },
  );
  command(
    'due [terms...]',
    'what is overdue and what falls due next, with criteria',
    ['due --within 90d', 'due --exit-code --format ics -o due.ics'],
    async (terms, options, globals, world) =>
      (await import('../commands/due.ts')).due({ terms, ...options }, globals, world),
  )
    .option('--within <span>', 'how far ahead to look, e.g. 90d', '90d')
    .option('--exit-code', 'status 1 when something is overdue');
}
