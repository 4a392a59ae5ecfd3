// An import into a ledger that is there: one change, with everything that the ledger lacks.
import { entriesFor } from '../../exchange/entries/found-entries.ts';
import { reportHead } from '../../exchange/entries/kept-head.ts';
import { mergeEntries } from '../../exchange/entries/merge-entries.ts';
import type { Merged } from '../../exchange/entries/merge-entries.ts';
import { ownEntries } from '../../exchange/entries/own-entries.ts';
import { Losses } from '../../exchange/loss.ts';
import type { ReadResult } from '../../exchange/read/read-format.ts';
import { shellWord } from '../../shell-word.ts';
import type { World } from '../../world.ts';
import { changeLedgerFile, openForChange } from '../change/change-ledger.ts';
import type { LedgerNow } from '../change/change-ledger.ts';
import { editBetween } from '../change/line-changes.ts';
import type { Globals } from '../line/globals.ts';
import { undoWith } from '../line/predict-with.ts';
import { entryOptions } from './import-input.ts';
import type { ImportInput } from './import-input.ts';
import { newForecastersRemark } from './new-forecasters.ts';

/** What came of an import, and what of the files could not come. */
export interface Imported {
  merged: Merged;
  losses: Losses;
}

/** The entries of what was read, merged into the text of the ledger. */
function mergedInto({ text, ledger }: LedgerNow, result: ReadResult, input: ImportInput, globals: Globals): Imported {
  const losses = new Losses();
  const [typed] = globals.ledgers;
  const path = typed === undefined ? undefined : shellWord(typed);
  const { entries, people } =
    'own' in result
      ? ownEntries(result.own, ledger, losses)
      : entriesFor(result.found, ledger, entryOptions(input, globals.today), losses);
  if ('own' in result) reportHead(result.own, ledger, losses);
  return { merged: mergeEntries(text, ledger, entries, people, losses, path), losses };
}

/** Writes all of it into the ledger, or nothing, and says on stderr who comes in. */
export async function importIntoLedger(
  result: ReadResult,
  input: ImportInput,
  globals: Globals,
  world: World,
): Promise<Imported> {
  const dryRun = input.dryRun === true;
  const writing = { command: 'import', globals, world, dryRun };
  const opened = await openForChange(writing);
  let before = opened.ledger;
  let imported!: Imported;
  await changeLedgerFile(opened, writing, (now) => {
    imported = mergedInto(now, result, input, globals);
    before = now.ledger;
    const { added, extended, forecasters, text } = imported.merged;
    return {
      edit: editBetween(now.text, text),
      ids: [...added, ...extended],
      forecasters: forecasters.map(({ id }) => id),
    };
  });
  const { forecasters } = imported.merged;
  world.err(newForecastersRemark(before, forecasters, !('own' in result), undoWith(globals, !dryRun)));
  return imported;
}
