import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entries, filteredCount, isFiltered, TODAY } from '../../bench/entries.mjs';
import { LEDGER_HEAD, ledgerEntry } from '../../bench/generate-ledger.mjs';
import { listItemLines } from '../../src/ledger/edit/emit.ts';
import type { EmitItem } from '../../src/ledger/edit/emit.ts';
import { readLedgerFast } from '../../src/ledger/read/read-fast.ts';
import { readLedger } from '../../src/ledger/read/read.ts';

const all = [...entries(400)];
const noSources = () => [];

describe('the ledger that is measured', () => {
  it('is sound, and the fast reader reads it', () => {
    const text = LEDGER_HEAD + all.map(ledgerEntry).join('');
    const fast = readLedgerFast('made-up.yaml', text, noSources);
    expect(fast?.ledger?.predictions).toHaveLength(400);
    expect(fast?.ledger).toEqual(readLedger('made-up.yaml', text, noSources).ledger);
  });

  it('has the layout that predict writes', () => {
    const indents = { column: 2, list: 2, map: 2, dash: 2 };
    for (const entry of all) {
      const text = ledgerEntry(entry);
      const [item] = parse(text, { schema: 'failsafe' }) as [EmitItem];
      expect(`${listItemLines('entry', item, indents).join('\n')}\n`).toBe(text);
    }
  });

  it('has entries of about 870 bytes', () => {
    const bytes = all.map(ledgerEntry).join('').length / all.length;
    expect(bytes).toBeGreaterThan(840);
    expect(bytes).toBeLessThan(900);
  });
});

describe('the entries', () => {
  it('are the same every time, and those of a short run begin a long one', () => {
    expect([...entries(30)]).toEqual(all.slice(0, 30));
    expect(all[0]).toMatchObject({ id: 'theatre-cliffside-1', said: '2025-11-16', due: '2027-01-06' });
  });

  it('hold every kind: each way to write a number, settled and not, kept by the filter and not', () => {
    expect(new Set(all.map(({ form }) => form)).size).toBe(3);
    expect(new Set(all.map(({ settled }) => settled?.outcome)).size).toBe(3);
    expect(all.filter(isFiltered)).toHaveLength(filteredCount(400));
    expect(filteredCount(400)).toBeGreaterThan(5);
    expect(all.some(({ due, settled }) => due < TODAY && !settled)).toBe(true);
  });
});
