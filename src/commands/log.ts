import { dayOrder } from '../day.ts';
import type { Day } from '../day.ts';
import { failure } from '../errors.ts';
import { recordDiff } from '../ledger/record-diff.ts';
import type { RecordChange } from '../ledger/record-diff.ts';
import { logPage } from '../show/terminal/log-page.ts';
import type { LogEvent, LogRow } from '../show/terminal/log-page.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { findPrediction } from './open/find-prediction.ts';
import { gitHistory, isShallow } from './open/git-history.ts';
import type { Commit } from './open/git-history.ts';
import { openLedger } from './open/open-ledger.ts';
import { whichLedger } from './open/which-ledger.ts';

/** What an event may have besides its day and kind, in the order of a row; what it does not have is null. */
const NONE = {
  id: null, by: null, outcome: null, was: null, known: null, probability: null, why: null, commit: null, subject: null,
}; // prettier-ignore

const KEYS = ['date', 'kind', ...Object.keys(NONE)];

function row(date: Day, kind: LogRow['kind'], more: Partial<LogRow>): LogRow {
  return { date, kind, ...NONE, ...more };
}

function eventOf({ kind, date, id, prediction, resolution, was, forecast }: RecordChange): LogEvent {
  if (resolution) {
    const { outcome, by, known, why = null } = resolution;
    // An `open` takes back the grader's outcome, or, where there was none, says that they looked and left it open.
    const settled = outcome !== 'open' ? 'resolved' : was === undefined ? 'left open' : 'reopened';
    return { row: row(date, settled, { id, outcome, was: was ?? null, by, known, why }) };
  }
  if (forecast) {
    const { by, withdrawn, probability, why = null } = forecast;
    const about = { id, by, probability: probability?.central ?? null, why };
    return { row: row(date, withdrawn ? 'withdrawn' : 'forecast', about), number: probability };
  }
  if (kind !== 'entered') return { row: row(date, kind, { id }) };
  const { forecaster: by, probability: number } = prediction;
  return { row: row(date, kind, { id, by, probability: number?.central ?? null }), number };
}

function commitRow(id: string | null, { hash, when, author, subject }: Commit): LogRow {
  return row(when.slice(0, 10), 'commit', { id, by: author, commit: hash, subject });
}

/** Who recorded or changed what when: from the record, and from the commits of its file where there are any. */
export async function log(
  input: { id?: string | undefined; git?: boolean },
  given: Globals,
  world: World,
): Promise<number> {
  const formatted = inFormat(given, 'log');
  const { globals, plain } = await whichLedger('log', () => [input.id], formatted, world);
  const opened = await openLedger('log', globals, world);
  const typed = plain(input.id);
  const id = typed === undefined ? undefined : findPrediction(opened.ledger, typed, globals.today).prediction.id;
  // Before every day, so that the whole record is told.
  const changes = recordDiff(opened.ledger, '0000-00-00', globals.asOf).filter(
    (change) => id === undefined || change.id === id,
  );
  const commits = input.git === false ? [] : await gitHistory(opened.path, id, world);
  if (commits.length > 0 && (await isShallow(opened.path, world)))
    world.err(
      'predict: the clone is shallow: its oldest commit stands for all before it; git fetch --unshallow brings them\n',
    );
  const told = commits.toReversed().map((commit) => commitRow(id ?? null, commit)).filter(({ date }) => date <= globals.asOf); // prettier-ignore
  const events = [...changes.map(eventOf), ...told.map((one): LogEvent => ({ row: one }))].sort((a, b) =>
    dayOrder(a.row.date, b.row.date),
  );
  const rows = events.map((event) => event.row);
  if (rows.length === 0 && id !== undefined)
    throw failure('unknown-id', `${id} was not in the ledger on ${globals.asOf}`, ['give a later day with --as-of']);
  if (globals.format === 'text') deliver(logPage(events, id !== undefined, globals.look), globals, world);
  else deliver(await rowsFor(opened.envelope, 'log', rows, KEYS, globals), globals, world);
  return 0;
}
