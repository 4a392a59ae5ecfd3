// Promise: no result is ever written over what it is made from.
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from '../world.ts';

const TABLE = 'p,y\n0.7,1\n';

async function refused(world: ReturnType<typeof testWorld>, ...words: string[]): Promise<void> {
  expect(await predict(world, ...words), words.join(' ')).toBe(2);
  expect(world.printed.err, words.join(' ')).toContain('[output-is-input]');
  expect(world.text(), words.join(' ')).toBe(LEDGER);
}

describe('a file that cannot be written', () => {
  it.each([
    ['folder', 'is-a-folder'],
    ['sealed.txt', 'file-read-only'],
  ])('stops a command before it changes the ledger: %s', async (output, code) => {
    const world = testWorld();
    mkdirSync(join(world.folder, 'folder'));
    writeFileSync(join(world.folder, 'sealed.txt'), 'sealed', { mode: 0o400 });
    expect(await predict(world, 'note', 'snow', 'Deep.', '-o', output)).toBe(1);
    expect(world.printed.err).toContain(`[${code}]`);
    expect(world.text()).toBe(LEDGER);
  });
});

describe('a file that is read', () => {
  it.each([
    ['list', '-o', 'predictions.yaml'],
    ['check', '-o', './predictions.yaml'],
    ['export', 'json', '--loss', 'predictions.yaml'],
    ['resolve', 'rain-tomorrow', 'yes', '--why', 'Seen.', '-o', 'predictions.yaml'],
    ['note', 'snow', 'Deep.', '-o', 'link.txt'],
    ['list', '-o', 'hard.txt'],
    // In a folder of records it would be read as one from then on.
    ['list', '-o', 'new.YAML'],
    ['list', '-o', 'predictions.yaml.lock'],
    ['list', '-f', 'folder', '-o', 'folder/other.yml'],
    ['score', 'table.csv', '-o', 'table.csv'],
    ['import', 'csv', 'table.csv', '--loss', 'table.csv'],
    ['export', 'json', '-o', 'both.json', '--loss', 'both.json'],
    ['export', 'json', '--loss', '-'],
    ['import', 'csv', 'table.csv', '-o', '-', '--loss', '-'],
  ])('%s %s %s', async (...words) => {
    const world = testWorld();
    symlinkSync(world.path, join(world.folder, 'link.txt'));
    linkSync(world.path, join(world.folder, 'hard.txt'));
    writeFileSync(join(world.folder, 'table.csv'), TABLE);
    mkdirSync(join(world.folder, 'folder'));
    writeFileSync(join(world.folder, 'folder', 'other.yml'), LEDGER);
    await refused(world, ...words);
    expect(readFileSync(join(world.folder, 'table.csv'), 'utf8')).toBe(TABLE);
    expect(readFileSync(join(world.folder, 'folder', 'other.yml'), 'utf8')).toBe(LEDGER);
  });

  it('is found behind a link in a linked folder, which leads on from where that folder is', async () => {
    const world = testWorld();
    mkdirSync(join(world.folder, 'a'));
    mkdirSync(join(world.folder, 'b', 'c'), { recursive: true });
    symlinkSync('../b/c', join(world.folder, 'a', 'link'));
    writeFileSync(join(world.folder, 'a', 'precious.txt'), 'precious');
    // From a/link it would be a/precious.txt; the folder is b/c, and so it is b/precious.txt.
    symlinkSync('../precious.txt', join(world.folder, 'a', 'link', 'out'));
    expect(await predict(world, 'list', '-o', 'a/link/out'), world.printed.err).toBe(0);
    expect(readFileSync(join(world.folder, 'a', 'precious.txt'), 'utf8')).toBe('precious');
    expect(readFileSync(join(world.folder, 'b', 'precious.txt'), 'utf8')).toContain('rain-tomorrow');
  });

  it('is no word that a file happens to be called by, save where words are files', async () => {
    const world = testWorld();
    mkdirSync(join(world.folder, 'rain'));
    writeFileSync(join(world.folder, 'rain', 'old.txt'), 'old');
    symlinkSync('nowhere', join(world.folder, 'rain', 'gone'));
    expect(await predict(world, 'list', 'rain', '-o', 'rain/old.txt'), world.printed.err).toBe(0);
    writeFileSync(join(world.folder, 'rain', 'talk.txt'), 'what was said');
    rmSync(join(world.folder, 'rain', 'gone'));
    await refused(world, 'quotes', '--texts', 'rain', '-o', 'rain/talk.txt');
  });

  it('is no other file, new or old, and a link that leads nowhere gets its file', async () => {
    const world = testWorld();
    writeFileSync(join(world.folder, 'old.txt'), 'old');
    symlinkSync('made.txt', join(world.folder, 'to-nothing.txt'));
    for (const file of ['new.txt', 'old.txt', 'to-nothing.txt'])
      expect(await predict(world, 'list', '-o', file), world.printed.err).toBe(0);
    expect(readFileSync(join(world.folder, 'old.txt'), 'utf8')).toContain('rain-tomorrow');
    expect(readFileSync(join(world.folder, 'made.txt'), 'utf8')).toContain('rain-tomorrow');
  });
});

it('--loss - is standard output, and no file of that name', async () => {
  const world = testWorld();
  expect(await predict(world, 'export', 'markdown', '-o', 'list.md', '--loss', '-'), world.printed.err).toBe(0);
  expect(JSON.parse(world.printed.out)).toMatchObject({ predict: { command: 'export' }, losses: [{ kind: 'lost' }] });
  expect(readFileSync(join(world.folder, 'list.md'), 'utf8')).toContain('rain-tomorrow');
  expect(existsSync(join(world.folder, '-'))).toBe(false);
});

it('a command line that is not UTF-8 is refused', async () => {
  const world = testWorld();
  expect(await predict(world, 'note', 'snow', 'caf\uFFFD')).toBe(2);
  expect(world.printed.err).toContain('[not-utf8]');
  expect(world.text()).toBe(LEDGER);
});

it('what a ledger holds does not steer a terminal in any format, and files get the bytes', async () => {
  const evil = LEDGER.replace('It snows.', '"\\e]0;owned\\a\\u009b31m\\u202e"');
  for (const format of ['csv', 'json', 'jsonl']) {
    const world = testWorld({ ledger: evil, terminal: true });
    expect(await predict(world, 'list', '--no-pager', '--format', format)).toBe(0);
    // oxlint-disable-next-line no-control-regex
    expect(world.printed.out, format).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
    if (format === 'json')
      expect((JSON.parse(world.printed.out) as { predictions: { claim: string }[] }).predictions[2]!.claim).toBe(
        '\u001b]0;owned\u0007\u009b31m\u202e',
      );
    const shown = world.printed.out;
    world.printed.out = '';
    expect(await predict(world, 'list', '--format', format, '-o', '-')).toBe(0);
    expect(world.printed.out).toBe(shown);
    expect(await predict(world, 'list', '--format', format, '-o', 'x')).toBe(0);
    const piped = testWorld({ ledger: evil });
    await predict(piped, 'list', '--format', format);
    expect(readFileSync(join(world.folder, 'x'), 'utf8')).toBe(piped.printed.out);
    expect(piped.printed.out).toContain('\u202e');
  }
});
