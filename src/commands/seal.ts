import { failure } from '../errors.ts';
import { combined, spanning } from '../ledger/edit-text.ts';
import { setInEntry } from '../ledger/edit.ts';
import type { Edit } from '../ledger/edit-text.ts';
import { findItem } from '../ledger/select.ts';
import { sealHash } from '../ledger/seal.ts';
import { plural } from '../show/number.ts';
import type { World } from '../world.ts';
import { changeLedgerFile } from './change-ledger.ts';
import type { Globals } from './globals.ts';

/** Seals the named entries, or all that are not sealed; an entry that has a seal keeps it. */
export async function seal(input: { ids: readonly string[]; dryRun?: boolean }, globals: Globals, world: World): Promise<number> {
  const changed = await changeLedgerFile('seal', globals, world, input.dryRun === true, (opened) => {
    const wanted = input.ids.length > 0 ? input.ids.map((id) => findItem(opened.items, id)) : opened.items.filter((item) => !item.prediction.sealed);
    const done = wanted.find((item) => item.prediction.sealed !== undefined);
    if (done) {
      throw failure('already-sealed', `${done.prediction.id} was sealed on ${done.prediction.sealed!.date}`, ['a seal is never replaced: predict check tells whether it still matches']);
    }
    let edit: Edit = spanning(opened.text, opened.text);
    for (const { prediction } of wanted) {
      const value = { date: globals.today, sha256: sealHash(prediction) };
      edit = combined(opened.text, edit, setInEntry(edit.text, prediction.id, 'sealed', value));
    }
    return { ids: wanted.map((item) => item.prediction.id), edit };
  });
  if (changed === undefined) return 0;
  world.out(changed.ids.length === 0 ? 'every entry is sealed already\n' : `sealed ${plural(changed.ids.length, 'entry', 'entries')} as of ${globals.today}\n`);
  return 0;
}
