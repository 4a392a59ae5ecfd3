import { failure, misuse } from '../errors.ts';
import { checkEntries } from '../ledger/check.ts';
import { LAYOUTS } from '../ledger/edit/emit-layout.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import { appendEntries } from '../ledger/edit/entries.ts';
import { addForecaster } from '../ledger/edit/forecaster.ts';
import { combined, spanning } from '../ledger/edit/text.ts';
import type { Ledger, Prediction } from '../ledger/prediction.ts';
import { standing } from '../ledger/standing.ts';
import { safeProblem } from '../show/safe.ts';
import { addedLine } from '../show/terminal/written-line.ts';
import type { World } from '../world.ts';
import { addNewEntries, endOfLedger, previewOfNew } from './change/change-entries.ts';
import type { LedgerEnd } from './change/change-entries.ts';
import { changeLedgerFile, openForChange, previewOf } from './change/change-ledger.ts';
import type { Change, LedgerNow } from './change/change-ledger.ts';
import { keepAnswers } from './change/keep-answers.ts';
import { takenIn } from './change/taken-ids.ts';
import type { TakenIds } from './change/taken-ids.ts';
import type { Writing } from './change/writing.ts';
import { deliver } from './deliver/deliver.ts';
import { ADD_EXAMPLE } from './input/add-words.ts';
import { askForEntry } from './input/ask-for-entry.ts';
import type { Tried } from './input/ask-for-entry.ts';
import type { EntryInput } from './input/entry-input.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { inObject, onlyKeys, readObjects, refuseBoth } from './input/json-input.ts';
import { weakPoints } from './input/judgeable.ts';
import { completed, itemOfInput, saidRemark } from './input/new-entry.ts';
import type { NewEntry } from './input/new-entry.ts';
import { newForecasterRemark } from './input/new-forecaster.ts';
import type { NamedForecaster } from './input/new-forecaster.ts';
import type { Globals } from './line/globals.ts';
import { predictWith, undoWith } from './line/predict-with.ts';
import { withIds } from './open/find-prediction.ts';
import { once } from './open/once.ts';
import { readLedgerText } from './open/open-ledger.ts';
import type { Opened } from './open/open-ledger.ts';

export interface AddInput extends EntryInput {
  dryRun?: boolean;
}

/** The entries with ids and days filled in, each knowing those before it. */
function completedAll(items: readonly EmitItem[], ledger: Ledger, taken: TakenIds, globals: Globals): NewEntry[] {
  const fresh = new Set<string>();
  const either: TakenIds = { has: (id) => fresh.has(id) || taken.has(id) };
  return items.map((item, index) =>
    inObject(index, globals.jsonInput ? items.length : undefined, () => {
      const entry = completed(item, ledger, either, globals.today);
      fresh.add(entry.id);
      return entry;
    }),
  );
}

/** A change that adds, and who comes in with it. */
interface Addition extends Change {
  people: readonly NamedForecaster[];
}

function changeOf(
  { ledger, text }: LedgerNow,
  taken: TakenIds,
  items: readonly EmitItem[],
  globals: Globals,
  asked: boolean,
): Addition {
  const entries = completedAll(items, ledger, taken, globals);
  const people = new Map<string, NamedForecaster>();
  for (const { forecaster } of entries) if (forecaster) people.set(forecaster.id, forecaster);
  let edit = spanning(text, text);
  for (const { id, name } of people.values()) edit = combined(text, edit, addForecaster(edit.text, id, name));
  edit = combined(
    text,
    edit,
    appendEntries(
      edit.text,
      entries.map(({ item }) => item),
    ),
  );
  const ids = entries.map(({ id }) => id);
  // The end of a ledger does not tell whether a claim is made twice; the whole does.
  if (entries.some(({ item }) => taken.mayClaim?.(item['claim'] as string)))
    throw failure('same-claim', 'another entry may claim the same', []);
  return {
    edit,
    ids,
    forecasters: [...people.keys()],
    people: [...people.values()],
    ...(asked ? { what: `add ${ids[0]}` } : {}),
  };
}

