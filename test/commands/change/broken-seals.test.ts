// Goalposts that moved: a report to pass on says so, whatever its format and however the ledger was read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { predict, testWorld } from '../world.ts';
import type { TestWorld } from '../world.ts';

const LEDGER = `predict: 1
forecaster: ann
forecasters: { ann: { name: Ann } }
predictions:
${['kept', 'moved'].map((id) => `  - id: ${id}
    claim: The mill opens by its day, ${id}.
    said: 2025-01-05
    due: 2025-02-28
    probability: 65%
    criteria: { written: 2025-01-05, strict: The mill's own page says that it is open. }
    resolutions:
      - { outcome: yes, known: 2025-02-01, recorded: 2025-02-02, why: It was seen. }
`).join('')}`; // prettier-ignore

async function told(world: TestWorld, ...words: string[]): Promise<string> {
  Object.assign(world.printed, { out: '', err: '' });
  expect(await predict(world, ...words), world.printed.err).toBe(0);
  return world.printed.out;
}

/** Sealed, and then one of the two changed by hand; `rest` makes it long enough to be kept and read in columns. */
async function movedLedger(rest = ''): Promise<{ world: TestWorld; text: string }> {
  const world = testWorld({ ledger: LEDGER + rest });
  await told(world, 'seal', 'kept', 'moved');
  const text = world.text().replace(/(id: moved[\s\S]*?)own page says/, '$1page or poster says');
  writeFileSync(world.path, text);
  return { world, text };
}

const CAUTION = '1 sealed prediction was changed after sealing, so that the seal proves nothing: ';

describe('a seal that is broken', () => {
  it.each(['text', 'md', 'svg', 'html'])('is said in a report as %s, and no other', async (format) => {
    const { world } = await movedLedger();
    const text = (await told(world, 'report', '--format', format))
      .replaceAll(/<[^>]*>|\s+/g, ' ')
      .replaceAll(/ +/g, ' ');
    expect(text).toContain(`${CAUTION}moved.`);
  });

  it('stands beside the entry in the page, which calls it sealed no more', async () => {
    const { world } = await movedLedger();
    const page = await told(world, 'report', '--format', 'html');
    expect(page.match(/<em>sealed<\/em>/g)).toHaveLength(1);
    expect(page.match(/<em>changed after sealing<\/em>/g)).toHaveLength(1);
    expect(page.match(/<b>broken: the entry was changed after sealing<\/b>/g)).toHaveLength(1);
  });

  it('is found in several ledgers read as one, whose ids are others', async () => {
    const { world, text } = await movedLedger();
    mkdirSync(join(world.folder, 'team'));
    for (const name of ['hill', 'valley']) writeFileSync(join(world.folder, 'team', `${name}.yaml`), text);
    expect((await told(world, 'report', '-f', 'team')).replaceAll(/\s+/g, ' ')).toContain(
      '2 sealed predictions were changed after sealing, so that the seal proves nothing: hill/moved, valley/moved.',
    );
  });

  it('is found in a long ledger that was kept', async () => {
    const entry = (index: number): string =>
      `  - id: e${index}\n    claim: Number ${index} comes to pass, as said before.\n    said: 2025-01-05\n    due: 2030-02-28\n    probability: 65%\n`;
    const { world } = await movedLedger(Array.from({ length: 800 }, (_, index) => entry(index)).join(''));
    for (const _ of ['read', 'kept'])
      expect((await told(world, 'report')).replaceAll(/\s+/g, ' ')).toContain(`${CAUTION}moved.`);
  });

  it('is not spoken of as of a day before it was sealed', async () => {
    const { world } = await movedLedger();
    expect(await told(world, 'report', '--as-of', '2025-06-01')).not.toContain('sealing');
  });
});
