import { describe, expect, test } from 'vitest';
import { failure } from '../../../src/errors.ts';
import type { Ledger, Prediction } from '../../../src/ledger/prediction.ts';
import { type LoadSources, type Reading, readLedger } from '../../../src/ledger/read/read.ts';

const none: LoadSources = () => [];
const read = (text: string, load: LoadSources = none): Reading => readLedger('data/mine.yaml', text, load);

function ledger(text: string, load: LoadSources = none): Ledger {
  const reading = read(text, load);
  expect(reading.problems).toEqual([]);
  return reading.ledger!;
}

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: Me }, you: { name: You } }\n';
const TALK = 'sources: { talk: { title: A talk } }\n';
const ENTRY = 'predictions:\n  - id: ship\n    claim: We ship.\n    said: 2025-01-05\n';

const one = (keys: string, head = HEAD): Prediction => ledger(`${head}${ENTRY}${keys}`).predictions[0]!;
const codes = (keys: string, head = HEAD): string[] => read(`${head}${ENTRY}${keys}`).problems.map(({ code }) => code);

describe('the four-line ledger', () => {
  const text = `predict: 1
forecaster: me
forecasters: { me: { name: Me } }
predictions:
  - id: ship-before-june
    claim: We ship version 2 before June.
    said: 2025-01-05
    due: 2025-05-31
    probability: 65%
`;
  test('is read whole, defaults filled in', () => {
    expect(ledger(text)).toEqual({
      name: 'mine',
      keeper: 'keeper',
      forecaster: 'me',
      forecasters: new Map([['me', { id: 'me', name: 'Me' }]]),
      sources: new Map(),
      predictions: [
        {
          id: 'ship-before-june',
          claim: 'We ship version 2 before June.',
          forecaster: 'me',
          said: { date: '2025-01-05' },
          restated: [],
          due: { date: '2025-05-31', basis: 'stated' },
          probability: { central: 0.65, value: 0.65, basis: 'stated', typed: '65%', usable: true },
          tags: [],
          recorded: '2025-01-05',
          forecasts: [],
          resolutions: [],
        },
      ],
    });
  });

  test.each([
    ['CR LF', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['no final newline', text.trimEnd()],
    ['four spaces', text.replace(/^ +/gm, (spaces) => spaces.repeat(2)).replace('- ', '-   ')],
    ['--- and ...', `---\n${text}...\n`],
    ['comments on every line', text.replaceAll('\n', ' # so\n# between\n')],
    [
      'empty keys',
      `${text}    due_\n`.replace('    due_\n', '    group:\n    tags:\n    resolutions:\n    criteria: ~\n'),
    ],
    ['resolutions: []', `${text}    resolutions: []\n`],
    [
      'flow style',
      `{ predict: 1, forecaster: me, forecasters: { me: { name: Me } }, predictions: [ { id: ship-before-june, claim: We ship version 2 before June., said: 2025-01-05, due: 2025-05-31, probability: 65% } ] }`,
    ],
    ['quotes', text.replace(/: (We.*|2025.*|65%)$/gm, ': "$1"')],
    ['folded text', text.replace('claim: We ship', 'claim: >-\n      We\n      ship')],
    [
      'anchors',
      text.replace('said: 2025', 'said: &day 2025').replace('probability: 65%', 'probability: 65%\n    recorded: *day'),
    ],
  ])('means the same with %s', (_name, other) => expect(ledger(other)).toEqual(ledger(text)));
});

describe('short forms', () => {
  test('criteria as a text were written on the recorded day', () => {
    expect(one('    criteria: It stands there.\n').criteria).toEqual({
      written: '2025-01-05',
      strict: 'It stands there.',
    });
    expect(one('    recorded: 2025-02-01\n    criteria: { strict: So. }\n').criteria?.written).toBe('2025-02-01');
    expect(one('    criteria: { strict: So., written: 2025-03-01 }\n').criteria?.written).toBe('2025-03-01');
  });

  test.each([
    ['0.65', { central: 0.65, value: 0.65 }],
    ['65%', { central: 0.65, value: 0.65 }],
    ['3:2', { central: 0.6, value: 0.6 }],
    ['"3:2"', { central: 0.6, value: 0.6, typed: '3:2' }],
    ['1 in 20', { central: 0.05 }],
    ['60-70%', { central: 0.65, low: 0.6, high: 0.7, typed: '60-70%' }],
    ['0.60', { typed: '0.60' }],
    ['{ value: 65%, basis: stated }', { central: 0.65, typed: '65%' }],
    ['{ low: 60%, high: 0.7, basis: stated, wording: "60, 70" }', { central: 0.65, wording: '60, 70' }],
    ['{ basis: worded, wording: Very likely }', { low: 0.75, central: 0.9, high: 0.96, basis: 'worded' }],
    ['{ basis: assigned, value: 0.3, why: a guess }', { central: 0.3, basis: 'assigned', why: 'a guess' }],
    ['30-70%', { usable: false }],
  ])('probability: %s', (typed, expected) =>
    expect(one(`    probability: ${typed}\n`).probability).toMatchObject(expected),
  );

  test('an answer is the same in either dialect of YAML', () => {
    const outcomes = ['yes', 'true', 'Yes', 'TRUE', '"yes"', 'no', 'false', 'No'].map((word) => {
      const { outcome, charitable } = one(
        `    resolutions: [{ outcome: ${word}, charitable: ${word}, known: 2025-06-01 }]\n`,
      ).resolutions[0]!;
      expect(charitable).toBe(outcome);
      return outcome;
    });
    expect(outcomes).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no']);
    for (const word of ['true', 'yes', 'True']) {
      expect(one(`    forecasts: [{ date: 2025-02-01, withdrawn: ${word} }]\n`).forecasts[0]?.withdrawn).toBe(true);
    }
  });

  test('tracked may be one id or a list', () => {
    const head = `${HEAD}sources: { talk: { title: T, statements: [{ at: line 1, gist: g, tracked: ship }, { at: line 2, gist: g, tracked: [ship, sink] }] } }\n`;
    const { statements } = ledger(head + ENTRY).sources.get('talk')!;
    expect(statements.map((statement) => statement.tracked)).toEqual([['ship'], ['ship', 'sink']]);
  });
});

describe('defaults', () => {
  test('of a resolution and of a forecast', () => {
    const keys =
      '    forecaster: you\n    forecasts: [{ date: 2025-02-01, probability: 0.7 }, { by: me, date: 2025-02-02, probability: 0.8 }]\n    resolutions: [{ outcome: no, known: 2025-06-01 }]\n';
    const prediction = one(keys, `${HEAD}keeper: editor\n`);
    expect(prediction.forecasts.map((forecast) => forecast.by)).toEqual(['you', 'me']);
    expect(prediction.resolutions).toEqual([
      { outcome: 'no', known: '2025-06-01', recorded: '2025-06-01', by: 'editor', evidence: [] },
    ]);
  });

  test('a bare day was recorded that day; a long form without a source, too', () => {
    expect(one('').recorded).toBe('2025-01-05');
    expect(
      ledger(`${HEAD}${ENTRY.replace('said: 2025-01-05', 'said: { date: 2025-01-05, quote: we ship }')}`)
        .predictions[0]!.recorded,
    ).toBe('2025-01-05');
  });
});

describe('one fault at a time', () => {
  test.each([
    ['    dua: 2025-01-06\n', ['unknown-key']],
    ['    due: { dat: 2025-05-31, basis: stated }\n', ['unknown-key']],
    ['    due: 2025-02-29\n', ['bad-day']],
    ['    due: 2025-5-31\n', ['bad-day']],
    ['    due: 20250531\n', ['bad-day']],
    ['    due: 2025-05-31T00:00:00Z\n', ['bad-day']],
    ['    due: [2025-05-31]\n', ['wrong-type']],
    ['    due: 2025-01-04\n', ['days-out-of-order']],
    ['    due: { date: 2025-05-31, basis: guessed }\n', ['bad-word']],
    ['    due: { date: 2025-05-31 }\n', ['missing-key']],
    ['    note: yes\n    condition: true\n', ['wrong-type']], // yes is a text to YAML 1.2
    ['    note: 12\n', ['wrong-type']],
    ['    note: "  "\n', ['empty-text']],
    ['    tags: [a, , b]\n', ['yaml-syntax']],
    ['    tags:\n      -\n      - b\n', ['bad-id']],
    ['    group: true\n', ['bad-id']],
    ['    group: no\n', ['bad-id']],
    [`    group: a${'b'.repeat(64)}\n`, ['bad-id']],
    [
      '    due: 2025-03-01\n    resolutions: [{ outcome: late, happened: 2025-03-01, known: 2025-03-01 }]\n',
      ['days-out-of-order'],
    ],
    ['    probability: 1/3\n', ['bad-probability']],
    ['    probability: { value: 1/3, basis: stated }\n', ['bad-probability']],
    ['    probability: { value: 60-70%, basis: stated }\n', ['bad-probability']],
    ['    probability: [0.6]\n', ['wrong-type']],
    ['    resolutions: [{ outcome: yes }]\n', ['missing-key']],
    ['    resolutions: [{ outcome: y, known: 2025-06-01 }]\n', ['bad-word']],
    ['    resolutions: [{ outcome: partial, fraction: 1, known: 2025-06-01 }]\n', ['bad-number']],
    ['    resolutions: [{ outcome: no, charitable: partial, known: 2025-06-01 }]\n', ['partial-without-fraction']],
    ['    sealed: { date: 2025-01-06, sha256: 1234 }\n', ['bad-sha256']],
    ['    forecasts: [{ by: nobody, date: 2025-02-01, probability: 0.7 }]\n', ['unknown-forecaster']],
    ['    forecasts: [{ date: 2025-02-01, withdrawn: false }]\n', ['empty-forecast']],
    ['    constructor: 1\n    __proto__: { a: 1 }\n    toString: 2\n', ['unknown-key', 'unknown-key', 'unknown-key']],
  ])('%s', (keys, expected) => expect(codes(keys)).toEqual(expected));

  test('a fingerprint of digits alone is a text', () => {
    const digits = '1234567890'.repeat(7).slice(0, 64);
    expect(one(`    sealed: { date: 2025-01-06, sha256: ${digits} }\n`).sealed?.sha256).toBe(digits);
  });

  test('an outcome under either reading allows what belongs to it', () => {
    expect(
      codes(
        '    due: 2025-03-01\n    resolutions: [{ outcome: no, charitable: late, happened: 2025-04-01, known: 2025-04-02 }]\n',
      ),
    ).toEqual([]);
    expect(
      codes('    resolutions: [{ outcome: no, charitable: partial, fraction: 0.5, known: 2025-04-02 }]\n'),
    ).toEqual([]);
  });
});

test('every fault of a file is told at once, in the order of the text', () => {
  const reading = read(`predict: 1
forecasters: { me: { nam: Me } }
forecaster: mee
predictions:
  - id: Ship
    said: 2025-13-01
    probability: 65
  - just a text
  - id: b
    claim: B.
    said: { date: 2025-01-05, source: nowhere }
    due: 2024-01-01
  - id: b
    claim: B.
    said: 2025-01-05
    resolutions: [{ outcome: late, known: 2025-02-01, recorded: 2025-01-31, evidence: [{ side: for }] }]
`);
  const told = reading.problems.map(({ code, place }) => `${place?.line} ${code}`);
  expect(told).toEqual([
    '2 unknown-key',
    '3 unknown-forecaster',
    '5 missing-key',
    '5 bad-id',
    '6 bad-day',
    '7 bad-probability',
    '8 wrong-type',
    '9 recorded-missing',
    '11 unknown-source',
    '12 days-out-of-order',
    '13 duplicate-id',
    '16 late-without-due',
    '16 late-without-happened',
    '16 days-out-of-order',
    '16 evidence-without-url',
  ]);
  expect(reading.ledger).toBeUndefined();
});

describe('the version of the format', () => {
  test.each(['2', '0', '1.5', '"1"', 'one', '[1]'])('%s is not known, and nothing else is said', (version) => {
    const { problems } = read(`predict: ${version}\nnonsense: true\n`);
    expect(problems.map(({ code }) => code)).toEqual(['format-version']);
  });
  test('must be there', () =>
    expect(read('title: x\npredictions: []\n').problems.map(({ code }) => code)).toEqual(['missing-key']));
  test('an empty ledger is a ledger', () => expect(ledger('predict: 1\npredictions:\n').predictions).toEqual([]));
  test.each(['', '# nothing\n', '- a\n', 'text\n', 'title: x\nservices: { a: 1 }\n'])('%j is no ledger', (text) =>
    expect(read(text).problems.map(({ code }) => code)).toEqual(['not-a-ledger']),
  );
});

describe('source records', () => {
  const head = `${HEAD}sources: ../seeds\n`;
  const entry = ENTRY.replace('2025-01-05', '{ date: 2025-01-05, source: talk }') + '    recorded: 2025-01-06\n';
  const talk = {
    file: 'seeds/talk.yaml',
    text: 'title: A talk\nid: talk\narchive_url: https://example.org/a\nstatements: [{ at: line 1, gist: g, left_out: too vague }]\n',
  };

  test('come from a folder, named as the ledger names it', () => {
    const asked: string[] = [];
    const { sources } = ledger(head + entry, (folder) => (asked.push(folder), [talk]));
    expect(asked).toEqual(['../seeds']);
    expect(sources.get('talk')).toEqual({
      id: 'talk',
      title: 'A talk',
      archiveUrl: 'https://example.org/a',
      file: 'seeds/talk.yaml',
      statements: [{ at: 'line 1', gist: 'g', tracked: [], leftOut: 'too vague' }],
    });
  });

  test('a folder that cannot be read is one problem, at its name', () => {
    const { problems } = read(head + entry, () => {
      throw failure('no-folder', 'there is no folder', []);
    });
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([['no-folder', 4]]);
  });

  test('a fault that is ours is not swallowed', () =>
    expect(() => read(head + entry, () => { throw new TypeError('bug'); })).toThrow(TypeError)); // prettier-ignore

  test('faults stand in the file of the record, and entries are not told of them again', () => {
    const broken = { file: 'seeds/talk.yaml', text: 'title: A talk\nid: talk\nkin: article\nsaid: 2025-02-30\n' };
    const { problems } = read(head + entry, () => [broken]);
    expect(problems.map(({ code, place }) => `${place?.file}:${place?.line} ${code}`)).toEqual([
      'seeds/talk.yaml:3 unknown-key',
      'seeds/talk.yaml:4 bad-day',
    ]);
    const unreadable = { file: 'seeds/talk.yaml', text: 'title: [\n' };
    expect(
      read(head + entry, () => [unreadable]).problems.every(({ place }) => place?.file === 'seeds/talk.yaml'),
    ).toBe(true);
  });

  test('an id stands once', () => {
    const again = { ...talk, file: 'seeds/more/talk.yaml' };
    const { problems } = read(head + entry, () => [talk, again]);
    expect(problems.map(({ code, place }) => `${place?.file} ${code}`)).toEqual(['seeds/more/talk.yaml duplicate-id']);
  });

  test('in the ledger itself they need no id', () => {
    expect(ledger(HEAD + TALK + entry).sources.get('talk')).toEqual({ id: 'talk', title: 'A talk', statements: [] });
    const faulty = read(
      `${HEAD}sources: { talk: { title: T, id: tolk }, Bad: { title: T }, __proto__: { title: T } }\n`,
    );
    expect(faulty.problems.map(({ code }) => code)).toEqual(['source-name', 'bad-id', 'bad-id']);
  });
});

describe('places', () => {
  const text = `${HEAD}predictions:\n  - id: a\n    claim: A.\n    said: 2025-01-05\n    due: 2025-05-31\n\n  # between\n  - id: b\n    claim: >-\n      B\n      b.\n    said: 2025-01-05\n`;
  const reading = read(text);

  test('of a value, short forms asked for the long way', () => {
    expect(reading.placeOf(['predictions', 0, 'due'])).toMatchObject({ line: 8, column: 10, length: 10 });
    expect(reading.placeOf(['predictions', 0, 'due', 'date'])).toEqual(reading.placeOf(['predictions', 0, 'due']));
    expect(reading.placeOf(['predictions', 1, 'claim'])).toMatchObject({ line: 12, length: 2 });
    expect(reading.placeOf(['predictions', 2])).toBeUndefined();
    expect(reading.placeOf(['predictions', 0, 'due', 'date', 'x'])).toBeUndefined();
  });

  test('of an entry', () => {
    const cut = (index: number): string => text.slice(reading.entryRange(index)!.start, reading.entryRange(index)!.end);
    expect(cut(0)).toBe('id: a\n    claim: A.\n    said: 2025-01-05\n    due: 2025-05-31');
    expect(cut(1)).toMatch(/^id: b\n[^]*said: 2025-01-05$/);
    expect(reading.entryRange(2)).toBeUndefined();
  });
});

test('ten thousand entries are read, and their ids compared without pairs', () => {
  const entries = Array.from(
    { length: 10_000 },
    (_, i) => `  - { id: p-${i}, claim: C ${i}., said: 2025-01-05, due: 2025-05-31 }\n`,
  );
  expect(ledger(`${HEAD}predictions:\n${entries.join('')}`).predictions).toHaveLength(10_000);
});
