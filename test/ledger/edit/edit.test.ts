// Where new lines go, by example: what each layout looks like before and after.
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { appendToEntry, setInEntry } from '../../../src/ledger/edit/edit.ts';
import { appendEntries } from '../../../src/ledger/edit/entries.ts';
import { addForecaster } from '../../../src/ledger/edit/forecaster.ts';
import { appendNote } from '../../../src/ledger/edit/note.ts';
import { addSource, recordFolder } from '../../../src/ledger/edit/source.ts';
import { applyLines, combined, editOf, spanning } from '../../../src/ledger/edit/text.ts';
import { verifyEdit } from '../../../src/ledger/edit/verify.ts';
import { reversed } from './reversed.ts';

const YES = { outcome: 'yes', known: '2025-12-31', why: 'It did.' };
const SEAL = { date: '2026-11-21', sha256: '9f2c'.repeat(16) };

function resolved(text: string, id = 'a'): string {
  return appendToEntry(text, id, 'resolutions', YES).text;
}

function failureOf(work: () => unknown): { code: string; message: string; hints: readonly string[]; status: number } {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return { ...error.problems[0]!, status: error.status };
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('new lines stand directly below the last content', () => {
  test('above the empty line and the comment of the next entry', () => {
    expect(resolved('predictions:\n  - id: a\n    said: 2025-01-05 # day\n\n  # about b\n  - id: b\n')).toBe(
      'predictions:\n  - id: a\n    said: 2025-01-05 # day\n    resolutions:\n      - outcome: yes\n        known: 2025-12-31\n' +
        '        why: It did.\n\n  # about b\n  - id: b\n',
    );
  });

  test('below the last resolution, in its dash width, above the comment behind it', () => {
    const text =
      'predictions:\n- id: a\n  resolutions:\n  -   outcome: no\n      known: 2025-01-05 # k\n  # tail\n  note: x\n';
    expect(resolved(text)).toBe(
      text.replace('# k\n', '# k\n  -   outcome: yes\n      known: 2025-12-31\n      why: It did.\n'),
    );
  });

  test('below a comment that stands further in, which a folded text would swallow', () => {
    const text = 'predictions:\n  - id: a\n    resolutions:\n      - outcome: no\n          # deep\n';
    expect(resolved(text)).toBe(`${text}      - outcome: yes\n        known: 2025-12-31\n        why: It did.\n`);
  });

  test.each([
    ['resolutions:', 'resolutions:'],
    ['resolutions:   # none yet', 'resolutions:   # none yet'],
    ['resolutions: []', 'resolutions:'],
    ['resolutions: [ ]  # none yet', 'resolutions:  # none yet'],
    ['resolutions: ~', 'resolutions:'],
  ])('%s is filled', (empty, key) => {
    expect(resolved(`predictions:\n  - id: a\n    ${empty}\n    note: x\n`)).toBe(
      `predictions:\n  - id: a\n    ${key}\n      - outcome: yes\n        known: 2025-12-31\n        why: It did.\n    note: x\n`,
    );
  });

  test('a byte order mark, CR LF and a missing last line end stay as they are', () => {
    const text = '\ufeffpredictions:\r\n  - id: a\r\n    note: "ä 中 😀"';
    const added = ['resolutions:', '  - outcome: yes', '    known: 2025-12-31', '    why: It did.'];
    expect(resolved(text)).toBe(text + added.map((line) => `\r\n    ${line}`).join(''));
  });

  test('a text that keeps its empty lines keeps them', () => {
    const text = 'predictions:\n  - id: a\n    note: |+\n      kept\n\n\n  - id: b\n';
    expect(resolved(text)).toContain('      kept\n\n\n    resolutions:\n');
  });

  test('what looks like an entry or a document inside a text is none', () => {
    const text =
      'title: |\n  predictions:\n   - id: a\npredictions:\n  - id: b\n    note: |\n      - id: a\n      ---\n  - id: a\n';
    expect(resolved(text)).toBe(
      `${text}    resolutions:\n      - outcome: yes\n        known: 2025-12-31\n        why: It did.\n`,
    );
  });
});

describe('a layout that cannot be extended is refused with the lines to paste', () => {
  const cases: [string, string, RegExp, string][] = [
    [
      'an entry in braces',
      'predictions:\n  - { id: a, said: 2025-01-05 }\n',
      /written in braces/,
      ', resolutions: [{ outcome: yes, known: 2025-12-31, why: It did. }]',
    ],
    [
      'resolutions in brackets',
      'predictions:\n  - id: a\n    resolutions: [{ outcome: no }]\n',
      /in brackets/,
      ', { outcome: yes, known: 2025-12-31, why: It did. }',
    ],
    [
      'resolutions that are an alias',
      'x: &r\n  - outcome: no\npredictions:\n  - id: a\n    resolutions: *r\n',
      /an alias/,
      '      - outcome: yes',
    ],
    [
      'resolutions that an alias stands for',
      'predictions:\n  - id: a\n    resolutions: &r\n      - outcome: no\n  - id: b\n    resolutions: *r\n',
      /anchor/,
      '      - outcome: yes',
    ],
    [
      'an entry that is an alias',
      'x: &e\n  id: a\npredictions:\n  - *e\n',
      /an alias of another/,
      '    resolutions:\n      - outcome: yes',
    ],
    [
      'keys with question marks',
      'predictions:\n  - ? id\n    : a\n',
      /one column/,
      '    resolutions:\n      - outcome: yes',
    ],
    [
      'a kept text without a line end',
      'predictions:\n  - id: a\n    note: |\n      x',
      /without a line end/,
      '    resolutions:',
    ],
    [
      'an entry that an alias stands for',
      'predictions:\n  - &e\n    id: a\n    note: x\nlast: *e\n',
      /the entry "a" has an anchor/,
      '    resolutions:\n      - outcome: yes',
    ],
    [
      'an entry of a list that an alias stands for',
      'predictions: &all\n  - id: a\nagain: *all\n',
      /the entry "a" has an anchor/,
      '    resolutions:\n      - outcome: yes',
    ],
    [
      'resolutions that are no list',
      'predictions:\n  - id: a\n    resolutions: none\n',
      /the resolutions of "a" are no list/,
      '      - outcome: yes',
    ],
    [
      'resolutions with a tag',
      'predictions:\n  - id: a\n    resolutions: !!seq\n      - outcome: no\n',
      /the resolutions of "a" carry a tag/,
      '      - outcome: yes',
    ],
    [
      'brackets with a tag and nothing in them',
      'predictions:\n  - id: a\n    resolutions: !!seq []\n',
      /in brackets/,
      '{ outcome: yes, known: 2025-12-31, why: It did. }',
    ],
    [
      'brackets below their key with nothing in them',
      'predictions:\n  - id: a\n    resolutions:\n      []\n',
      /^line 3: .*empty but cannot be replaced/,
      '\n      - outcome: yes',
    ],
  ];
  test.each(cases)('%s', (_, text, reason, paste) => {
    const fault = failureOf(() => resolved(text));
    expect(fault).toMatchObject({ code: 'layout-cannot-be-extended', status: 1 });
    expect(fault.message).toMatch(reason);
    expect(fault.message).toMatch(/^line \d+: /);
    expect(fault.hints[0]).toContain(`:\n${paste}`);
  });

  test.each([
    ['  - { id: a }\n', 3],
    ['  - id: a\n    resolutions: [{ outcome: no }]\n', 4],
  ])('and with the line that hinders: %j', (entry, line) => {
    const fault = failureOf(() => resolved(`predictions:\n  - id: b\n${entry}`));
    expect(fault.message).toMatch(new RegExp(`^line ${line}: `));
  });

  test('the pasted lines do what the edit would have done', () => {
    const text = 'predictions:\n  - { id: a, said: 2025-01-05 }\n';
    const paste = failureOf(() => resolved(text)).hints[0]!.split(':\n')[1]!;
    const pasted = text.replace(' }\n', `${paste} }\n`);
    expect(failureOf(() => resolved(pasted)).message).toMatch(/braces/);
    expect(pasted).toContain('said: 2025-01-05, resolutions: [{ outcome: yes');
  });

  test('an anchor nobody uses hinders nobody', () => {
    expect(resolved('predictions:\n  - id: a\n    resolutions: &r\n      - outcome: no\n')).toContain('- outcome: yes');
  });
});

describe('requests that cannot be met', () => {
  test.each([
    ['unknown-id', 'predictions:\n  - id: b\n'],
    ['duplicate-id', 'predictions:\n  - id: a\n  - id: a\n'],
    ['ledger-does-not-parse', 'predictions:\n  - id: a\n    note: "open\n'],
    ['not-a-ledger', '- id: a\n'],
  ])('%s', (code, text) => {
    expect(failureOf(() => resolved(text))).toMatchObject({ code, status: 1 });
  });

  test('nothing is overwritten: a second seal, a second forecaster of the same name', () => {
    const text =
      'forecasters: { me: { name: Me } }\npredictions:\n  - id: a\n    sealed: { date: 2026-01-01, sha256: abc }\n';
    for (const seal of ['{ date: 2026-01-01, sha256: abc }', '{}', '[]', 'yes', '&s', '!!null'])
      expect(
        failureOf(() => setInEntry(text.replace(/{ date.*}/, seal), 'a', 'sealed', SEAL)),
        seal,
      ).toMatchObject({
        code: 'key-exists',
        message: 'the entry "a" has a key "sealed" already, and nothing is overwritten',
        hints: ['predict edit opens it in your editor'],
      });
    expect(failureOf(() => addForecaster(text, 'me', 'Me')).code).toBe('key-exists');
  });
});

describe('notes', () => {
  test('the first one, short or long', () => {
    expect(appendNote('predictions:\n  - id: a\n', 'a', 'Short.').text).toBe(
      'predictions:\n  - id: a\n    note: Short.\n',
    );
    expect(appendNote('predictions:\n  - id: a\n    note: # empty\n', 'a', 'Line: one.\nTwo.').text).toBe(
      'predictions:\n  - id: a\n    note: |- # empty\n      Line: one.\n      Two.\n',
    );
  });

  test('the first one, of several lines, is on one where comments stand further in below its key', () => {
    const text = 'predictions:\n  - id: a\n    note:\n        # deep\n    tags: [x]\n';
    expect(appendNote(text, 'a', 'One.\nTwo.').text).toBe(text.replace('note:', 'note: "One.\\nTwo."'));
  });

  test('a seal is on one line wherever comments stand', () => {
    const text = 'predictions:\n  - id: a\n    sealed:\n        # deep\n    tags: [x]\n';
    const seal = `sealed: { date: 2026-11-21, sha256: "${SEAL.sha256}" }`;
    expect(setInEntry(text, 'a', 'sealed', SEAL).text).toBe(text.replace('sealed:', seal));
  });

  test('a second one goes below, in the style of the first', () => {
    const grown = (note: string): string =>
      appendNote(`predictions:\n  - id: a\n    note: ${note}\n    tags: [x]\n`, 'a', 'More.').text;
    expect(grown('>-\n      Folded\n      text.')).toContain(
      'note: >-\n      Folded\n      text.\n\n      More.\n    tags',
    );
    expect(grown('|2 # c\n        in\n      out')).toContain(
      'note: |2 # c\n        in\n      out\n\n      More.\n    tags',
    );
    expect(grown('One line. # c')).toContain('note: |- # c\n      One line.\n\n      More.\n    tags');
  });
});

describe('entries and forecasters', () => {
  const NEW = { id: 'new', claim: 'It comes.', said: '2026-01-05' };
  const lines = (pad: string): string => `${pad}- id: new\n${pad}  claim: It comes.\n${pad}  said: 2026-01-05\n`;

  test.each([
    ['predictions:\n', `predictions:\n${lines('  ')}`],
    ['predictions: []\n', `predictions:\n${lines('  ')}`],
    ['predictions: # none\nkeeper: me\n', `predictions: # none\n${lines('  ')}keeper: me\n`],
    ['predict: 1\n# end\n', `predict: 1\npredictions:\n${lines('  ')}# end\n`],
    ['predictions:\n- id: a\n\n# end\n', `predictions:\n- id: a\n${lines('')}\n# end\n`],
    // The line above ends otherwise.
    ['predict: 1\r\npredictions: [] # none\n', `predict: 1\r\npredictions: # none\n${lines('  ')}`],
    [
      'predictions:\n\n    # first\n    - id: a\nkeeper: me\n',
      `predictions:\n\n    # first\n    - id: a\n\n${lines('    ')}keeper: me\n`,
    ],
  ])('%j', (before, after) => {
    expect(appendEntries(before, [NEW]).text).toBe(after);
  });

  test.each([
    ['predictions: []\n# end\n', 'predictions:\n', '# end\n'],
    ['predictions:\n  - id: a\n\n  - id: b\n# end\n', 'predictions:\n  - id: a\n\n  - id: b\n', '# end\n'],
  ])('thousands of them, which are read back in parts: %j', (before, above, below) => {
    const many = Array.from({ length: 4001 }, (_, index) => ({ ...NEW, id: `new-${index}` }));
    const space = above.endsWith('b\n') ? '\n' : '';
    const added = many.map(({ id }) => space + lines('  ').replace('id: new', `id: ${id}`));
    const edit = appendEntries(before, many);
    expect(edit.text).toBe(above + added.join('') + below);
    expect(applyLines(before, edit.lines)).toBe(edit.text);
  });

  test.each([
    ['predictions:\n- id: a\n- id: b\n', ''],
    ['predictions:\n- id: a\n\n- id: b\n', '\n'],
    ['predictions:\n- id: a\n\n# of b\n# more\n- id: b\n', '\n'],
    ['predictions:\n- id: a\n# of b\n- id: b\n', ''],
    ['predictions:\n- id: a\n  claim: c\n\n  # of it\n- id: b\n', '\n'],
    ['predictions:\n\n- id: a\n- id: b\n', ''],
  ])('several are set apart as the last ones are in %j', (before, apart) => {
    const other = lines('').replace('new', 'other');
    expect(appendEntries(before, [NEW, { ...NEW, id: 'other' }]).text).toBe(before + apart + lines('') + apart + other);
  });

  test('several have nothing between them where they are the first, or are to be pasted', () => {
    const two = [NEW, { ...NEW, id: 'other' }];
    const all = lines('  ') + lines('  ').replace('new', 'other');
    expect(appendEntries('predictions: []\n', two).text).toBe(`predictions:\n${all}`);
    expect(appendEntries('predict: 1\n', two).text).toBe(`predict: 1\npredictions:\n${all}`);
    expect(failureOf(() => appendEntries('predictions:\n  []\n', two)).hints[0]).toContain(`:\n${all.trimEnd()}`);
  });

  test('empty lines that a last text keeps set them apart', () => {
    const text = 'predictions:\n- id: a\n\n- id: b\n  note: |+\n    kept\n\n';
    const two = [NEW, { ...NEW, id: 'other' }];
    expect(appendEntries(text, two).text).toBe(`${text}${lines('')}\n${lines('').replace('new', 'other')}`);
  });

  test('a comment that stands no further in than the list stays below them', () => {
    const text = 'predictions:\n    - id: a\n  # end\n';
    expect(appendEntries(text, [NEW]).text).toBe(text.replace('  # end', `${lines('    ')}  # end`));
  });

  test('a long text of a new entry stands further in than its key', () => {
    const long = 'It rains. '.repeat(20).trim();
    for (const pad of ['', '    '])
      expect(appendEntries(`predictions:\n${pad}- id: a\n`, [{ id: 'new', claim: long }]).text).toMatch(
        new RegExp(`\n${pad}- id: new\n${pad}  claim: >-\n${pad}  ${pad || '  '}It rains`),
      );
  });

  test.each([
    ['a list in brackets', 'predictions: [{ id: a }]\n', /not written with one dash an entry/, ', { id: new,'],
    ['a text', 'predictions: none\n', /not written with one dash an entry/, ', { id: new,'],
    ['a map', 'predictions: {}\n', /not written with one dash an entry/, ', { id: new,'],
    ['a tag', 'predictions: !!seq\n  - id: a\n', /not written with one dash an entry/, ', { id: new,'],
    ['brackets below the key', 'predictions:\n  []\n', /^line 1: the empty list cannot be filled/, '  - id: new\n'],
    ['an alias that stands for it', 'predictions: &a\n  - id: a\nb: *a\n', /anchor/, '  - id: new\n'],
    ['a ledger in braces', '{ predict: 1 }\n', /the ledger is written in braces/, '  - id: new\n'],
    ['keys further in', ' predict: 1\n', /no place for a key/, '  - id: new\n'],
    ['a last text without a line end', 'title: |\n  x', /no place for a key/, '  - id: new\n'],
    [
      'a last entry that ends in a text without a line end',
      'predictions:\n  - id: b\n  - id: a\n    note: |\n      x',
      /^line 3: the file ends inside a text/,
      '  - id: new\n',
    ],
  ])('where there is %s they are refused, with what to add by hand', (_, text, reason, paste) => {
    const fault = failureOf(() => appendEntries(text, [NEW]));
    expect(fault.code).toBe('layout-cannot-be-extended');
    expect(fault.message).toMatch(reason);
    expect(fault.hints[0]).toContain(`:\n${paste}`);
  });

  test.each([
    [
      'forecasters: { me: { name: Me } } # who\n',
      'forecasters: { me: { name: Me }, market: { name: A market } } # who\n',
    ],
    [
      'forecasters:\n    me: { name: Me } # me\n    # end\n',
      'forecasters:\n    me: { name: Me } # me\n    market: { name: A market }\n    # end\n',
    ],
    ['forecasters: {}\n', 'forecasters: { market: { name: A market } }\n'],
    ['predict: 1\n\n# all\n', 'predict: 1\nforecasters:\n  market: { name: A market }\n\n# all\n'],
  ])('a forecaster more: %j', (head, after) => {
    const list = 'predictions:\n  - id: a\n';
    expect(addForecaster(head + list, 'market', 'A market').text).toBe(after + list);
  });

  test.each([
    ['predict: 1\n\n# all\n', 'predict: 1\nsources:\n  talk:\n    title: "A: B"\n    said: 2026-01-05\n\n# all\n'],
    ['sources: {} # none yet\n', 'sources: # none yet\n  talk:\n    title: "A: B"\n    said: 2026-01-05\n'],
    [
      'sources: { old: { title: Old } }\n',
      'sources: { old: { title: Old }, talk: { title: "A: B", said: 2026-01-05 } }\n',
    ],
    [
      'sources:\r\n    old:\r\n      about: >-\r\n        long\r\n    # end\r\n',
      'sources:\r\n    old:\r\n      about: >-\r\n        long\r\n    talk:\r\n      title: "A: B"\r\n      said: 2026-01-05\r\n    # end\r\n',
    ],
  ])('a source record more: %j', (head, after) => {
    const list = 'predictions:\n  - id: a\n';
    expect(addSource(head + list, 'talk', { said: '2026-01-05', title: 'A: B' }).text).toBe(after + list);
  });

  test('at the head of a file that begins with the predictions, behind a byte order mark', () => {
    const [mark, list] = ['\uFEFF', 'predictions:\n  - id: a\npredict: 1\n'];
    const added = 'sources:\n  talk:\n    title: A\n';
    expect(addSource(list, 'talk', { title: 'A' }).text).toBe(added + list);
    expect(addSource(mark + list, 'talk', { title: 'A' }).text).toBe(mark + added + list);
  });

  test('a map that an alias stands for is not extended, and one whose values are aliases is', () => {
    const list = 'predictions:\n  - id: a\n';
    const shared = `old: &s\n  talk: { title: B }\nsources: &t\n  one: { title: C }\nagain: *t\n${list}`;
    expect(failureOf(() => addSource(shared, 'two', { title: 'A' })).code).toBe('layout-cannot-be-extended');
    // The anchor stands before the predictions, its alias behind them.
    const behind = `sources: &t\n  one: { title: C }\n${list}again: *t\n`;
    expect(failureOf(() => addSource(behind, 'two', { title: 'A' })).code).toBe('layout-cannot-be-extended');
    const values = `name: &n C\nsources:\n  one: { title: *n }\n${list}`;
    expect(addSource(values, 'two', { title: 'A' }).text).toBe(
      `name: &n C\nsources:\n  one: { title: *n }\n  two:\n    title: A\n${list}`,
    );
  });

  test('a source record beside a folder of records is refused, and so is an id that is taken', () => {
    const list = 'predictions:\n  - id: a\n';
    const add = (head: string): string => failureOf(() => addSource(head + list, 'talk', { title: 'A' })).code;
    expect(add('sources: ../seeds\n')).toBe('layout-cannot-be-extended');
    expect(add('sources: { talk: { title: B } }\n')).toBe('key-exists');
  });

  test.each([
    ['sources: ../seeds\npredictions:\n  - id: a\n', '../seeds'],
    ['predictions:\n  - id: a\nsources: "a b" # last\n', 'a b'],
    ['title: &t recs\nsources: *t\npredictions:\n  - id: a\n', 'recs'],
    ['sources: { talk: { title: B } }\npredictions: []\n', undefined],
    ['sources:\npredictions: []\n', undefined],
    ['predictions: []\n', undefined],
  ])('the folder of records in %j', (text, folder) => {
    expect(recordFolder(text)).toBe(folder);
  });
});

describe('the check before writing', () => {
  const text = 'predictions:\n  - id: a\n    note: x\n  - id: b\n';
  const bad = (after: string): unknown =>
    failureOf(() => verifyEdit(text, spanning(text, after), { start: 13, end: 37 }, () => true));

  test('stops an edit that reaches outside the entry, loses a byte, breaks the YAML or means something else', () => {
    expect(bad(text.replace('id: b', 'id: c'))).toMatchObject({ code: 'edit-went-wrong', status: 70 });
    expect(bad(text.replace('predictions', 'Predictions'))).toMatchObject({ code: 'edit-went-wrong' });
    expect(bad(text.replace('note: x', 'note: "x'))).toMatchObject({ code: 'edit-went-wrong' });
    const edit = { ...spanning(text, text.replace('x', 'y')), text };
    expect(failureOf(() => verifyEdit(text, edit, undefined, () => true)).status).toBe(70);
    expect(
      failureOf(() => verifyEdit(text, spanning(text, text.replace('x', 'y')), undefined, () => false)).status,
    ).toBe(70);
  });
});

describe('edits as lines', () => {
  const text = 'a\nb\nc\nd\ne\n';
  test('changes apply, reverse and combine', () => {
    const first = editOf(text, { start: 2, end: 3, insert: 'B\nB2' });
    expect(first.lines).toEqual([{ at: 2, removed: ['b\n'], added: ['B\n', 'B2\n'] }]);
    const second = editOf(first.text, { start: first.text.length, end: first.text.length, insert: 'f\n' });
    const both = combined(text, first, second);
    expect(both.lines).toHaveLength(2);
    expect(applyLines(text, both.lines)).toBe('a\nB\nB2\nc\nd\ne\nf\n');
    expect(applyLines(both.text, reversed(both.lines))).toBe(text);
    const touching = combined(text, first, editOf(first.text, { start: 4, end: 6, insert: 'X' }));
    expect(applyLines(text, touching.lines)).toBe(touching.text);
  });

  test('a removed line that stands elsewhere is no match', () => {
    expect(applyLines(text, [{ at: 1, removed: ['b\n'], added: [] }])).toBeUndefined();
    expect(applyLines(text, [{ at: 9, removed: [], added: ['x\n'] }])).toBeUndefined();
  });
});
