// Promise: whether a ledger is read whole for a change or not, what is written, recorded and said is the same.
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type * as changeEntries from '../../../src/commands/change/change-entries.ts';
import { SLOW } from '../../../src/ledger/read/full-reader.ts';
import { readLedgerFast } from '../../../src/ledger/read/read-fast.ts';
import type { World } from '../../../src/world.ts';
import { soundLedgers } from '../sound-ledgers.ts';
import { predict, testWorld } from '../world.ts';
import type { TestWorld } from '../world.ts';

const SOAK = Boolean(process.env['SOAK']);
const RUNS = SOAK ? 4_000 : 250;

vi.setConfig({ testTimeout: SOAK ? 1_800_000 : 120_000 });

/** Whether the long way is gone at once, and how often the short one was tried and open. */
const way = vi.hoisted(() => ({ whole: false, tried: 0, short: 0, adds: 0, shortAdds: 0 }));

vi.mock('../../../src/commands/change/change-entries.ts', async (original) => {
  const real = await original<typeof changeEntries>();
  const changeNamedEntries: typeof real.changeNamedEntries = async (...words) => {
    if (way.whole) return undefined;
    way.tried++;
    const changed = await real.changeNamedEntries(...words);
    if (changed) way.short++;
    return changed;
  };
  const addNewEntries: typeof real.addNewEntries = async (...words) => {
    if (way.whole) return undefined;
    way.adds++;
    const changed = await real.addNewEntries(...words);
    if (changed) way.shortAdds++;
    return changed;
  };
  return { ...real, changeNamedEntries, addNewEntries };
});

afterEach(() => {
  way.whole = false;
});

/** `@3` stands for the fourth id of the ledger. */
const known = fc.nat(6).map((index) => `@${index}`);
const other = fc.constantFrom('rain', 'hail', 'ha', 'snow-', 'rain-1', 'no', 'nothing', '', 'Rain-1', 'rain-1 ', '__proto__'); // prettier-ignore
const ids = fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: other });
const why = fc.constantFrom('The gauge was wet.', 'One line.\nAnother: one.', 'word '.repeat(50).trim(), '');
const dry = fc.constantFrom<string[]>([], [], [], ['--dry-run']);

interface Change {
  words: string[];
  stdin?: string;
}

const resolves: fc.Arbitrary<Change> = fc
  .tuple(ids, fc.constantFrom('yes', 'no', 'late', 'open', 'void', 'yse'), why, dry, fc.subarray([
    ['--by', 'reader'], ['--known', '2025-04-01'], ['--amend'], ['--happened', '2025-04-02'], ['--reason', 'retracted'],
    ['--evidence', 'https://example.org/a,b it is: there'], ['--known', '2025-01-01'],
  ]))
  .map(([id, outcome, text, last, flags]) => ({ words: ['resolve', id, outcome, '--why', text, ...flags.flat(), ...last] })); // prettier-ignore

const lists: fc.Arbitrary<Change> = fc
  .tuple(
    fc.array(fc.tuple(ids, fc.constantFrom('yes', 'no')), { minLength: 1, maxLength: 3 }),
    dry,
    fc.constantFrom({ by: 'third' }, { known: '2025-04-01', amend: true }),
  ) // prettier-ignore
  .map(([all, last, more]) => ({
    words: ['resolve', '--json', '-', ...last],
    stdin: JSON.stringify(all.map(([id, outcome]) => ({ id, outcome, why: 'So it was.', ...more }))),
  }));

const claims = fc.constantFrom('It rains on 5 May.', 'Hail stones fall, 3 of them.', 'Snow may come soon', 'Es schneit: "ä中😀" # nie', 'word '.repeat(60).trim()); // prettier-ignore
const newIds = fc.oneof(known, {
  weight: 3,
  arbitrary: fc.constantFrom('rain-3', 'rain', 'hail-stones', 'sleet', 'drizzle', 'fog-4', 'Sleet', 'no', 'rain-1 '),
});

const adds: fc.Arbitrary<Change> = fc
  .tuple(claims, fc.option(newIds), dry, fc.subarray([
    ['--due', '2026-12-31'], ['--due', '2020-01-01'], ['--p', '60-70%'], ['--p', '3:2'], ['--tag', 'rail,sea'], ['--forecaster', 'Ada Lovelace'],
    ['--forecaster', 'me'], ['--criteria', 'The gauge\nshows it: so it is.'], ['--note', 'word '.repeat(50)], ['--said', '2025-03-01'], ['--source', 'talk'],
  ], { maxLength: 3 }))
  .map(([claim, id, last, flags]) => ({ words: ['add', '--claim', claim, ...(id === null ? [] : ['--id', id]), ...flags.flat(), ...last] })); // prettier-ignore

