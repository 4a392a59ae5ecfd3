import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { init } from '../../src/commands/init.ts';
import { LEAVE, LEDGER, TODAY, globals, predict, scripted, testWorld } from './world.ts';

describe('seal', () => {
  it('seals what is named, then the rest, then nothing', async () => {
    const world = testWorld();
    expect(await predict(world, 'seal', 'snow', 'snow')).toBe(0);
    expect(world.printed.out).toMatch(/^sealed {2}snow {2}2026-03-10 {2}[0-9a-f]{64}\n$/);
    expect(await predict(world, 'seal', 'snow')).toBe(1);
    expect(world.printed.err).toContain('already-sealed');
    expect(await predict(world, 'seal')).toBe(0);
    expect(world.text().match(/sealed: \{ date: 2026-03-10/g)).toHaveLength(3);
    expect(await predict(world, 'seal')).toBe(0);
    expect(world.printed.out).toContain('every entry is sealed already');
    expect(await predict(world, 'check')).toBe(0);
  });

  it('says that a seal with the outcome known binds nobody', async () => {
    const world = testWorld();
    // snow was known on 2025-01-10; the others are open.
    expect(await predict(world, 'seal', 'rain-forever')).toBe(0);
    expect(world.printed.err).not.toContain('outcome known');
    expect(await predict(world, 'seal')).toBe(0);
    expect(world.printed.err).toContain('sealed with the outcome known: snow; such a seal binds nobody');
    expect(await predict(world, 'show', 'snow')).toBe(0);
    expect(world.printed.out).toMatch(/Sealed +2026-03-10, with the outcome known, unchanged/);
  });

  it('shows a moved goalpost afterwards', async () => {
    const world = testWorld();
    await predict(world, 'seal', 'snow');
    writeFileSync(world.path, world.text().replace('It snows.', 'It snows or rains.'));
    expect(await predict(world, 'check')).toBe(1);
    expect(world.printed.out).toContain('[seal-broken]');
  });

  it('writes nothing on a dry run or for an unknown id', async () => {
    const world = testWorld();
    expect(await predict(world, 'seal', '--dry-run')).toBe(0);
    expect(await predict(world, 'seal', 'snow', 'none')).toBe(1);
    expect(world.text()).toBe(LEDGER);
  });
});

it('seal says of an empty ledger that there is nothing to seal', async () => {
  const empty = 'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions: []\n';
  const world = testWorld({ ledger: empty });
  expect(await predict(world, 'seal')).toBe(0);
  expect(world.printed.out).toBe('there is no entry to seal\n');
  expect(world.text()).toBe(empty);
});

describe('undo', () => {
  it('takes back the last write, then the one before, then says that there is none', async () => {
    const world = testWorld();
    await predict(world, 'note', 'snow', 'one');
    const first = world.text();
    await predict(world, 'note', 'rain-t', 'two');
    const second = world.text();
    expect(await predict(world, 'undo', '--dry-run')).toBe(0);
    expect(world.printed.out).toContain('-    note: two\n');
    expect(world.text()).toBe(second);
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.printed.out).toContain(`took back: as typed (${TODAY})\n`);
    expect(world.text()).toBe(first);
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(LEDGER);
    expect(await predict(world, 'undo')).toBe(1);
    expect(world.printed.err).toContain('[nothing-to-undo]');
  });

  it('refuses when the file has changed since, whatever is in it now', async () => {
    const world = testWorld();
    await predict(world, 'note', 'snow', 'one');
    writeFileSync(world.path, 'predict: 1 # [broken');
    expect(await predict(world, 'undo')).toBe(1);
    expect(world.printed.err).toContain('[ledger-changed]');
    expect(world.text()).toBe('predict: 1 # [broken');
  });

  it('shows a command line with controls safely', async () => {
    const world = testWorld();
    await predict({ ...world, commandLine: 'note snow \u001b[2J' }, 'note', 'snow', 'one');
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.printed.out).toContain('took back: note snow \\x1b[2J');
  });

  it('does not write the shipped ledger', async () => {
    const world = testWorld({});
    expect(await predict(world, 'undo')).toBe(1);
    expect(world.printed.err).toContain('[shipped-read-only]');
  });
});

