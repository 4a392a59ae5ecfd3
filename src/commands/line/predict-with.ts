import type { Globals } from './globals.ts';
import { shellWord } from './shell-word.ts';

/**
 * How a command begins that is to work on the same ledgers: `predict`, or `predict -f work.yaml` where they were named.
 */
export function predictWith({ ledgers }: Pick<Globals, 'ledgers'>): string {
  const named = ledgers.filter((path) => path !== '-').map((path) => ` -f ${shellWord(path)}`);
  return `predict${named.join('')}`;
}

/** The command that takes back what was written just now; undefined where nothing was, and there is nothing to undo. */
export function undoWith(globals: Pick<Globals, 'ledgers'>, isWritten: boolean): string | undefined {
  return isWritten ? `${predictWith(globals)} undo` : undefined;
}
