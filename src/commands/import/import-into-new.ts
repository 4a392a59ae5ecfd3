// An import into a ledger that is not there yet: head, forecasters and entries at once, or no file.
import { failure, Failure } from '../../errors.ts';
import { entriesFor } from '../../exchange/entries/found-entries.ts';
import type { Merged } from '../../exchange/entries/merge-entries.ts';
import { ledgerText } from '../../exchange/entries/new-ledger.ts';
import type { Head } from '../../exchange/entries/new-ledger.ts';
import type { ImportedEntry } from '../../exchange/entries/question-entry.ts';
import { readEntries } from '../../exchange/entries/read-entries.ts';
import { namedByRow, sameClaims } from '../../exchange/entries/same-claims.ts';
import { Losses } from '../../exchange/loss.ts';
import type { ReadResult } from '../../exchange/read/read-format.ts';
import { unifiedDiff } from '../../ledger/diff.ts';
import { spanning } from '../../ledger/edit/text.ts';
import { replaceFile } from '../../ledger/store/store.ts';
import { shellWord } from '../../shell-word.ts';
import { safeLine } from '../../show/safe.ts';
import { diffText } from '../../show/terminal/diff-lines.ts';
import type { World } from '../../world.ts';
import { deliver } from '../deliver/deliver.ts';
import type { Globals } from '../line/globals.ts';
import { onlyFormats } from '../line/in-format.ts';
import { shownPath } from '../open/ledger-files.ts';
import { readLedgerText, soundLedger } from '../open/open-ledger.ts';
import { entryOptions } from './import-input.ts';
import type { ImportInput } from './import-input.ts';
import type { Imported } from './import-into-ledger.ts';

const NOTHING: Merged = { text: '', added: [], extended: [], unchanged: 0, sameClaims: [], forecasters: [] };

/** Whoever has most entries; of equals the first. */
function mostFrequent(entries: readonly ImportedEntry[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { item } of entries) {
    const id = item['forecaster'] as string;
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].reduce<[string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0];
}

function headAndEntries(
  result: ReadResult,
  input: ImportInput,
  globals: Globals,
  losses: Losses,
): { head: Head; entries: readonly ImportedEntry[] } {
  if ('own' in result) return result.own;
  const { entries, people } = entriesFor(
    result.found,
    { forecasters: new Map() },
    entryOptions(input, globals.today),
    losses,
  );
  const forecasters = new Map([...people.added].map(([id, name]) => [id, { name }]));
  const forecaster = mostFrequent(entries);
  return { head: { title: `Predictions imported from ${input.format}`, forecaster, forecasters }, entries };
}

/**
 * The entries read as those of the new ledger. Where their sources have no records, there has to be a ledger for these
 * first.
 */
function readInto(entries: readonly ImportedEntry[], head: Head, typed: string): ReturnType<typeof readEntries> {
  const path = shellWord(typed);
  try {
    return readEntries(entries, head, path);
  } catch (error) {
    if (!(error instanceof Failure) || error.problems[0]?.code !== 'unknown-source') throw error;
    const [first, ...rest] = error.problems;
    const begin = `predict init ${path} starts the ledger that the records of sources go into`;
    throw new Failure([{ ...first!, hints: [begin, ...first!.hints] }, ...rest], error.status);
  }
}

/**
 * Writes the new ledger whole. Throws when an entry is not sound, with its place in the export, and then there is no
 * file; nor is there one where nothing in the files can be an entry.
 */
export async function importIntoNew(
  path: string,
  result: ReadResult,
  input: ImportInput,
  globals: Globals,
  world: World,
): Promise<Imported> {
  onlyFormats(globals, 'import');
  const losses = new Losses();
  const { head, entries } = headAndEntries(result, input, globals, losses);
  // A ledger of ours may hold its people and sources alone.
  if (entries.length === 0 && 'found' in result) return { merged: NOTHING, losses };
  const fresh = readInto(entries, head, globals.ledgers[0]!);
  const items = entries.map(({ item }) =>
    item['forecaster'] === head.forecaster ? { ...item, forecaster: undefined } : item,
  );
  const text = ledgerText(head, items);
  const shown = shownPath(path, world.cwd);
  const ledger = soundLedger(await readLedgerText(path, `${shown} (as it would be)`, text));
  if (ledger.predictions.length !== fresh.length)
    throw failure('edit-went-wrong', 'the new ledger came out wrong and was not written', ['please report this'], 70);
  if (input.dryRun) deliver(diffText(unifiedDiff('', spanning('', text).lines), globals.look), globals, world);
  else {
    replaceFile(path, Buffer.from(text), 'absent', world.machine);
    world.err(`written: ${safeLine(shown)}\n`);
  }
  const forecasters = [...head.forecasters].map(([id, { name }]) => ({ id, name }));
  const merged: Merged = {
    text,
    added: fresh.map(({ id }) => id),
    extended: [],
    unchanged: 0,
    sameClaims: sameClaims(fresh, namedByRow(entries), [], new Set()),
    forecasters,
  };
  return { merged, losses };
}
