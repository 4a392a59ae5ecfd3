// Promise: of a long ledger that is known to be sound nothing is read but the entry that is shown, and nothing else is
// different for it.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type * as fast from '../../src/ledger/read/read-fast.ts';
import { ledgerOf } from '../soak/ledgers.ts';
import { predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

/** How many lines each reading had. */
const read = vi.hoisted(() => ({ lines: [] as number[] }));

vi.mock('../../src/ledger/read/read-fast.ts', async (original) => {
  const real = await original<typeof fast>();
  const readLedgerFast: typeof real.readLedgerFast = (file, text, ...rest) => {
    read.lines.push(text.split('\n').length);
    return real.readLedgerFast(file, text, ...rest);
  };
  return { ...real, readLedgerFast };
});

const wholeReadings = (): number => read.lines.splice(0).filter((lines) => lines > 1000).length;

const LONG = ledgerOf(400)
  .replace(/( {2}- id: )a-5\n([^]*?line of it\.\n)/, '$1five-a\n$2')
  .replace(/( {2}- id: a-9\n[^]*?line of it\.\n)/, '$1    resolutions:\n      - { outcome: yes, known: 2025-12-31, by: me, why: "So – it ∞ was." }\n') // prettier-ignore
  .replace(/( {2}- id: a-12\n[^]*?)( {4}due: )/, '$1    recorded: 2026-09-01\n$2')
  .replace(/( {2}- id: a-20\n[^]*?)( {4}due: )/, '$1    tags: [one, two]\n    note: >-\n      A line – of it.\n\n      - id: a-3\n$2'); // prettier-ignore

interface Shown {
  status: number;
  out: string;
  err: string;
}

async function shown(world: TestWorld, ...words: string[]): Promise<Shown> {
  world.printed.out = world.printed.err = '';
  return { status: await predict(world, 'show', ...words), ...world.printed };
}

const ASKED = [['a-0'], ['a-3'], ['a-9'], ['a-12'], ['a-20'], ['five'], ['five-a'], ['a-399'], ['a-39'], ['a-'], ['a-400'], ['A-7'], ['a-7 '],
  ['a-9', '--json'], ['a-9', '--json', 'id'], ['a-9', '--as-of', '2025-06-01'], ['a-12', '--as-of', '2026-09-02'], ['a-9', '--ascii'], ['a-9', '--color', 'always']] as const; // prettier-ignore

it.each([
  ['as it is', LONG],
  ['with CR LF', LONG.replaceAll('\n', '\r\n')],
  ['with a byte order mark', `\u{feff}${LONG}`],
  ['in a layout of its own', LONG.replace('predictions:', 'predictions: # all of them')],
])('shows what it shows of the whole: %s', async (_name, ledger) => {
  const world = testWorld({ ledger });
  const whole: Shown[] = [];
  for (const words of ASKED) whole.push(await shown(world, ...words, '--no-cache'));
  expect(new Set(whole.map(({ out }) => out)).size).toBeGreaterThan(8);
  // The first one reads the whole, and the others know that it is sound.
  for (let round = 0; round < 2; round++)
    for (const [index, words] of ASKED.entries()) expect(await shown(world, ...words)).toEqual(whole[index]);
});

it.each([
  ['an entry that is wrong', LONG.replace(/( {2}- id: a-77\n[^]*?due: )2025-12-31/, '$12025-13-31')],
  ['an id twice', LONG.replace('- id: a-78\n', '- id: a-79\n')],
])('says what is wrong with the whole: %s', async (_name, ledger) => {
  const world = testWorld({ ledger });
  const whole = await shown(world, 'a-9', '--no-cache');
  expect(whole).toMatchObject({ status: 1, out: '' });
  for (let round = 0; round < 2; round++) expect(await shown(world, 'a-9')).toEqual(whole);
});

it('reads nothing else', async () => {
  const world = testWorld({ ledger: LONG });
  wholeReadings();
  expect((await shown(world, 'a-9')).status).toBe(0);
  expect(wholeReadings()).toBe(1);
  for (const id of ['a-9', 'a-0', 'a-399', 'five']) expect((await shown(world, id)).status).toBe(0);
  expect(wholeReadings()).toBe(0);
  expect((await shown(world, 'a-9', '--json')).out).toContain(createHash('sha256').update(world.text()).digest('hex'));
  expect(wholeReadings()).toBe(0);
  // Other bytes are another ledger.
  writeFileSync(world.path, LONG.replace('Claim number 9 ', 'Claim number nine '));
  expect((await shown(world, 'a-9')).out).toContain('Claim number nine');
  expect(wholeReadings()).toBe(1);
  expect((await shown(world, 'a-9', '--no-cache')).out).toContain('Claim number nine');
  expect(wholeReadings()).toBe(1);
});
