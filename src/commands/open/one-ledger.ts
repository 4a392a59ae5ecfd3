// The refusal of several ledgers where a command works on one.
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import { shellWord } from '../../shell-word.ts';

/** More commands than this are not listed. */
const MAX_HINTS = 4;

/** A ledger as it is shown, and the command with what it is about there. */
export interface Way {
  path: string;
  words: readonly string[];
}

/** The refusal of several ledgers, with the commands that work. */
export function oneLedgerOnly(command: string, count: number, ways: readonly Way[]): Failure {
  const hints = ways
    .slice(0, MAX_HINTS)
    .map(
      ({ path, words }) =>
        `predict -f ${shellWord(path)} ${words.map(shellWord).join(' ')}${words.length > 1 ? '' : ' …'}`,
    );
  if (ways.length > MAX_HINTS) hints.push(`or another one of the ${count} ledgers`);
  return failure('one-ledger', `predict ${command} works on one ledger, not ${count}`, hints);
}
