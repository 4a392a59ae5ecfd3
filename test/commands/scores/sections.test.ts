import { expect, it } from 'vitest';
import { sectionsOf } from '../../../src/commands/scores/sections.ts';
import { itemsFrom, prediction, stated, worded } from '../../score/record.ts';

it('a range too wide to count has no basis, as for the filters', () => {
  const items = itemsFrom([
    prediction('own', { probability: stated(0.5) }),
    prediction('wide', { probability: stated(0.5, { low: 0.1, high: 0.9, usable: false }) }),
    prediction('words', { probability: worded(0.7, 0.6, 0.8) }),
    prediction('flat'),
  ]);
  expect(sectionsOf(items, 'basis').map(({ key, items: kept }) => [key, kept.length])).toEqual([
    ['none', 2],
    ['stated', 1],
    ['worded', 1],
  ]);
});
