// The questions of `predict source`: what lets a stranger find the document again.
import { resolve } from 'node:path';
import type { Asker } from '../../ask/asker.ts';
import { askDay, notAfter } from '../../ask/questions.ts';
import type { Day } from '../../day.ts';
import { Failure } from '../../errors.ts';
import { SOURCE_KINDS } from '../../ledger/prediction.ts';
import { ID_WORDS, idFault } from '../../ledger/read/leaf-form.ts';
import { readFileBytes } from '../../ledger/store/store.ts';
import type { World } from '../../world.ts';
import { entryId } from './entry-id.ts';
import { addressFault } from './evidence.ts';
import type { SourceInput } from './new-source.ts';
import { textFault, wanting } from './plain-text.ts';

const ANY_KIND = { value: '', label: 'none of these' };

/** What is wrong with the path of a text that can be read; undefined when nothing is. */
function textAtFault(path: string, cwd: string): string | undefined {
  try {
    readFileBytes(resolve(cwd, path));
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.problems[0]!.message;
    throw error;
  }
}

/** Asks for what the input does not say; an empty answer is an answer. */
export async function askSource(
  asker: Asker,
  input: SourceInput,
  today: Day,
  known: ReadonlySet<string>,
  { cwd }: Pick<World, 'cwd'>,
): Promise<SourceInput> {
  const title = input.title ?? (await asker.text('What is it called?', {
    example: 'A talk about agents',
    fault: wanting('a source needs a title'),
  })); // prettier-ignore
  const said = input.said ?? (await askDay(asker, 'When was it said?', today, { fault: notAfter(today) }));
  const kind = input.kind ?? (await asker.choose('What is it?', [...SOURCE_KINDS.map((one) => ({ value: one, label: one })), ANY_KIND])); // prettier-ignore
  const publisher = input.publisher ?? (await asker.text('Who published it?', { fault: textFault }));
  const url = input.url ?? (await asker.text('Its address', {
    example: 'https://example.org/talk',
    fault: (typed) => (typed === '' ? undefined : addressFault(typed)),
  })); // prettier-ignore
  const text = input.text ?? (await asker.text('The file with its text, for predict quotes (empty: none)', {
    fault: (typed) => (typed === '' ? undefined : textAtFault(typed, cwd)),
  })); // prettier-ignore
  const id = input.id ?? (await asker.text('Its id; it never changes', {
    initial: entryId(title, known, today, 'source'),
    fault: (typed) => (idFault(typed) === undefined ? (known.has(typed) ? 'is taken' : undefined) : ID_WORDS),
  })); // prettier-ignore
  return { ...input, title, said, kind, publisher, url, text, id };
}
