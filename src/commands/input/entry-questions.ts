// The questions of `predict add`: what makes a prediction that a stranger can judge.
import type { Asker } from '../../ask/asker.ts';
import { askDay, notAfter } from '../../ask/questions.ts';
import { parseDay } from '../../day.ts';
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import { lookup } from '../../ledger/lexicon.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import type { TakenIds } from '../change/taken-ids.ts';
import { entryId } from './entry-id.ts';
import type { EntryInput } from './entry-input.ts';
import { isOfAnother, newIdFault } from './new-entry.ts';
import { textFault, wanting } from './plain-text.ts';
import { oddsFault } from './typed-value.ts';

/** Who is asked, about which entry, of which ledger. */
export interface Asking {
  asker: Asker;
  input: EntryInput;
  ledger: Ledger;
  taken: TakenIds;
  today: Day;
}

interface Question {
  /** What the answer is called where it can be changed. */
  name: string;
  /** Asked only where this holds; left out, always. */
  applies?: (asking: Asking) => boolean;
  ask: (asking: Asking) => Promise<Partial<EntryInput>>;
}

type Key = keyof EntryInput;

const optionalDay =
  (today: Day) =>
  (typed: string): string | undefined =>
    typed === '' || parseDay(typed, today) !== undefined
      ? undefined
      : 'no day; write 2026-12-31, eoy, +6m, 2026-Q2, or nothing';

function text(key: Key, question: string, example: string, fault = textFault): Question['ask'] {
  return async ({ asker, input }) => ({
    [key]: await asker.text(question, { fault, initial: input[key] as string | undefined, example }),
  });
}

