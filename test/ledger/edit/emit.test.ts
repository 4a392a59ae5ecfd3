import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isPlainSafe, quoted } from '../../../src/ledger/edit/emit-scalar.ts';
import { flowText, keyLines, listItemLines, meaningOf, textLines } from '../../../src/ledger/edit/emit.ts';
import type { EmitItem } from '../../../src/ledger/edit/emit.ts';

const INDENTS = { column: 4, list: 2, map: 2, dash: 2 };

/** Texts that YAML could take for something else, next to ordinary ones. */
const tricky = fc.oneof(
  fc.constantFrom(
    ...[
      [
        '',
        ' ',
        'yes',
        'No',
        'on',
        'y',
        'null',
        '~',
        'true',
        '0.65',
        '1_000',
        '0x1F',
        '0o7',
        '017',
        '0b11',
        '1e3',
        '1e-7',
      ],
      [
        '3:2',
        '12:30',
        '1:02:03',
        '2025-12-31',
        '2025-12-31t10:00:00Z',
        '.5',
        '.inf',
        '.nan',
        '1.2.3',
        '-',
        '- a',
        '---',
        '...',
      ],
      [
        '# a',
        'a #b',
        'a: b',
        'a:',
        ':a',
        '?',
        '? a',
        '!tag',
        '&a',
        '*a',
        '%YAML',
        '@a',
        '`a`',
        '|',
        '>-',
        '[a]',
        '{a: b}',
      ],
      [
        '"',
        "'",
        'a "b" c',
        "it's",
        '<<',
        '=',
        '60/40',
        '65%',
        '1 in 20',
        '60-70%',
        'a, b',
        'a\\b',
        'a\\nb',
        '\u00e9\u4e2d\ud83d\ude00',
      ],
      [
        '\ta',
        'a\t',
        'a\tb',
        '\n',
        'a\n',
        '\na',
        'a\n\nb',
        'a \nb',
        ' a\nb',
        'a\n b',
        'a\n---\nb',
        'a\n- b',
        'a\n# b',
        'a\r\nb',
        'a\rb',
      ],
      [
        '\u0000',
        '\u001b[31m',
        '\u0085',
        '\u2028',
        '\u202e',
        '\ufeff',
        '\ufffe',
        'a\u00a0b',
        '\u200d',
        'key: |\n  text',
      ],
    ].flat(),
  ),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', ':', '#', '-', '"', ',', '\t'), maxLength: 300 }),
  fc
    .array(fc.string({ unit: fc.constantFrom('a', 'é', '#', '-', ':', '"'), maxLength: 12 }), { maxLength: 80 })
    .map((words) => words.join(' ')),
  fc
    .array(
      fc.array(fc.constantFrom('word', 'longer', '---', '- x', '#'), { maxLength: 40 }).map((words) => words.join(' ')),
      { maxLength: 5 },
    )
    .map((lines) => lines.join('\n')),
);

const VERSIONS = ['1.2', '1.1'] as const;

describe('texts', () => {
  test.each(VERSIONS)('YAML %s reads back exactly the text, at any column, in lines, lists and braces', (version) => {
    fc.assert(
      fc.property(tricky, fc.integer({ min: 0, max: 12 }), fc.constantFrom('\n', '\r\n'), (text, column, end) => {
        const indents = { column, list: 2, map: 2, dash: 2 };
        const lines = textLines('why', text, indents);
        // Another key below shows that the text ends where it should.
        const block = [...lines, `${' '.repeat(column)}next: 1`].join(end);
        expect(parse(block, { version })).toEqual({ why: text, next: 1 });
        expect(parse(flowText('evidence', { url: text, shows: text }), { version })).toEqual({
          url: text,
          shows: text,
        });
        expect(parse(listItemLines('other', text, indents).join(end), { version })).toEqual([text]);
      }),
      { numRuns: 1500 },
    );
  });

  test('short and safe texts stand bare, the rest in double quotes', () => {
    const shown = (text: string): string => textLines('why', text, { ...INDENTS, column: 0 }).join('|');
    expect(shown('Two labs said so.')).toBe('why: Two labs said so.');
    expect(shown('60/40')).toBe('why: 60/40');
    expect(shown('65%')).toBe('why: 65%');
    expect(shown('1 in 20')).toBe('why: 1 in 20');
    expect(shown('3:2')).toBe('why: "3:2"');
    expect(shown('No')).toBe('why: "No"');
    expect(shown('1_000')).toBe('why: "1_000"');
    expect(shown('a "b": c')).toBe('why: "a \\"b\\": c"');
    expect(shown('\u001b[31mred')).toBe('why: "\\x1b[31mred"');
    expect(shown('a\u202eb')).toBe('why: "a\\u202eb"');
    expect(isPlainSafe('a, b', false)).toBe(true);
    expect(isPlainSafe('a, b', true)).toBe(false);
    // Some YAML 1.1 readers end a text in braces there.
    expect(isPlainSafe('why?so', true)).toBe(false);
  });

  test('long texts are folded, several short lines stay lines', () => {
    const long = Array.from({ length: 60 }, () => 'word').join(' ');
    const lines = textLines('why', long, INDENTS);
    expect(lines[0]).toBe('    why: >-');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(110);
    expect(textLines('note', 'One.\n\nTwo.', INDENTS)).toEqual(['    note: |-', '      One.', '', '      Two.']);
  });

  test('half a surrogate pair is refused: no file could hold it', () => {
    expect(() => quoted('a\ud800')).toThrow(/surrogate/);
  });
});

