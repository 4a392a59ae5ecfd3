import { failure } from '../errors.ts';
import { changeEach } from '../ledger/edit/change-each.ts';
import type { EntryChange } from '../ledger/edit/change-each.ts';
import { setInEntry } from '../ledger/edit/edit.ts';
import { sealHash } from '../ledger/seal.ts';
import { standing } from '../ledger/standing.ts';
import { safeLine } from '../show/safe.ts';
import { sealedLine } from '../show/terminal/written-line.ts';
import { sealedLate } from '../show/words/hindsight.ts';
import { plural } from '../show/words/number.ts';
import type { World } from '../world.ts';
import type { Change, ChangedLedger, LedgerNow } from './change/change-ledger.ts';
import { changeNamed } from './change/change-named.ts';
import { deliver } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { findPrediction, withIds } from './open/find-prediction.ts';
import { whichLedger } from './open/which-ledger.ts';

function changeOf({ ledger, text }: LedgerNow, ids: readonly string[], globals: Globals): Change {
  const named = new Set(ids.map((id) => findPrediction(ledger, id, globals.today).prediction));
  const wanted = named.size > 0 ? [...named] : ledger.predictions.filter(({ sealed }) => sealed === undefined);
  const done = wanted.find(({ sealed }) => sealed !== undefined);
  if (done) {
    throw failure('already-sealed', `${done.id} was sealed on ${done.sealed!.date}`, [
      'a seal is never replaced: predict check tells whether it still matches',
    ]);
  }
  const changes = wanted.map((prediction): EntryChange => {
    const value = { date: globals.today, sha256: sealHash(prediction) };
    return { id: prediction.id, change: (now) => setInEntry(now, prediction.id, 'sealed', value) };
  });
  return { ids: wanted.map(({ id }) => id), edit: changeEach(text, changes) };
}

function tell(changed: ChangedLedger | undefined, globals: Globals, world: World): number {
  if (changed === undefined) return 0;
  const sealed = withIds(changed.ledger, changed.ids);
  const late = sealed.filter((prediction) => sealedLate({ prediction, standing: standing(prediction, globals.today) }));
  if (late.length > 0) {
    const [one] = late;
    const which =
      late.length === 1 ? safeLine(one!.id) : `${plural(late.length, 'prediction')}, ${safeLine(one!.id)} among them`;
    world.err(
      `sealed with the outcome known: ${which}; such a seal binds nobody, and shows only that nothing changed since\n`,
    );
  }
  const none = changed.ledger.predictions.length === 0 ? 'there is no entry to seal' : 'every entry is sealed already';
  deliver(
    sealed.length === 0 ? `${none}\n` : sealed.map((one) => sealedLine(one, globals.look)).join(''),
    globals,
    world,
  );
  return 0;
}

/** Seals the named entries, or all that are not sealed; an entry that has a seal keeps it. */
export async function seal(
  input: { ids: readonly string[]; dryRun?: boolean },
  given: Globals,
  world: World,
): Promise<number> {
  const { dryRun = false } = input;
  const { globals, plain } = await whichLedger('seal', () => input.ids, given, world);
  const ids = input.ids.map(plain);
  const writing = { command: 'seal', globals, world, dryRun };
  const { changed } = await changeNamed(
    writing,
    () => ids,
    (now) => changeOf(now, ids, globals),
  );
  return tell(changed, globals, world);
}