const QUESTIONS: Partial<Record<Key, Question>> = {
  claim: { name: 'the claim', ask: text('claim', 'What will happen? State it so that "yes" means it happened', 'We ship version 2 before June.', wanting('a prediction needs a claim')) },
  forecaster: {
    name: 'whose prediction it is',
    applies: ({ ledger }) => ledger.forecasters.size > 1 || ledger.forecaster === undefined,
    async ask({ asker, ledger }) {
      const people = [...ledger.forecasters.values()].sort((a, b) => Number(b.id === ledger.forecaster) - Number(a.id === ledger.forecaster));
      if (people.length === 0) return { forecaster: await asker.text('Whose prediction is it?', { fault: wanting('somebody has to make it') }) };
      return { forecaster: await asker.choose('Whose prediction is it?', people.map(({ id, name }) => ({ value: id, label: name, hint: id }))) };
    },
  },
  source: {
    name: 'the source',
    applies: ({ ledger }) => ledger.sources.size > 0,
    async ask({ asker, ledger }) {
      const none = { value: '', label: 'no source: said to me, or my own' };
      return { source: await asker.find('Where was it said?', [none, ...[...ledger.sources.values()].map(({ id, title }) => ({ value: id, label: `${id}  ${title}` }))]) };
    },
  },
  at: { name: 'the place in the source', applies: ({ input }) => Boolean(input.source), ask: text('at', 'At which place of the source?', 'line 152') },
  quote: { name: 'the quote', applies: ({ input }) => Boolean(input.source), ask: text('quote', 'The words themselves, at most 15 of them', 'a verbatim fragment') },
  said: {
    name: 'the day it was said',
    // One's own prediction is said when it is written; the day can still be changed afterwards.
    applies: ({ input, ledger }) => Boolean(input.source) || isOfAnother(input.forecaster, ledger),
    async ask({ asker, input, ledger, today }) {
      const initial = input.said ?? (input.source ? ledger.sources.get(input.source)?.said : undefined) ?? 'today';
      return { said: await askDay(asker, 'When was it said?', today, { initial, fault: notAfter(today) }) };
    },
  },
  due: {
    name: 'the due day',
    async ask({ asker, input, today }) {
      return { due: await asker.text('By which day will it be settled? Nothing: it is never scored', { example: '2026-12-31, eoy, +6m', fault: optionalDay(today), initial: input.due }) };
    },
  },
  dueBasis: {
    name: 'whose due day it is',
    applies: ({ input: { source, due } }) => Boolean(source && due),
    async ask({ asker }) {
      const dueBasis = await asker.choose('Whose day is that?', [{ value: 'stated', label: "the forecaster's own words" }, { value: 'inferred', label: 'inferred, from the question or the headline' }, { value: 'assigned', label: 'mine' }]);
      return { dueBasis, dueWhy: dueBasis === 'assigned' ? await asker.text('Why this day?', { fault: wanting('a day of your own needs a reason') }) : '' };
    },
  },
  probability: {
    name: 'the probability',
    ask: text('probability', 'How probable is yes? As you would say it; nothing: no number', '70%, 0.7, 60-70%, 3:2, 1 in 20, very likely', (typed) => {
      const odds = typed === '' || lookup(typed) ? undefined : oddsFault(typed);
      return odds && `${odds.error}: ${odds.hint}`;
    }),
  },
  why: {
    name: 'whose number it is',
    applies: ({ input: { source, probability } }) => Boolean(source && probability && !lookup(probability)),
    async ask({ asker }) {
      const whose = await asker.choose('Whose number is that?', [{ value: 'stated', label: "the forecaster's own" }, { value: 'assigned', label: 'mine, put on what was said' }]);
      return { why: whose === 'stated' ? '' : await asker.text('Why this number?', { fault: wanting('a number of your own needs a reason') }) };
    },
  },
  criteria: { name: 'the criteria', ask: text('criteria', 'What exactly must be true then, and who or what decides?', 'Our changelog lists 2.0.0 with a day by the due day.') },
  tag: {
    name: 'the tags',
    async ask({ asker, input }) {
      return { tag: [await asker.text('Tags, with commas between them', { initial: (input.tag ?? []).join(', '), fault: textFault })] };
    },
  },
  id: {
    name: 'the id',
    async ask({ asker, input, taken, today }) {
      const initial = input.id ?? entryId(input.claim ?? '', taken, today);
      return { id: await asker.text('Its id; it never changes', { initial, fault: (typed) => newIdFault(typed, taken) }) };
    },
  },
}; // prettier-ignore

/** What can be answered anew. */
function entries(asking: Asking): [Key, Question][] {
  return (Object.entries(QUESTIONS) as [Key, Question][]).filter(
    ([key, question]) => key === 'said' || (question.applies?.(asking) ?? true),
  );
}

/** Asks for what the input does not say; an empty answer is an answer. */
export async function askEntry(asking: Asking): Promise<EntryInput> {
  let { input } = asking;
  for (const [key, { applies, ask }] of Object.entries(QUESTIONS) as [Key, Question][]) {
    const now = { ...asking, input };
    if (input[key] !== undefined || applies?.(now) === false) continue;
    input = { ...input, ...(await ask(now)) };
  }
  return input;
}

/** After the preview: write it, or the answers with one of them given again. Throws when nothing is to be written. */
export async function askWhatNext(asking: Asking, fits: boolean): Promise<EntryInput | 'write'> {
  const { asker, input } = asking;
  const write = { value: 'write', label: 'write it' };
  const rest = [{ value: 'change', label: 'change an answer' }, { value: 'stop', label: 'stop, and write nothing' }]; // prettier-ignore
  const next = await asker.choose('Write this?', fits ? [write, ...rest] : rest, fits ? 'write' : 'change');
  if (next === 'write') return 'write';
  if (next === 'stop') throw failure('not-confirmed', 'nothing was written', []);
  const questions = entries(asking);
  const key = (await asker.choose(
    'Which answer?',
    questions.map(([value, { name }]) => ({ value, label: name })),
  )) as Key;
  return { ...input, ...(await QUESTIONS[key]!.ask(asking)) };
}
