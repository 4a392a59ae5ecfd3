// Which days `predict diff` takes where a period is named.
import { describe, expect, it } from 'vitest';
import { predict, testWorld } from './world.ts';

async function days(...words: string[]): Promise<{ from: string; to: string }> {
  const world = testWorld();
  expect(await predict(world, 'diff', ...words, '--json'), world.printed.err).toBe(0);
  const { from, to } = JSON.parse(world.printed.out) as { from: string; to: string };
  return { from, to };
}

describe('predict diff', () => {
  // Today is 2026-03-10.
  it.each([
    [['--from', '2026'], '2026-01-01', '2026-03-10'],
    [['--from', '2026-03'], '2026-03-01', '2026-03-10'],
    [['--from', '2025-Q1', '--to', '2025-Q3'], '2025-01-01', '2025-09-30'],
    [['--from', '2025', '--to', '2025'], '2025-01-01', '2025-12-31'],
    [['--from', '-2w', '--to', 'yesterday'], '2026-02-24', '2026-03-09'],
    [['--from', '2025-01-09', '--to', '2025-01-10'], '2025-01-09', '2025-01-10'],
  ])('%j runs from the first day of a period to the last of one', async (words, from, to) => {
    expect(await days(...words)).toEqual({ from, to });
  });

  it('shows what happened in the month named', async () => {
    const world = testWorld();
    expect(await predict(world, 'diff', '--from', '2025-01', '--to', '2025-01')).toBe(0);
    expect(world.printed.out).toContain('2025-01-10  resolved  snow');
  });
});
