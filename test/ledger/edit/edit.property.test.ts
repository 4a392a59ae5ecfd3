// Promise: edit a random ledger, read it again; one entry differs by what was added, and no other byte.
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseDocument } from 'yaml';
import { Failure } from '../../../src/errors.ts';
import { appendToEntry, setInEntry } from '../../../src/ledger/edit/edit.ts';
import type { EmitItem } from '../../../src/ledger/edit/emit.ts';
import { appendEntries } from '../../../src/ledger/edit/entries.ts';
import { addForecaster } from '../../../src/ledger/edit/forecaster.ts';
import { appendNote } from '../../../src/ledger/edit/note.ts';
import { addSource } from '../../../src/ledger/edit/source.ts';
import { applyLines } from '../../../src/ledger/edit/text.ts';
import type { Edit } from '../../../src/ledger/edit/text.ts';
import { ledgers } from './layouts.ts';
import { reversed } from './reversed.ts';

const SOAK = Boolean(process.env['SOAK']);
const RUNS = SOAK ? 20_000 : 500;

vi.setConfig({ testTimeout: SOAK ? 900_000 : 60_000 });

type Plain = Record<string, unknown>;

function read(text: string): Plain & { predictions: Plain[] } {
  const doc = parseDocument(text);
  expect(doc.errors).toEqual([]);
  return doc.toJS() as Plain & { predictions: Plain[] };
}

/** The edit, or undefined when it was refused for its layout with something to paste. */
function tried(work: () => Edit): Edit | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(`${error.problems[0]!.code} ${error.message}`).toMatch(/^layout-cannot-be-extended/);
    expect(error.problems[0]!.hints[0]).toMatch(/:\n./);
    return undefined;
  }
}

/** What is left of two texts when their common begin and end are taken off. */
function middle(before: string, after: string): { start: number; removed: string; added: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start, removed: before.slice(start, before.length - tail), added: after.slice(start, after.length - tail) };
}

function checkLines(before: string, edit: Edit): void {
  expect(applyLines(before, edit.lines)).toBe(edit.text);
  expect(applyLines(edit.text, reversed(edit.lines))).toBe(before);
}

const resolution: EmitItem = {
  outcome: 'yes',
  known: '2025-12-31',
  by: 'editor',
  why: `Two sentences: with a colon. ${'And many words that have to be folded. '.repeat(4)}End.`,
  evidence: [{ url: 'https://example.org/report', publisher: 'Somebody', side: 'for', shows: 'one, line' }],
};
const forecast: EmitItem = { by: 'market', date: '2025-06-18', probability: '62%', why: 'price, that day' };

