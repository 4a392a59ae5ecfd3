import type { Day } from '../day.ts';
import type { RecordChange } from '../ledger/record-diff.ts';
import type { Look } from './look.ts';
import { plural } from './number.ts';
import { probabilityText } from './prediction-list.ts';
import { safeLine } from './safe.ts';
import { styleOf } from './style.ts';
import { cut } from './width.ts';

function what(change: RecordChange, look: Look): string {
  const { resolution, forecast } = change;
  if (change.kind === 'resolved' && resolution)
    return `${safeLine(resolution.by)}: ${resolution.outcome}${resolution.charitable && resolution.charitable !== resolution.outcome ? ` (charitable: ${resolution.charitable})` : ''}`;
  if (change.kind === 'forecast' && forecast)
    return `${safeLine(forecast.by)}: ${forecast.withdrawn ? 'withdrawn' : probabilityText(forecast.probability, look)}`;
  if (change.kind === 'standing')
    return `${change.from === 'due' ? 'overdue' : change.from} → ${change.to === 'due' ? 'overdue' : change.to}`;
  return change.kind === 'entered' ? safeLine(change.prediction.claim) : '';
}

/** One line a change, by day; a last line counts them. */
export function recordDiffPage(changes: readonly RecordChange[], from: Day, to: Day, look: Look): string {
  const style = styleOf(look);
  const lines = changes.map((change) => {
    const lead = `${change.date}  ${change.kind.padEnd(8)}  ${safeLine(change.id)}`;
    const painted = `${change.date}  ${style.strong(change.kind.padEnd(8))}  ${style.id(safeLine(change.id))}`;
    return `${painted}  ${cut(what(change, look), Math.max(24, look.width - lead.length - 2), look.unicode ? '…' : '...')}`.trimEnd();
  });
  lines.push(`${plural(changes.length, 'change')} after ${from} up to ${to}`);
  return lines.map((line) => `${line}\n`).join('');
}
