import { parseDay } from '../day.ts';
import type { Day } from '../day.ts';
import { failure } from '../errors.ts';
import { appendToEntry } from '../ledger/edit.ts';
import type { EmitItem } from '../ledger/emit.ts';
import { itemsOf } from '../ledger/item.ts';
import type { Item } from '../ledger/item.ts';
import { OUTCOMES, VOID_REASONS } from '../ledger/prediction.ts';
import { findItem } from '../ledger/select.ts';
import { nearest } from '../nearest.ts';
import { resolvedLine } from '../show/resolved-line.ts';
import type { World } from '../world.ts';
import { changeLedgerFile } from './change-ledger.ts';
import type { Globals } from './globals.ts';
import { groupOf } from '../score/cohort.ts';
import { scoredItem } from '../score/scored-item.ts';

export interface ResolveInput {
  id: string;
  outcome?: string | undefined;
  known?: string;
  happened?: string;
  fraction?: string;
  reason?: string;
  charitable?: string;
  evidence?: readonly string[];
  against?: readonly string[];
  why?: string;
  by?: string;
  amend?: boolean;
  dryRun?: boolean;
}

function wordOf(flag: string, text: string, allowed: readonly string[]): string {
  if (allowed.includes(text)) return text;
  const near = nearest(text, allowed, 1).map((word) => `did you mean ${word}?`);
  throw failure('command-line', `${flag}: "${text}" is not one of its values`, [...near, `values: ${allowed.join(', ')}`], 2);
}

function dayOf(flag: string, text: string, today: Day): Day {
  const day = parseDay(text, today);
  if (day === undefined) throw failure('bad-day', `${flag}: "${text}" is no day`, ['write 2026-01-31, today, yesterday or -2w'], 2);
  return day;
}

/** The resolution as it will stand in the ledger; what does not fit together is found by reading the changed ledger. */
function resolutionOf(input: ResolveInput, keeper: string, today: Day): EmitItem {
  if (input.outcome === undefined) throw failure('command-line', 'predict resolve needs an outcome', [`outcomes: ${OUTCOMES.join(', ')}`], 2);
  const outcome = wordOf('OUTCOME', input.outcome, OUTCOMES);
  if (!input.why?.trim()) throw failure('why-missing', 'a resolution needs its reason', ['give it with --why "...": a sentence or two that a stranger can check']);
  const evidence = [
    ...(input.evidence ?? []).map((url) => ({ url, side: 'for' })),
    ...(input.against ?? []).map((url) => ({ url, side: 'against' })),
  ];
  return {
    outcome,
    charitable: input.charitable === undefined ? undefined : wordOf('--charitable', input.charitable, OUTCOMES),
    fraction: input.fraction,
    happened: input.happened === undefined ? undefined : dayOf('--happened', input.happened, today),
    reason: input.reason === undefined ? undefined : wordOf('--reason', input.reason, VOID_REASONS),
    known: input.known === undefined ? today : dayOf('--known', input.known, today),
    recorded: today,
    by: input.by ?? keeper,
    why: input.why.trim(),
    evidence: evidence.length > 0 ? evidence : undefined,
  };
}

/** One grader's outcome over an existing one of his must be meant. */
function refuseSecond(item: Item, by: string, input: ResolveInput): void {
  const before = item.prediction.resolutions.filter((resolution) => resolution.by === by).at(-1);
  if (before === undefined && input.outcome === 'open') {
    throw failure('nothing-to-reopen', `${by} has not resolved ${item.prediction.id}`, ['--by NAME names another grader']);
  }
  if (before === undefined || before.outcome === 'open' || input.amend) return;
  throw failure('already-resolved', `${by} resolved ${item.prediction.id} as ${before.outcome} on ${before.recorded}`, [
    '--amend appends a new resolution; the old one stays on record',
    '--by NAME records the view of another grader beside it',
  ]);
}

export async function resolve(input: ResolveInput, globals: Globals, world: World): Promise<number> {
  const changed = await changeLedgerFile('resolve', globals, world, input.dryRun === true, (opened) => {
    const item = findItem(opened.items, input.id);
    const resolution = resolutionOf(input, opened.ledger.keeper, globals.today);
    refuseSecond(item, String(resolution['by']), input);
    return { ids: [item.prediction.id], edit: appendToEntry(opened.text, item.prediction.id, 'resolutions', resolution) };
  });
  if (changed === undefined) return 0;
  const item = findItem(itemsOf(changed.ledger, globals.asOf), changed.ids[0]!);
  world.out(resolvedLine(item, scoredItem(item, groupOf(item), { includeEarly: false }), globals.look));
  return 0;
}
