import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { add } from '../../src/commands/add.ts';
import { ADD_EXAMPLE } from '../../src/commands/input/add-words.ts';
import { entryId } from '../../src/commands/input/entry-id.ts';
import { LEAVE, LEDGER, TODAY, globals, predict, scripted, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

const CLAIM = ['--claim', 'We ship version 2 before June.'] as const;

describe('add', () => {
  it('writes the short form when there is no more to say', async () => {
    const world = testWorld();
    expect(await predict(world, 'add', ...CLAIM, '--due', '2026-05-31', '--p', '65%')).toBe(0);
    expect(world.text()).toBe(`${LEDGER}
  - id: ship-version-2
    claim: We ship version 2 before June.
    said: ${TODAY}
    due: 2026-05-31
    probability: 65%
`);
    expect(world.printed.out).toBe('added  ship-version-2  due 2026-05-31  65%\n');
    expect(world.printed.err).toContain('written: predictions.yaml\n');
  });

  it('writes everything the flags say, and a new forecaster', async () => {
    const world = testWorld();
    const more = [
      '--criteria',
      'The changelog lists it.',
      '--charitable',
      'A candidate counts.',
      '--condition',
      'The team stays.',
      '--tag',
      'work,release',
      '--tag',
      'work',
      '--group',
      'releases',
    ];
    const who = [
      '--said',
      'yesterday',
      '--forecaster',
      'Jane Doe',
      '--note',
      'over lunch',
      '--id',
      'v2',
      '--probability',
      '3:2',
      '--due',
      'eoy',
    ];
    expect(await predict(world, 'add', ...CLAIM, ...more, ...who)).toBe(0);
    expect(world.text()).toContain(`
  - id: v2
    claim: We ship version 2 before June.
    forecaster: jane-doe
    said: 2026-03-09
    due: 2026-12-31
    probability: "3:2"
    condition: The team stays.
    criteria:
      strict: The changelog lists it.
      charitable: A candidate counts.
    tags: [work, release]
    group: releases
    recorded: ${TODAY}
    note: over lunch
`);
    expect(world.text()).toContain('forecasters: { me: { name: Me }, jane-doe: { name: Jane Doe } }');
    expect(world.printed.err).toContain('new forecaster: jane-doe\n');
    expect(await predict(world, 'check')).toBe(0);
  });

  it.each(['0.7', '70%', '60-70%', '60/40', '3:2', '1 in 20'])('keeps the odds %s as they were said', async (odds) => {
    const world = testWorld();
    expect(await predict(world, 'add', ...CLAIM, '--p', odds)).toBe(0);
    expect(world.text()).toMatch(new RegExp(`probability: "?${odds}"?\n`));
    expect(world.printed.out).toContain(odds);
  });

  it.each([
    [['add'], 2, 'needs a claim'],
    [['add', '--claim', ' '], 2, 'empty-text'],
    [['add', ...CLAIM, '--p', '7/10'], 2, 'write 7 in 10 for the share'],
    [['add', ...CLAIM, '--p', 'so so'], 2, 'is not a probability'],
    [['add', ...CLAIM, '--due', 'someday'], 2, 'bad-day'],
    [['add', ...CLAIM, '--json'], 2, 'predict add --json - < entries.json'],
    [['add', ...CLAIM, '--due', '2026-01-01'], 1, 'before the day it was said'],
    [['add', ...CLAIM, '--said', 'tomorrow'], 2, 'future-day'],
    [['add', ...CLAIM, '--id', 'snow'], 1, 'ids are never reused'],
    [['add', ...CLAIM, '--id', 'No Id'], 2, 'bad-id'],
    [['add', ...CLAIM, '--id', '__proto__'], 2, 'bad-id'],
    [['add', ...CLAIM, '--tag', 'yes'], 2, 'bad-id'],
    [['add', ...CLAIM, '--source', 'talk'], 1, 'no source "talk"'],
    [['add', ...CLAIM, '--source', 'talk'], 1, 'predict source "ITS TITLE" --id talk --said DAY writes its record'],
    [['add', ...CLAIM, '--wording', 'a no-brainer'], 2, '--row PHRASE names the row that fits'],
    [['add', ...CLAIM, '--wording', 'very likly'], 2, 'close to it: very likely'],
    [['add', ...CLAIM, '--wording', 'sure', '--row', 'sure'], 2, '--row: the lexicon has no number for "sure"'],
    [['add', ...CLAIM, '--row', 'likely'], 2, '--row goes with --wording'],
    [['add', ...CLAIM, '--why', 'x'], 2, '--why goes with --p'],
    [['add', ...CLAIM, '--due-why', 'x'], 2, '--due-why goes with --due'],
    [['add', ...CLAIM, '--due-basis', 'inferred'], 2, '--due-basis goes with --due'],
    [['add', ...CLAIM, '--due', 'eoy', '--due-basis', 'assigned'], 2, '--due-basis assigned goes with --due-why'],
    [['add', ...CLAIM, '--due', 'eoy', '--due-basis', 'guess'], 2, 'values: stated, inferred, assigned'],
    [['add', ...CLAIM, '--charitable', 'x'], 2, 'needs --criteria'],
    [['add', '--claim', 'a\u009bb'], 2, 'U+009B'],
    [['add', ...CLAIM, '--forecaster', '名'], 2, 'no id can be made'],
  ] as const)('refuses %j with status %i', async (words, status, told) => {
    const world = testWorld();
    expect(await predict(world, ...words)).toBe(status);
    expect(world.printed.err).toContain(told);
    expect(world.text()).toBe(LEDGER);
  });

  it.each([
    [['--p', '70%', '--why', 'from the tone'], ['{ value: 70%, basis: assigned, why: from the tone }'], '~70%'],
    [['--p', '60-70%', '--why', 'x'], ['{ low: 0.6, high: 0.7, basis: assigned, why: x }'], '~65%'],
    // The median of the survey for the phrase.
    [['--p', 'Very likely'], ['{ basis: worded, wording: Very likely }'], '~90%'],
    [['--wording', 'very likely', '--p', '80%'], ['{ value: 80%, basis: worded, wording: very likely }'], '~80%'],
    [['--wording', 'sure thing', '--row', 'likely'], ['{ basis: worded, wording: sure thing, row: likely }'], '~70%'],
    [
      ['--wording', 'sure thing', '--p', '95%', '--why', 'x'],
      ['{ value: 95%, basis: assigned, wording: sure thing, why: x }'],
      '~95%',
    ],
    [['--p', '70%'], ['70%'], '  70%'],
  ])('says whose number it is: %j', async (flags, [item], shown) => {
    const world = testWorld();
    expect(await predict(world, 'add', ...CLAIM, ...flags), world.printed.err).toBe(0);
    expect(world.text()).toContain(`probability: ${item}\n`);
    expect(world.printed.out).toContain(shown);
  });

  it.each([
    [[], '2026-12-31'],
    [['--due-basis', 'stated'], '2026-12-31'],
    [['--due-basis', 'inferred'], '{ date: 2026-12-31, basis: inferred }'],
    [['--due-why', 'none given'], '{ date: 2026-12-31, basis: assigned, why: none given }'],
    [['--due-basis', 'inferred', '--due-why', 'asked so'], '{ date: 2026-12-31, basis: inferred, why: asked so }'],
  ])('says whose day it is: %j', async (flags, due) => {
    const world = testWorld();
    expect(await predict(world, 'add', ...CLAIM, '--due', 'eoy', ...flags), world.printed.err).toBe(0);
    expect(world.text()).toContain(`due: ${due}\n`);
  });

  it('shows a dry run and writes nothing', async () => {
    const world = testWorld();
    expect(await predict(world, 'add', ...CLAIM, '--dry-run')).toBe(0);
    expect(world.printed.out).toContain('+  - id: ship-version-2\n');
    expect(world.text()).toBe(LEDGER);
  });

  it('takes constructor for an id like any other', async () => {
    const world = testWorld();
    expect(await predict(world, 'add', ...CLAIM, '--id', 'constructor')).toBe(0);
    expect(await predict(world, 'add', ...CLAIM, '--id', 'constructor')).toBe(1);
    expect(await predict(world, 'resolve', 'constructor', 'yes', '--why', 'x')).toBe(0);
  });

  it('warns of what makes a prediction hard to judge, and writes it all the same', async () => {
    const world = testWorld();
    expect(await predict(world, 'add', '--claim', 'It may have significant impact')).toBe(0);
    for (const code of ['no-subject', 'vague-word', 'no-threshold', 'undated', 'no-criteria', 'no-probability']) {
      expect(world.printed.err).toContain(`[${code}]\nhint: `);
    }
    expect(world.text()).toContain('claim: It may have significant impact');
  });

  it('has nothing to warn of in a good one', async () => {
    const world = testWorld();
    const good = [
      '--claim',
      'The station measures at least 20 mm of rain on one day of May 2026.',
      '--due',
      '2026-05-31',
      '--p',
      '30%',
    ];
    expect(
      await predict(world, 'add', ...good, '--criteria', 'The monthly table of the station lists such a day.'),
    ).toBe(0);
    expect(world.printed.err).toBe('written: predictions.yaml\n');
  });

  it('puts a quote with its source and the day it was recorded', async () => {
    const ledger = `${LEDGER}sources:\n  talk: { title: A talk, said: 2025-01-05 }\n`;
    const world = testWorld({ ledger });
    expect(
      await predict(
        world,
        'add',
        ...CLAIM,
        '--source',
        'talk',
        '--at',
        'line 4',
        '--quote',
        'before June: for sure',
        '--said',
        '2025-01-05',
        '--due',
        '2025-06-01',
        '--id',
        'v2',
      ),
    ).toBe(0);
    expect(world.text()).toContain(`    said:
      date: 2025-01-05
      source: talk
      at: line 4
      quote: "before June: for sure"
    due: 2025-06-01
    recorded: ${TODAY}
`);
    expect(await predict(world, 'add', ...CLAIM, '--source', 'tolk')).toBe(1);
    expect(world.printed.err).toContain('did you mean talk?');
    expect(world.printed.err).not.toContain('lists those');
    expect(await predict(world, '-f', world.path, 'add', ...CLAIM, '--source', 'a-long-interview')).toBe(1);
    expect(world.printed.err).toContain(`hint: predict -f ${world.path} sources lists those that it has\n`);
  });

  it("takes the day of the source's record where none is given, and says so", async () => {
    const sources = (said: string): string => `${LEDGER}sources:\n  talk: { title: A talk${said} }\n`;
    const flags = ['--source', 'talk', '--quote', 'before June', '--due', '2030-06-01', '--criteria', 'The page lists it.', '--p', '60%']; // prettier-ignore
    const added = async (said: string, ...more: string[]): Promise<TestWorld> => {
      const world = testWorld({ ledger: sources(said) });
      expect(await predict(world, 'add', ...CLAIM, ...flags, ...more), world.printed.err).toBe(0);
      return world;
    };
    const world = await added(', said: 2025-02-03');
    expect(world.text()).toContain(`date: 2025-02-03\n      source: talk\n`);
    expect(world.printed.err).toContain('said 2025-02-03: the day of the source talk; --said DAY gives another\n');
    const given = await added(', said: 2025-02-03', '--said', '2025-02-04');
    expect(given.text()).toContain('date: 2025-02-04');
    expect(given.printed.err).not.toContain('the day of the source');
    const none = await added('', '--dry-run');
    expect(none.printed.out).toContain(`date: ${TODAY}`);
    expect(none.printed.err).not.toContain('the day of the source');
    const future = testWorld({ ledger: sources(', said: 2027-02-03') });
    expect(await predict(future, 'add', ...CLAIM, ...flags)).toBe(2);
    expect(future.printed.err).toContain('the day of the source: 2027-02-03 is in the future');
  });

  it("names today where it takes it for the day of another's words", async () => {
    const remark = `said ${TODAY}: today; --said DAY gives another\n`;
    const told = async (ledger: string, ...more: string[]): Promise<string> => {
      const world = testWorld({ ledger });
      expect(await predict(world, 'add', ...CLAIM, '--due', '2030-06-01', ...more), world.printed.err).toBe(0);
      return world.printed.err;
    };
    const hers = LEDGER.replace('forecaster: me', 'forecaster: rosa').replace('{ me: { name: Me } }', '{ rosa: { name: Rosa } }'); // prettier-ignore
    expect(await told(hers)).toContain(remark);
    expect(await told(LEDGER, '--forecaster', 'Ann')).toContain(remark);
    expect(await told(LEDGER, '--quote', 'before June')).toContain(remark);
    expect(await told(hers, '--said', '2026-01-05')).not.toContain('said 20');
    // One's own.
    expect(await told(LEDGER)).not.toContain('said 20');
    expect(await told(hers.replace('keeper: editor\n', ''))).not.toContain('said 20');
    expect(await told(hers.replace('keeper: editor', 'keeper: Rosa'))).not.toContain('said 20');
  });

  it('warns of what check would find in the new entry', async () => {
    const words = Array.from({ length: 16 }, (_, at) => `word${at}`).join(' ');
    const ledger = LEDGER.replace('predictions:\n', 'sources:\n  talk: { title: A talk, said: 2025-02-03, statements: [{ at: line 1, gist: a, left_out: b }] }\npredictions:\n'); // prettier-ignore
    const flags = ['--due', '2030-06-01', '--p', '60%', '--criteria', 'Decided by two newsrooms.'];
    const told = async (text: string, ...more: string[]): Promise<string[]> => {
      const world = testWorld({ ledger: text });
      expect(await predict(world, 'add', ...flags, ...more), world.printed.err).toBe(0);
      const added = [...world.printed.err.matchAll(/ \[([a-z-]+)\]$/gm)].map((match) => match[1]!);
      // The same is said by check, of this entry and no other.
      await predict(testWorld({ ledger: text }), 'check');
      const [before, after] = [testWorld({ ledger: text }), world];
      after.printed.out = '';
      await predict(before, 'check');
      await predict(after, 'check');
      const codes = (from: TestWorld): string[] =>
        [...from.printed.out.matchAll(/ \[([a-z-]+)\]$/gm)].map((match) => match[1]!);
      const old = codes(before);
      const fresh = codes(after).filter((code) => !old.includes(code) || old.splice(old.indexOf(code), 1).length === 0);
      // That the due day is over says these as well.
      const late = ['overdue', 'criteria-after-outcome'];
      const others = fresh.filter((code) => !(added.includes('due-passed') && late.includes(code)));
      expect(added).toEqual(expect.arrayContaining(others));
      return added;
    };
    expect(await told(ledger, ...CLAIM)).toEqual([]);
    expect(await told(ledger, ...CLAIM, '--quote', words)).toEqual(['quote-too-long']);
    expect(await told(ledger, ...CLAIM, '--quote', 'so … on')).toEqual(['quote-ellipsis']);
    expect(await told(ledger, ...CLAIM, '--source', 'talk', '--said', '2025-02-04')).toEqual([
      'said-differs-from-source',
      'untracked-prediction',
    ]);
    const again = ['--claim', 'it RAINS, on each day of 2030', '--due', '2030-12-31'];
    const far = `${LEDGER}${[1, 2, 3].map((at) => `\n  - id: hail-${at}\n    claim: It hails ${at} times.\n    said: 2025-01-05\n`).join('')}`;
    for (const text of [ledger, far, far.replace('  - id: snow', '  - "id": snow')])
      expect(await told(text, ...again)).toEqual(['no-subject', 'same-claim']);
    expect(await told(far, '--claim', 'It rains on each day of 2030 but one.', '--due', '2030-12-31')).toEqual(['no-subject']); // prettier-ignore
    expect(await told(LEDGER, ...CLAIM, '--due', '2025-06-01', '--said', '2025-02-01')).toEqual(['due-passed']);
  });

  it.each(['31 Dec 2026', '1st July 2026', '31. Dezember 2026', '31/12/2026'])(
    'takes %s for a day, which it cannot read',
    async (day) => {
      const world = testWorld();
      expect(await predict(world, 'add', CLAIM[1], '65%', day)).toBe(2);
      expect(world.printed.err).toContain(`--due: "${day}" is not a day [bad-day]\nhint: write 2026-12-31`);
    },
  );

  it('names the ledger in each command that it advises', async () => {
    const world = testWorld();
    const late = ['--due', '2025-06-01', '--said', '2025-02-01'];
    expect(await predict(world, '-f', world.path, 'add', ...CLAIM, ...late)).toBe(0);
    expect(world.printed.err).toContain(`predict -f ${world.path} resolve ship-version-2`);
  });

  it.each(['2026-03-10', '2031-12-31'])('takes the example that help, hints and README give, on %s', async (today) => {
    const [, claim, odds, due] = /^predict add "(.+)" (\S+) (\S+)$/.exec(ADD_EXAMPLE)!;
    expect(await predict(testWorld({ ledger: LEDGER, today }), 'add', claim!, odds!, due!)).toBe(0);
    const world = testWorld();
    await predict(world, 'add', '--help');
    await predict(world, 'add', 'We', 'ship', '65%', 'eoy');
    expect(world.printed.out).toContain(`$ ${ADD_EXAMPLE}\n`);
    expect(world.printed.err).toContain(`stands in quotes: ${ADD_EXAMPLE}\n`);
    expect(readFileSync('README.md', 'utf8')).toContain(`\`${ADD_EXAMPLE}\``);
  });

  it('points to init where there is no ledger', async () => {
    const world = testWorld({});
    expect(await predict(world, 'add', ...CLAIM)).toBe(1);
    expect(world.printed.err).toContain('predict init starts one');
  });
});

describe('add --json -', () => {
  const one = { claim: 'Alice wins 3 medals.', due: '2026-08-31', probability: '3:2' };

  it('takes one entry, short or long, and makes an id', async () => {
    const world = testWorld({
      ledger: LEDGER,
      stdin: JSON.stringify({ ...one, note: null, probability: { low: 0.6, high: 0.7, basis: 'stated' } }),
    });
    expect(await predict(world, 'add', '--json', '-')).toBe(0);
    expect(world.text()).toContain(
      `  - id: alice-wins-3\n    claim: Alice wins 3 medals.\n    said: ${TODAY}\n    due: 2026-08-31\n    probability: { low: 0.6, high: 0.7, basis: stated }\n`,
    );
  });

  it('takes many, with different ids for one claim, and flags for all', async () => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify([one, { ...one, due: '2027-08-31' }]) });
    expect(await predict(world, 'add', '--json', '-', '--tag', 'sport')).toBe(0);
    expect(world.printed.out).toBe(
      'added  alice-wins-3  due 2026-08-31  3:2 (60%)\nadded  alice-wins-3-medals  due 2027-08-31  3:2 (60%)\n',
    );
    expect(world.text().match(/tags: \[sport\]/g)).toHaveLength(2);
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(LEDGER);
  });

  it.each([
    ['claim', ['It rains.'], one],
    ['probability', ['--p', '60%'], one],
    ['due', ['It hails.', '2027-01-01'], { due: '2026-08-31' }],
    ['tags', ['--tag', 'sport'], [one, { ...one, tags: ['a'] }]],
    ['said', ['--quote', 'So be it.'], { ...one, said: '2026-03-01' }],
  ])('writes nothing when the command line gives the %s too', async (key, words, objects) => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify(objects) });
    expect(await predict(world, 'add', ...words, '--json', '-')).toBe(2);
    const where = Array.isArray(objects) ? 'object 2 of 2' : 'the JSON';
    expect(world.printed).toEqual({
      out: '',
      err: `predict: "${key}" is given twice: on the command line, and by ${where} [command-line]\nhint: leave one of the two out\n`,
    });
    expect(world.text()).toBe(LEDGER);
  });

  it('takes a key that is null from the command line', async () => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify({ claim: null, due: '2026-08-31' }) });
    expect(await predict(world, 'add', 'It hails.', '60%', '--json', '-'), world.printed.err).toBe(0);
    expect(world.printed.out).toContain('due 2026-08-31  60%');
  });

  it.each([
    ['an id that is taken', [one, { ...one, id: 'snow' }], 'object 2 of 2: the id "snow" is taken'],
    [
      'an id twice in the list',
      [
        { ...one, id: 'a' },
        { ...one, id: 'a' },
      ],
      'object 2 of 2: the id "a" is taken',
    ],
    ['an id that is none', [one, { ...one, id: '__proto__' }], 'object 2 of 2: "__proto__" is not an id'],
    ['no claim', [one, { due: '2026-08-31' }], 'object 2 of 2: a prediction needs a claim'],
    ['an unknown key', [one, { ...one, clam: 'x' }], 'did you mean "claim"?'],
    ['a bad day', [one, { ...one, due: 'soon' }], '(as it would be):'],
    ['a bad probability', [one, { ...one, probability: '7/10' }], 'write 7 in 10 for the share'],
    ['a day of recording to come', [{ ...one, recorded: '2030-01-01' }], 'in the future'],
    [
      'a text with an escape',
      [one, { ...one, note: '\u001b[0m' }],
      'object 2 of 2: note holds the control character U+001B',
    ],
    ['half a character', [{ ...one, note: '\ud800' }], 'holds half of a character'],
    ['a number beyond all', [{ ...one, probability: 'HUGE' }], 'too large for a number'],
    ['a number beyond all', [{ ...one, probability: 'HUGE' }], 'hint: give one below 1e21, or leave it out'],
    ['a number with an exponent', [{ ...one, probability: 1e30 }], 'hint: give one that can be written without'],
  ])('writes nothing when there is %s', async (_name, objects, told) => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify(objects).replace('"HUGE"', '1e999') });
    expect(await predict(world, 'add', '--json', '-')).toBe(1);
    expect(world.printed.err).toContain(told);
    expect(world.text()).toBe(LEDGER);
  });
});

