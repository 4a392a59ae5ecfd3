// Where there is no ledger but the shipped one, nothing may say that all is well.
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';

describe('a folder without a ledger', () => {
  it.each([
    [['check'], 'predict check'],
    [['check', '--strict', '--format', 'json'], 'predict check'],
    [['due', '--exit-code'], 'predict due --exit-code'],
  ])('%j refuses it', async (words, name) => {
    const world = testWorld({ ledger: undefined, today: '2026-11-22' });
    expect(await predict(world, ...words)).toBe(2);
    expect(world.printed).toEqual({
      out: '',
      err: `predict: ${name} needs a ledger, and there is none from here to the root [no-ledger]\nhint: -f PATH names it\nhint: predict init starts one\n`,
    });
  });

  it.each([[['due']], [['list']], [['scorecard']]])('%j reads the shipped one', async (words) => {
    const world = testWorld({ ledger: undefined, today: '2026-11-22' });
    expect(await predict(world, ...words)).toBe(0);
    expect(world.printed.err).toContain('reading the shipped ledger; predict init starts yours\n');
  });

  it('is none where a ledger is named or found', async () => {
    const world = testWorld({ ledger: LEDGER });
    expect(await predict(world, 'check')).toBe(0);
    expect(await predict(world, 'due', '--exit-code')).toBe(1);
    const named = testWorld({ ledger: undefined, env: { PREDICT_LEDGER: world.path } });
    expect(await predict(named, 'check')).toBe(0);
    expect(await predict(testWorld({ ledger: undefined }), 'check', '-f', world.path)).toBe(0);
  });
});
