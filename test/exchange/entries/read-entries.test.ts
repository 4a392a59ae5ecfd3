import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import type { Problem } from '../../../src/errors.ts';
import type { ImportedEntry } from '../../../src/exchange/entries/question-entry.ts';
import { readEntries } from '../../../src/exchange/entries/read-entries.ts';
import type { EmitItem } from '../../../src/ledger/edit/emit.ts';

const HEAD = { forecaster: 'me', forecasters: new Map([['me', { name: 'Me' }]]) };

/** Entries on lines of their own; which of these were asked for stands in `asked`. */
function entriesOf(items: readonly EmitItem[]): { entries: ImportedEntry[]; asked: number[] } {
  const asked: number[] = [];
  const entries = items.map((item, index): ImportedEntry => {
    const line = index + 2;
    const place = () => {
      asked.push(line);
      return { file: 'x.csv', line, column: 1, length: 1, excerpt: 'x' };
    };
    return { id: item['id'] as string, item, place };
  });
  return { entries, asked };
}

const item = (id: string, more: EmitItem = {}): EmitItem => ({
  id,
  claim: `Claim ${id}.`,
  said: { date: '2025-01-05' },
  due: '2025-12-31',
  recorded: '2025-01-05',
  ...more,
});

function problemsOf(entries: readonly ImportedEntry[]): readonly Problem[] {
  try {
    readEntries(entries, HEAD);
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
  return [];
}

const many = (count: number, of: (index: number) => EmitItem) => Array.from({ length: count }, (_, index) => of(index));

describe('entries that come in', () => {
  it('are read as the ledger reads them', () => {
    const { entries, asked } = entriesOf([item('a'), item('b', { note: 'first\n  - second' })]);
    expect(readEntries(entries, HEAD).map(({ id, note }) => [id, note])).toEqual([
      ['a', undefined],
      ['b', 'first\n  - second'],
    ]);
    expect(asked).toEqual([]);
  });

  it('are refused each at its own place, whatever stands around them', () => {
    const list = { note: '- one\n  - two\n\n  - three' };
    const { entries, asked } = entriesOf([item('a', list), item('b', { due: 'soon' }), item('c', list), item('d', { p: 2 }), item('e')]); // prettier-ignore
    expect(problemsOf(entries).map(({ message, place }) => [message.slice(0, 2), place?.line])).toEqual([
      ['b:', 3],
      ['d:', 5],
    ]);
    expect(asked).toEqual([3, 5]);
  });

  it('of which many lack a source are looked up once, not each', () => {
    const { entries, asked } = entriesOf(many(50, (n) => item(`a${n}`, { said: { date: '2025-01-05', source: 'talk' } }))); // prettier-ignore
    expect(problemsOf(entries).map(({ code }) => code)).toEqual(['unknown-source']);
    expect(asked).toEqual([2]);
  });

  it('with many faults or repeats name the first twenty', () => {
    const faulty = entriesOf(many(50, (n) => item(`a${n}`, { due: 'soon' })));
    expect(problemsOf(faulty.entries)).toHaveLength(20);
    expect(faulty.asked).toHaveLength(20);
    const repeated = entriesOf(many(50, () => item('a')));
    expect(problemsOf(repeated.entries).map(({ message }) => message)).toEqual(Array(20).fill('a stands in the export twice')); // prettier-ignore
    expect(repeated.asked).toHaveLength(20);
  });
});