/**
 * What `check` says as well; `weakPoints` says it with the flag that mends it. That the due day is over says that the
 * entry is overdue, and that whatever criteria it has came after it.
 */
const WEAK_TOO = ['undated', 'no-criteria', 'wide-range', 'overdue', 'criteria-after-outcome'];

/** What is weak in the new entries, as the reader understands them, and whatever `check` would say of them besides. */
function weaknessesOf(ledger: Ledger, ids: readonly string[], globals: Globals): string[] {
  const { today } = globals;
  const added = withIds(ledger, ids);
  const points = added.flatMap((prediction) =>
    weakPoints(prediction, today, predictWith(globals)).map((point) =>
      added.length > 1 ? { ...point, message: `${prediction.id}: ${point.message}` } : point,
    ),
  );
  const said = checkEntries(ledger, ids, today, (prediction) => standing(prediction, today), predictWith(globals));
  const more = said.filter(({ code }) => !WEAK_TOO.includes(code));
  return [...points, ...more].map(safeProblem);
}

/** What is weak in the entries; nothing where they cannot be read. */
async function weaknesses(opened: Opened, items: readonly EmitItem[], globals: Globals): Promise<string[]> {
  const { edit, ids } = changeOf(opened, takenIn(opened.ledger), items, globals, false);
  const { ledger } = await readLedgerText(opened.path, opened.shown, edit.text);
  return ledger ? weaknessesOf(ledger, ids, globals) : [];
}

/** What the items would change, and what is weak in them, on the whole ledger. */
async function tryOut(opened: Opened, items: readonly EmitItem[], writing: Writing): Promise<Tried> {
  const { globals } = writing;
  const diff = await previewOf(opened, writing, (now) => changeOf(now, takenIn(now.ledger), items, globals, true));
  return { diff, weak: await weaknesses(opened, items, globals) };
}

/** The same on the end of the ledger; undefined where that does not do. */
async function tryOutAlone(items: readonly EmitItem[], writing: Writing): Promise<Tried | undefined> {
  const { globals } = writing;
  let ids: readonly string[] = [];
  const tried = await previewOfNew(writing, (now, taken) => {
    const addition = changeOf(now, taken, items, globals, true);
    ({ ids } = addition);
    return addition;
  });
  return tried && { diff: tried.diff, weak: weaknessesOf(tried.after, ids, globals) };
}

function itemsOf(
  input: AddInput,
  objects: readonly EmitItem[] | undefined,
  ledger: Ledger,
  globals: Globals,
): EmitItem[] {
  const flags = itemOfInput(input, ledger, globals.today);
  if (objects === undefined) return [flags];
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  refuseBoth(objects, Object.keys(given));
  return objects.map((object, index) =>
    inObject(index, objects.length, () => {
      onlyKeys(object, LAYOUTS.entry.order);
      return { ...given, ...object };
    }),
  );
}

interface Added {
  people: readonly NamedForecaster[];
  weak: readonly string[];
  /** The new entries; none after a dry run. */
  entries: readonly Prediction[];
}

function tell({ people, weak, entries }: Added, globals: Globals, world: World, remark?: string): number {
  if (remark !== undefined) world.err(`${remark}\n`);
  for (const who of people) world.err(newForecasterRemark(who, undoWith(globals, entries.length > 0)));
  for (const warning of weak) world.err(`${warning}\n`);
  if (entries.some(({ probability, said }) => probability?.basis === 'assigned' && said.source === undefined))
    world.err("a number with a reason is the keeper's own and counts as imputed (~); one's own stands without --why\n");
  if (weak.length > 0 && entries.length > 0) {
    const [one] = entries;
    world.err(
      `hint: it is written as it is; ${predictWith(globals)} edit ${entries.length === 1 ? one!.id : 'ID'} changes it, ${predictWith(globals)} undo takes it back\n`,
    );
  }
  if (entries.length > 0)
    deliver(entries.map((prediction) => addedLine(prediction, globals.look)).join(''), globals, world);
  return 0;
}

