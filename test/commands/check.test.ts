import { expect, it } from 'vitest';
import { predict, testWorld } from './world.ts';

it('check --as-of tells what was overdue then, and calls no day future that is over by now', async () => {
  const world = testWorld();
  expect(await predict(world, 'check', '--as-of', '2025-01-06')).toBe(0);
  expect(world.printed.out).toContain('[no-criteria]');
  expect(world.printed.out).not.toContain('[overdue]');
  expect(world.printed.out).not.toContain('[future-day]');
  const now = testWorld();
  expect(await predict(now, 'check')).toBe(0);
  expect(now.printed.out).toContain('[overdue]');
});
