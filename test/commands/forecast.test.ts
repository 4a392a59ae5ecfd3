import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/commands/forecast.ts';
import { note } from '../../src/commands/note.ts';
import { LEDGER, TODAY, globals, predict, scripted, testWorld } from './world.ts';

describe('forecast', () => {
  it("adds the predictor's update as typed", async () => {
    const world = testWorld();
    expect(await predict(world, 'forecast', 'rain-t', '3:1', '--date', '2025-01-06', '--why', 'clouds')).toBe(0);
    expect(world.text()).toBe(
      LEDGER.replace(
        'probability: 65%\n',
        'probability: 65%\n    forecasts:\n      - { by: me, date: 2025-01-06, probability: "3:1", why: "entered 2026-03-10: clouds" }\n',
      ),
    );
    expect(world.printed.out).toBe('forecast  rain-tomorrow  me  3:1 (75%) on 2025-01-06\n');
  });

  it('adds a new forecaster in the same write, says so, and undo takes both back', async () => {
    const world = testWorld();
    expect(await predict(world, 'forecast', 'rain-f', '5%', '--by', 'Jane Doe')).toBe(0);
    expect(world.text()).toContain('forecasters: { me: { name: Me }, jane-doe: { name: Jane Doe } }');
    expect(world.text()).toContain(`- { by: jane-doe, date: ${TODAY}, probability: 5% }`);
    expect(world.printed.err).toContain('new forecaster: jane-doe\n');
    expect(await predict(world, 'forecast', 'rain-f', '6%', '--by', 'jane doe')).toBe(0);
    expect(await predict(world, 'forecast', 'rain-f', '6%', '--by', 'jane-do')).toBe(0);
    expect(world.printed.err).toContain('if you meant jane-doe, predict undo takes it back');
    for (const _ of [1, 2, 3]) expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(LEDGER);
  });

  it('says that the same forecaster had the same number on the same day', async () => {
    const world = testWorld();
    const already = `me had this number on ${TODAY} already; predict undo takes the second back\n`;
    expect(await predict(world, 'forecast', 'rain-f', '70%')).toBe(0);
    expect(await predict(world, 'forecast', 'rain-f', '71%')).toBe(0);
    expect(await predict(world, 'forecast', 'rain-f', '70%', '--by', 'ada')).toBe(0);
    expect(world.printed.err).not.toContain('already');
    expect(await predict(world, 'forecast', 'rain-f', '0.7')).toBe(0);
    expect(world.printed.err).toContain(already);
    expect(await predict(world, 'undo')).toBe(0);
    expect(await predict(world, 'forecast', 'rain-f', '60-80%')).toBe(0);
    expect(world.printed.err.split(already)).toHaveLength(2);
  });

  it('withdraws once, and only what there is', async () => {
    const world = testWorld();
    expect(await predict(world, 'forecast', 'rain-f', 'withdraw', '--why', 'no idea')).toBe(0);
    expect(world.text()).toContain(`- { by: me, date: ${TODAY}, withdrawn: true, why: no idea }`);
    expect(world.printed.out).toContain(`me  withdrawn on ${TODAY}`);
    const once = world.text();
    expect(await predict(world, 'forecast', 'rain-f', 'withdraw')).toBe(1);
    expect(await predict(world, 'forecast', 'rain-f', 'withdraw', '--by', 'ada')).toBe(1);
    expect(world.printed.err.match(/nothing-to-withdraw/g)).toHaveLength(2);
    expect(world.text()).toBe(once);
  });

  it('says what a day before today means, and that a range is too wide', async () => {
    const world = testWorld();
    const told = (date: string, more = ''): string =>
      `entered today, the forecast counts as if it had been said on ${date}${more}\nhint: its why says that it was entered today`;
    expect(await predict(world, 'forecast', 'rain-f', '20-80%', '--date', 'yesterday')).toBe(0);
    expect(world.printed.err).toContain(`rain-forever: ${told('2026-03-09')}`);
    expect(world.printed.err).toContain('wider than 0.3');
    // Only this tells a reader that it was not there on that day.
    expect(world.text()).toContain('date: 2026-03-09, probability: 20-80%, why: entered 2026-03-10 }');
    world.printed.err = '';
    expect(await predict(world, 'forecast', 'snow', '20%', '--date', '2025-01-09', '--dry-run')).toBe(0);
    expect(world.printed.err).toContain(
      `snow: ${told('2025-01-09', '; its outcome is known already (yes, 2025-01-10)')}`,
    );
    expect(world.printed.out).toMatch(/why: "?entered 2026-03-10, with the outcome known since 2025-01-10/);
    world.printed.err = '';
    // It was due on 2025-01-06.
    for (const date of [[], ['--date', '2025-01-06']])
      expect(await predict(world, 'forecast', 'rain-t', '1%', ...date)).toBe(0);
    expect(world.printed.err.match(/never scored, since it was due 2025-01-06/g)).toHaveLength(2);
    expect(world.printed.err).not.toContain('counts as if');
    world.printed.err = '';
    for (const date of [[], ['--date', TODAY]])
      expect(await predict(world, 'forecast', 'rain-f', '10%', ...date)).toBe(0);
    expect(world.printed.err).not.toContain('as if it had been said');
  });

  it.each([
    ['the day left out', []],
    ['the day the outcome was known', ['--date', '2025-01-10']],
    ['a day after it', ['--date', 'today']],
  ])('refuses a forecast on what has an outcome, with %s', async (_name, date) => {
    for (const number of ['99%', 'withdraw']) {
      const world = testWorld();
      expect(await predict(world, 'forecast', 'snow', number, ...date)).toBe(1);
      expect(world.printed.err).toContain('snow has an outcome: yes, known 2025-01-10; a forecast of');
      expect(world.printed.err).toContain(
        '[already-resolved]\nhint: what was said earlier takes its day: --date DAY, before 2025-01-10\n',
      );
      expect(world.text()).toBe(LEDGER);
    }
  });

  it('refuses one on what is contested, and takes one on what was opened again', async () => {
    const vote = (outcome: string, by: string, known: string): string =>
      `      - { outcome: ${outcome}, known: ${known}, by: ${by} }\n`;
    const contested = testWorld({ ledger: `${LEDGER}${vote('no', 'reader', '2025-01-08')}` });
    expect(await predict(contested, 'forecast', 'snow', '99%', '--date', '2025-01-09')).toBe(1);
    expect(contested.printed.err).toContain('snow has an outcome: contested, known 2025-01-08');
    const reopened = testWorld({ ledger: `${LEDGER}${vote('open', 'editor', '2025-02-01')}` });
    expect(await predict(reopened, 'forecast', 'snow', '99%')).toBe(0);
  });

  it.each([
    [['forecast'], 2, 'an id and a probability'],
    [['forecast', 'snow'], 2, 'needs a probability'],
    [['forecast', 'rain-f', '7/10'], 2, 'write 7 in 10 for the share'],
    [['forecast', 'snow', '70%', '--date', 'tomorrow'], 2, 'future-day'],
    [['forecast', 'snow', '70%', '--date', '2024-01-01'], 1, 'days-out-of-order'],
    [['forecast', 'rain-f', '70%', '--why', 'a\u0000b'], 2, 'U+0000'],
    [['forecast', 'snow', '70%', '--json', '-'], 2, 'takes nothing from --json -'],
    [['forecast', 'none', '70%'], 1, 'unknown-id'],
  ] as const)('refuses %j with status %i', async (words, status, told) => {
    const world = testWorld();
    expect(await predict(world, ...words)).toBe(status);
    expect(world.printed.err).toContain(told);
    expect(world.text()).toBe(LEDGER);
  });

  it('asks on a terminal, and previews', async () => {
    const world = testWorld({ ledger: LEDGER, terminal: true });
    const asker = scripted(
      [/Which/, 'rain-forever'],
      [/How probable/, 'perhaps'],
      [/How probable/, '1 in 20'],
      [/Write/, true],
    );
    expect(await forecast({}, globals(world), world, async () => asker)).toBe(0);
    expect(asker.refused).toHaveLength(1);
    expect(world.text()).toContain('probability: 1 in 20');
  });
});

describe('note', () => {
  it('adds a note, and a second one below it', async () => {
    const world = testWorld();
    expect(await predict(world, 'note', 'snow', 'seen', 'on', 'film')).toBe(0);
    expect(world.text()).toBe(`${LEDGER}    note: seen on film\n`);
    expect(await predict(world, 'note', 'snow', 'and: twice')).toBe(0);
    expect(world.text()).toContain('seen on film\n\n      and: twice\n');
    expect(world.printed.out).toBe('noted  snow\nnoted  snow\n');
    expect(await predict(world, 'note', 'snow', 'x', '--dry-run')).toBe(0);
    expect(world.printed.out).toContain('+      x');
  });

  it('needs a text without control characters', async () => {
    const world = testWorld();
    expect(await predict(world, 'note', 'snow')).toBe(2);
    expect(await predict(world, 'note', 'snow', ' ')).toBe(2);
    expect(await predict(world, 'note', 'snow', '\u001b]0;x\u0007')).toBe(2);
    expect(world.text()).toBe(LEDGER);
  });

  it('asks on a terminal', async () => {
    const world = testWorld({ ledger: LEDGER, terminal: true });
    const asker = scripted([/Which/, 'snow'], [/note/, ''], [/note/, 'cold']);
    expect(await note({}, globals(world), world, async () => asker)).toBe(0);
    expect(world.text()).toContain('note: cold');
  });
});
