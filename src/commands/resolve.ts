import type { Asker } from '../ask/asker.ts';
import { failure, misuse } from '../errors.ts';
import { changeEach } from '../ledger/edit/change-each.ts';
import type { EntryChange } from '../ledger/edit/change-each.ts';
import { appendToEntry } from '../ledger/edit/edit.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import type { Edit } from '../ledger/edit/text.ts';
import { findItem } from '../ledger/find-item.ts';
import type { Ledger } from '../ledger/prediction.ts';
import { resolutionDoubts } from '../ledger/resolution-doubts.ts';
import { groupOf } from '../score/cohort.ts';
import { scoredItem } from '../score/scored-item.ts';
import { safeProblem } from '../show/safe.ts';
import { resolvedLine } from '../show/terminal/resolved-line.ts';
import type { World } from '../world.ts';
import { askLeave } from './change/ask-leave.ts';
import { changeLedgerFile, openForChange, previewOf } from './change/change-ledger.ts';
import type { Change, ChangedLedger, LedgerNow } from './change/change-ledger.ts';
import { changeNamed } from './change/change-named.ts';
import { keepAnswers } from './change/keep-answers.ts';
import type { Writing } from './change/writing.ts';
import { deliver } from './deliver/deliver.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { inObject, onlyKeys, readObjects, refuseBoth, textOf } from './input/json-input.ts';
import { knownRemark } from './input/known-day.ts';
import { namelessRemark, newGraderRemark, newGraders } from './input/new-grader.ts';
import type { ResolutionInput } from './input/resolution-input.ts';
import { graderOf, refuseSecond, resolutionOf } from './input/resolution.ts';
import type { Globals } from './line/globals.ts';
import { undoWith } from './line/predict-with.ts';
import { everyItem } from './open/find-prediction.ts';
import { once } from './open/once.ts';
import type { Opened } from './open/open-ledger.ts';
import { whichLedger } from './open/which-ledger.ts';

const KEYS = [
  'id', 'outcome', 'charitable', 'known', 'happened', 'fraction', 'reason', 'by', 'why', 'evidence', 'amend',
] as const satisfies (keyof ResolutionInput)[]; // prettier-ignore

/** The outcome under a key: JSON has yes and no as true and false, too. */
function outcomeIn(object: EmitItem, key: 'outcome' | 'charitable'): string | undefined {
  const value = object[key];
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : textOf(object, key);
}

/** One object of `--json -`; the flags fill in what it lacks. */
function fromObject(object: EmitItem, flags: ResolutionInput): ResolutionInput {
  if ('recorded' in object)
    throw failure('unknown-key', '"recorded" is always the day of writing', [
      'leave it out; known: is the day the outcome could be known',
    ]);
  onlyKeys(object, KEYS);
  const { fraction, evidence, amend } = object;
  if (fraction !== undefined && typeof fraction !== 'number' && typeof fraction !== 'string')
    throw failure('wrong-type', 'fraction has to be a number', ['write "fraction": 0.5']);
  if (amend !== undefined && typeof amend !== 'boolean')
    throw failure('wrong-type', 'amend has to be true or false', ['write "amend": true, without quotes around true']);
  if (evidence !== undefined && !Array.isArray(evidence))
    throw failure('wrong-type', 'evidence has to be a list', ['write "evidence": [{ "url": "https://…" }]']);
  const texts = ['id', 'known', 'happened', 'reason', 'by', 'why'].map((key) => [key, textOf(object, key)]);
  const more = {
    outcome: outcomeIn(object, 'outcome') ?? flags.outcome,
    charitable: outcomeIn(object, 'charitable') ?? flags.charitable,
    fraction,
    evidence: evidence as (string | EmitItem)[] | undefined,
    amend: amend ?? flags.amend,
    ...Object.fromEntries(texts),
  };
  return { ...flags, ...Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)) };
}

function inputsOf(input: ResolutionInput, globals: Globals, world: World): ResolutionInput[] {
  if (globals.jsonInput !== true) return [input];
  const objects = readObjects(world);
  if (objects.length > 1 && input.id !== undefined)
    throw misuse('several resolutions each name their own id', 'leave ID out');
  // The id may stand in both, where it is the same.
  const given = KEYS.filter((key) => key !== 'id' && input[key] !== undefined);
  refuseBoth(objects, given);
  return objects.map((object, index) =>
    inObject(index, objects.length, () => {
      const one = fromObject(object, input);
      if (input.id !== undefined && one.id !== input.id)
        throw misuse(
          `the object is about "${one.id}", the command line about "${input.id}"`,
          'leave one of the two out',
        );
      return one;
    }),
  );
}

/** The command that was meant: to resolve as open is to reopen. */
const nameOf = ({ outcome }: ResolutionInput): 'resolve' | 'reopen' => (outcome === 'open' ? 'reopen' : 'resolve');

const WHAT_WAITS = {
  resolve: 'predict due shows what waits for an outcome',
  reopen: 'predict list grader:NAME shows what somebody has judged',
};

