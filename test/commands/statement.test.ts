import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statement } from '../../src/commands/statement.ts';
import { LEAVE, LEDGER, globals, predict, scripted, testWorld } from './world.ts';

const SAID = 'said: { date: 2025-01-05, source: talk, at: line 4 }\n    recorded: 2025-01-05';
const RECORD = 'title: A talk\nid: talk\nsaid: 2025-01-05\n';

/** One prediction from a talk, whose record stands in the ledger. */
const INSIDE = LEDGER.replace('said: 2025-01-05', SAID).replace(
  'forecaster: me\n',
  'forecaster: me\nsources:\n  talk:\n    title: A talk\n    said: 2025-01-05\n',
);

/** The same, whose record is a file of its own. */
function besideWorld(record = RECORD, terminal = false) {
  const ledger = LEDGER.replace('said: 2025-01-05', SAID).replace('forecaster: me\n', 'forecaster: me\nsources: records\n');
  const world = testWorld({ ledger, terminal });
  const path = join(world.folder, 'records', 'talk.yaml');
  mkdirSync(join(world.folder, 'records'));
  writeFileSync(path, record);
  return { world, ledger, path, record: () => readFileSync(path, 'utf8') };
} // prettier-ignore

const left = ['statement', 'talk', 'prices fall', '--at', 'line 9', '--left-out', "the host's"];
const tracked = '{ at: line 4, speaker: me, gist: It rains at the station., tracked: rain-tomorrow }';

