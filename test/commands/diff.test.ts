// Which days `predict diff` takes where a period is named, and what it says of an earlier copy.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

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

/** A world with an earlier copy of its ledger. */
function withCopy(copy: string): TestWorld {
  const world = testWorld();
  writeFileSync(join(world.folder, 'old.txt'), copy);
  return world;
}

describe('predict diff --against', () => {
  it('names what is gone, changed and added, with both values', async () => {
    const world = withCopy(LEDGER.replace('It snows.', 'It snows much.').replace('why: Seen.', 'why: Heard.'));
    expect(await predict(world, 'diff', '--against', 'old.txt')).toBe(0);
    expect(world.printed.out).toBe(`changed  snow  claim
  - It snows much.
  + It snows.
gone     snow  resolutions
  - outcome: yes, known: 2025-01-10, by: editor, recorded: 2025-01-10, why: Heard.
added    snow  resolutions
  + outcome: yes, known: 2025-01-10, by: editor, recorded: 2025-01-10, why: Seen.
3 changes since old.txt: 2 gone or changed, 1 added
`);
  });

  it('with --exit-code ends with 1 where something is gone or changed, and with 0 where things came in', async () => {
    const earlier = LEDGER.slice(0, LEDGER.indexOf('    resolutions:'));
    expect(await predict(withCopy(earlier), 'diff', '--against', 'old.txt', '--exit-code')).toBe(0);
    expect(await predict(withCopy(LEDGER), 'diff', '--against', 'old.txt', '--exit-code')).toBe(0);
    const more = `${LEDGER}\n  - { id: fog, claim: Fog., said: 2025-01-05, due: 2025-01-06 }\n`;
    expect(await predict(withCopy(more), 'diff', '--against', 'old.txt', '--exit-code')).toBe(1);
    expect(await predict(withCopy(more), 'diff', '--against', 'old.txt')).toBe(0);
  });

  it('gives values as they are in JSON and in words in CSV', async () => {
    const world = withCopy(LEDGER.replace('probability: 65%', 'probability: 60-70%'));
    expect(await predict(world, 'diff', '--against', 'old.txt', '--json')).toBe(0);
    const { against, altered, changes } = JSON.parse(world.printed.out) as Record<string, unknown>;
    expect({ against, altered }).toEqual({ against: 'old.txt', altered: 3 });
    expect(changes).toContainEqual({
      kind: 'changed',
      id: 'rain-tomorrow',
      field: 'probability.value',
      from: null,
      to: 0.65,
    });
    const table = withCopy(LEDGER.replace('  - id: snow', '  - id: sleet'));
    expect(await predict(table, 'diff', '--against', 'old.txt', '--format', 'csv', '--json', 'kind,id,field')).toBe(0);
    expect(table.printed.out).toBe('kind,id,field\r\nadded,snow,\r\ngone,sleet,\r\n');
  });

  it('compares folders ledger by ledger: another one beside them alters nothing, and each keeper counts', async () => {
    const world = testWorld();
    const put = (path: string, text: string): void => {
      mkdirSync(join(world.folder, dirname(path)), { recursive: true });
      writeFileSync(join(world.folder, path), text);
    };
    const other = LEDGER.replace('keeper: editor', 'keeper: clerk');
    for (const [name, text] of [['a', LEDGER], ['b', other], ['c', LEDGER]]) put(`old/${name}.yaml`, text!); // prettier-ignore
    for (const [name, text] of [['a', LEDGER], ['b', other], ['c', LEDGER], ['d', LEDGER.replace('name: Me', 'name: Someone')]]) put(`now/${name}.yaml`, text!); // prettier-ignore
    const against = ['diff', '--against', 'old', '--exit-code', '--format', 'csv', '--json', 'kind,id,field'];
    expect(await predict(world, '-f', 'now', ...against)).toBe(0);
    expect(world.printed.out).toContain('added,d/snow,\r\n');
    expect(world.printed.out).not.toContain('a/');
    put('now/c.yaml', other.replace('by: editor', 'by: clerk'));
    world.printed.out = '';
    expect(await predict(world, '-f', 'now', ...against)).toBe(1);
    expect(world.printed.out).toContain('changed,,c/keeper\r\n');
    // One that grew to several, and back.
    put('one/a.yaml', LEDGER);
    expect(await predict(world, '-f', 'now', 'diff', '--against', 'one', '--exit-code')).toBe(0);
    expect(await predict(world, '-f', 'one', 'diff', '--against', 'now', '--exit-code')).toBe(1);
  });

  it('takes the records of a copy from stdin where the ledger has them, wherever it is run', async () => {
    const text = LEDGER.replace('predictions:', 'sources: records\npredictions:');
    const world = testWorld({ stdin: text.replace('It snows.', 'It snows much.') });
    const folder = join(world.folder, 'data');
    mkdirSync(join(folder, 'records'), { recursive: true });
    writeFileSync(join(folder, 'rain.yaml'), text);
    writeFileSync(join(folder, 'records', 'talk.yaml'), 'title: A talk\nid: talk\nsaid: 2025-01-05\nstatements: []\n');
    expect(await predict(world, '-f', 'data/rain.yaml', 'diff', '--against', '-'), world.printed.err).toBe(0);
    expect(world.printed.out).toContain('1 change since <stdin>');
  });

  it('says of a copy that is not there what is to be named, and starts no ledger in its place', async () => {
    const world = testWorld();
    expect(await predict(world, 'diff', '--against', 'gone.yaml')).toBe(1);
    expect(world.printed.err).toContain('--against: there is no gone.yaml');
    expect(world.printed.err).not.toContain('init');
    expect(world.printed.err).toContain('git show HEAD:./predictions.yaml | predict diff --against -\n');
    const folder = testWorld();
    expect(await predict(folder, '-f', '.', 'diff', '--against', 'HEAD')).toBe(1);
    const named = folder.printed.err;
    expect(named).toContain('git show HEAD:./predictions.yaml | predict -f . diff --against -\n');
    writeFileSync(join(folder.folder, 'more.yaml'), LEDGER);
    expect(await predict(folder, '-f', '.', 'diff', '--against', 'HEAD')).toBe(1);
    expect(folder.printed.err.slice(named.length)).not.toContain('git show');
  });

  it('takes no text for what steers a terminal', async () => {
    const world = withCopy(LEDGER.replace('It snows.', '"It \\e[31msnows.\\e[0m"'));
    await predict(world, 'diff', '--against', 'old.txt');
    expect(world.printed.out).not.toContain('\u001b');
  });

  it('refuses standard input as the copy where $PREDICT_LEDGER names it too', async () => {
    const world = testWorld({ ledger: LEDGER, env: { PREDICT_LEDGER: '-' } });
    expect(await predict(world, 'diff', '--against', '-')).toBe(2);
    expect(world.printed.err).toContain('not both');
  });

  it.each([
    [['--against', ''], '--against is given an empty path'],
    [['--against', 'old.txt', '--from', '2026'], 'looks at no days'],
    [['--against', 'old.txt', '--as-of', '2025-01-31'], 'looks at no days'],
    [['--exit-code', '--from', '2026'], '--exit-code needs --against'],
    [['--against', '-', '-f', '-'], 'not both'],
    [['--against', 'old.txt', '-o', 'old.txt'], 'is what this command reads'],
    [[], 'needs --from DAY or --against FILE'],
  ])('refuses %j', async (words, message) => {
    const world = withCopy(LEDGER);
    expect(await predict(world, 'diff', ...words)).toBe(2);
    expect(world.printed.err).toContain(message);
  });
});