/** All resolutions as one edit; of one grader on one entry no two. */
function changeOf(now: LedgerNow, inputs: readonly ResolutionInput[], globals: Globals, asked: boolean): Change {
  const changes: EntryChange[] = [];
  const ids: string[] = [];
  const done = new Set<string>();
  const items = everyItem(now.ledger, globals.today);
  const inputAt = <T>(index: number, work: () => T): T =>
    inObject(index, globals.jsonInput ? inputs.length : undefined, work);
  inputs.forEach((input, index) =>
    inputAt(index, () => {
      if (input.id === undefined) throw misuse(`predict ${nameOf(input)} needs an id`, WHAT_WAITS[nameOf(input)]);
      const { prediction } = findItem(items, input.id);
      const resolution = resolutionOf(input, prediction, now.ledger.keeper, globals.today);
      const by = graderOf(input, now.ledger.keeper);
      refuseSecond(prediction, by, input.outcome, input.amend === true, globals.today);
      const twice = JSON.stringify([prediction.id, by]);
      if (done.has(twice))
        throw failure('already-resolved', `${by} resolves ${prediction.id} twice in one go`, [
          'give one resolution of each grader',
        ]);
      done.add(twice);
      const change = (text: string): Edit => appendToEntry(text, prediction.id, 'resolutions', resolution);
      changes.push({ id: prediction.id, change: (text) => inputAt(index, () => change(text)) });
      ids.push(prediction.id);
    }),
  );
  const edit = changeEach(now.text, changes);
  return { edit, ids: [...new Set(ids)], ...(asked ? { what: `resolve ${ids[0]} ${inputs[0]!.outcome}` } : {}) };
}

interface Asked {
  inputs: readonly ResolutionInput[];
  preview?: string;
}

async function ask(opened: Opened, input: ResolutionInput, asker: Asker, writing: Writing): Promise<Asked> {
  const { globals } = writing;
  const { askResolution } = await import('./input/resolution-questions.ts');
  const inputs = [{ ...input, ...(await askResolution(asker, opened, input, globals)) }];
  if (writing.dryRun) return { inputs };
  const preview = await previewOf(opened, writing, (now) => changeOf(now, inputs, globals, true));
  asker.say(preview);
  await askLeave(asker);
  return { inputs, preview };
}

/** Sends a change that knows only some entries the long way: whether a grader is new can be told from all of them. */
function refuseUnheard(some: Ledger, inputs: readonly ResolutionInput[]): void {
  const [by] = newGraders(some, inputs);
  if (by !== undefined) throw failure('new-grader', `${by} has judged none of these entries`, []);
}

/** What nobody said and was taken for granted. */
function remarks(
  before: Ledger,
  inputs: readonly ResolutionInput[],
  globals: Globals,
  isWritten: boolean,
  world: World,
): void {
  const { today } = globals;
  const undo = undoWith(globals, isWritten);
  for (const by of newGraders(before, inputs)) world.err(newGraderRemark(before, by, undo));
  const items = everyItem(before, today);
  for (const input of inputs) {
    const { prediction } = findItem(items, input.id!);
    const known = knownRemark(input, prediction, today, undo);
    if (known !== undefined) world.err(known);
    const nameless = namelessRemark(before, prediction, input, undo);
    if (nameless !== undefined) world.err(nameless);
  }
}

function tell(changed: ChangedLedger | undefined, globals: Globals, world: World): number {
  if (changed === undefined) return 0;
  const items = everyItem(changed.ledger, globals.today);
  const lines = changed.ids.map((id) => {
    const item = findItem(items, id);
    // What was written last stands last.
    for (const { code, message, hints } of resolutionDoubts(item.prediction, item.prediction.resolutions.at(-1)!))
      world.err(`${safeProblem({ code, severity: 'warning', message, hints })}\n`);
    return resolvedLine(item, scoredItem(item, groupOf(item), { includeEarly: false }), globals.look);
  });
  deliver(lines.join(''), globals, world);
  return 0;
}

/** Appends one resolution, or all of a list or none. On a terminal what is missing is asked for. */
export async function resolve(
  typed: ResolutionInput & { dryRun?: boolean },
  given: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const dryRun = typed.dryRun === true;
    const complete = typed.id !== undefined && typed.outcome !== undefined && typed.why !== undefined;
    const asks = given.mayAsk && !complete && given.jsonInput !== true;
    // What stands on standard input can be read once.
    const said = once(() => inputsOf(typed, given, world));
    const name = nameOf(typed);
    const { globals, plain } = await whichLedger(name, () => said().map(({ id }) => id), given, world);
    const writing = { command: name, globals, world, dryRun };
    const input = { ...typed, id: plain(typed.id) };
    const inputs = once(() => said().map((one) => ({ ...one, id: plain(one.id) })));
    const ids = (): (string | undefined)[] => inputs().map(({ id }) => id);
    if (!asks) {
      const make = (now: LedgerNow): Change => changeOf(now, inputs(), globals, false);
      const { before, changed } = await changeNamed(writing, ids, make, ({ ledger }) =>
        refuseUnheard(ledger, inputs()),
      );
      remarks(before, inputs(), globals, !dryRun, world);
      return tell(changed, globals, world);
    }
    const opened = await openForChange(writing);
    const asked = await ask(opened, input, await start(globals, world), writing);
    const changed = await keepAnswers(asked.preview, world, () =>
      changeLedgerFile(opened, writing, (now) => changeOf(now, asked.inputs, globals, true)),
    );
    remarks(opened.ledger, asked.inputs, globals, !dryRun, world);
    return tell(changed, globals, world);
  });
}
