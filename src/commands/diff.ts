import { parsePeriod } from '../day.ts';
import type { Day, Period } from '../day.ts';
import { failure } from '../errors.ts';
import { recordDiff } from '../ledger/record-diff.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { recordDiffPage } from '../show/terminal/record-diff-page.ts';
import type { World } from '../world.ts';
import { deliver, inFormat, rowsFor } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { openLedgers } from './open/open-ledger.ts';

const KEYS = ['date', 'kind', 'id', 'outcome', 'by', 'probability', 'from', 'to'];

function periodOption(flag: string, text: string, today: Day): Period {
  const period = parsePeriod(text, today);
  if (period === undefined)
    throw failure('bad-day', `${flag}: "${text}" is not a day`, ['write 2026-01-31, -2w or 2026-Q1'], 2);
  return period;
}

/** `predict diff`: what the record gained between two days. Returns the exit status, always 0. */
export async function diff(input: { from?: string; to?: string }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'diff', ['text', 'json', 'jsonl', 'csv']);
  if (input.from === undefined)
    throw failure('command-line', 'predict diff needs --from DAY', ['predict diff --from 2026-01-01'], 2);
  const from = periodOption('--from', input.from, globals.today).first;
  const to = input.to === undefined ? globals.asOf : periodOption('--to', input.to, globals.today).last;
  if (to < from)
    throw failure('command-line', `--to ${to} is before --from ${from}`, ['give an earlier --from or a later --to'], 2);
  const opened = await openLedgers('diff', globals, world);
  const changes = recordDiff(ledgerAsOf(opened.ledger, globals.asOf), from, to);
  const rows = changes.map((change) => ({
    date: change.date,
    kind: change.kind,
    id: change.id,
    outcome: change.resolution?.outcome ?? null,
    by: change.resolution?.by ?? change.forecast?.by ?? null,
    probability: change.forecast?.probability?.central ?? null,
    from: change.from ?? null,
    to: change.to ?? null,
  }));
  if (globals.format === 'text') deliver(recordDiffPage(changes, from, to, globals.look), globals, world);
  else deliver(await rowsFor(opened.envelope, 'changes', rows, KEYS, globals, { from, to }), globals, world);
  return 0;
}
