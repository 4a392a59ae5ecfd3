import { expect, it } from 'vitest';
import { appendEntries } from '../../../src/ledger/edit/entries.ts';
import { findEntry } from '../../../src/ledger/edit/find.ts';

const ENTRIES = 'predictions:\n  - id: rain\n    claim: It rains.\n  - id: snow\n    claim: It snows.\n';

it('an entry in a plain layout is parsed alone', () => {
  const { piece, index } = findEntry(ENTRIES, 'snow');
  expect([piece.whole, piece.text, index]).toEqual([false, '  - id: snow\n    claim: It snows.\n', 0]);
});

it.each(['', '\uFEFF'])('%j: with the whole text where a directive may change what its lines mean', (mark) => {
  const { piece, index } = findEntry(`${mark}%YAML 1.1\n---\n${ENTRIES}`, 'snow');
  expect([piece.whole, index]).toEqual([true, 1]);
});

it('a new entry goes below the last one there too', () => {
  const text = `%YAML 1.1\n---\n${ENTRIES}`;
  expect(appendEntries(text, [{ id: 'hail', claim: 'It hails.' }]).text).toBe(
    `${text}  - id: hail\n    claim: It hails.\n`,
  );
});
