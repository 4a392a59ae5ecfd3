// Many changes at once are what they are one after the other: the same bytes, or the same refusal.
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { changeEach } from '../../../src/ledger/edit/change-each.ts';
import type { EntryChange } from '../../../src/ledger/edit/change-each.ts';
import { appendToEntry, setInEntry } from '../../../src/ledger/edit/edit.ts';
import { plainBlocks } from '../../../src/ledger/edit/find.ts';
import { applyLines, combined, spanning } from '../../../src/ledger/edit/text.ts';
import type { Edit } from '../../../src/ledger/edit/text.ts';
import { ledgers } from './layouts.ts';
import { reversed } from './reversed.ts';

const SOAK = Boolean(process.env['SOAK']);
const RUNS = SOAK ? 20_000 : 500;

vi.setConfig({ testTimeout: SOAK ? 900_000 : 60_000 });

function outcome(work: () => Edit): Edit | string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `${error.message} ${error.problems[0]!.hints.join()}`;
  }
}

const KINDS: ((id: string, which: number) => EntryChange['change'])[] = [
  (id, which) => (text) => appendToEntry(text, id, 'resolutions', { outcome: 'yes', by: `reader-${which}` }),
  (id, which) => (text) => appendToEntry(text, id, 'forecasts', { by: `reader-${which}`, date: '2025-06-18', p: 0.5 }),
  (id) => (text) => setInEntry(text, id, 'sealed', { date: '2026-11-21', sha256: '9f2c'.repeat(16) }),
];

describe('changes of many entries at once', () => {
  it('are those made one by one, in every layout', () => {
    let inBlocks = 0;
    fc.assert(
      fc.property(
        ledgers,
        fc.array(fc.tuple(fc.nat(), fc.nat(KINDS.length - 1)), { minLength: 2, maxLength: 6 }),
        ({ text, ids }, picks) => {
          const changes = picks.map(([pick, kind], which): EntryChange => {
            const id = ids[pick % ids.length]!;
            return { id, change: KINDS[kind]!(id, which) };
          });
          const single = outcome(() =>
            changes.reduce((edit, { change }) => combined(text, edit, change(edit.text)), spanning(text, text)),
          );
          const edit = outcome(() => changeEach(text, changes));
          if (typeof single === 'string' || typeof edit === 'string') {
            expect(edit).toBe(single);
            return;
          }
          if (plainBlocks(text, new Set(changes.map(({ id }) => id)))) inBlocks++;
          expect(edit.text).toBe(single.text);
          expect(applyLines(text, edit.lines)).toBe(edit.text);
          expect(applyLines(edit.text, reversed(edit.lines))).toBe(text);
        },
      ),
      { numRuns: RUNS },
    );
    expect(inBlocks).toBeGreaterThan(RUNS / 10);
  });

  const entry = (id: string, more = ''): string => `  - id: ${id}\n    claim: It rains.\n${more}`;
  const seal = (id: string): EntryChange => ({ id, change: KINDS[2]!(id, 0) });
  const both = (text: string): Edit => changeEach(text, [seal('b'), seal('a')]);

  it('touch each entry in its own lines', () => {
    const { text, lines } = both(`predictions:\n${entry('a')}${entry('b')}${entry('c')}`);
    expect(lines.map(({ at, removed }) => [at, removed])).toEqual([
      [4, []],
      [6, []],
    ]);
    expect(text.match(/sealed/g)).toHaveLength(2);
  });

  it.each([
    [
      'an anchor that an alias stands for',
      `${entry('a', '    tags: &t [x]\n')}${entry('b')}${entry('c', '    tags: *t\n')}`,
    ],
    ['an id in a text', `${entry('a')}${entry('b')}${entry('c', '    note: |\n      id: a\n')}`],
  ])('take the whole text where there is %s', (_, list) => {
    const text = `predictions:\n${list}`;
    expect(plainBlocks(text, new Set(['a', 'b']))).toBeUndefined();
    const [one, other] = [seal('b'), seal('a')];
    expect(both(text).text).toBe(other.change(one.change(text).text).text);
  });
});
