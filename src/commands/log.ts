import type { Day } from '../day.ts';
import { failure } from '../errors.ts';
import type { Prediction, Resolution } from '../ledger/prediction.ts';
import { recordDiff } from '../ledger/record-diff.ts';
import type { RecordChange } from '../ledger/record-diff.ts';
import { jsonDocument } from '../show/json.ts';
import { logPage } from '../show/log-page.ts';
import type { LogRow } from '../show/log-page.ts';
import type { World } from '../world.ts';
import { deliver, onlyFormats, pickRows, rowsText } from './deliver.ts';
import { findPrediction } from './find-prediction.ts';
import { gitHistory } from './git-history.ts';
import type { Commit } from './git-history.ts';
import type { Globals } from './globals.ts';
import { openLedger } from './open-ledger.ts';

const KEYS = ['date', 'kind', 'id', 'by', 'outcome', 'known', 'probability', 'why', 'commit', 'subject'] as const;

/** A row with its keys in the order of `KEYS`; what an event does not have is null. */
function row(date: Day, kind: LogRow['kind'], more: Partial<LogRow>): LogRow {
  const none = {
    id: null,
    by: null,
    outcome: null,
    known: null,
    probability: null,
    why: null,
    commit: null,
    subject: null,
  };
  return { date, kind, ...none, ...more };
}

/** An `open` takes back the grader's outcome, or, where he had none, says that he looked and left it open. */
function openKind(prediction: Prediction, resolution: Resolution): LogRow['kind'] {
  const before = prediction.resolutions.slice(0, prediction.resolutions.indexOf(resolution));
  return before.some(({ by, outcome }) => by === resolution.by && outcome !== 'open') ? 'reopened' : 'left open';
}

function rowOf({ kind, date, id, prediction, resolution, forecast }: RecordChange): LogRow {
  if (resolution) {
    const { outcome, by, known, why = null } = resolution;
    return row(date, outcome === 'open' ? openKind(prediction, resolution) : 'resolved', {
      id,
      outcome,
      by,
      known,
      why,
    });
  }
  if (forecast) {
    const { by, withdrawn, probability, why = null } = forecast;
    return row(date, withdrawn ? 'withdrawn' : 'forecast', { id, by, probability: probability?.central ?? null, why });
  }
  const entered = { by: prediction.forecaster, probability: prediction.probability?.central ?? null };
  return row(date, kind, { id, ...(kind === 'entered' ? entered : {}) });
}

function commitRow(id: string | null, { hash, when, author, subject }: Commit): LogRow {
  return row(when.slice(0, 10), 'commit', { id, by: author, commit: hash, subject });
}

/** Who recorded or changed what when: from the record, and from the commits of its file where there are any. */
export async function log(
  input: { id?: string | undefined; git?: boolean },
  globals: Globals,
  world: World,
): Promise<number> {
  onlyFormats(globals, 'log', ['text', 'json', 'jsonl']);
  const opened = await openLedger('log', globals, world);
  const id = input.id === undefined ? undefined : findPrediction(opened.ledger, input.id, globals.today).prediction.id;
  const changes = recordDiff(opened.ledger, '0000-00-00', globals.asOf).filter(
    (change) => id === undefined || change.id === id,
  );
  const commits = input.git === false ? [] : await gitHistory(opened.path, id, world);
  const told = commits.toReversed().map((commit) => commitRow(id ?? null, commit)).filter(({ date }) => date <= globals.asOf); // prettier-ignore
  const rows = [...changes.map(rowOf), ...told].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (rows.length === 0 && id !== undefined)
    throw failure('unknown-id', `${id} was not in the ledger on ${globals.asOf}`);
  if (globals.format === 'text') deliver(logPage(rows, id !== undefined, globals.look), globals, world);
  else if (globals.format === 'json')
    deliver(jsonDocument(opened.envelope, { log: pickRows(rows, KEYS, globals) }), globals, world);
  else deliver(await rowsText(rows, KEYS, globals), globals, world);
  return 0;
}