const addLists: fc.Arbitrary<Change> = fc
  .tuple(
    fc.array(
      fc.record({ claim: claims, id: newIds, due: fc.constant('2026-12-31'), forecaster: fc.constantFrom('me', 'Ada', 'Bo') }, { requiredKeys: ['claim'] }), // prettier-ignore
      { minLength: 1, maxLength: 3 },
    ),
    dry,
  )
  .map(([all, last]) => ({ words: ['add', '--json', '-', ...last], stdin: JSON.stringify(all) }));

const others: fc.Arbitrary<Change> = fc.oneof<fc.Arbitrary<Change>[]>(
  fc.tuple(ids, why, dry).map(([id, text, last]) => ({ words: ['note', id, text, ...last] })),
  fc
    .tuple(
      ids,
      fc.constantFrom('70%', '3:2', '10-60%', 'withdraw', 'maybe'),
      fc.constantFrom([], ['--by', 'me'], ['--by', 'Ada'], ['--date', '2025-03-15']),
      dry,
    ) // prettier-ignore
    .map(([id, odds, by, last]) => ({ words: ['forecast', id, odds, ...by, ...last] })),
  fc.tuple(fc.array(ids, { maxLength: 3 }), dry).map(([all, last]) => ({ words: ['seal', ...all, ...last] })),
  fc.tuple(ids, dry).map(([id, last]) => ({ words: ['reopen', id, '--why', 'Withdrawn.', ...last] })),
  fc.constant<Change>({ words: ['undo'] }),
);

const changes = fc.array(
  fc.oneof({ weight: 3, arbitrary: resolves }, lists, { weight: 2, arbitrary: adds }, addLists, {
    weight: 2,
    arbitrary: others,
  }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

/** Everything that a change leaves behind, whatever folder it was made in. */
async function outcomeOf(
  world: TestWorld,
  { words, stdin = '' }: Change,
  whole: boolean,
): Promise<Record<string, unknown>> {
  way.whole = whole;
  const before = { ...world.printed };
  const now = Object.assign(Object.create(world) as World, { stdin: () => Buffer.from(stdin) });
  const status = await predict(now, ...words);
  const state = join(world.folder, 'state', 'predict');
  mkdirSync(state, { recursive: true });
  const undo = readdirSync(state).map((name) => readFileSync(join(state, name), 'utf8'));
  const plain = (text: string): string => text.replaceAll(world.folder, 'FOLDER');
  return {
    status,
    text: world.text(),
    undo: undo.map(plain),
    out: plain(world.printed.out.slice(before.out.length)),
    err: plain(world.printed.err.slice(before.err.length)),
    litter: readdirSync(world.folder).filter((name) => name !== '.cache' && name !== 'state'),
  };
}

test('a change of entries alone is the change of the whole', async () => {
  await fc.assert(
    fc.asyncProperty(soundLedgers, changes, async ({ text, ids: there }, all) => {
      const named = (typed: string): string =>
        typed.replace(/@(\d)/g, (_, index) => there[Number(index) % there.length]!);
      const [alone, whole] = [testWorld({ ledger: text }), testWorld({ ledger: text })];
      for (const { words, stdin = '' } of all) {
        const change = { words: words.map(named), stdin: named(stdin) };
        const expected = await outcomeOf(whole, change, true);
        const short = way.short + way.shortAdds;
        expect(await outcomeOf(alone, change, false)).toEqual(expected);
        // What is marked as sound is.
        if (way.short + way.shortAdds > short && !change.words.includes('--dry-run'))
          expect(readLedgerFast('predictions.yaml', alone.text(), () => [], SLOW)?.ledger).toBeDefined();
      }
      for (const { folder } of [alone, whole]) rmSync(folder, { recursive: true });
    }),
    { numRuns: RUNS },
  );
  expect(way.short).toBeGreaterThan(way.tried / 10);
  expect(way.shortAdds).toBeGreaterThan(way.adds / 10);
  if (SOAK)
    console.log(
      `${way.tried} changes tried alone, ${way.short} made so; ${way.adds} additions, ${way.shortAdds} made so`,
    );
});
