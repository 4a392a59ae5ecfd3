import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from '../world.ts';

async function told(ledger: string, ...args: string[]): Promise<string> {
  const world = testWorld({ ledger });
  expect(await predict(world, ...args)).toBe(0);
  return world.printed.err;
}

describe('a ledger with nothing in it', () => {
  const empty = LEDGER.slice(0, LEDGER.indexOf('predictions:')) + 'predictions: []\n';
  const recorded = LEDGER.replaceAll(/^ {4}due: .*$/gm, (due) => `${due}\n    recorded: 2025-01-05`);

  it.each(['list', 'due', 'scorecard', 'graders'])('is told from one with nothing on a day: %s', async (command) => {
    expect(await told(empty, command)).toContain('predict: the ledger holds no predictions\n');
    const entries = recorded.split('recorded: 2025').length - 1;
    expect(await told(recorded, command, '--as-of', '2025-01-04')).toContain(
      `predict: the ledger holds no predictions on this day (recorded later: ${entries})\n`,
    );
  });
});
