import { Failure } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import { safeLine } from '../../show/safe.ts';
import type { Globals } from './globals.ts';

/**
 * How a command begins that is to work on the same ledgers: `predict`, or `predict -f work.yaml` where they were named.
 * What came from standard input can be read once and not be changed: for that it is `predict -f PATH`.
 */
export function predictWith({ ledgers }: Pick<Globals, 'ledgers'>): string {
  const named = ledgers.map((path) => ` -f ${path === '-' ? 'PATH' : shellWord(path)}`);
  return `predict${named.join('')}`;
}

/**
 * The command that takes back what was written just now, as a line that may be shown; undefined where nothing was, and
 * there is nothing to undo.
 */
export function undoWith(globals: Pick<Globals, 'ledgers'>, isWritten: boolean): string | undefined {
  return isWritten ? safeLine(`${predictWith(globals)} undo`) : undefined;
}

/** A command about a ledger, in advice. */
const COMMAND =
  /\bpredict (?=(?:list|show|due|sources?|statement|log|edit|add|forecast|note|resolve|reopen|seal|undo|check|diff|quotes)\b)/g;

/** The failure with advice about the ledgers that were named, where it would be about others or the shipped one. */
export function aboutSameLedgers(error: Failure, globals: Pick<Globals, 'ledgers'>): Failure {
  const begin = `${predictWith(globals)} `;
  const problems = error.problems.map((problem) => ({
    ...problem,
    hints: problem.hints.map((hint) => (hint.includes(' -f ') ? hint : hint.replace(COMMAND, () => begin))),
  }));
  return new Failure(problems, error.status);
}
