import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkLedger } from '../../src/ledger/check.ts';
import { type LoadSources, readLedger } from '../../src/ledger/read/read.ts';
import { reads11As } from '../../src/ledger/read/yaml11.ts';
import { sealHash, sealPayload } from '../../src/ledger/seal.ts';
import { TODAY, standingOf } from './error-gallery.ts';

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\n';

function check(text: string, load: LoadSources = () => [], today = TODAY): string[] {
  const reading = readLedger('mine.yaml', text, load);
  expect(reading.problems).toEqual([]);
  return checkLedger(reading, today, standingOf).map(({ code, place }) => `${place?.line} ${code}`);
}

const entry = (keys: string, id = 'ship'): string =>
  `  - id: ${id}\n    claim: We ship ${id}.\n    said: 2025-01-05\n${keys}`;
const FINE = '    due: 2027-05-31\n    criteria: It stands there.\n';

describe('a ledger as a whole', () => {
  test('says nothing where all is well', () => expect(check(`${HEAD}predictions:\n${entry(FINE)}`)).toEqual([]));

  test('warnings come in the order of the text', () => {
    const text = `${HEAD}predictions:\n${entry('')}${entry('    due: 2025-05-31\n    criteria: So.\n', 'sail')}`;
    expect(check(text)).toEqual(['5 undated', '5 no-criteria', '11 overdue']);
  });

  test('a day that was mended by a later resolution of the same grader is mended', () => {
    const evidence = 'evidence: [{ url: "https://example.org", side: for }]';
    const resolved = (by: string): string =>
      `${HEAD}predictions:\n${entry(`${FINE}    resolutions:\n      - { outcome: no, known: 2025-01-04, recorded: 2025-01-06, ${evidence} }\n      - { outcome: no, known: 2025-01-06, recorded: 2025-01-07, by: ${by}, ${evidence} }\n`)}`;
    expect(check(resolved('keeper'))).toEqual([]);
    expect(check(resolved('ann'))).toContain('11 known-before-said');
  });

  test('nothing is due before its day is over', () => {
    const text = `${HEAD}predictions:\n${entry(`    due: ${TODAY}\n    criteria: So.\n`)}`;
    expect(check(text)).toEqual([]);
  });

  test('criteria written on the very day are in time', () => {
    const written = (day: string): string =>
      `${HEAD}predictions:\n${entry(`    due: 2025-05-31\n    criteria: { strict: So., written: ${day} }\n`)}`;
    expect(check(written('2025-05-31'))).toEqual(['8 overdue']);
    expect(check(written('2025-06-01'))).toEqual(['8 overdue', '9 criteria-after-outcome']);
  });

  test('a void outcome needs no evidence', () => {
    const resolved = (outcome: string): string =>
      `${HEAD}predictions:\n${entry(`${FINE}    resolutions:\n      - { outcome: ${outcome}, known: 2025-06-01 }\n`)}`;
    expect(check(resolved('void, reason: retracted'))).toEqual([]);
    expect(check(resolved("no, evidence: [{ url: 'https://example.org', side: against }]"))).toEqual(['11 no-evidence-against']); // prettier-ignore
  });

  test('of a number of one’s own without any evidence none against is asked for', () => {
    const resolved = (said: string, evidence = ''): string =>
      `${HEAD}predictions:\n${entry(`${FINE}    resolutions:\n      - { outcome: no, known: 2025-06-01${evidence} }\n`).replace(/said: (\S+)/, said)}`;
    expect(check(resolved('said: $1'))).toEqual([]);
    expect(check(resolved('said: $1', ', evidence: [{ url: "https://example.org" }]'))).toEqual([]);
    expect(check(resolved('said: $1', ', evidence: [{ url: "https://example.org", side: against }]'))).toEqual(['11 no-evidence-against']); // prettier-ignore
    expect(check(resolved('said: { date: $1, quote: it rains }'))).toEqual(['11 no-evidence-against']);
  });

  test('evidence against an outcome is looked for in the votes that count', () => {
    const one = (by: string, recorded: string, side: string, outcome = 'yes'): string =>
      `      - { outcome: ${outcome}, known: 2025-06-01, recorded: ${recorded}, by: ${by}, evidence: [{ url: "https://example.org/a", side: ${side} }] }\n`;
    const resolved = (...resolutions: string[]): string =>
      `${HEAD}predictions:\n${entry(`${FINE}    resolutions:\n${resolutions.join('')}`)}`;
    expect(check(resolved(one('ann', '2025-06-01', 'against')))).toEqual([]);
    // Ann amended hers, and what stood in it with it.
    expect(check(resolved(one('ann', '2025-06-01', 'against'), one('ann', '2025-06-02', 'for')))).toEqual([
      '11 no-evidence-against',
    ]);
    expect(check(resolved(one('ann', '2025-06-02', 'for'), one('ann', '2025-06-01', 'against')))).toEqual([
      '11 no-evidence-against',
    ]);
    expect(check(resolved(one('ann', '2025-06-01', 'for'), one('ann', '2025-06-02', 'against')))).toEqual([]);
    expect(check(resolved(one('ann', '2025-06-01', 'for'), one('bob', '2025-06-02', 'against')))).toEqual([]);
    // Of a no that was a yes before, what speaks for the event speaks against it.
    expect(check(resolved(one('ann', '2025-06-01', 'against'), one('ann', '2025-06-02', 'against', 'no')))).toEqual([
      '11 no-evidence-against',
    ]);
  });

  test('the same claim for another day is another claim', () => {
    const weekly = (id: string, due: string): string =>
      entry(FINE.replace('2027-05-31', due), id).replace(`ship ${id}`, 'ship');
    expect(check(`${HEAD}predictions:\n${weekly('a', '2027-01-01')}${weekly('b', '2027-01-08')}`)).toEqual([]);
    expect(check(`${HEAD}predictions:\n${weekly('a', '2027-01-01')}${weekly('b', '2027-01-01')}`)).toEqual([
      '11 same-claim',
    ]);
  });

  test('a claim that was entered twice is settled once one of the two is void as a duplicate', () => {
    const void_ = (reason: string): string =>
      `    resolutions:\n      - { outcome: void, reason: ${reason}, known: 2025-06-01, recorded: 2025-06-01, by: ed, why: Twice. }\n`;
    const twice = (first: string, second: string): string[] =>
      check(
        `${HEAD}predictions:\n${[`${FINE}${first}`, `${FINE}${second}`].map((rest, i) => entry(rest, `e${i}`).replace(/ship e\d/, 'ship')).join('')}`,
      ).filter((found) => found.includes('same-claim'));
    expect(twice('', '')).toHaveLength(1);
    expect(twice('', void_('duplicate'))).toEqual([]);
    expect(twice(void_('duplicate'), '')).toEqual([]);
    expect(twice('', void_('retracted'))).toHaveLength(1);
  });

  test('a record that accounts for nothing asks for nothing, one in a file of its own once', () => {
    const said = entry(`    recorded: 2025-01-06\n${FINE}`).replace('2025-01-05', '{ date: 2025-01-05, source: talk }');
    expect(check(`${HEAD}sources: { talk: { title: T } }\npredictions:\n${said}`)).toEqual([]);
    const file = { file: 'talk.yaml', text: 'title: T\nid: talk\n' };
    expect(check(`${HEAD}sources: seeds\npredictions:\n${said}`, () => [file])).toEqual(['2 no-statements']);
  });

  test('quotes are counted in words', () => {
    const quote = (words: number): string =>
      `${HEAD}predictions:\n${entry(FINE).replace('2025-01-05', `{ date: 2025-01-05, quote: ${'word '.repeat(words).trim()} }`)}`;
    expect(check(quote(15))).toEqual([]);
    expect(check(quote(16))).toEqual(['7 quote-too-long']);
  });

  test('an entry whose graders are tied is overdue for want of another', () => {
    const votes = '[{ outcome: yes, known: 2025-06-01, by: ann }, { outcome: no, known: 2025-06-01, by: ben }]';
    const text = `${HEAD}predictions:\n${entry(`    due: 2025-05-31\n    resolutions: ${votes}\n`)}`;
    const reading = readLedger('mine.yaml', text, () => []);
    const [problem] = checkLedger(reading, TODAY, standingOf).filter(({ code }) => code === 'overdue');
    expect(problem!.message).toMatch(/ was due [\d-]+ and its graders do not agree$/);
    expect(problem!.hints).toEqual([expect.stringMatching(/^another grader decides: predict resolve .* --by NAME$/)]);
  });

  test('a ledger with errors is not checked', () => {
    const reading = readLedger('mine.yaml', 'predict: 1\nx: 1\n', () => []);
    expect(checkLedger(reading, TODAY, standingOf)).toEqual([]);
  });
});

