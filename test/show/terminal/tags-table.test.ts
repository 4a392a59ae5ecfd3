import { expect, it } from 'vitest';
import { tagsTable } from '../../../src/show/terminal/tags-table.ts';
import { LOOK } from '../pages.ts';

it('calls what is due and settled judged, as everywhere: what is settled early is not in that count', () => {
  const [head] = tagsTable([{ tag: 'work', predictions: 13, settled: 1, happened: 1 }], LOOK).split('\n');
  expect(head).toBe('tag   predictions  judged  happened');
});
