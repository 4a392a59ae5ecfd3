import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Failure } from '../../../src/errors.ts';
import { addStatement } from '../../../src/ledger/edit/statement.ts';
import { applyLines } from '../../../src/ledger/edit/text.ts';
import { reversed } from './reversed.ts';

const rain = { at: 'line 4', speaker: 'ada', gist: "rain: it's certain, she says", tracked: 'rain' };
const LINE = `{ at: line 4, speaker: ada, gist: "rain: it's certain, she says", tracked: rain }`;

/** The text with the statement in it; undefined where that is refused with the line to paste. */
function added(text: string, source?: string): string | undefined {
  try {
    const { text: after, lines } = addStatement(text, source, rain);
    expect(applyLines(text, lines)).toBe(after);
    expect(applyLines(after, reversed(lines))).toBe(text);
    return after;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.problems[0]!.code).toBe('layout-cannot-be-extended');
    return undefined;
  }
}

describe('a statement more', () => {
  test.each([
    ['for the first one', 'title: Talk\n', `title: Talk\nstatements:\n  - ${LINE}\n`],
    ['below the others, in their column', 'statements:\n- { at: a }\n# end\n', `statements:\n- { at: a }\n- ${LINE}\n# end\n`],
    ['above a comment that stands further out', 'statements:\n    - { at: a }\n  # end\n', `statements:\n    - { at: a }\n    - ${LINE}\n  # end\n`],
    ['in the place of an empty list', 'statements: [] # none\nabout: x\n', `statements: # none\n  - ${LINE}\nabout: x\n`],
    ['below statements of several lines', 'statements:\n    - at: a\n      gist: >-\n        b\n\nid: t\n', `statements:\n    - at: a\n      gist: >-\n        b\n    - ${LINE}\n\nid: t\n`],
    ['at the end of a text without a line end', 'id: t', `id: t\nstatements:\n  - ${LINE}`],
    ['with the line ends that there are', 'id: t\r\n', `id: t\r\nstatements:\r\n  - ${LINE}\r\n`],
  ])('%s', (_, before, after) => {
    expect(added(before)).toBe(after);
  }); // prettier-ignore

  test('in a record that stands in the ledger', () => {
    const ledger = (list: string) =>
      `predict: 1\nsources:\n  talk:\n    title: Talk\n${list}  other: { title: Other }\npredictions: []\n`;
    expect(added(ledger(''), 'talk')).toBe(ledger(`    statements:\n      - ${LINE}\n`));
    expect(added(ledger('    statements:\n    - { at: a }\n'), 'talk')).toBe(
      ledger(`    statements:\n    - { at: a }\n    - ${LINE}\n`),
    );
    const inBraces = `{ title: Other, statements: [${LINE}] }`;
    const first = added(ledger(''), 'other');
    expect(first).toBe(ledger('').replace('{ title: Other }', inBraces));
    expect(added(first!, 'other')).toBe(first!.replace(LINE, `${LINE}, ${LINE}`));
    // An alias, an anchor that somebody else uses.
    expect(added('sources:\n  a: &a\n    title: A\n  b: *a\n', 'a')).toBeUndefined();
    expect(added('sources:\n  a: &a\n    title: A\n  b: *a\n', 'b')).toBeUndefined();
    expect(() => addStatement(ledger(''), 'none', rain)).toThrow('no record "none" stands there');
    expect(() => addStatement('predictions: []\n', 'none', rain)).toThrow('no record "none" stands there');
    expect(added('sources:\n  a: !!map\n    title: A\n', 'a')).toBeUndefined();
    expect(added('sources: &s\n  a: { title: A }\nothers: *s\n', 'a')).toBeUndefined();
    expect(added('others: &s\n  a: { title: A }\nsources: *s\n', 'a')).toBeUndefined();
  });

  test.each([
    'statements: [{ at: a } # one\n  ]\n',
    '{ title: Talk, # it\n}\n',
    'statements: &all\n  - { at: a }\nabout: *all\n',
    '&all\ntitle: Talk\nabout: *all\n',
    'statements: !!seq\n  - { at: a }\n',
    '!!map\ntitle: Talk\n',
    '? title\n: Talk\n',
    'statements: { at: a }\n',
    'statements:\n  - at: a\n    gist: |\n      kept',
    'about: |+\n  kept\n\n\n  too',
  ])('is refused where it could mean something else: %j', (text) => {
    expect(added(text)).toBeUndefined();
  });
});

const list = fc.constantFrom(
  [],
  ['statements:'],
  ['statements: []  # none yet'],
  ['statements: ~'],
  ['statements:', '- { at: line 1, gist: "a: b" } # one', '- at: line 2', '  gist: |', '    two', '', '    lines'],
  ['statements: # all', '', '    - { at: line 1,', '        gist: x }', '      # inner', '# outer'],
  ['statements:', '  -   at: line 1', '      gist: >-', '        - not an item', '        statements: no key'],
  ['statements: [ { at: line 1 } ]'],
);
const other = fc.constantFrom(
  ['title: A talk'],
  ['# a comment', '', 'title: "statements: []"'],
  ['about: >-', '  folded', '', '  - at: line 1'],
  ['about: |+', '  kept', ''],
  ["about: 'over", "  two lines'"],
  ['text: { file: a.txt, bytes: 9 }'],
);

test('in records of any layout nothing else changes, to another parser', () => {
  let written = 0;
  fc.assert(
    fc.property(
      other, list, other, fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean(), fc.boolean(),
      (above, statements, below, end, isFinal, hasMark, isInside) => {
        const keys = (lines: readonly string[], prefix: string): string[] => lines.map((line) => line.replace(/^(title|about|text):/, `$1_${prefix}:`));
        const record = [...keys(above, 'a'), ...statements, ...keys(below, 'b')];
        const inner = record.map((line) => (line === '' ? '' : `    ${line}`));
        const lines = isInside ? ['predict: 1', 'sources:', '  old:', '    title: Old', '  talk:', ...inner, 'predictions: []'] : record;
        const before = (hasMark ? '\uFEFF' : '') + lines.join(end) + (isFinal ? end : '');
        const after = added(before, isInside ? 'talk' : undefined);
        if (after === undefined) return;
        written++;
        const talk = (text: string) => {
          const { sources, ...rest } = parse(text) as { sources?: { talk: Record<string, unknown>; old: unknown } };
          return isInside ? { ...sources!.talk, rest, old: sources!.old } : (rest as Record<string, unknown>);
        };
        const { statements: was, ...old } = talk(before);
        const { statements: is, ...now } = talk(after);
        expect(now).toEqual(old);
        expect(is).toEqual([...((was ?? []) as unknown[]), rain]);
        expect(after.split(end).filter((line) => !before.split(end).includes(line)).length).toBeLessThanOrEqual(2);
      },
    ),
    { numRuns: 500 },
  ); // prettier-ignore
  expect(written).toBeGreaterThan(250);
});
