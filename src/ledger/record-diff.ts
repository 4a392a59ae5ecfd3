// What changed in the record between two days.
import { addDays, dayOrder } from '../day.ts';
import type { Day } from '../day.ts';
import { itemsOf } from './item.ts';
import type { Item } from './item.ts';
import type { Forecast, Ledger, Outcome, Prediction, Resolution } from './prediction.ts';
import { ledgerAsOf, standing } from './standing.ts';
import type { Status } from './standing.ts';

export interface RecordChange {
  id: string;
  kind: 'entered' | 'restated' | 'resolved' | 'forecast' | 'sealed' | 'standing';
  date: Day;
  prediction: Prediction;
  resolution?: Resolution;
  /** What the same grader had said before, where the resolution amends or takes back an outcome. */
  was?: Outcome;
  forecast?: Forecast;
  /** Standing before and after, where it changed. */
  from?: Status;
  to?: Status;
}

/** The last outcome of this grader above the resolution; undefined where there is none, or it was taken back. */
function outcomeBefore({ resolutions }: Prediction, resolution: Resolution): Outcome | undefined {
  const above = resolutions.slice(0, resolutions.indexOf(resolution));
  const last = above.findLast(({ by }) => by === resolution.by)?.outcome;
  return last === 'open' ? undefined : last;
}

/** The day on which the standing of `to` set in: of its resolutions, or the day after its due day. */
function since(ledger: Ledger, after: Item, from: Day, to: Day): Day {
  const { prediction } = after;
  const due = prediction.due ? [addDays(prediction.due.date, 1)] : [];
  const days = [...prediction.resolutions.map((resolution) => resolution.recorded), ...due]
    .filter((day) => day > from && day <= to)
    .sort()
    .reverse();
  const one: Ledger = { ...ledger, predictions: [prediction] };
  let earliest = to;
  for (const day of days) {
    const then = ledgerAsOf(one, day).predictions[0];
    if (then === undefined || standing(then, day).status !== after.standing.status) break;
    earliest = day;
  }
  return earliest;
}

function changesOf(ledger: Ledger, before: Item | undefined, after: Item, from: Day, to: Day): RecordChange[] {
  const { prediction } = after;
  const base = { id: prediction.id, prediction };
  const old = before?.prediction;
  const changes: RecordChange[] = before ? [] : [{ ...base, kind: 'entered', date: prediction.recorded }];
  // What is older than the entry came in with it.
  const isNew = (date: Day): boolean => date > from && date >= prediction.recorded;
  for (const saying of prediction.restated) {
    if (isNew(saying.date)) changes.push({ ...base, kind: 'restated', date: saying.date });
  }
  for (const resolution of prediction.resolutions) {
    if (old?.resolutions.includes(resolution)) continue;
    const was = outcomeBefore(prediction, resolution);
    changes.push({ ...base, kind: 'resolved', date: resolution.recorded, resolution, ...(was && { was }) });
  }
  for (const forecast of prediction.forecasts) {
    if (isNew(forecast.date)) changes.push({ ...base, kind: 'forecast', date: forecast.date, forecast });
  }
  if (prediction.sealed && isNew(prediction.sealed.date))
    changes.push({ ...base, kind: 'sealed', date: prediction.sealed.date });
  if (before && before.standing.status !== after.standing.status) {
    const date = since(ledger, after, from, to);
    changes.push({ ...base, kind: 'standing', date, from: before.standing.status, to: after.standing.status });
  }
  return changes;
}

/**
 * The changes after the day `from` up to the day `to`, in order of day, then of the file: entries, restatements,
 * resolutions, forecasts and seals that came in, and standings that moved (a due day passing moves `open` to
 * `due` without any entry).
 */
export function recordDiff(ledger: Ledger, from: Day, to: Day): RecordChange[] {
  const before = new Map(itemsOf(ledger, from).map((item) => [item.prediction.id, item]));
  const changes = itemsOf(ledger, to).flatMap((item) =>
    changesOf(ledger, before.get(item.prediction.id), item, from, to),
  );
  return changes.sort((a, b) => dayOrder(a.date, b.date));
}
