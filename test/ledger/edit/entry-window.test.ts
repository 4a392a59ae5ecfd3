// Where an entry stands in a ledger's bytes, found without reading it; and what is not certain is not found.
import { describe, expect, test } from 'vitest';
import { entryList, entryTextIn, entryWindows, MAX_SEARCHES } from '../../../src/ledger/edit/entry-window.ts';

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
  ])('for %s', (_name, text, id) => {
    expect(found(text, id)).toBeUndefined();
  });
});

describe('the lines of an entry in bytes of which nothing else is known', () => {
  const textIn = (text: string, id: string): string | undefined => entryTextIn(Buffer.from(text), id);

  test('end with what belongs to it, whatever the lines end with', () => {
    const text = `${HEAD}${RAIN}    # of rain\n\n  # of snow\n${SNOW}\n\n# end\n`;
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