describe('parts', () => {
  const resolution: EmitItem = {
    evidence: [
      { url: 'https://example.org/a', publisher: 'Somebody', date: '2026-01-04', side: 'for', shows: 'one, two' },
      { url: 'https://example.org/b' },
    ],
    why: 'It happened.',
    by: 'editor',
    recorded: '2026-11-21',
    known: '2025-12-31',
    charitable: undefined,
    outcome: 'yes',
  };

  test('a resolution: keys in the order of the format, outcome and days bare, evidence one line each', () => {
    expect(listItemLines('resolutions', resolution, { ...INDENTS, column: 6 })).toEqual([
      '      - outcome: yes',
      '        known: 2025-12-31',
      '        recorded: 2026-11-21',
      '        by: editor',
      '        why: It happened.',
      '        evidence:',
      '          - { url: "https://example.org/a", publisher: Somebody, date: 2026-01-04, side: for, shows: "one, two" }',
      '          - { url: "https://example.org/b" }',
    ]);
  });

  test('a forecast stands on one line, a long one on several', () => {
    const short = { by: 'market', date: '2026-01-04', probability: '62%', why: 'price' };
    expect(keyLines('entry', 'forecasts', [short], INDENTS)).toEqual([
      '    forecasts:',
      '      - { by: market, date: 2026-01-04, probability: 62%, why: price }',
    ]);
    const lines = keyLines(
      'entry',
      'forecasts',
      [{ ...short, probability: '3:2', why: 'x '.repeat(80) + 'x' }],
      INDENTS,
    );
    expect(lines.slice(0, 4)).toEqual([
      '    forecasts:',
      '      - by: market',
      '        date: 2026-01-04',
      '        probability: "3:2"',
    ]);
  });

  test('a short entry is as short as by hand', () => {
    const entry = {
      probability: '65%',
      due: '2025-05-31',
      said: '2025-01-05',
      claim: 'We ship version 2 before June.',
      id: 'ship',
    };
    expect(listItemLines('entry', entry, { ...INDENTS, column: 2 })).toEqual([
      '  - id: ship',
      '    claim: We ship version 2 before June.',
      '    said: 2025-01-05',
      '    due: 2025-05-31',
      '    probability: 65%',
    ]);
  });

  test('a typed decimal stands bare and is read as a number, a day in a text is quoted', () => {
    expect(keyLines('entry', 'probability', '0.60', INDENTS)).toEqual(['    probability: 0.60']);
    expect(keyLines('entry', 'probability', 0.0000001, INDENTS)).toEqual(['    probability: 0.0000001']);
    expect(keyLines('entry', 'note', '2025-12-31', INDENTS)).toEqual(['    note: "2025-12-31"']);
    expect(meaningOf('entry', { probability: '0.60' }).get('probability')).toBe(0.6);
  });

  test('any entry is read as what it was given', () => {
    const day = fc.constantFrom('2025-01-05', '2031-12-31');
    const opt = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
    const item = fc.record({
      id: fc.constant('some-id'),
      claim: tricky,
      said: fc.oneof(day, fc.record({ date: day, source: fc.constant('s'), at: opt(tricky), quote: opt(tricky) })),
      due: opt(fc.oneof(day, fc.record({ date: day, basis: fc.constant('assigned'), why: tricky }))),
      probability: opt(
        fc.oneof(fc.constantFrom(0.65, '65%', '3:2', '0.650'), fc.record({ low: fc.constant(0.6), wording: tricky })),
      ),
      criteria: opt(fc.oneof(tricky, fc.record({ written: day, strict: tricky, charitable: opt(tricky) }))),
      tags: opt(fc.array(fc.constantFrom('a', 'b-c'), { maxLength: 3 })),
      forecasts: opt(
        fc.array(fc.record({ by: fc.constant('me'), date: day, withdrawn: opt(fc.constant(true)), why: tricky }), {
          minLength: 1,
          maxLength: 2,
        }),
      ),
      resolutions: opt(
        fc.array(
          fc.record({
            outcome: fc.constantFrom('yes', 'no', 'void'),
            known: day,
            fraction: opt(fc.constant(0.25)),
            why: opt(tricky),
            evidence: opt(fc.array(fc.record({ url: tricky, shows: opt(tricky) }), { minLength: 1, maxLength: 2 })),
          }),
          { minLength: 1, maxLength: 2 },
        ),
      ),
      note: opt(tricky),
    });
    fc.assert(
      fc.property(
        item,
        fc.constantFrom(0, 2, 4),
        fc.constantFrom(2, 4),
        fc.constantFrom(2, 4),
        (entry, list, map, dash) => {
          const lines = listItemLines('entry', entry, { column: list, list, map, dash });
          const read = parse(lines.join('\n') + '\n', { mapAsMap: true }) as unknown[];
          expect(read).toEqual([meaningOf('entry', entry)]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
