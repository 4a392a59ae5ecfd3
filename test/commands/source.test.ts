import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { source } from '../../src/commands/source.ts';
import { LEAVE, LEDGER, globals, predict, scripted, testWorld } from './world.ts';

/** The same ledger with its records in a folder. */
const IN_FOLDER = LEDGER.replace('forecaster: me\n', 'forecaster: me\nsources: records\n');

const talk = ['source', 'A talk: on rain', '--said', '2026-01-05', '--url', 'https://example.org/talk'];

describe('predict source', () => {
  it('is shown with no empty line behind it, while it accounts for nothing', async () => {
    const world = testWorld();
    await predict(world, ...talk);
    const shown = testWorld({ ledger: world.text() });
    expect(await predict(shown, 'sources', 'talk-rain')).toBe(0);
    expect(shown.printed.out.endsWith('0 forward-looking statements: 0 tracked, 0 left out\n')).toBe(true);
  });

  it('writes the record into the ledger, where a prediction and its quote can be checked against it', async () => {
    const world = testWorld();
    // SHA-256 of the nine bytes, as sha256sum gives it.
    writeFileSync(join(world.folder, 'talk.txt'), 'It rains\n');
    expect(await predict(world, ...talk, '--text', 'talk.txt', '--kind', 'podcast')).toBe(0);
    expect(world.printed).toEqual({
      out: 'added  talk-rain  said 2026-01-05  A talk: on rain\n',
      err: 'written: predictions.yaml\n',
    });
    expect(world.text()).toBe(
      LEDGER.replace(
        'predictions:\n',
        `sources:
  talk-rain:
    title: "A talk: on rain"
    kind: podcast
    url: "https://example.org/talk"
    said: 2026-01-05
    text: { file: talk.txt, sha256: "80f700997e62234b91e3697580343f2c19cf792c9eeea4357916fd81b43f8ff1", bytes: 9 }
predictions:
`,
      ),
    );
    expect(
      await predict(
        world,
        'add',
        'It rains.',
        '60%',
        '2027-01-01',
        '--source',
        'talk-rain',
        '--at',
        'line 1',
        '--quote',
        'It rains',
      ),
    ).toBe(0);
    world.printed.out = '';
    expect(await predict(world, 'quotes', '--texts', '.')).toBe(0);
    expect(world.printed.out).toBe('1 quote: 1 at the place named\n');
    // A text that has changed since is not passed over.
    writeFileSync(join(world.folder, 'talk.txt'), 'It rains.\n');
    expect(await predict(world, 'quotes', '--texts', '.')).toBe(1);
    expect(world.printed.out).toContain('not checked (the file of that name has other bytes than were read)');
    expect(await predict(world, 'quotes', '--texts', '.', '--json')).toBe(1);
    expect(world.printed.out).toContain('"why": "text changed"');
    expect(await predict(world, 'undo')).toBe(0);
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(LEDGER);
  });

  it('writes a file beside the others, with the comment that they have, and makes the folder for the first', async () => {
    const world = testWorld({ ledger: IN_FOLDER });
    expect(await predict(world, 'list')).toBe(1);
    expect(world.printed.err).toContain('hint: predict source makes it, with the first record');
    expect(await predict(world, ...talk)).toBe(0);
    const first = join(world.folder, 'records', 'talk-rain.yaml');
    expect(readFileSync(first, 'utf8')).toBe(
      'title: "A talk: on rain"\nid: talk-rain\nurl: "https://example.org/talk"\nsaid: 2026-01-05\n',
    );
    const comment = '# yaml-language-server: $schema=../s.json\n';
    writeFileSync(first, comment + readFileSync(first, 'utf8'));
    expect(await predict(world, 'source', 'A letter', '--said', '2026-01-06', '--about', 'Short.')).toBe(0);
    expect(readFileSync(join(world.folder, 'records', 'letter.yaml'), 'utf8')).toBe(
      `${comment}title: A letter\nid: letter\nsaid: 2026-01-06\nabout: Short.\n`,
    );
    expect(world.printed.err).toContain(
      'written: records/letter.yaml\nhint: undo leaves a new file alone: who wants it away removes it\nhint: with --url or --text FILE',
    );
    expect(world.text()).toBe(IN_FOLDER);
    expect(await predict(world, 'check')).toBe(0);
  });

  it.each([LEDGER, IN_FOLDER])('mends a ledger that names a source without a record', async (ledger) => {
    const world = testWorld({
      ledger: ledger.replace('said: 2025-01-05', 'said: { date: 2025-01-05, source: talk }\n    recorded: 2025-01-05'),
    });
    if (ledger === IN_FOLDER) mkdirSync(join(world.folder, 'records'));
    expect(await predict(world, 'list')).toBe(1);
    const hint = /predict source "ITS TITLE" --id talk --said DAY/;
    expect(world.printed.err).toMatch(hint);
    expect(await predict(world, 'source', 'ITS TITLE', '--id', 'talk', '--said', '2025-01-05')).toBe(0);
    expect(await predict(world, 'list')).toBe(0);
    expect(await predict(world, 'add', 'It pours.', '--source', 'other')).toBe(1);
    expect(world.printed.err).toContain('predict source "ITS TITLE" --id other --said DAY');
  });

  it.each([LEDGER, IN_FOLDER])('writes nothing on a dry run, and shows what it would', async (ledger) => {
    const world = testWorld({ ledger });
    expect(await predict(world, ...talk, '--dry-run')).toBe(0);
    expect(world.printed.out).toMatch(/^\+ *title: "A talk: on rain"$/m);
    expect(world.text()).toBe(ledger);
    expect(existsSync(join(world.folder, 'records'))).toBe(false);
  });

  it.each([
    [2, 'command-line', ['source']],
    [2, 'command-line', ['source', 'A talk']],
    [2, 'future-day', ['source', 'A talk', '--said', '2026-03-11']],
    [2, 'bad-day', ['source', 'A talk', '--said', 'soon']],
    [2, 'bad-url', [...talk.slice(0, 4), '--url', 'example.org']],
    [2, 'bad-url', [...talk.slice(0, 4), '--archive-url', 'ftp://example.org']],
    [2, 'command-line', [...talk, '--kind', 'talk']],
    [2, 'bad-id', [...talk, '--id', 'A Talk']],
    [2, 'control-character', ['source', 'A\u202etalk', '--said', 'today']],
    [1, 'no-such-file', [...talk, '--text', 'none.txt']],
    [2, 'command-line', [...talk, '--json', '-']],
    [2, 'command-line', [...talk, '--as-of', '2025-01-01']],
  ])('status %d, %s', async (status, code, words) => {
    for (const ledger of [LEDGER, IN_FOLDER]) {
      const world = testWorld({ ledger });
      expect(await predict(world, ...words)).toBe(status);
      expect(world.printed.err).toContain(`[${code}]`);
      expect(world.text()).toBe(ledger);
      expect(readdirSync(world.folder)).toEqual(['predictions.yaml']);
    }
  });

  it('takes no id twice, whoever was first', async () => {
    const world = testWorld({ ledger: IN_FOLDER });
    expect(await predict(world, ...talk)).toBe(0);
    expect(await predict(world, ...talk, '--id', 'talk-rain')).toBe(1);
    expect(world.printed.err).toContain('[duplicate-id]');
    expect(await predict(world, ...talk)).toBe(0);
    expect(readdirSync(join(world.folder, 'records'))).toEqual(['talk-rain-2.yaml', 'talk-rain.yaml']);
  });

  it('leaves a ledger alone that would not be sound afterwards', async () => {
    const broken = LEDGER.replace('due: 2025-01-06', 'due: 2025-01-04');
    const world = testWorld({ ledger: broken });
    expect(await predict(world, ...talk)).toBe(1);
    expect(world.printed.err).toContain('[days-out-of-order]');
    expect(world.text()).toBe(broken);
  });

  it('makes no folder beside a link that nobody would find', async () => {
    const world = testWorld({ ledger: IN_FOLDER });
    mkdirSync(join(world.folder, 'elsewhere'));
    symlinkSync(world.path, join(world.folder, 'elsewhere', 'link.yaml'));
    expect(await predict(world, ...talk, '-f', 'elsewhere/link.yaml')).toBe(1);
    expect(world.printed.err).toContain(`predict -f ${world.path} source`);
    expect(readdirSync(join(world.folder, 'elsewhere'))).toEqual(['link.yaml']);
    expect(await predict(world, ...talk)).toBe(0);
    // What is there and is no folder is said to be so.
    const broken = testWorld({ ledger: IN_FOLDER });
    symlinkSync('nowhere', join(broken.folder, 'records'));
    expect(await predict(broken, ...talk)).toBe(1);
    expect(broken.printed.err).toContain('is there and is no folder');
  });

  it('gives a line to paste where the layout takes none', async () => {
    const inBraces = LEDGER.replace('forecaster: me\n', 'forecaster: me\nsources: { old: { title: Old } # here\n  }\n');
    const world = testWorld({ ledger: inBraces });
    expect(await predict(world, 'source', 'A talk', '--said', '2026-01-05')).toBe(1);
    expect(world.printed.err).toContain('talk: { title: A talk, said: 2026-01-05 }');
    expect(world.text()).toBe(inBraces);
  });

  it('writes nothing beside a ledger that is read from a pipe', async () => {
    const world = testWorld({ ledger: undefined, stdin: IN_FOLDER });
    expect(await predict(world, ...talk, '-f', '-')).toBe(1);
    expect(world.printed.err).toContain('[not-a-file]');
    expect(readdirSync(world.folder)).toEqual([]);
  });

  it('says what it cannot write, and into what', async () => {
    const world = testWorld({ ledger: IN_FOLDER });
    writeFileSync(join(world.folder, 'records'), 'a file');
    expect(await predict(world, ...talk)).toBe(1);
    expect(readFileSync(join(world.folder, 'records'), 'utf8')).toBe('a file');
    chmodSync(world.path, 0o444);
    const inside = testWorld();
    chmodSync(inside.path, 0o444);
    expect(await predict(inside, ...talk)).toBe(1);
    expect(inside.text()).toBe(LEDGER);
  });

  it('asks on a terminal for what is missing', async () => {
    const world = testWorld({ ledger: LEDGER, terminal: true });
    const asker = scripted(
      [/called/, 'A talk on snow'],
      [/When/, '2026-01-05'],
      [/What is it/, 'podcast'],
      [/published/, ''],
      [/address/, 'nowhere'],
      [/address/, 'https://example.org/snow'],
      [/file/, 'none.txt'],
      [/file/, ''],
      [/id/, true],
      [/Write/, true],
    );
    expect(await source({}, globals(world), world, async () => asker)).toBe(0);
    expect(asker.done()).toBe(true);
    expect(asker.refused).toHaveLength(2);
    expect(asker.shown.join('')).toContain('+  talk-snow:');
    expect(world.printed.out).toBe('added  talk-snow  said 2026-01-05  A talk on snow\n');
    const left = scripted([/called/, 'A talk on hail'], [/When/, LEAVE]);
    expect(await source({}, globals(world), world, async () => left)).toBe(130);
    expect(world.text()).not.toContain('hail');
  });
});