describe('add on a terminal', () => {
  const terminal = { ledger: LEDGER, terminal: true };

  it('asks, warns, lets an answer be changed, and writes', async () => {
    const world = testWorld(terminal);
    const asker = scripted(
      [/What will happen/, ''],
      [/What will happen/, 'Alice wins many medals.'],
      [/By which day/, 'soon'],
      [/By which day/, '2026-08-31'],
      [/How probable/, '7/10'],
      [/How probable/, '7:3'],
      [/What exactly/, 'The official table of the games lists them.'],
      [/Tags/, 'sport, games'],
      [/Its id/, 'snow'],
      [/Its id/, true],
      [/Write this/, 'change'],
      [/Which answer/, 'claim'],
      [/What will happen/, 'Alice wins 3 medals.'],
      [/Write this/, 'write'],
    );
    expect(await add({}, globals(world), world, async () => asker)).toBe(0);
    expect(asker.done()).toBe(true);
    expect(asker.refused).toHaveLength(4);
    expect(asker.shown[0]).toContain('the claim has the vague word "many" [vague-word]');
    expect(asker.shown.at(-1)).toContain('+    claim: Alice wins 3 medals.\n');
    expect(asker.shown.filter((text) => text.includes('vague-word'))).toHaveLength(1);
    expect(world.text()).toContain('  - id: alice-wins-many\n    claim: Alice wins 3 medals.\n');
    expect(world.text()).toContain('tags: [sport, games]');
  });

  it("asks for the day of another's words", async () => {
    const world = testWorld({ ...terminal, ledger: LEDGER.replace('forecaster: me', 'forecaster: rosa').replace('{ me: { name: Me } }', '{ rosa: { name: Rosa } }') }); // prettier-ignore
    const asker = scripted([/What will/, 'Alice wins 3 medals.'], [/When was it said/, '2026-01-05'], [/By which/, 'eoy'], [/How probable/, ''], [/What exactly/, ''], [/Tags/, ''], [/Its id/, true], [/Write/, 'write']); // prettier-ignore
    expect(await add({}, globals(world), world, async () => asker)).toBe(0);
    expect(world.text()).toContain('said: 2026-01-05\n    due: 2026-12-31');
  });

  it('shows a fault among the answers and lets it be mended', async () => {
    const world = testWorld(terminal);
    const asker = scripted([/What will/, 'Alice wins 3 medals.'], [/How probable/, ''], [/What exactly/, ''], [/Tags/, ''], [/Its id/, true], [/Write/, 'change'], [/Which/, 'due'], [/By which/, 'eoy'], [/Write/, 'write']); // prettier-ignore
    expect(await add({ due: '2020-01-01' }, globals(world), world, async () => asker)).toBe(0);
    expect(asker.shown[0]).toContain('is before the day it was said');
    expect(world.text()).toContain('due: 2026-12-31');
  });

  it('writes nothing when stopped or left', async () => {
    const world = testWorld(terminal);
    const stop = scripted([/What will/, 'Alice wins.'], [/By/, ''], [/How/, ''], [/What/, ''], [/Tags/, ''], [/id/, true], [/Write/, 'stop']); // prettier-ignore
    await expect(add({}, globals(world), world, async () => stop)).rejects.toThrow('nothing was written');
    expect(await add({}, globals(world), world, async () => scripted([/What/, 'x'], [/By/, LEAVE]))).toBe(130);
    expect(world.text()).toBe(LEDGER);
  });

  it('asks for whose it is, and where it was said, where the ledger has a choice', async () => {
    const ledger = LEDGER.replace(
      '{ me: { name: Me } }',
      '{ me: { name: Me }, ada: { name: Ada } }\nsources:\n  talk: { title: A talk, said: 2025-01-05 }',
    );
    const world = testWorld({ ledger, terminal: true });
    const asker = scripted([/What will/, 'It rains.'], [/Whose/, 'ada'], [/Where/, 'talk'], [/place/, 'line 4'], [/words/, 'it will rain'], [/When/, true], [/By which/, '2025-02-01'], [/Whose day/, 'assigned'], [/Why this day/, 'soon, she said'], [/How/, '70%'], [/Whose number/, 'assigned'], [/Why this number/, 'her tone'], [/What/, ''], [/Tags/, ''], [/id/, 'rain-ada'], [/Write/, 'write']); // prettier-ignore
    expect(await add({}, globals(world), world, async () => asker)).toBe(0);
    expect(world.text()).toContain(
      'due: { date: 2025-02-01, basis: assigned, why: "soon, she said" }\n    probability: { value: 70%, basis: assigned, why: her tone }\n',
    );
    expect(world.text()).toContain(
      '    forecaster: ada\n    said:\n      date: 2025-01-05\n      source: talk\n      at: line 4\n      quote: it will rain\n',
    );
  });
});