describe('predict statement', () => {
  it('takes from the prediction what it says already, in the ledger', async () => {
    const world = testWorld({ ledger: INSIDE });
    expect(await predict(world, 'statement', 'talk', '--tracked', 'rain-t')).toBe(0);
    expect(world.printed).toEqual({
      out: 'accounted  talk  line 4: tracked by rain-tomorrow  (1 statement, 1 tracked, 0 left out)\n',
      err: 'written: predictions.yaml\n',
    });
    expect(world.text()).toBe(
      INSIDE.replace('    said: 2025-01-05\n', `    said: 2025-01-05\n    statements:\n      - ${tracked}\n`),
    );
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(INSIDE);
  });

  it('writes into the record beside the ledger, which is left alone, and can be taken back there', async () => {
    const { world, ledger, record } = besideWorld();
    expect(await predict(world, ...left)).toBe(0);
    expect(await predict(world, 'statement', 'talk', '--tracked', 'rain-tomorrow', '--speaker', 'host, for me')).toBe(0);
    const first = `${RECORD}statements:\n  - { at: line 9, gist: prices fall, left_out: the host's }\n`;
    expect(record()).toBe(`${first}  - ${tracked.replace('me', '"host, for me"')}\n`);
    expect(world.printed.out).toContain('(2 statements, 1 tracked, 1 left out)');
    expect(world.printed.err).toContain('written: records/talk.yaml\nhint: predict -f records/talk.yaml undo takes');
    expect(await predict(world, 'check')).toBe(0);
    expect(await predict(world, '-f', 'records/talk.yaml', 'undo')).toBe(0);
    expect(record()).toBe(first);
    expect(world.text()).toBe(ledger);
  }); // prettier-ignore

  it('finds the record by its name, however its ending is written', async () => {
    const { world, path } = besideWorld();
    const yml = path.replace(/yaml$/, 'YML');
    renameSync(path, yml);
    expect(await predict(world, ...left), world.printed.err).toBe(0);
    expect(world.printed.err).toContain('written: records/talk.YML\n');
    expect(readFileSync(yml, 'utf8')).toContain('prices fall');
  });

  it('is what check asks for, word by word', async () => {
    const { world } = besideWorld(`${RECORD}statements:\n  - { at: line 9, gist: prices fall, left_out: no day }\n`);
    expect(await predict(world, 'check', '-f', 'predictions.yaml')).toBe(1);
    const hint = /hint: predict (-f predictions.yaml statement talk --tracked rain-tomorrow) accounts for it/;
    expect(await predict(world, ...hint.exec(world.printed.out)![1]!.split(' '))).toBe(0);
    expect(await predict(world, 'check')).toBe(0);
  });

  it('may be held by several predictions, in words of its own', async () => {
    const { world, record } = besideWorld();
    const words = ['statement', 'talk', 'weather gets worse', '--at', 'line 5', '--tracked', 'snow', '--tracked', 'rain-tomorrow'];
    expect(await predict(world, ...words)).toBe(0);
    expect(record()).toBe(`${RECORD}statements:\n  - { at: line 5, gist: weather gets worse, tracked: [snow, rain-tomorrow] }\n`);
  }); // prettier-ignore

  it('writes nothing on a dry run', async () => {
    const { world, record } = besideWorld();
    expect(await predict(world, ...left, '--dry-run')).toBe(0);
    expect(world.printed.out).toMatch(/^\+ {2}- \{ at: line 9, gist: prices fall, left_out: the host's \}$/m);
    expect(record()).toBe(RECORD);
  });

  it.each([
    [2, 'command-line', ['statement']],
    [2, 'command-line', ['statement', 'talk', 'prices fall', '--at', 'line 9']],
    [2, 'command-line', ['statement', 'talk', 'prices fall', '--at', 'line 9', '--tracked', '']],
    [2, 'command-line', [...left, '--tracked', 'snow']],
    [2, 'command-line', ['statement', 'talk', '--at', 'line 9', '--left-out', 'no day']],
    // It was not said there.
    [2, 'command-line', ['statement', 'talk', '--tracked', 'snow']],
    [2, 'command-line', ['statement', 'talk', '--at', 'line 9', '--tracked', 'snow', '--tracked', 'rain-tomorrow']],
    [1, 'unknown-source', ['statement', 'talks', ...left.slice(2)]],
    [1, 'unknown-id', ['statement', 'talk', '--tracked', 'hail']],
    [1, 'ambiguous-id', ['statement', 'talk', '--tracked', 'rain']],
    [2, 'control-character', ['statement', 'talk', 'a\u202eb', ...left.slice(3)]],
    [2, 'command-line', [...left, '--as-of', '2025-01-01']],
  ])('status %d, %s', async (status, code, words) => {
    const { world, record, ledger } = besideWorld();
    expect(await predict(world, ...words)).toBe(status);
    expect(world.printed.err).toContain(`[${code}]`);
    expect(record()).toBe(RECORD);
    expect(world.text()).toBe(ledger);
  });

  it('names who says it, where it is said again in another source', async () => {
    const again = 'said: { date: 2025-01-05, source: other, speaker: summariser }\n    restated:\n      - { date: 2025-01-05, source: talk, at: line 4 }\n    recorded: 2025-01-05';
    const ledger = INSIDE.replace(SAID, again).replace('sources:\n', 'sources:\n  other: { title: Other }\n');
    const world = testWorld({ ledger });
    expect(await predict(world, 'statement', 'talk', '--tracked', 'rain-tomorrow')).toBe(0);
    expect(world.text()).toContain(`- ${tracked}\n`);
    expect(await predict(world, 'statement', 'other', '--tracked', 'rain-tomorrow', '--at', 'line 1')).toBe(0);
    expect(world.text()).toContain('other: { title: Other, statements: [{ at: line 1, speaker: summariser, gist:');
  }); // prettier-ignore

  it('says a thing once', async () => {
    const { world, record } = besideWorld();
    expect(await predict(world, ...left)).toBe(0);
    const once = record();
    expect(await predict(world, ...left)).toBe(1);
    expect(world.printed.err).toContain('[duplicate-statement]');
    expect(record()).toBe(once);
  });

  it('leaves a record alone whose layout takes none, or that has faults, and a ledger without sources', async () => {
    const inBrackets = `${RECORD}statements: [{ at: a, gist: b, left_out: c } # here\n  ]\n`;
    const brackets = besideWorld(inBrackets);
    expect(await predict(brackets.world, ...left)).toBe(1);
    expect(brackets.world.printed.err).toContain('records/talk.yaml, line 4: the statements');
    expect(brackets.world.printed.err).toContain("- { at: line 9, gist: prices fall, left_out: the host's }");
    expect(brackets.record()).toBe(inBrackets);
    const faulty = besideWorld(`${RECORD}statement: none\n`);
    expect(await predict(faulty.world, ...left)).toBe(1);
    expect(faulty.world.printed.err).toContain('[unknown-key]');
    expect(faulty.record()).toBe(`${RECORD}statement: none\n`);
    const none = testWorld();
    expect(await predict(none, ...left)).toBe(1);
    expect(none.printed.err).toContain('predict source writes the record of the first');
  });

  it('asks on a terminal for what is missing', async () => {
    const { world, record } = besideWorld(RECORD, true);
    const asker = scripted(
      [/which source/, 'talk'],
      [/place/, ''],
      [/place/, 'line 9'],
      [/own words/, 'prices fall'],
      [/Which prediction/, ''],
      [/left out/, 'no day'],
      [/Write/, true],
    );
    expect(await statement({}, globals(world), world, async () => asker)).toBe(0);
    expect(asker.done()).toBe(true);
    expect(asker.shown.join('')).toContain('+  - { at: line 9');
    const first = `${RECORD}statements:\n  - { at: line 9, gist: prices fall, left_out: no day }\n`;
    expect(record()).toBe(first);
    const gone = scripted([/place/, 'line 4'], [/own words/, LEAVE]);
    expect(await statement({ source: 'talk' }, globals(world), world, async () => gone)).toBe(130);
    const held = scripted([/place/, 'line 5'], [/own words/, 'rain'], [/Which prediction/, 'snow'], [/Write/, true]);
    expect(await statement({ source: 'talk' }, globals(world), world, async () => held)).toBe(0);
    expect(record()).toBe(`${first}  - { at: line 5, speaker: me, gist: rain, tracked: snow }\n`);
    // What a prediction says already is not asked for.
    expect(await predict(world, 'statement', 'talk', '--tracked', 'rain-tomorrow')).toBe(0);
    expect(record()).toContain(`  - ${tracked}\n`);
  });
});
