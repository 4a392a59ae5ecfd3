// The time line on a terminal: one strip a prediction, from the day it was said to the day it is due.
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import { timeLineOf } from '../plot/time-line.ts';
import type { Strip, TimeLine } from '../plot/time-line.ts';
import { safeLine } from '../safe.ts';
import type { Look } from './look.ts';
import { mark } from './mark.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import { cut, pad, widest, wrapBehind } from './width.ts';

const WIDEST_ID = 36;
/** Columns of sign and word at the right end of a strip. */
const WORD = 11;

interface Signs {
  said: string;
  line: string;
  due: string;
  known: string;
  asOf: string;
  never: string;
  ellipsis: string;
}

const UNICODE: Signs = { said: '○', line: '─', due: '┤', known: '●', asOf: '┊', never: '┄', ellipsis: '…' };
const ASCII: Signs = { said: 'o', line: '-', due: '|', known: '*', asOf: ':', never: '~', ellipsis: '...' };

function strip(one: Strip, line: TimeLine, columns: number, signs: Signs, style: Style): string {
  const at = (share: number): number => Math.round(share * (columns - 1));
  const cells = Array.from({ length: columns }, () => ' ');
  const said = at(one.saidAt);
  const due = one.dueAt === null ? columns - 1 : at(one.dueAt);
  for (let column = said; column <= due; column++) cells[column] = one.dueAt === null ? signs.never : signs.line;
  cells[at(line.asOfAt)] = signs.asOf;
  if (one.dueAt !== null) cells[due] = signs.due;
  cells[said] = signs.said;
  if (one.knownAt !== null) cells[at(one.knownAt)] = signs.known;
  return cells.map((sign) => (sign === signs.asOf ? style.warn(sign) : sign)).join('');
}

/** Year labels over the strips, and where the as-of day is; a label that would touch the one before it is left out. */
function axis(line: TimeLine, columns: number): string {
  const cells = Array.from({ length: columns + 4 }, () => ' ');
  let free = 0;
  for (const tick of line.ticks) {
    const start = Math.round(tick.share * (columns - 1));
    if (start < free || start + 4 > cells.length) continue;
    for (const [offset, sign] of [...tick.label].entries()) cells[start + offset] = sign;
    free = start + tick.label.length + 1;
  }
  return cells.join('').trimEnd();
}

/** Header with years, one strip a prediction in order of the due day, legend. No predictions give no lines. */
export function timeLineTerminal(items: readonly Item[], asOf: Day, look: Look): string[] {
  if (items.length === 0) return [];
  const style = styleOf(look);
  const signs = look.unicode ? UNICODE : ASCII;
  const line = timeLineOf(items, asOf);
  const standings = new Map(items.map((item) => [item.prediction.id, item.standing]));
  const ids = line.strips.map((one) => safeLine(one.id));
  const idWidth = Math.min(widest(ids), Math.max(12, Math.min(WIDEST_ID, Math.floor(look.width * 0.4))));
  const columns = Math.min(120, look.width - idWidth - WORD - 4);
  const lead = ' '.repeat(idWidth + 2);
  const legend = `${signs.said} said  ${signs.due} due  ${signs.known} outcome known  ${signs.asOf} ${asOf}  ${signs.never} no due day`;
  return [
    style.quiet(`${lead}${axis(line, columns)}`),
    ...line.strips.map((one, index) =>
      [
        style.id(pad(cut(ids[index]!, idWidth, signs.ellipsis), idWidth)),
        strip(one, line, columns, signs, style),
        mark(standings.get(one.id)!, look, true),
      ].join('  '),
    ),
    ...wrapBehind('', legend, look.width).map((text) => style.quiet(text)),
  ].map((text) => text.trimEnd());
}
