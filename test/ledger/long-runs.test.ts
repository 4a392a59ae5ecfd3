// A run of one character a hundred thousand times: what looks for its end from each of them takes minutes.
import { expect, it } from 'vitest';
import { ledgerText } from '../../src/exchange/entries/new-ledger.ts';
import { readForecastTable } from '../../src/exchange/table/forecast-table.ts';
import { unifiedDiff } from '../../src/ledger/diff.ts';
import { appendNote } from '../../src/ledger/edit/note.ts';
import { ledgerWords } from '../../src/ledger/read/ledger-words.ts';
import { Lines } from '../../src/ledger/read/lines.ts';
import { tokensOf } from '../../src/ledger/read/yaml-tokens.ts';
import { flow, wrap } from '../../src/show/terminal/width.ts';

const MANY = 300_000;
const run = (character: string): string => `x${character.repeat(MANY)}x`;
const entry = (more: string): string => `predict: 1
forecaster: me
forecasters: { me: { name: Me } }
predictions:
  - id: one
    claim: A
    said: 2026-01-01
${more}`;

it.each([
  ['spaces in a claim', `    claim: ${run(' ')}\n`],
  ['spaces in a tag', `    tags:\n      - ${run(' ')}\n`],
  ['spaces before a quote', `    tags: [${run(' ')}"a"]\n`],
])('the words of a ledger with %s', (_name, more) => {
  expect([...ledgerWords(entry(more)).ids.keys()]).toEqual(['one']);
});

it('the names of forecasters on a line of letters', () => {
  expect([...ledgerWords(`forecasters: { me: { name: ${run('a')} }, you: {} }\n`).forecasters]).toEqual(['me', 'you']);
});

it('a note below one with very many line ends', () => {
  const old = `x${'\\n'.repeat(MANY)}x`;
  expect(appendNote(entry(`    note: "${old}"\n`), 'one', 'More.').text).toContain('More.');
});

it.each(['"', "'"])('a text in %s with very many of what ends it', (quote) => {
  const text = `a: ${quote}${run(quote === '"' ? '\\' : "'")}${quote}\n`;
  expect(tokensOf(new Lines('x.yaml', text), 10).unclosed).toEqual([]);
});

it('wrapped lines of words far apart', () => {
  expect(wrap(run(' '), 80)).toEqual(['x', 'x']);
});

// As parts of one call they were more than the stack holds.
const LINES = Array.from({ length: MANY }, () => 'x\n');

it('a whole ledger with a text of very many lines', () => {
  const note = run('\n');
  const forecasters = new Map([['me', { name: 'Me' }]]);
  const text = ledgerText({ forecaster: 'me', forecasters }, [{ id: 'one', claim: 'A', said: '2026-01-01', note }]);
  expect(text.split('\n').length).toBeGreaterThan(MANY);
});

it('a diff of very many lines', () => {
  expect(unifiedDiff('', [{ at: 1, removed: [], added: LINES }])).toHaveLength(MANY + 1);
});

it('an id of very many letters that came out in two ways', () => {
  const rows = ['1', '0'].map((y) => `${'a'.repeat(MANY)},0.5,${y}\n`);
  const table = Buffer.from(`id,p,y\n${rows.join('')}`);
  expect(readForecastTable('t', [table], {}).contradicted.count).toBe(1);
});

it('a part of a line that takes very many lines', () => {
  expect(flow([`${'w'.repeat(79)} `.repeat(MANY)], ' ', '', 80)).toHaveLength(MANY);
});