describe('an id made of a claim', () => {
  it.each([
    ['We ship version 2 before June.', 'ship-version-2'],
    ['In 2025 very basic AI agents start to work.', 'very-basic-ai'],
    ['Ångström’s café opens', 'angstroms-cafe-opens'],
    ['It rains.', 'rains'],
    ['Taxes do not rise this term.', 'taxes-not-rise'],
    ['No more than 5 wars begin.', 'no-more-5'],
    ['There are not more wars than in 2025.', 'not-more-wars'],
    ['More than 5 wars begin.', 'wars-begin'],
    ['There is no recession in 2027.', 'no-recession-2027'],
    ['2030', 'prediction-2026-03-10'],
    ['雨が降る', 'prediction-2026-03-10'],
    ['No', 'prediction-2026-03-10'],
  ])('%s → %s', (claim, id) => {
    expect(entryId(claim, new Set(), TODAY)).toBe(id);
  });

  it('grows by a word while it is taken, then gets a number', () => {
    const taken = new Set(['alice-wins-three']);
    expect(entryId('Alice wins three medals', taken, TODAY)).toBe('alice-wins-three-medals');
    taken.add('alice-wins-three-medals');
    expect(entryId('Alice wins three medals', taken, TODAY)).toBe('alice-wins-three-2');
    expect(entryId('word'.repeat(40), new Set(), TODAY).length).toBeLessThanOrEqual(64);
  });
});
