// The refusal of several ledgers where a command works on one.
import { failure } from '../errors.ts';
import type { Failure } from '../errors.ts';

/** More commands than this are not listed. */
const MAX_HINTS = 4;

const inShell = (word: string): string => (/^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** The refusal of several ledgers, with the commands that work: `words` are the command and what it is about. */
export function oneLedgerOnly(words: string, command: string, count: number, shown: readonly string[]): Failure {
  const hints = shown.slice(0, MAX_HINTS).map((path) => `predict -f ${inShell(path)} ${words} …`);
  if (shown.length > MAX_HINTS) hints.push(`or another one of the ${count} ledgers`);
  return failure('one-ledger', `predict ${command} works on one ledger, not ${count}`, hints);
}
