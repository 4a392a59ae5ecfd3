// What changed in the record between two days.
import type { Day } from '../day.ts';
import type { Item } from './item.ts';
import { itemsOf } from './item.ts';
import type { Forecast, Ledger, Prediction, Resolution } from './prediction.ts';
import type { Status } from './standing.ts';

export interface RecordChange {
  id: string;
  kind: 'entered' | 'resolved' | 'forecast' | 'sealed' | 'standing';
  date: Day;
  prediction: Prediction;
  resolution?: Resolution;
  forecast?: Forecast;
  /** Standing before and after, where it changed. */
  from?: Status;
  to?: Status;
}

function changesOf(before: Item | undefined, after: Item, to: Day): RecordChange[] {
  const { prediction } = after;
  const base = { id: prediction.id, prediction };
  const old = before?.prediction;
  const changes: RecordChange[] = before ? [] : [{ ...base, kind: 'entered', date: prediction.recorded }];
  for (const resolution of prediction.resolutions) {
    if (!old?.resolutions.includes(resolution)) changes.push({ ...base, kind: 'resolved', date: resolution.recorded, resolution });
  }
  for (const forecast of prediction.forecasts) {
    if (!old?.forecasts.includes(forecast)) changes.push({ ...base, kind: 'forecast', date: forecast.date, forecast });
  }
  if (prediction.sealed && !old?.sealed) changes.push({ ...base, kind: 'sealed', date: prediction.sealed.date });
  if (before && before.standing.status !== after.standing.status) {
    changes.push({ ...base, kind: 'standing', date: to, from: before.standing.status, to: after.standing.status });
  }
  return changes;
}

/**
 * The changes after the day `from` up to the day `to`, in order of day, then of the file: entries, resolutions, forecasts
 * and seals that came in, and standings that moved (a due day passing moves `open` to `due` without any entry).
 */
export function recordDiff(ledger: Ledger, from: Day, to: Day): RecordChange[] {
  const before = new Map(itemsOf(ledger, from).map((item) => [item.prediction.id, item]));
  const changes = itemsOf(ledger, to).flatMap((item) => changesOf(before.get(item.prediction.id), item, to));
  return changes.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
