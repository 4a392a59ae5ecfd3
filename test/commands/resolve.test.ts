import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/commands/resolve.ts';
import { LEAVE, LEDGER, TODAY, globals, predict, scripted, testWorld } from './world.ts';

const WHY = ['--why', 'The gauge was wet.'] as const;

/** What one resolution adds below `probability: 65%`. */
const ADDED = `    resolutions:
      - outcome: yes
        known: ${TODAY}
        recorded: ${TODAY}
        by: editor
        why: The gauge was wet.
`;

describe('resolve', () => {
  it('adds its lines and changes no other byte', async () => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', '--known', 'today', ...WHY)).toBe(0);
    expect(world.text()).toBe(LEDGER.replace('    probability: 65%\n', `    probability: 65%\n${ADDED}`));
    expect(world.printed.out).toMatch(/^✓ yes {2}rain-tomorrow {2}known 2026-03-10 {2}Brier 0\.\d+\n$/);
    expect(world.printed.err).toBe('written: predictions.yaml\n');
  });

  it('takes a unique beginning of an id, and names the candidates of another', async () => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'rain-t', 'no', ...WHY)).toBe(0);
    expect(await predict(world, 'resolve', 'rain', 'no', ...WHY)).toBe(1);
    expect(world.printed.err).toContain('"rain" begins 2 ids [ambiguous-id]\nhint: rain-tomorrow\nhint: rain-forever');
  });

  it('writes nothing on a dry run and shows the diff', async () => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', '--known', 'today', ...WHY, '--dry-run')).toBe(0);
    expect(world.text()).toBe(LEDGER);
    expect(world.printed.out).toContain('+      - outcome: yes\n');
    expect(world.printed.err).toBe('');
    await predict(world, 'resolve', 'rain-tomorrow', 'yes', ...WHY, '--dry-run', '--color', 'always');
    expect(world.printed.out).toContain('\u001b[32m+      - outcome: yes\u001b[39m');
  });

  it('holds everything that the flags say', async () => {
    const world = testWorld();
    const flags = ['--happened', '2025-01-09', '--known', '2025-01-10', '--by', 'reader', '--charitable', 'yes'];
    const evidence = [
      '--evidence',
      'https://example.org/a  the gauge: 3 mm',
      '--evidence',
      'https://example.org/b',
      '--against',
      'https://example.org/c',
    ];
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'late', ...flags, ...evidence, ...WHY)).toBe(0);
    expect(world.text()).toContain(`    resolutions:
      - outcome: late
        charitable: yes
        happened: 2025-01-09
        known: 2025-01-10
        recorded: ${TODAY}
        by: reader
        why: The gauge was wet.
        evidence:
          - { url: "https://example.org/a", side: for, shows: "the gauge: 3 mm" }
          - { url: "https://example.org/b", side: for }
          - { url: "https://example.org/c", side: against }
`);
  });

  it('says in words how evidence speaks of a void, which says nothing of the event', async () => {
    const flags = ['--evidence', 'https://example.org/a taken back', '--evidence', 'https://example.org/b'];
    const both = [...flags, '--against', 'https://example.org/c still there'];
    const written = [
      '          - { url: "https://example.org/a", shows: "for the void: taken back" }',
      '          - { url: "https://example.org/b", shows: for the void }',
      '          - { url: "https://example.org/c", shows: "against the void: still there" }',
    ].join('\n');
    const world = testWorld();
    expect(
      await predict(world, 'resolve', 'rain-tomorrow', 'void', '--reason', 'retracted', ...both, ...WHY),
      world.printed.err,
    ).toBe(0);
    expect(world.text()).toContain(`${written}\n`);
    // An object that names a side keeps it.
    const evidence = [
      { url: 'https://example.org/a', shows: 'taken back' },
      'https://example.org/b',
      { url: 'https://example.org/d', side: 'for', shows: 'it rained' },
    ];
    const given = { outcome: 'void', reason: 'retracted', why: 'So.', evidence };
    const other = testWorld({ ledger: LEDGER, stdin: JSON.stringify(given) });
    expect(await predict(other, 'resolve', 'rain-tomorrow', '--json', '-')).toBe(0);
    expect(other.text()).toContain(
      `${written.split('\n').slice(0, 2).join('\n')}\n          - { url: "https://example.org/d", side: for, shows: it rained }\n`,
    );
  });

  it('leaves evidence of a void as it is that says which way it speaks already, as show prints it', async () => {
    const evidence = [
      { url: 'https://example.org/a', shows: 'for the void: taken back' },
      { url: 'https://example.org/b', shows: 'against the void' },
      'https://example.org/c against the void, by its maker: still there',
    ];
    const given = { outcome: 'void', reason: 'retracted', why: 'So.', evidence };
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify(given) });
    expect(await predict(world, 'resolve', 'rain-tomorrow', '--json', '-'), world.printed.err).toBe(0);
    expect(world.text()).toContain(`\
          - { url: "https://example.org/a", shows: "for the void: taken back" }
          - { url: "https://example.org/b", shows: against the void }
          - { url: "https://example.org/c", shows: "against the void, by its maker: still there" }
`);
  });

  it('asks a second outcome of the same grader for --amend, and keeps the first', async () => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'snow', 'no', ...WHY)).toBe(1);
    expect(world.text()).toBe(LEDGER);
    expect(world.printed.err).toContain('editor resolved snow as yes on 2025-01-10 [already-resolved]');
    expect(await predict(world, 'resolve', 'snow', 'no', ...WHY, '--amend')).toBe(0);
    expect(world.text()).toContain('why: Seen.\n      - outcome: no\n');
    expect(world.printed.out).toContain('✗ no  snow');
  });

  it('sees a resolution that is recorded on a later day than today', async () => {
    const world = testWorld({ ledger: LEDGER, today: '2025-01-07' });
    // The latest recorded counts: written today, a second one would change nothing.
    for (const words of [
      ['resolve', 'snow', 'no'],
      ['resolve', 'snow', 'no', '--amend'],
      ['reopen', 'snow'],
    ]) {
      world.printed.err = '';
      expect(await predict(world, ...words, ...WHY)).toBe(1);
      expect(world.printed.err).toContain(
        'editor resolved snow as yes on 2025-01-10, later than 2025-01-07 [recorded-later]',
      );
    }
    expect(world.text()).toBe(LEDGER);
    // So does a withdrawal.
    const open = LEDGER.replace(
      '        why: Seen.',
      '        why: Seen.\n      - { outcome: open, known: 2025-02-01, by: editor, why: Not so. }',
    );
    const reopened = testWorld({ ledger: open, today: '2025-01-12' });
    expect(await predict(reopened, 'resolve', 'snow', 'no', ...WHY)).toBe(1);
    expect(reopened.printed.err).toContain('[recorded-later]');
  });

  it('speaks of undo only where something was written', async () => {
    const world = testWorld();
    const words = ['resolve', 'rain-tomorrow', 'yes', '--by', 'editr', ...WHY];
    expect(await predict(world, ...words, '--dry-run')).toBe(0);
    expect(world.printed.err).toContain('new grader: editr; did you mean editor?');
    expect(world.printed.err).not.toContain('undo');
    expect(await predict(world, ...words)).toBe(0);
    expect(world.printed.err).toContain('if you meant editor, predict undo takes it back');
  });

  it('refuses JSON that says a thing twice', async () => {
    const world = testWorld({
      ledger: LEDGER,
      stdin: '{"id": "rain-tomorrow", "outcome": "yes",\n "outcome": "no", "why": "x"}',
    });
    expect(await predict(world, 'resolve', '--json', '-')).toBe(1);
    expect(world.printed.err).toContain('has the key "outcome" twice in one object, again in line 2 [bad-json]');
    expect(world.text()).toBe(LEDGER);
  });

  it('goes below a line that holds a tab alone', async () => {
    const tab = LEDGER.replace('    probability: 65%\n', '    probability: 65%\n\n\t\n');
    const world = testWorld({ ledger: tab });
    expect(await predict(world, 'note', 'rain-tomorrow', 'One.\n\nTwo.')).toBe(0);
    expect(world.text()).toContain('probability: 65%\n\n\t\n    note: |-\n      One.\n\n      Two.\n');
  });

  it('keeps two graders who differ, in order, and says contested', async () => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'snow', 'no', '--by', 'reader', ...WHY)).toBe(0);
    expect(world.text()).toMatch(/outcome: yes[^]*by: editor[^]*outcome: no[^]*by: reader/);
    expect(world.printed.out).toContain('contested: the graders do not agree');
  });

  it('reopens what is resolved, once', async () => {
    const world = testWorld();
    expect(await predict(world, 'reopen', 'snow', '--why', 'The gauge was broken.')).toBe(0);
    expect(world.text()).toContain('why: Seen.\n      - outcome: open\n');
    expect(await predict(world, 'reopen', 'snow', '--why', 'Again.')).toBe(1);
    expect(await predict(world, 'reopen', 'rain-tomorrow', '--why', 'Why not.')).toBe(1);
    expect(world.printed.err).toContain(
      'editor has no resolution of rain-tomorrow to withdraw [nothing-to-reopen]\nhint: predict resolve rain-tomorrow yes|no|… gives it one\n',
    );
    expect(await predict(world, 'resolve', 'snow', 'no', ...WHY)).toBe(0);
  });

  it.each([
    [['resolve', 'nothing', 'yes'], 1, 'unknown-id'],
    [['resolve', '__proto__', 'yes'], 1, 'unknown-id'],
    [['resolve', 'constructor', 'yes'], 1, 'unknown-id'],
    [['resolve', 'rain-tomorrow', 'yse'], 2, 'did you mean yes?'],
    [['resolve', 'rain-tomorrow', 'yes', '--known', 'soon'], 2, 'bad-day'],
    [['resolve', 'rain-tomorrow', 'yes', '--known', '+1d'], 2, 'future-day'],
    [['resolve', 'rain-tomorrow', 'late'], 1, 'add --happened DAY'],
    [['resolve', 'rain-tomorrow', 'late', '--happened', '2025-01-06'], 1, 'days-out-of-order'],
    [['resolve', 'rain-tomorrow', 'late', '--happened', '2025-01-08', '--known', '2025-01-07'], 1, 'days-out-of-order'],
    [['resolve', 'rain-tomorrow', 'partial'], 1, 'add --fraction 0.5'],
    [['resolve', 'rain-tomorrow', 'partial', '--fraction', '1'], 2, 'bad-number'],
    [['resolve', 'rain-tomorrow', 'void'], 1, 'condition-unmet'],
    [['resolve', 'rain-tomorrow', 'void', '--reason', 'retract'], 2, 'did you mean retracted?'],
    [['resolve', 'rain-tomorrow', 'yes', '--reason', 'retracted'], 1, 'reason-without-void'],
    [['resolve', 'rain-tomorrow', 'yes', '--evidence', 'example.org'], 2, 'bad-url'],
    [['resolve', 'rain-tomorrow', 'yes', '--by', ' '], 2, 'empty-text'],
    [['resolve', 'rain-tomorrow', 'yes', '--by', ' '], 2, 'hint: put it in words, or leave it out'],
    [['resolve', 'rain-tomorrow', 'yes', '--by', 'a\u001b[31mb'], 2, 'U+001B'],
    [['resolve', 'rain-tomorrow', 'yes', '--as-of', '2026-01-01'], 2, '--as-of is for reading'],
    [['resolve', 'rain-tomorrow', 'yes', '--format', 'csv'], 2, 'no format "csv"'],
    [['resolve', 'rain-tomorrow'], 2, 'needs an outcome'],
    [['resolve'], 2, 'needs an id'],
  ] as const)('refuses %j with status %i', async (words, status, told) => {
    const world = testWorld();
    expect(await predict(world, ...words, ...WHY)).toBe(status);
    expect(world.printed.err).toContain(told);
    expect(world.printed.out).toBe('');
    expect(world.text()).toBe(LEDGER);
  });

  it.each([
    ['no reason', [], 1, 'why-missing'],
    ['an empty reason', ['--why', '  '], 1, 'why-missing'],
    ['a terminal escape', ['--why', 'it \u001b[2J rained'], 2, 'U+001B'],
    ['a mark that turns the line around', ['--why', 'it \u202e rained'], 2, 'U+202E'],
  ])('refuses %s', async (_name, why, status, told) => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', ...why)).toBe(status);
    expect(world.printed.err).toContain(told);
    // oxlint-disable-next-line no-control-regex
    expect(world.printed.err).not.toMatch(/[\u001b\u202e]/);
    expect(world.text()).toBe(LEDGER);
  });

  it('says what is doubtful about what it wrote', async () => {
    const world = testWorld();
    const why = ['--why', 'It was over.'];
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', '--known', '2025-01-04', ...why)).toBe(0);
    expect(world.printed.err).toContain(
      'warning: the outcome of rain-tomorrow was knowable on 2025-01-04, and it was said on 2025-01-05 [known-before-said]',
    );
    expect(await predict(world, 'resolve', 'rain-forever', 'void', '--reason', 'condition-unmet', ...why)).toBe(0);
    expect(world.printed.err).toContain(
      'rain-forever is void because a condition was not met, and it has none [void-without-condition]',
    );
    // Taken back on the due day it had not come out yet.
    const retracted = ['--reason', 'retracted', '--amend', '--known'];
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'void', ...retracted, '2025-01-07', ...why)).toBe(0);
    expect(world.printed.err).toContain('void as retracted on 2025-01-07, when its due day 2025-01-06 was over');
    world.printed.err = '';
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'void', ...retracted, '2025-01-06', ...why)).toBe(0);
    expect(await predict(world, 'resolve', 'snow', 'no', '--amend', '--known', '2025-03-01', ...why)).toBe(0);
    expect(world.printed.err).not.toContain('warning');
  });

  it('keeps a reason of several lines', async () => {
    const world = testWorld();
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', '--why', 'One line.\r\nAnother one.')).toBe(0);
    expect(world.text()).toContain('        why: |-\n          One line.\n          Another one.\n');
  });

  it('names a grader the ledger has not heard of, with the nearest one that it has', async () => {
    const told = async (ledger: string, ...words: string[]): Promise<string> => {
      const world = testWorld({ ledger });
      expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', '--known', 'today', ...WHY, ...words)).toBe(0);
      return world.printed.err;
    };
    expect(await told(LEDGER, '--by', 'editr')).toBe(
      'written: predictions.yaml\nnew grader: editr; if you meant editor, predict undo takes it back\n',
    );
    expect(await told(LEDGER, '--by', 'Editor', '--dry-run')).toContain('new grader: Editor; did you mean editor?');
    expect(await told(LEDGER, '--by', 'somebody else')).toContain('new grader: somebody else\n');
    for (const words of [[], ['--by', 'editor']]) expect(await told(LEDGER, ...words)).not.toContain('new grader');
    // One who has judged another entry, in a ledger in the usual layout and in another one.
    const reader = LEDGER.replace('by: editor', 'by: reader');
    for (const ledger of [reader, reader.replace('  - id: snow', '  - "id": snow')])
      expect(await told(ledger, '--by', 'reader')).toBe('written: predictions.yaml\n');
    expect(await told(reader)).not.toContain('new grader');
  });

  it('says where a resolution of nobody named comes beside that of somebody', async () => {
    const told = async (ledger: string, ...words: string[]): Promise<string> => {
      const world = testWorld({ ledger });
      expect(await predict(world, 'resolve', 'snow', 'no', '--known', '2025-03-01', ...WHY, ...words)).toBe(0);
      return world.printed.err;
    };
    const anna = LEDGER.replace('keeper: editor\n', '').replace('by: editor', 'by: anna');
    const remark = 'counted as the view of another grader, keeper, beside anna; --by NAME says whose it is';
    for (const ledger of [anna, anna.replace('  - id: snow', '  - "id": snow')])
      expect(await told(ledger)).toContain(`${remark}, after predict undo\n`);
    expect(await told(anna, '--dry-run')).toContain(`${remark}\n`);
    expect(await told(anna, '--by', 'anna', '--amend')).not.toContain('counted as');
    // A keeper who is named in the ledger is meant.
    expect(await told(anna.replace('forecaster: me', 'keeper: editor\nforecaster: me'))).not.toContain('counted as');
    // The same person may have judged before the ledger had a name for them.
    const nameless = LEDGER.replace('        by: editor\n', '        by: keeper\n');
    expect(await told(nameless)).toContain('counted as the view of another grader, editor, beside keeper; --by NAME');
  });

  it('says that the keeper is meant where the keeper is one of several forecasters', async () => {
    const told = async (ledger: string, ...words: string[]): Promise<string> => {
      const world = testWorld({ ledger });
      expect(await predict(world, 'resolve', 'rain-tomorrow', 'no', '--known', 'today', ...WHY, ...words)).toBe(0);
      return world.printed.err;
    };
    const team = LEDGER.replace('me: { name: Me }', 'me: { name: Me }, ed: { name: editor }');
    for (const ledger of [team, team.replace('  - id: snow', '  - "id": snow')])
      expect(await told(ledger)).toContain(
        'counted as the view of the keeper, editor; --by NAME says whose it is, after predict undo\n',
      );
    expect(await told(team, '--by', 'editor')).not.toContain('counted as');
  });

  it('says of what is never scored that it is not', async () => {
    const undated = LEDGER.replace('    due: 2030-12-31\n', '');
    const lines = async (ledger: string, ...words: string[]): Promise<string> => {
      const world = testWorld({ ledger });
      expect(await predict(world, 'resolve', ...words, '--known', 'today', ...WHY)).toBe(0);
      return world.printed.out;
    };
    const never = 'no due day: listed and counted, never scored, not among the hits\n';
    expect(await lines(undated, 'rain-forever', 'yes')).toContain(never);
    expect(await lines(undated.replace('    criteria: { strict: The', '    probability: 70%\n    criteria: { strict: The'), 'rain-forever', 'no')).toContain(never); // prettier-ignore
    const past = LEDGER.replace('    due: 2030-12-31\n', '    due: 2025-12-31\n');
    expect(await lines(past, 'rain-forever', 'no')).toContain('no number: counts among the hits only\n');
    expect(await lines(past, 'rain-forever', 'void', '--reason', 'retracted')).toContain('not scored\n');
  });

  it('reads the shipped ledger from outside and does not write it', async () => {
    const world = testWorld({});
    expect(await predict(world, 'resolve', 'us-lead-over-china', 'yes', ...WHY)).toBe(1);
    expect(world.printed.err).toContain('the shipped ledger is read only from here [shipped-read-only]');
    expect(world.printed.err).toContain('predict init');
  });

  it('does not touch a ledger that is not sound', async () => {
    const broken = LEDGER.replace('due: 2025-02-28', 'due: soon');
    const world = testWorld({ ledger: broken });
    expect(await predict(world, 'resolve', 'rain-tomorrow', 'yes', ...WHY)).toBe(1);
    expect(world.printed.err).toContain('predictions.yaml:23:10');
    expect(world.text()).toBe(broken);
  });

  it('gives the lines to paste where the layout cannot be extended', async () => {
    const flow =
      'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n  - { id: rain, claim: It rains., said: 2025-01-05, due: 2025-01-06 }\n';
    const world = testWorld({ ledger: flow });
    expect(await predict(world, 'resolve', 'rain', 'yes', ...WHY)).toBe(1);
    expect(world.printed.err).toContain('[layout-cannot-be-extended]');
    expect(world.text()).toBe(flow);
  });
});