describe('random layouts', () => {
  test('an item more in one list of one entry, and nothing else', () => {
    let edited = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        ledgers,
        fc.nat(),
        fc.constantFrom('resolutions' as const, 'forecasts' as const),
        (ledger, pick, key) => {
          const { text } = ledger;
          const index = pick % ledger.ids.length;
          const id = ledger.ids[index]!;
          const item = key === 'resolutions' ? resolution : forecast;
          const before = read(text);
          const edit = tried(() => appendToEntry(text, id, key, item));
          if (!edit) {
            refused++;
            const openEnd = !ledger.style.finalEnd;
            expect(ledger.oddLists.has(id) || openEnd).toBe(true);
            return;
          }
          edited++;
          const after = read(edit.text);
          const earlier = (before.predictions[index]![key] ?? []) as unknown[];
          const expected = { ...before.predictions[index], [key]: [...earlier, item] };
          expect(after.predictions[index]).toEqual(expected);
          after.predictions[index] = before.predictions[index]!;
          expect(after).toEqual(before);
          checkLines(text, edit);
          const { removed, added } = middle(text, edit.text);
          // Only an empty value behind the key may go.
          const kept = removed.replace(/^\s*(?:\[ ?\]|~)/, '').trimStart();
          expect(added.trimStart().startsWith(kept)).toBe(true);
          if (text.includes('\r\n')) expect(edit.text.replaceAll('\r\n', '')).not.toContain('\n');
          else expect(edit.text).not.toContain('\r');
        },
      ),
      { numRuns: RUNS },
    );
    expect(edited).toBeGreaterThan(RUNS / 2);
    if (SOAK) console.log(`lists: ${edited} layouts edited, ${refused} refused`);
  });

  test('a note or a seal more in one entry, and nothing else', () => {
    let edited = 0;
    fc.assert(
      fc.property(
        ledgers,
        fc.nat(),
        fc.constantFrom('A note.', 'Line one.\n\nLine two: more', 'word '.repeat(60).trim()),
        (ledger, pick, note) => {
          const { text } = ledger;
          const index = pick % ledger.ids.length;
          const id = ledger.ids[index]!;
          const before = read(text);
          const old = before.predictions[index]!['note'] as string | undefined;
          const edit = tried(() => appendNote(text, id, note));
          if (!edit) {
            expect(ledger.oddNotes.has(id) || !ledger.style.finalEnd).toBe(true);
          } else {
            edited++;
            const after = read(edit.text);
            const now = after.predictions[index]!['note'] as string;
            const body = (old ?? '').replace(/\n+$/, '');
            expect(now.startsWith(body) && now.trimEnd().endsWith(note)).toBe(true);
            if (old === undefined) expect(now).toBe(note);
            else expect(now.slice(body.length).trim()).toBe(note);
            after.predictions[index] = before.predictions[index]!;
            expect(after).toEqual(before);
            checkLines(text, edit);
          }
          const seal = { date: '2026-11-21', sha256: '9f2c'.repeat(16) };
          const sealed = tried(() => setInEntry(text, id, 'sealed', seal));
          if (!sealed) return;
          const result = read(sealed.text);
          expect(result.predictions[index]).toEqual({ ...before.predictions[index], sealed: seal });
          expect(middle(text, sealed.text).removed).toBe('');
        },
      ),
      { numRuns: RUNS },
    );
    expect(edited).toBeGreaterThan(RUNS / 2);
  });

  test('entries more at the end, and nothing else', () => {
    const entries: EmitItem[] = [
      {
        id: 'new-one',
        claim: 'It happens: soon.',
        said: '2026-01-05',
        probability: '3:2',
        criteria: resolution['why'],
      },
      {
        id: 'new-two',
        claim: 'Another.',
        said: { date: '2026-01-05', source: 's', quote: 'a, b' },
        resolutions: [resolution],
      },
    ];
    fc.assert(
      fc.property(ledgers, ({ text, style }) => {
        const before = read(text);
        const edit = tried(() => appendEntries(text, entries));
        if (!edit) {
          expect(style.finalEnd).toBe(false);
          return;
        }
        const after = read(edit.text);
        expect(after).toEqual({ ...before, predictions: [...before.predictions, ...entries] });
        checkLines(text, edit);
        expect(middle(text, edit.text).removed).toBe('');
      }),
      { numRuns: RUNS },
    );
  });

  test('a forecaster more, and nothing else', () => {
    fc.assert(
      fc.property(ledgers, ({ text, style }) => {
        const before = read(text);
        const edit = tried(() => addForecaster(text, 'market', 'A market'));
        if (!edit) {
          expect(style.finalEnd).toBe(false);
          return;
        }
        const earlier = (before['forecasters'] ?? {}) as Plain;
        expect(read(edit.text)).toEqual({ ...before, forecasters: { ...earlier, market: { name: 'A market' } } });
        checkLines(text, edit);
        expect(middle(text, edit.text).removed.trim()).toMatch(/^(?:\{\})?$/);
      }),
      { numRuns: RUNS },
    );
  });

  test('a source record more, and nothing else', () => {
    const record = { title: 'A talk: of agents', said: '2026-01-05', text: { file: 'a.txt', sha256: 'e3', bytes: 3 } };
    fc.assert(
      fc.property(ledgers, ({ text, style }) => {
        const before = read(text);
        const edit = tried(() => addSource(text, 'talk', record));
        if (!edit) {
          expect(style.finalEnd).toBe(false);
          return;
        }
        const earlier = (before['sources'] ?? {}) as Plain;
        expect(read(edit.text)).toEqual({ ...before, sources: { ...earlier, talk: record } });
        checkLines(text, edit);
        expect(middle(text, edit.text).removed).toBe('');
      }),
      { numRuns: RUNS },
    );
  });
});
