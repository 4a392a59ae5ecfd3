// The shipped ledger by its own rules, and where the documents show lines of it.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'data/wang.yaml'), 'utf8');
const lines = text.trimEnd().split('\n');

interface Entry {
  id: string;
  resolutions?: { outcome: string; by: string; evidence?: { side?: string; shows: string }[] }[];
}
const { predictions } = parse(text) as { predictions: Entry[] };

describe('the shipped ledger', () => {
  // A side speaks of the event, and the evidence of a void is about its condition.
  it('takes no side in the evidence of a void, and says there which way it speaks', () => {
    const voids = predictions.flatMap(({ resolutions = [] }) =>
      resolutions.filter(({ outcome }) => outcome === 'void'),
    );
    const rows = voids.flatMap(({ evidence = [] }) => evidence);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ side }) => side !== undefined)).toEqual([]);
    expect(rows.filter(({ shows }) => !/^(?:for|against) the void\b/.test(shows))).toEqual([]);
  });

  it('stands in docs/asking.md as it is: where a resolution goes in, and the last lines', () => {
    const asking = readFileSync(join(ROOT, 'docs/asking.md'), 'utf8');
    const entry = lines.indexOf('  - id: ai-biology-breakthrough');
    const seal = lines.findIndex((line, index) => index > entry && line.startsWith('    sealed:'));
    const hunks = [...asking.matchAll(/@@ -(\d+),6 /g)].map((match) => Number(match[1]));
    // Three lines of context; the index counts from 0.
    expect(hunks).toEqual([seal - 2]);
    const shown = asking.replaceAll(/\s/g, '');
    for (const line of lines.slice(-5)) expect(shown).toContain(line.replaceAll(/\s/g, ''));
  });
});