describe('resolve --json -', () => {
  const good = {
    id: 'rain-tomorrow',
    outcome: true,
    known: '2025-01-07',
    why: 'Wet.',
    evidence: [
      { url: 'https://example.org/a', publisher: 'Gazette', side: 'against', shows: 'dry roofs' },
      'https://example.org/b rain',
    ],
  };

  it('takes one resolution', async () => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify({ ...good, id: undefined }) });
    expect(await predict(world, 'resolve', 'rain-tomorrow', '--json', '-')).toBe(0);
    expect(world.text()).toContain('      - outcome: yes\n        known: 2025-01-07\n');
    expect(world.text()).toContain(
      '- { url: "https://example.org/a", publisher: Gazette, side: against, shows: dry roofs }',
    );
    expect(world.printed.out).toContain('rain-tomorrow');
  });

  it('takes several in one write, which one undo takes back', async () => {
    const world = testWorld({
      ledger: LEDGER,
      stdin: JSON.stringify([good, { id: 'snow', outcome: 'no', by: 'reader', why: 'None.' }]),
    });
    expect(await predict(world, 'resolve', '--json', '-')).toBe(0);
    expect(world.printed.out.split('\n')).toHaveLength(3);
    expect(world.text().match(/outcome:/g)).toHaveLength(3);
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.text()).toBe(LEDGER);
  });

  it.each([
    ['outcome', ['rain-tomorrow', 'no'], { ...good, id: undefined }],
    ['outcome', ['rain-tomorrow'], { ...good, id: undefined }, 'reopen'],
    ['why', ['--why', 'Dry.'], good],
    ['known', ['--known', '2025-01-08'], [{ id: 'snow', outcome: 'no', why: 'None.' }, good]],
    ['evidence', ['--evidence', 'https://example.org/c'], good],
  ])('writes nothing when the command line gives the %s too: %j', async (key, words, objects, command = 'resolve') => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify(objects) });
    expect(await predict(world, command, ...words, '--json', '-')).toBe(2);
    const where = Array.isArray(objects) ? 'object 2 of 2' : 'the JSON';
    expect(world.printed).toEqual({
      out: '',
      err: `predict: "${key}" is given twice: on the command line, and by ${where} [command-line]\nhint: leave one of the two out\n`,
    });
    expect(world.text()).toBe(LEDGER);
  });

  it('keeps evidence against beside the evidence of an object', async () => {
    const world = testWorld({
      ledger: LEDGER,
      stdin: JSON.stringify({ ...good, evidence: ['https://example.org/b'] }),
    });
    expect(await predict(world, 'resolve', '--json', '-', '--against', 'https://example.org/c')).toBe(0);
    expect(world.text()).toContain('url: "https://example.org/b"');
    expect(world.text()).toContain('url: "https://example.org/c"');
  });

  it('fills what the objects lack from the flags', async () => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify([{ id: 'snow', outcome: 'no', why: 'None.' }]) });
    expect(await predict(world, 'resolve', '--json', '-', '--by', 'reader', '--known', '2025-03-01')).toBe(0);
    expect(world.text()).toMatch(/outcome: no\n {8}known: 2025-03-01\n {8}recorded: 2026-03-10\n {8}by: reader/);
  });

  it.each([
    [
      'the second has no reason',
      [good, { id: 'snow', outcome: 'no', by: 'reader' }],
      'object 2 of 2: a resolution needs its reason',
    ],
    ['the second is taken', [good, { id: 'snow', outcome: 'no', why: 'None.' }], 'object 2 of 2: editor resolved snow'],
    ['the same grader twice', [good, good], 'object 2 of 2: editor resolves rain-tomorrow twice'],
    [
      'an unknown key',
      [good, { id: 'snow', outcome: 'no', by: 'reader', why: 'x', evidense: [] }],
      'did you mean "evidence"?',
    ],
    ['a day of recording', [{ ...good, recorded: '2025-01-08' }], '"recorded" is always the day of writing'],
    ['a control character', [{ ...good, why: 'a\u0007b' }], 'why holds the control character U+0007'],
    [
      'a key of the language itself',
      JSON.parse('[{"id":"snow","outcome":"no","why":"x","by":"r","__proto__":{"amend":true}}]'),
      'unknown key "__proto__"',
    ],
    ['no object', [good, 'snow'], 'object 2 of 2: expected an object, not "snow"'],
    ['a long text for an object', ['x'.repeat(100)], `expected an object, not "${'x'.repeat(60)}…"`],
    ['no object, it says how one looks', [7], 'hint: an object stands in braces: {"KEY": "VALUE"}'],
    ['an empty list', [], 'an empty list'],
    ['evidence without an address', [{ ...good, evidence: [{ publisher: 'x' }] }], 'evidence needs a url'],
    ['text for evidence', [{ ...good, evidence: 'x' }], 'evidence has to be a list'],
    ['a number for text', [{ ...good, why: 7 }], 'why has to be a text'],
    ['a number for an outcome', [{ ...good, outcome: 1 }], 'outcome has to be a text'],
    ['an object for an outcome', [{ ...good, charitable: {} }], 'charitable has to be a text'],
    ['a list for a share', [{ ...good, outcome: 'partial', fraction: [0.5] }], 'fraction has to be a number'],
    ['deep nesting', [{ ...good, evidence: [[[[[[[[[[1]]]]]]]]]] }], 'nested too deep'],
  ])('writes nothing when %s', async (_name, objects, told) => {
    const world = testWorld({ ledger: LEDGER, stdin: JSON.stringify(objects) });
    expect(await predict(world, 'resolve', '--json', '-')).toBe(1);
    expect(world.printed.err).toContain(told);
    expect(world.text()).toBe(LEDGER);
  });

  it('says so when standard input is not JSON, or the id differs', async () => {
    const world = testWorld({ ledger: LEDGER, stdin: '{' });
    expect(await predict(world, 'resolve', '--json', '-')).toBe(1);
    expect(world.printed.err).toContain('[bad-json]');
    const other = testWorld({ ledger: LEDGER, stdin: JSON.stringify(good) });
    expect(await predict(other, 'resolve', 'snow', '--json', '-')).toBe(1);
    expect(other.text()).toBe(LEDGER);
  });
});

