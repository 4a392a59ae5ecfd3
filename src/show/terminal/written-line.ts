// What commands that write say afterwards: one line an entry.
import type { Forecast, Prediction, Probability, Source } from '../../ledger/prediction.ts';
import { safeLine } from '../safe.ts';
import { percent, plural } from '../words/number.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';
import { cut } from './width.ts';

function line(look: Look, word: string, id: string, ...rest: readonly string[]): string {
  return `${[word, styleOf(look).id(safeLine(id)), ...rest].join('  ')}\n`;
}

/** As typed and what it comes to, `9:10 (47.4%)`; `~90%` where it is not the forecaster's own. */
function numberText({ basis, typed, central, usable }: Probability): string {
  const text = percent(central);
  if (basis !== 'stated') return `~${text}`;
  if (typed === undefined || typed === text) return text;
  // A range that is too wide comes to nothing.
  return usable ? `${safeLine(typed)} (${text})` : safeLine(typed);
}

/** `added  ship-before-june  due 2025-05-31  65%` */
export function addedLine({ id, due, probability }: Prediction, look: Look): string {
  const number = probability ? numberText(probability) : 'no probability';
  return line(look, 'added', id, due ? `due ${due.date}` : 'undated', number);
}

/** `added  big-talk-2025  said 2025-06-18  A talk about agents`, a source record. */
export function addedSourceLine({ id, said, title }: Source, look: Look): string {
  return line(look, 'added', id, ...(said ? [`said ${said}`] : []), cut(safeLine(title), 100));
}

/** `accounted  big-talk-2025  line 152: tracked by ship-before-june  (4 statements, 3 tracked, 1 left out)` */
export function statementLine({ id, statements }: Source, look: Look): string {
  const { at, tracked, leftOut } = statements.at(-1)!;
  const fate = tracked.length > 0 ? `tracked by ${tracked.join(', ')}` : `left out: ${leftOut ?? ''}`;
  const held = statements.filter((one) => one.tracked.length > 0).length;
  const counts = `(${plural(statements.length, 'statement')}, ${held} tracked, ${statements.length - held} left out)`;
  return line(look, 'accounted', id, cut(safeLine(`${at}: ${fate}`), 100), counts);
}

/** `forecast  ship-before-june  wang  80% on 2026-02-01`, a withdrawal as one. */
export function forecastLine(id: string, { by, date, probability, withdrawn }: Forecast, look: Look): string {
  if (withdrawn || !probability) return line(look, 'forecast', id, safeLine(by), `withdrawn on ${date}`);
  return line(look, 'forecast', id, safeLine(by), `${numberText(probability)} on ${date}`);
}

/** `sealed  ship-before-june  2026-11-21  9f2c…`, the hash whole: a seal is worth what others keep of it. */
export function sealedLine({ id, sealed }: Prediction, look: Look): string {
  return line(look, 'sealed', id, sealed!.date, sealed!.sha256);
}

/** `noted  ship-before-june` */
export function notedLine(id: string, look: Look): string {
  return line(look, 'noted', id);
}

/** `edited  ship-before-june`; the others that the editor changed, added or took away are named too. */
export function editedLines(
  changes: { edited: readonly string[]; added: readonly string[]; gone: readonly string[] },
  look: Look,
): string {
  const { edited, added, gone } = changes;
  const lines = [
    ...edited.map((id) => line(look, 'edited', id)),
    ...added.map((id) => line(look, 'added', id)),
    ...gone.map((id) => line(look, 'removed', id)),
  ];
  return lines.length > 0 ? lines.join('') : 'edited the ledger: no entry reads differently\n';
}

/** `took back: resolve ship-before-june yes (2026-11-21)` */
export function tookBackLine(command: string, day: string): string {
  return `took back: ${cut(safeLine(command), 100)} (${day})\n`;
}
