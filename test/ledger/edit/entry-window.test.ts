// Where an entry stands in a ledger's bytes, found without reading it; and what is not certain is not found.
import { describe, expect, test } from 'vitest';
import {
  allBeginPlainly,
  entryList,
  entryTextIn,
  entryWindows,
  hasEntry,
  lastEntries,
  MAX_SEARCHES,
  plainIds,
} from '../../../src/ledger/edit/entry-window.ts';

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n';

/** The lines found for an id, or undefined. */
function found(text: string, id: string): string | undefined {
  const bytes = Buffer.from(text);
  const list = entryList(bytes);
  if (!list) return undefined;
  const [window, ...rest] = entryWindows(bytes, list, Array(MAX_SEARCHES + 1).fill(id));
  // Looked for alone, or noted with all others.
  expect([window, ...rest]).toEqual(Array(MAX_SEARCHES + 1).fill(entryWindows(bytes, list, [id])[0]));
  return window && bytes.toString('utf8', window.start, window.end);
}

const RAIN = '  - id: rain\n    claim: Ä rains.\n    said: 2025-01-05\n';
const SNOW = '  - id: rain-and-snow # both\n    claim: It snows.\n    said: 2025-01-05';

describe('an entry is found', () => {
  test('in the middle and at the end, with what stands below it', () => {
    const text = `${HEAD}\n# above\n${RAIN}\n    # of rain\n${SNOW}`;
    expect(found(text, 'rain')).toBe(`${RAIN}\n    # of rain\n`);
    expect(found(text, 'rain-and-snow')).toBe(SNOW);
  });

  test('by the beginning of its id, if no other begins so', () => {
    expect(found(HEAD + RAIN + SNOW, 'rain-a')).toBe(SNOW);
    expect(found(HEAD + RAIN + SNOW, 'rain-')).toBe(SNOW);
    expect(found(HEAD + RAIN + SNOW, 'rai')).toBeUndefined();
    expect(found(HEAD + RAIN + SNOW, 'snow')).toBeUndefined();
  });

  test.each([
    ['CR LF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['a list at the margin', (text: string) => text.replaceAll('\n  ', '\n')],
    ['a list further in', (text: string) => text.replaceAll('\n  ', '\n      ')],
    ['wider dashes', (text: string) => text.replaceAll('- id', '-   id').replaceAll('\n    ', '\n      ')],
    ['a comment behind the key', (text: string) => text.replace('predictions:', 'predictions:   # all of them')],
    ['the key at the beginning', (text: string) => text.slice(text.indexOf('predictions:'))],
    ['the key behind a byte order mark', (text: string) => `\uFEFF${text.slice(text.indexOf('predictions:'))}`],
  ])('with %s', (_name, change) => {
    const text = change(HEAD + RAIN + SNOW);
    expect(found(text, 'rain')).toBe(text.slice(text.search(/ *- +id: rain\r?\n/), text.search(/ *- +id: rain-and/)));
    expect(found(text, 'rain-and-snow')).toBe(text.slice(text.search(/ *- +id: rain-and/)));
  });

  test('where its line stands in texts too', () => {
    const note = '    note: |-\n      predictions:\n      - id: snow\n       - id: snow\n    # - id: snow\n';
    const first = `  - id: rain\n${note}`;
    const text = `# predictions:\ntitle: >-\n  predictions:\n    - id: snow\n${HEAD}${first}  - id: snow\n    claim: c\n`;
    expect(found(text, 'snow')).toBe('  - id: snow\n    claim: c\n');
    expect(found(text, 'rain')).toBe(first);
  });
});

describe('an entry ends', () => {
  test.each(['  -\n    id: hail\n', '  -\r\n    id: hail\n', '  -', '  - claim: c\n'])('above %j', (next) => {
    expect(found(HEAD + RAIN + next, 'rain')).toBe(RAIN);
    expect(found(`${HEAD}${RAIN}  --\n${next}`, 'rain')).toBe(`${RAIN}  --\n`);
  });

  test('with the bytes, where its id is the last thing in them', () => {
    expect(found(`${HEAD}  - id: rain`, 'rain')).toBe('  - id: rain');
  });
});

test('a list in a list is none of entries', () => {
  expect(entryList(Buffer.from(`${HEAD}  - - id: rain\n`))).toBeUndefined();
});

/** What a function of a list says of one with these lines. */
function of<T>(lines: string, use: (bytes: Buffer, list: NonNullable<ReturnType<typeof entryList>>) => T): T {
  const bytes = Buffer.from(`tags:\n  - id: other\n${HEAD}${lines}`);
  return use(bytes, entryList(bytes)!);
}

describe('whether all entries begin with their ids, written plainly', () => {
  const LAST = '  - id: last\n';
  test.each(['a', 'z', 'a-b', 'az-09', 'a0', 'a9', 'a ', 'a # c', 'a\r', 'a\n    claim: - id: "b"', 'a\n  --'])(
    '%j',
    (id) => {
      expect(of(`  - id: ${id}\n${LAST}`, allBeginPlainly)).toBe(true);
      expect(of(`${LAST}  - id: ${id}`, allBeginPlainly)).toBe(!id.endsWith('\r'));
    },
  );

  test.each(['', 'A', '`a', '{', '1', '-a', 'a/', 'a:', 'a`', 'a{', 'a,', 'a_b', 'a#', 'a\t', 'a\rb', 'a b', '"a"'])(
    '%j is not written plainly',
    (id) => {
      for (const lines of [`  - id: ${id}\n${LAST}`, `${LAST}  - id: ${id}\n${LAST}`, `${LAST}  - id: ${id}`])
        expect(of(lines, allBeginPlainly)).toBe(false);
    },
  );

  test.each(['  - claim: c\n', '  -\n    id: a\n', '  -  id: a\n', '  -', '  - id:a\n'])('%j is not', (entry) => {
    expect(of(LAST + entry, allBeginPlainly)).toBe(false);
  });
});

describe('of all entries', () => {
  const three = '  - id: a\n    note: a\n  - id: b-1 # b\n  - id: c\n';
  const lastOf = (lines: string, count: number): string[] | undefined =>
    of(lines, (bytes, list) =>
      lastEntries(bytes, list, count)?.map(({ id, start, end }) => `${id}: ${bytes.toString('utf8', start, end)}`),
    );

  test('the last ones', () => {
    const [a, b, c] = ['a:   - id: a\n    note: a\n', 'b-1:   - id: b-1 # b\n', 'c:   - id: c\n'];
    expect([0, 1, 2, 3, 4].map((count) => lastOf(three, count))).toEqual([[], [c], [b, c], [a, b, c], [a, b, c]]);
    expect(lastOf(`${three}  --\n`, 1)).toEqual([`${c}  --\n`]);
    expect(lastOf(`  - id: "a"\n${three}`, 3)).toEqual([a, b, c]);
    expect(lastOf(`${three}  - id: "d"\n`, 1)).toBeUndefined();
    expect(lastOf(`${three}  - claim: d\n  - id: e\n`, 2)).toBeUndefined();
  });

  test('the ids', () => {
    // Each with what stands where it begins; of two the first.
    const lines = `${three}  - id: "d"\n  - id: a # again\n`;
    const begun = of(lines, (bytes, list) =>
      [...plainIds(bytes, list)].map(([id, start]) => [id, bytes.toString('utf8', start, bytes.indexOf(10, start))]),
    );
    expect(begun).toEqual([
      ['a', '  - id: a'],
      ['b-1', '  - id: b-1 # b'],
      ['c', '  - id: c'],
    ]);
    const has = (id: string): boolean => of(three, (bytes, list) => hasEntry(bytes, list, id));
    expect(['a', 'b-1', 'b', 'd', 'other'].map(has)).toEqual([true, true, false, false, false]);
  });
});

describe('nothing is found', () => {
  test.each([
    ['another id', HEAD + RAIN, 'hail'],
    ['an id that only begins a longer word', `${HEAD}  - id: rain-2\n  - id: rain-3\n`, 'rain'],
    ['no id', HEAD + RAIN, ''],
    ['what is no id', HEAD + RAIN, 'rain\n'],
    ['a word that YAML reads as something else', `${HEAD}  - id: no\n`, 'no'],
    ['an entry with other keys first', `${HEAD}  - claim: c\n    id: rain\n`, 'rain'],
    ['an entry in braces', `${HEAD}  - { id: rain }\n`, 'rain'],
    ['an id in quotes', `${HEAD}  - id: "rain"\n`, 'rain'],
    ['an empty list', HEAD.replace(':\n', ': []\n'), 'rain'],
    ['a list that ends with its key', HEAD, 'rain'],
    ['a key in quotes', HEAD.replace('predictions', '"predictions"') + RAIN, 'rain'],
    ['a key further in', `a:\n  ${HEAD.slice(HEAD.indexOf('predictions'))}${RAIN}`, 'rain'],
    ['a beginning, when an entry does not begin with its id', `${HEAD}${RAIN}  - claim: c\n    id: raw\n`, 'ra'],
    ['no bytes', '', 'rain'],
    ['an id that goes on with another letter', `${HEAD}  - id: rain_2\n`, 'rain'],
    ['something behind the key', `${HEAD.replace(':\n', ': &all\n')}${RAIN}`, 'rain'],
    ['a key that ends so', `my-predictions:\n${RAIN}`, 'rain'],
    ['a key that ends so, below a byte order mark', `\uFEFFmy-predictions:\n${RAIN}`, 'rain'],
    ['a key behind it that ends so', `predictions: my-predictions:\n${RAIN}`, 'rain'],
    // In UTF-8 they share a byte or two with the byte order mark, or have as many.
    ...['\uF8FF', '\uBEFF', '\uFEC0', 'abc'].map((letters): [string, string, string] => [
      `a key that begins with ${letters}`,
      `${letters}predictions:\n${RAIN}`,
      'rain',
    ]),
  ])('for %s', (_name, text, id) => {
    expect(found(text, id)).toBeUndefined();
  });
});

describe('the lines of an entry in bytes of which nothing else is known', () => {
  const textIn = (text: string, id: string): string | undefined => entryTextIn(Buffer.from(text), id);

  test('end with what belongs to it, whatever the lines end with', () => {
    const text = `${HEAD}${RAIN}    # of rain\n  \n  # of snow\n${SNOW}\n\n# end\n`;
    expect(textIn(text, 'rain')).toBe(`${RAIN}    # of rain`);
    expect(textIn(text, 'rain-and-snow')).toBe(SNOW);
    expect(textIn(text.replaceAll('\n', '\r\n'), 'rain')).toBe(`${RAIN}    # of rain`);
  });

  test('are none where the id is another, though it begins so, and unknown where it may be written otherwise', () => {
    expect(textIn(HEAD + RAIN + SNOW, 'rai')).toBe('');
    expect(textIn(`${HEAD}${RAIN}  - claim: It hails.\n    id: hail\n`, 'hail')).toBeUndefined();
    expect(textIn('predictions: [{ id: rain }]\n', 'rain')).toBeUndefined();
    expect(textIn(`${HEAD}<<<<<<< ours\n${RAIN}`, 'rain')).toBeUndefined();
    expect(textIn(`${HEAD}${RAIN}>>>>>>> theirs\n${SNOW}`, 'rain-and-snow')).toBe(SNOW);
  });
});