/** The ledger read whole, as its end is known. */
function wholeOf({ ledger }: Opened): LedgerEnd {
  return { ledger, taken: takenIn(ledger) };
}

/** On the end of the ledger alone; undefined where that does not do. */
async function addAlone(
  itemsFor: (ledger: Ledger) => readonly EmitItem[],
  writing: Writing,
  asked: boolean,
  prepare?: () => void,
): Promise<Added | undefined> {
  const { globals } = writing;
  let made: Addition | undefined;
  const make = (now: LedgerNow, taken: TakenIds): Change =>
    (made = changeOf(now, taken, itemsFor(now.ledger), globals, asked));
  const alone = await addNewEntries(writing, make, prepare);
  if (!alone || !made) return undefined;
  const { ids, people } = made;
  const entries = withIds(alone.after, ids);
  return { people, weak: asked ? [] : weaknessesOf(alone.after, ids, globals), entries: alone.changed ? entries : [] };
}

/** On the ledger read whole. */
async function addToWhole(
  opened: Opened,
  items: readonly EmitItem[],
  writing: Writing,
  asked: boolean,
): Promise<Added> {
  const { globals } = writing;
  const weak = asked ? [] : await weaknesses(opened, items, globals);
  let people: readonly NamedForecaster[] = [];
  const changed = await changeLedgerFile(opened, writing, (now) => {
    const addition = changeOf(now, takenIn(now.ledger), items, globals, asked);
    ({ people } = addition);
    return addition;
  });
  return { people, weak, entries: changed ? withIds(changed.ledger, changed.ids) : [] };
}

/** What the command line says, or standard input, and no question. */
async function addSaid(input: AddInput, writing: Writing): Promise<number> {
  const { globals, world } = writing;
  // What stands on standard input can be read once.
  const objects = once(() => (globals.jsonInput === true ? readObjects(world) : undefined));
  let remark: string | undefined;
  const itemsFor = (ledger: Ledger): EmitItem[] => {
    remark = saidRemark(input, ledger, globals.today);
    return itemsOf(input, objects(), ledger, globals);
  };
  const alone = await addAlone(itemsFor, writing, false, objects);
  if (alone) return tell(alone, globals, world, remark);
  const whole = await openForChange(writing);
  const added = await addToWhole(whole, itemsFor(whole.ledger), writing, false);
  return tell(added, globals, world, remark);
}

/** What the answers say, tried out and shown before anything is written. */
async function addAsked(input: AddInput, writing: Writing, start: StartAsking): Promise<number> {
  const { globals, world } = writing;
  const opened = once(() => openForChange(writing));
  const end = await endOfLedger(writing);
  const known = end ?? wholeOf(await opened());
  const tried = async (items: readonly EmitItem[]): Promise<Tried> =>
    (end && (await tryOutAlone(items, writing))) ?? tryOut(await opened(), items, writing);
  const { items, preview } = await askForEntry(known, tried, input, await start(globals, world), writing);
  const write = async (): Promise<Added> =>
    (end && (await addAlone(() => items, writing, true))) ?? addToWhole(await opened(), items, writing, true);
  return tell(await keepAnswers(preview, world, write), globals, world);
}

/** Writes one prediction, or all of a list or none. On a terminal what is missing is asked for. */
export async function add(
  input: AddInput,
  globals: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const writing = { command: 'add', globals, world, dryRun: input.dryRun === true };
    if (input.claim !== undefined || globals.jsonInput === true) return addSaid(input, writing);
    if (globals.mayAsk) return addAsked(input, writing, start);
    // What is wrong with the ledger is said first.
    await openForChange(writing);
    throw misuse(
      'predict add needs a claim',
      ADD_EXAMPLE,
      'or one entry or a list of them as JSON on stdin: predict add --json -',
    );
  });
}
