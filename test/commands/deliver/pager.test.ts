// Long output on a terminal: what the pager is given, and what is left of it where there is none.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from '../world.ts';
import type { TestWorld } from '../world.ts';

function terminalWith(PAGER: string): TestWorld {
  return Object.assign(testWorld({ ledger: LEDGER, terminal: true, env: { PAGER } }), { height: 1 });
}

describe('a pager', () => {
  it('is given what is too long for the screen, and ^C while it runs', async () => {
    const world = terminalWith('cat > "$SHOWN"');
    const shown = join(world.folder, 'shown');
    let isForeground = false;
    const asForeground = <T>(work: () => T): T => {
      isForeground = true;
      return work();
    };
    const given = { ...world, env: { ...world.env, SHOWN: shown }, whileForeground: asForeground };
    expect(await predict(given, 'list')).toBe(0);
    expect(readFileSync(shown, 'utf8')).toContain('rain-tomorrow');
    expect(isForeground).toBe(true);
    expect(world.printed.out).toBe('');
  });

  it.each(['no-such-pager', 'exit 126'])('that is not there or may not be run loses nothing: %s', async (pager) => {
    const world = terminalWith(`${pager} 2>/dev/null`);
    expect(await predict(world, 'list')).toBe(0);
    expect(world.printed.out).toContain('rain-tomorrow');
  });

  it('is left out where that is asked for', async () => {
    const world = terminalWith('touch started');
    expect(await predict(world, 'list', '--no-pager')).toBe(0);
    expect(world.printed.out).toContain('rain-tomorrow');
    expect(existsSync(join(world.folder, 'started'))).toBe(false);
  });
});