describe('what YAML 1.1 reads differently', () => {
  test.each([
    '3:2',
    '12:30',
    '1:02:03',
    '1_000',
    '010',
    '0b11',
    '0o17',
    '1e3',
    'yes',
    'Off',
    'y',
    'NO',
    '=',
    '<<',
    '2025-01-05 10:00:00',
  ])('%s', (text) => expect(reads11As(text)).toBeDefined());
  test('says what it is taken for', () => {
    expect(reads11As('=')).toBe('a default value');
    expect(reads11As('<<')).toBe('a merge');
  });
  test.each([
    '0.65',
    '65%',
    '60/40',
    '60-70%',
    '1 in 20',
    '10',
    '-3',
    '0',
    '.5',
    '2025-01-05',
    'true',
    'null',
    '',
    'yesterday',
    'a:b',
    '3: 2',
    '1.2.3',
    'line 12',
  ])('not %s', (text) => expect(reads11As(text)).toBeUndefined());
});

describe('the seal', () => {
  const text = `${HEAD}predictions:
  - id: ship
    claim: We ship "it".
    said: { date: 2025-01-05, quote: wé ship }
    due: 2025-05-31
    probability: { basis: worded, wording: I'd say very likely, row: very likely }
    criteria: It stands there.
    condition: if the budget passes
    tags: [a]
`;
  const first = (of: string) => readLedger('mine.yaml', of, () => []).ledger!.predictions[0]!;

  test('is over one JSON text, keys sorted, every scalar a string', () =>
    expect(sealPayload(first(text))).toBe(
      '{"claim":"We ship \\"it\\".","condition":"if the budget passes",' +
        '"criteria":{"strict":"It stands there.","written":"2025-01-05"},"due":{"basis":"stated","date":"2025-05-31"},' +
        '"forecaster":"me","id":"ship",' +
        '"probability":{"basis":"worded","high":"0.96","low":"0.75","value":"0.9","wording":"I\'d say very likely"},' +
        '"said":{"date":"2025-01-05","quote":"wé ship"}}',
    ));

  test('leaves out what is absent', () => {
    const bare = first(`${HEAD}predictions:\n${entry('    probability: 60-70%\n')}`);
    expect(sealPayload(bare)).toBe(
      '{"claim":"We ship ship.","forecaster":"me","id":"ship",' +
        '"probability":{"basis":"stated","high":"0.7","low":"0.6"},"said":{"date":"2025-01-05"}}',
    );
  });

  test('is the SHA-256 of its UTF-8 bytes', () => {
    const prediction = first(text);
    const expected = createHash('sha256')
      .update(Buffer.from(sealPayload(prediction), 'utf8'))
      .digest('hex');
    expect(sealHash(prediction)).toBe(expected);
  });

  test('holds through a change of form and of what is not sealed, and breaks with the claim', () => {
    const sha256 = sealHash(first(text));
    const sealed = `${text}    sealed: { date: 2025-01-06, sha256: ${sha256} }\n`;
    const broken = (of: string): boolean => check(of).some((line) => line.endsWith('seal-broken'));
    expect(broken(sealed)).toBe(false);
    expect(broken(sealed.replace('due: 2025-05-31', 'due: { date: 2025-05-31, basis: stated }'))).toBe(false);
    expect(broken(sealed.replace('tags: [a]', 'tags: [b]'))).toBe(false);
    const changes: [string, string][] = [
      ['2025-05-31', '2025-06-30'],
      ['stands there', 'may stand there'],
      ['very likely }', 'likely }'],
      ['wé', 'we'],
    ];
    expect(changes.filter(([from, to]) => !broken(sealed.replace(from, to)))).toEqual([]);
  });
});
