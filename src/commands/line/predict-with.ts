import { Failure } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';
import type { Globals } from './globals.ts';

/**
 * How a command begins that is to work on the same ledgers: `predict`, or `predict -f work.yaml` where they were named.
 * What came from standard input can be read once and not be changed: for that it is `predict -f PATH`.
 */
export function predictWith({ ledgers }: Pick<Globals, 'ledgers'>): string {
  const named = ledgers.map((path) => ` -f ${path === '-' ? 'PATH' : shellWord(path)}`);
  return `predict${named.join('')}`;
}

/** The command that takes back what was written just now; undefined where nothing was, and there is nothing to undo. */
export function undoWith(globals: Pick<Globals, 'ledgers'>, isWritten: boolean): string | undefined {
  return isWritten ? `${predictWith(globals)} undo` : undefined;
}

/** Advice that begins with a command about a ledger, where it does not name one. */
const ADVICE = /^predict (?=(?:list|show|due|sources?|log|edit|add|forecast|note|resolve|check) )(?!.* -f )/;

/** The failure with advice about the ledgers that were named, where it would be about others or the shipped one. */
export function aboutSameLedgers(error: Failure, globals: Pick<Globals, 'ledgers'>): Failure {
  const begin = `${predictWith(globals)} `;
  const problems = error.problems.map((problem) => ({
    ...problem,
    hints: problem.hints.map((hint) => hint.replace(ADVICE, () => begin)),
  }));
  return new Failure(problems, error.status);
}
