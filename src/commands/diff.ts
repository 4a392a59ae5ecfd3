import { relative, resolve } from 'node:path';
import { parsePeriod } from '../day.ts';
import type { Day, Period } from '../day.ts';
import { failure, misuse } from '../errors.ts';
import { changesOfLedgers, isAltered } from '../ledger/ledger-changes.ts';
import { recordDiff } from '../ledger/record-diff.ts';
import { ledgerAsOf } from '../ledger/standing.ts';
import { STANDARD_INPUT } from '../ledger/store/find.ts';
import { isThere } from '../ledger/store/same-file.ts';
import { shellWord } from '../shell-word.ts';
import { ledgerChangesPage } from '../show/terminal/ledger-changes-page.ts';
import { recordDiffPage } from '../show/terminal/record-diff-page.ts';
import { plainWords } from '../show/words/plain-words.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { predictWith } from './line/predict-with.ts';
import { foundLedgers, refuseFallback } from './open/ledger-files.ts';
import { openEach, openLedgers } from './open/open-ledger.ts';

const CHANGE_KEYS = ['kind', 'id', 'field', 'from', 'to'];
const KEYS = ['date', 'kind', 'id', 'outcome', 'by', 'probability', 'from', 'to'];

/** A cell of a table: empty where there is nothing. */
function wordsOf(value: unknown): string | null {
  return value === null ? null : plainWords(value);
}

function periodOption(flag: string, text: string, today: Day): Period {
  const period = parsePeriod(text, today);
  if (period === undefined)
    throw failure('bad-day', `${flag}: "${text}" is not a day`, ['write 2026-01-31, -2w or 2026-Q1'], 2);
  return period;
}

interface DiffInput {
  from?: string;
  to?: string;
  /** An earlier copy of the ledger, `-` for standard input. */
  against?: string;
  exitCode?: boolean;
}

/** How an older version of one ledger comes from git: a commit is no file. */
function versionInGit(globals: Globals, world: World): string[] {
  const { files, readOnly } = foundLedgers(globals, world);
  const [path] = files;
  if (files.length !== 1 || readOnly || path === STANDARD_INPUT) return [];
  const place = shellWord(`HEAD:./${relative(world.cwd, path!)}`);
  return [`a version in git: git show ${place} | ${predictWith(globals)} diff --against -`];
}

/** What the ledger says otherwise than an earlier copy of it. */
async function diffAgainst(input: DiffInput, globals: Globals, world: World): Promise<number> {
  const { against } = input;
  if (input.from !== undefined || input.to !== undefined || globals.asOf !== globals.today)
    throw misuse('--against looks at no days', 'leave out --from, --to and --as-of');
  if (against === '') throw misuse('--against is given an empty path', 'name a file or folder');
  if (against !== '-' && !isThere(resolve(world.cwd, against!)))
    throw failure('no-such-file', `--against: there is no ${against}`, [
      'name an earlier copy of the ledger',
      ...versionInGit(globals, world),
    ]);
  // $PREDICT_LEDGER may name it as well.
  if (against === '-' && foundLedgers(globals, world).files.includes(STANDARD_INPUT))
    throw misuse('standard input is the ledger or the copy, not both', 'name a file for one');
  if (input.exitCode) refuseFallback('predict diff --exit-code', globals, world);
  const now = await openEach('diff', globals, world);
  // An older version out of git has its records where the ledger has them.
  const before = await openEach('diff', { ...globals, ledgers: [against!] }, world, now.folder);
  const changes = changesOfLedgers(before.ledgers, now.ledgers);
  const altered = changes.filter(isAltered).length;
  const shown = against === '-' ? '<stdin>' : against!;
  if (globals.format === 'text') deliver(ledgerChangesPage(changes, altered, shown, globals.look), globals, world);
  else {
    const inWords = globals.format === 'csv';
    const rows = changes.map(({ kind, id, field, from, to }) =>
      inWords ? { kind, id, field, from: wordsOf(from), to: wordsOf(to) } : { kind, id, field, from, to },
    );
    const more = { against: shown, altered };
    deliver(await rowsFor(now.envelope, 'changes', rows, CHANGE_KEYS, globals, more), globals, world);
  }
  return input.exitCode && altered > 0 ? 1 : 0;
}

/**
 * `predict diff`: what the record gained between two days, or says otherwise than an earlier copy. Returns the exit
 * status: 1 with --exit-code where something that the copy has is gone or changed, else 0.
 */
export async function diff(input: DiffInput, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'diff');
  if (input.against !== undefined) return diffAgainst(input, globals, world);
  if (input.exitCode) throw misuse('--exit-code needs --against FILE', 'predict diff --against old.yaml --exit-code');
  if (input.from === undefined)
    throw misuse(
      'predict diff needs --from DAY or --against FILE',
      'predict diff --from 2026-01-01',
      'predict diff --against old.yaml',
    );
  const from = periodOption('--from', input.from, globals.today).first;
  const to = input.to === undefined ? globals.asOf : periodOption('--to', input.to, globals.today).last;
  if (to < from) throw misuse(`--to ${to} is before --from ${from}`, 'give an earlier --from or a later --to');
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
