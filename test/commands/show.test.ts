import { expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';

it('tells of an entry that was recorded after the day', async () => {
  const world = testWorld({ ledger: LEDGER.replace('said: 2025-01-05', 'said: 2025-01-05\n    recorded: 2025-02-01') });
  expect(await predict(world, 'show', 'rain-tomorrow', '--as-of', '2025-01-31')).toBe(1);
  expect(world.printed.err).toContain(
    'rain-tomorrow was not in the ledger on 2025-01-31: it was recorded on 2025-02-01 [unknown-id]\nhint: --as-of 2025-02-01',
  );
  expect(await predict(world, 'show', 'rain-tomorrow', '--as-of', '2025-02-01')).toBe(0);
  expect(await predict(world, 'show', 'rain-to', '--as-of', '2025-01-31')).toBe(1);
  expect(world.printed.err).toContain('no prediction has the id "rain-to"');
});