describe('resolve on a terminal', () => {
  const terminal = { ledger: LEDGER, terminal: true };

  it('asks for what is missing, shows the diff and writes', async () => {
    const world = testWorld(terminal);
    const asker = scripted(
      [/Which prediction/, 'rain-tomorrow'],
      [/Did it happen/, 'late'],
      [/On which day did it happen/, '2025-01-06'],
      [/On which day did it happen/, '2025-01-08'],
      [/could the outcome be known/, '+1w'],
      [/could the outcome be known/, 'yesterday'],
      [/Evidence for/, 'example.org'],
      [/Evidence for/, 'https://example.org/a the gauge'],
      [/Another one/, ''],
      [/Evidence against/, ''],
      [/Why/, ''],
      [/Why/, 'Two days late.'],
      [/Write this/, true],
    );
    expect(await resolve({}, globals(world), world, async () => asker)).toBe(0);
    expect(asker.done()).toBe(true);
    expect(asker.refused).toEqual([
      'not after the due day 2025-01-06',
      'in the future; today is 2026-03-10',
      '"example.org" is no web address; begin with http:// or https://',
      'a resolution needs its reason',
    ]);
    expect(asker.shown[0]).toContain('It rains at the station.');
    expect(asker.shown[1]).toContain(
      '+      - outcome: late\n+        happened: 2025-01-08\n+        known: 2026-03-09\n',
    );
    expect(world.text()).toContain('- { url: "https://example.org/a", side: for, shows: the gauge }');
    expect(await predict(world, 'undo')).toBe(0);
    expect(world.printed.out).toContain('took back: resolve rain-tomorrow late (2026-03-10)');
  });

  it('asks for the charitable reading where there is one, and for what the outcome needs', async () => {
    const world = testWorld(terminal);
    const asker = scripted([/Did it happen/, 'partial'], [/How much/, '1'], [/How much/, '50%'], [/charitable reading/, 'yes'], [/known/, true], [/Evidence for/, ''], [/Evidence against/, ''], [/Write this/, true]); // prettier-ignore
    expect(await resolve({ id: 'rain-f', why: 'Half of it.' }, globals(world), world, async () => asker)).toBe(0);
    expect(world.text()).toContain('      - outcome: partial\n        charitable: yes\n        fraction: 0.5\n');
  });

  it('asks whether an outcome is to be amended', async () => {
    const world = testWorld(terminal);
    const no = scripted([/resolved it as yes on 2025-01-10/, false]);
    await expect(resolve({ id: 'snow', outcome: 'no' }, globals(world), world, async () => no)).rejects.toThrow(
      'resolved it as yes',
    );
    const yes = scripted([/Append a new outcome/, true], [/known/, true], [/Evidence for/, ''], [/Evidence against/, ''], [/Why/, 'A mistake.'], [/Write/, true]); // prettier-ignore
    expect(await resolve({ id: 'snow', outcome: 'no' }, globals(world), world, async () => yes)).toBe(0);
    expect(world.text()).toContain('outcome: no');
  });

  it('asks a reopening for its reason alone', async () => {
    const world = testWorld(terminal);
    const asker = scripted([/Why/, 'The gauge was broken.'], [/Write/, true]);
    expect(await resolve({ id: 'snow', outcome: 'open' }, globals(world), world, async () => asker)).toBe(0);
    expect(world.text()).toContain('outcome: open');
  });

  it('ends with 130 and writes nothing on ^C, with 1 on a no', async () => {
    const world = testWorld(terminal);
    expect(await resolve({}, globals(world), world, async () => scripted([/Which/, LEAVE]))).toBe(130);
    expect(world.printed.err).toContain('nothing was written');
    const no = scripted([/Did/, 'no'], [/known/, true], [/Evidence for/, ''], [/Evidence against/, ''], [/Why/, 'Dry.'], [/Write/, false]); // prettier-ignore
    await expect(resolve({ id: 'rain-t' }, globals(world), world, async () => no)).rejects.toThrow(
      'nothing was written',
    );
    expect(world.text()).toBe(LEDGER);
  });

  it('shows what was answered when somebody else resolved it meanwhile', async () => {
    const world = testWorld(terminal);
    const other = LEDGER.replace('    probability: 65%\n', `    probability: 65%\n${ADDED}`);
    const asker = scripted([/Did/, 'no'], [/known/, true], [/Evidence for/, ''], [/Evidence against/, ''], [/Why/, 'Dry.'], [/Write/, true]); // prettier-ignore
    const yes = asker.yes.bind(asker);
    asker.yes = async (question, initial) => {
      writeFileSync(world.path, other);
      return yes(question, initial);
    };
    await expect(resolve({ id: 'rain-t' }, globals(world), world, async () => asker)).rejects.toThrow(
      'editor resolved rain-tomorrow as yes',
    );
    expect(world.printed.err).toContain('not written; what you answered:');
    expect(world.printed.err).toContain('why: Dry.');
    expect(world.text()).toBe(other);
  });

  it('never asks with --no-input, and not when all is said', async () => {
    const world = testWorld(terminal);
    const start = async (): Promise<never> => {
      throw new Error('asked');
    };
    await expect(resolve({ id: 'rain-t' }, globals(world, { input: false }), world, start)).rejects.toThrow(
      'needs an outcome',
    );
    expect(await resolve({ id: 'rain-t', outcome: 'no', why: 'Dry.' }, globals(world), world, start)).toBe(0);
  });
});
