// The commands that look for what is wrong: their names, arguments and flags.
import type { Declare } from './declare.ts';

/** Declares them in the order of the help page. */
export function declareChecks(command: Declare): void {
  command(
    'check',
    'everything wrong or weak in the ledger',
    ['check', 'check --strict --ledger predictions.yaml'],
    async (_args, options, globals, world) => (await import('../commands/check.ts')).check(options, globals, world),
  ).option('--strict', 'status 1 on warnings too');
  command(
    'sources [id]',
    'source records and how completely they are accounted for',
    ['sources', 'sources light-cone-2025-06'],
    async (args, _options, globals, world) =>
      (await import('../commands/sources.ts')).sources({ id: args[0] }, globals, world),
  );
  command(
    'quotes',
    'verify that every quote stands at its place',
    ['quotes --texts ../texts', 'quotes --texts ../texts --json'],
    async (_args, options, globals, world) => (await import('../commands/quotes.ts')).quotes(options, globals, world),
  ).option('--texts <dir>', 'folder with the texts the sources were read from');
}
