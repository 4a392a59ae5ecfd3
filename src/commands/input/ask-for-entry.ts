// What `predict add` asks, until the answers make an entry that somebody wants to have written.
import type { Asker } from '../../ask/asker.ts';
import { Failure } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { safeProblem } from '../../show/safe.ts';
import type { LedgerEnd } from '../change/change-entries.ts';
import type { Writing } from '../change/writing.ts';
import type { EntryInput } from './entry-input.ts';
import { askEntry, askWhatNext } from './entry-questions.ts';
import { itemOfInput } from './new-entry.ts';

/** What entries would change in the ledger, and what is weak in them. */
export interface Tried {
  diff: string;
  weak: readonly string[];
}

export interface Asked {
  items: readonly EmitItem[];
  /** The diff that was shown. */
  preview?: string;
}

/** Questions, warnings, preview; round again until it is to be written. */
export async function askForEntry(
  { ledger, taken }: LedgerEnd,
  tryOut: (items: readonly EmitItem[]) => Promise<Tried>,
  input: EntryInput,
  asker: Asker,
  { dryRun, globals: { today } }: Writing,
): Promise<Asked> {
  const about = { asker, ledger, taken, today };
  let answers = await askEntry({ ...about, input });
  for (;;) {
    let preview: string | undefined;
    try {
      const items = [itemOfInput(answers, ledger, today)];
      const { diff, weak } = await tryOut(items);
      if (weak.length > 0) asker.say(weak.join('\n'));
      if (dryRun) return { items };
      asker.say(diff);
      preview = diff;
    } catch (error) {
      if (!(error instanceof Failure) || error.status === 70) throw error;
      asker.say(error.problems.map(safeProblem).join('\n'));
    }
    const next = await askWhatNext({ ...about, input: answers }, preview !== undefined);
    if (next === 'write') {
      return { items: [itemOfInput(answers, ledger, today)], ...(preview === undefined ? {} : { preview }) };
    }
    answers = next;
  }
}
