// Two hands that change one ledger at random: nothing that either wrote is lost, and what comes of it holds what both say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { threeWay } from '../../../src/ledger/three-way/three-way.ts';

interface Entry {
  id: string;
  comment?: string;
  claim: string;
  due: string;
  note?: string;
  votes: string[];
}

const word = fc.constantFrom('one', 'two', 'three', 'four');
const spare = fc.option(word, { nil: undefined });

const entry: fc.Arbitrary<Omit<Entry, 'id'>> = fc.record(
  { comment: word, claim: word, due: fc.constantFrom('2026-01-01', '2027-01-01'), note: word, votes: fc.array(word, { maxLength: 2 }) },
  { requiredKeys: ['claim', 'due', 'votes'] },
); // prettier-ignore

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

type Entries = Map<string, Omit<Entry, 'id'>>;

const entries: fc.Arbitrary<Entries> = fc
  .tuple(fc.subarray(NAMES), fc.array(entry, { minLength: NAMES.length, maxLength: NAMES.length }))
  .map(([names, made]) => new Map(names.map((id, at) => [id, made[at]!])));

/** What somebody does with a ledger: adds an entry, takes one out, or changes one. */
type Step = { id: string } & (
  | { does: 'add'; entry: Omit<Entry, 'id'> }
  | { does: 'remove' }
  | { does: 'claim' | 'comment' | 'note'; word: string | undefined }
  | { does: 'vote'; by: string; word: string }
);

const id = fc.constantFrom(...NAMES, 'x', 'y');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ id, does: fc.constant('add' as const), entry }),
  fc.record({ id, does: fc.constant('remove' as const) }),
  fc.record({ id, does: fc.constantFrom('claim' as const, 'comment' as const, 'note' as const), word: spare }),
  fc.record({ id, does: fc.constant('vote' as const), by: fc.constantFrom('ann', 'ben', 'cem'), word }),
);

function after(before: Entries, steps: readonly Step[]): Entries {
  const now = new Map(before);
  for (const one of steps) {
    const was = now.get(one.id);
    if (one.does === 'add') {
      if (!was) now.set(one.id, one.entry);
    } else if (!was) continue;
    else if (one.does === 'remove') now.delete(one.id);
    else if (one.does === 'vote') now.set(one.id, { ...was, votes: [...was.votes, `${one.by} ${one.word}`] });
    else now.set(one.id, { ...was, [one.does]: one.word ?? (one.does === 'claim' ? 'none' : undefined) });
  }
  return now;
}

/** The lines of an entry, with its name in each, so that no two entries have one in common. */
function lines(name: string, { comment, claim, due, note, votes }: Omit<Entry, 'id'>): string {
  const ballot = votes.map((vote) => {
    const [by, why] = vote.includes(' ') ? vote.split(' ') : ['old', vote];
    return `      - outcome: no\n        by: ${by}\n        why: ${why} of ${name}\n`;
  });
  return [
    comment === undefined ? '' : `  # ${comment} on ${name}\n`,
    `  - id: ${name}\n    claim: >-\n      ${claim} of ${name}\n      in it: ${name}\n    due: ${due} # ${name}\n`,
    ballot.length === 0 ? '' : `    resolutions: # ${name}\n${ballot.join('')}`,
    note === undefined ? '' : `    note: "${note}: ${name}"\n`,
  ].join('');
}

const textOf = (all: Entries, gap: string): string =>
  `predict: 1\npredictions:\n${[...all].map(([name, one]) => lines(name, one)).join(gap)}`;

const cases = fc.record({ before: entries, our: fc.array(step, { maxLength: 6 }), their: fc.array(step, { maxLength: 6 }), gap: fc.constantFrom('', '\n') }); // prettier-ignore

function counted(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) found.set(line, (found.get(line) ?? 0) + 1);
  return found;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

describe('two hands on one ledger', () => {
  it('lose no line that either of them wrote', () => {
    fc.assert(
      fc.property(cases, ({ before, our, their, gap }) => {
        const base = textOf(before, gap);
        const [ours, theirs] = [our, their].map((steps) => textOf(after(before, steps), gap)) as [string, string];
        const now = counted(threeWay({ base, ours, theirs }).text);
        const was = counted(base);
        const lost = [ours, theirs].flatMap((side) =>
          [...counted(side)].filter(
            ([line, times]) => / [a-fxy]"?$/.test(line) && times > (was.get(line) ?? 0) && times > (now.get(line) ?? 0),
          ),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('have each entry as whoever changed it left it, and no conflict where they changed different ones', () => {
    fc.assert(
      fc.property(cases, ({ before, our, their, gap }) => {
        const [mine, yours] = [after(before, our), after(before, their)];
        const names = [...new Set([...before.keys(), ...mine.keys(), ...yours.keys()])];
        const isChanged = (side: Entries, name: string): boolean => !same(side.get(name), before.get(name));
        const both = names.filter((name) => isChanged(mine, name) && isChanged(yours, name) && !same(mine.get(name), yours.get(name))); // prettier-ignore
        const [ours, theirs] = [textOf(mine, gap), textOf(yours, gap)];
        const { text, conflicts, together } = threeWay({ base: textOf(before, gap), ours, theirs });
        for (const { where } of conflicts) expect(both).toContain(where.split(':')[0]);
        if (conflicts.length > 0) return;
        const held = parse(text) as { predictions: Record<string, unknown>[] | null };
        const found = new Map((held.predictions ?? []).map((one) => [one['id'] as string, one]));
        const read = (side: string): Map<string, unknown> =>
          new Map(((parse(side) as typeof held).predictions ?? []).map((one) => [one['id'] as string, one]));
        const [o, t] = [read(ours), read(theirs)];
        for (const name of names.filter((one) => !both.includes(one)))
          expect(found.get(name)).toEqual(isChanged(mine, name) ? o.get(name) : t.get(name));
        for (const name of both) {
          // Each key is one side's, or the list of both.
          for (const [key, value] of Object.entries(found.get(name) ?? {})) {
            const [left, right] = [o, t].map((side) => (side.get(name) as Record<string, unknown>)[key]);
            const isList = Array.isArray(value) && Array.isArray(left) && Array.isArray(right);
            if (isList) expect([left, right, expect.arrayContaining([...left, ...right])]).toContainEqual(value);
            else expect([left, right]).toContainEqual(value);
          }
        }
        expect(both).toEqual(expect.arrayContaining([...together]));
      }),
      { numRuns: 1500 },
    );
  });

  it('differ in nothing but the order where the sides are exchanged', () => {
    fc.assert(
      fc.property(cases, ({ before, our, their, gap }) => {
        const [ours, theirs] = [our, their].map((steps) => textOf(after(before, steps), gap)) as [string, string];
        const base = textOf(before, gap);
        const one = threeWay({ base, ours, theirs });
        const other = threeWay({ base, ours: theirs, theirs: ours });
        expect(one.conflicts.map(({ where }) => where).sort()).toEqual(
          other.conflicts.map(({ where }) => where).sort(),
        );
        if (one.conflicts.length === 0) expect(counted(one.text)).toEqual(counted(other.text));
      }),
      { numRuns: 800 },
    );
  });
});
