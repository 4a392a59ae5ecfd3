import type { LedgerChange } from '../../ledger/ledger-changes.ts';
import { safeLine } from '../safe.ts';
import { plural } from '../words/number.ts';
import { plainWords } from '../words/plain-words.ts';
import type { Look } from './look.ts';
import { measure, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { flow, wrap, wrapBehind } from './width.ts';

const INSET = '  ';

/** Of a whole entry its claim stands for the rest. */
function valueWords({ id, field }: LedgerChange, value: unknown): string {
  const said = id !== null && field === null ? (value as { claim: string }).claim : value;
  return safeLine(plainWords(said));
}

/** What was there and what is there now, each behind its sign, as in a diff; wrapped on a terminal only. */
function valueLines(change: LedgerChange, look: Look): string[] {
  const lines = (sign: string, value: unknown): string[] => {
    const [lead, words] = [`${INSET}${sign} `, valueWords(change, value)];
    return rowWidth(look) === Infinity ? [lead + words] : wrapBehind(lead, words, measure(look));
  };
  return [
    ...(change.kind === 'added' ? [] : lines('-', change.from)),
    ...(change.kind === 'gone' ? [] : lines('+', change.to)),
  ];
}

/** Each change with what was there before and what is now; a last line counts them, and names the copy. */
export function ledgerChangesPage(
  changes: readonly LedgerChange[],
  altered: number,
  against: string,
  look: Look,
): string {
  const style = styleOf(look);
  const lines = changes.flatMap((change) => {
    const place = [change.id === null ? 'the ledger' : style.id(safeLine(change.id)), safeLine(change.field ?? '')];
    const head = [style.strong(change.kind.padEnd(7)), ...place.filter((part) => part !== '')];
    return [...flow(head, '  ', INSET, measure(look)), ...valueLines(change, look)];
  });
  const sum = `${plural(changes.length, 'change')} since ${safeLine(against)}: ${altered} gone or changed, ${changes.length - altered} added`;
  return [...lines, ...wrap(sum, measure(look))].map((line) => `${line}\n`).join('');
}
