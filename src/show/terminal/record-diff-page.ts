import type { Day } from '../../day.ts';
import type { RecordChange } from '../../ledger/record-diff.ts';
import { safeLine } from '../safe.ts';
import { plural } from '../words/number.ts';
import { probabilityText } from '../words/probability-text.ts';
import type { Look } from './look.ts';
import { rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { cut, flow, width, wrap } from './width.ts';

const INSET = '  ';

function what(change: RecordChange, look: Look): string {
  const { resolution, forecast } = change;
  if (change.kind === 'resolved' && resolution)
    return `${safeLine(resolution.by)}: ${resolution.outcome}${resolution.charitable && resolution.charitable !== resolution.outcome ? ` (charitable: ${resolution.charitable})` : ''}${change.was ? `; was ${change.was}` : ''}`;
  if (change.kind === 'forecast' && forecast)
    return `${safeLine(forecast.by)}: ${forecast.withdrawn ? 'withdrawn' : probabilityText(forecast.probability, look)}`;
  if (change.kind === 'standing')
    return `${change.from === 'due' ? 'overdue' : change.from} → ${change.to === 'due' ? 'overdue' : change.to}`;
  return change.kind === 'entered' ? safeLine(change.prediction.claim) : '';
}

/** Columns that a claim gets at least where nothing else may go on another line. */
const CLAIM = 24;

/** A line a change, by day, on a terminal more where it does not fit; a last line counts them. Only claims are cut. */
export function recordDiffPage(changes: readonly RecordChange[], from: Day, to: Day, look: Look): string {
  const style = styleOf(look);
  const ellipsis = look.unicode ? '…' : '...';
  const lines = changes.flatMap((change) => {
    const id = style.id(safeLine(change.id));
    const about = what(change, look);
    const lead = `${change.date}  ${style.strong(change.kind.padEnd(8))}  ${id}`;
    const room = look.width - width(lead) - 2;
    const isClaim = change.kind === 'entered';
    if (width(about) <= room || (isClaim && room >= CLAIM)) return [`${lead}  ${cut(about, room, ellipsis)}`.trimEnd()];
    if (rowWidth(look) === Infinity) return [`${lead}  ${isClaim ? cut(about, CLAIM, ellipsis) : about}`.trimEnd()];
    const below = isClaim ? cut(about, look.width - INSET.length, ellipsis) : about;
    const parts = width(lead) <= look.width ? [lead] : [change.date, style.strong(change.kind), id];
    return flow([...parts, ...(below === '' ? [] : [below])], '  ', INSET, look.width);
  });
  lines.push(...wrap(`${plural(changes.length, 'change')} after ${from} up to ${to}`, look.width));
  return lines.map((line) => `${line}\n`).join('');
}