describe('init', () => {
  it('starts a ledger that add can go on with', async () => {
    const world = testWorld({});
    expect(await predict(world, 'init')).toBe(0);
    expect(world.printed.out).toBe('started a ledger: predict add writes its first prediction\n');
    expect(world.printed.err).toContain('written: predictions.yaml\n');
    expect(world.printed.err).toContain('put predictions.yaml.lock and .predictions.draft-* into .gitignore');
    expect(world.text()).toMatch(/^# yaml-language-server: \$schema=ledger\.schema\.json\npredict: 1\n/);
    const before = world.text();
    expect(await predict(world, 'check', '--strict')).toBe(0);
    expect(await predict(world, 'add', '--claim', 'It rains.', '--p', '60%')).toBe(0);
    expect(world.text()).toBe(
      `${before}  - id: rains\n    claim: It rains.\n    said: ${TODAY}\n    probability: 60%\n`,
    );
  });

  it('has an example that is a sound entry once its marks are off', async () => {
    const world = testWorld({});
    await predict(world, 'init');
    const [head, example] = world.text().split(/^(?=# One entry)/m) as [string, string];
    const entry = example.split('\n').filter((line) => /^# {2}/.test(line)).map((line) => line.slice(1)); // prettier-ignore
    writeFileSync(world.path, `${head}predictions:\n${entry.join('\n')}\n`);
    expect(await predict(world, 'list')).toBe(0);
    expect(world.printed.out).toContain('ship-before-june');
    expect(await predict(world, 'check')).toBe(0);
  });

  it('takes a path, a folder, a title and names', async () => {
    const world = testWorld({});
    expect(await predict(world, 'init', 'work.yaml', '--name', 'Jane: "Doe"', '--title', '# yes')).toBe(0);
    // Nothing finds it by itself.
    expect(world.printed.out).toBe('started a ledger: predict -f work.yaml add writes its first prediction\n');
    world.printed.out = '';
    expect(readFileSync(join(world.folder, 'work.yaml'), 'utf8')).toContain(
      'title: "# yes"\nforecaster: jane-doe\nforecasters: { jane-doe: { name: "Jane: \\"Doe\\"" } }\n',
    );
    expect(await predict(world, 'init', 'hers.yaml', '--name', 'Jane Doe', '--keeper', 'The desk: us')).toBe(0);
    expect(readFileSync(join(world.folder, 'hers.yaml'), 'utf8')).toContain('\nkeeper: "The desk: us"\nforecaster: ');
    expect(await predict(world, 'init', 'his.yaml', '--keeper', 'a\nb')).toBe(2);
    world.printed.out = '';
    mkdirSync(join(world.folder, 'sub'));
    expect(await predict(world, 'init', 'sub', '--forecaster', 'constructor')).toBe(0);
    expect(world.printed.out).toBe(
      'started a ledger: predict -f sub/predictions.yaml add writes its first prediction\n',
    );
    expect(await predict(world, 'check', '--ledger', 'sub')).toBe(0);
  });

  it('never writes over anything', async () => {
    const world = testWorld();
    expect(await predict(world, 'init')).toBe(1);
    expect(world.printed.err).toContain('exists already; nothing was written [file-exists]');
    expect(world.text()).toBe(LEDGER);
    symlinkSync('nowhere', join(world.folder, 'link.yaml'));
    expect(await predict(world, 'init', 'link.yaml')).toBe(1);
    expect(existsSync(join(world.folder, 'nowhere'))).toBe(false);
    expect(await predict(world, 'init', 'none/x.yaml')).toBe(1);
    expect(world.printed.err).toContain('[folder-gone]');
    expect(world.printed.err).toContain(`there is no folder ${join(world.folder, 'none')} [folder-gone]`);
  });

  it.each([
    [['--forecaster', 'No Id'], 'bad-id'],
    [['--forecaster', 'Mara Quell'], "hint: --name 'Mara Quell' makes an id of a name"],
    [['--name', '\u001b'], 'U+001B'],
    [['--ledger', 'x.yaml'], 'without --ledger'],
  ])('refuses %j', async (words, told) => {
    const world = testWorld({});
    expect(await predict(world, 'init', ...words)).toBe(2);
    expect(world.printed.err).toContain(told);
    expect(existsSync(world.path)).toBe(false);
  });

  it('asks on a terminal, and stops on ^C', async () => {
    const world = testWorld({ terminal: true });
    expect(await init({}, globals(world), world, async () => scripted([/Whose/, LEAVE]))).toBe(130);
    expect(existsSync(world.path)).toBe(false);
    const answers: [RegExp, string | true][] = [
      [/Whose/, 'Ada Lovelace'],
      [/title/, true],
      [/id/, 'No'],
      [/id/, true],
    ];
    expect(await init({}, globals(world), world, async () => scripted(...answers, [/Who decides/, '']))).toBe(0);
    expect(world.text()).toContain('title: Predictions of Ada Lovelace\nforecaster: ada-lovelace\n');
    const kept = testWorld({ terminal: true });
    expect(await init({}, globals(kept), kept, async () => scripted(...answers, [/Who decides/, 'The desk']))).toBe(0);
    expect(kept.text()).toContain('\nkeeper: The desk\nforecaster: ada-lovelace\n');
  });

  it('has nothing in the line before a name is typed, and takes nothing for Me', async () => {
    const world = testWorld({ ledger: undefined, terminal: true });
    // True takes what stands there.
    const asker = scripted([/Whose/, true], [/title/, true], [/id/, true]);
    const text: typeof asker.text = async (question, about) => {
      if (question.startsWith('Whose')) expect(about?.initial).toBeUndefined();
      return asker.text(question, about);
    };
    expect(await init({}, globals(world), world, async () => ({ ...asker, text }))).toBe(0);
    expect(world.text()).toContain('title: My predictions\nforecaster: me\nforecasters: { me: { name: Me } }\n');
  });
});

describe('a ledger that may not be written', () => {
  it('stays as it is, without litter', async () => {
    const world = testWorld();
    chmodSync(world.path, 0o444);
    expect(await predict(world, 'note', 'snow', 'x')).toBe(1);
    expect(world.printed.err).toContain('[file-read-only]');
    expect(world.text()).toBe(LEDGER);
    expect(await predict(world, 'note', 'snow', 'x', '--dry-run')).toBe(0);
  });
});
