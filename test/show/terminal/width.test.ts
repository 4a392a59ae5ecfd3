import fc from 'fast-check';
import fastStringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { asciiText } from '../../../src/show/ascii.ts';
import { cut, flow, pad, width, wrap, wrapBehind } from '../../../src/show/terminal/width.ts';

const part = fc.constantFrom(
  'a',
  'Z',
  ' ',
  '日本',
  '한',
  'é',
  'e\u0301',
  '😀',
  '👩‍👩‍👧',
  '🇩🇪',
  '✓',
  '—',
  '\u001b[31m',
  '\u001b[39m',
  'ｶ',
  '１',
  '☃',
  'ก็',
);
const text = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));
const visible = fc
  .array(
    part.filter((one) => !one.startsWith('\u001b')),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('the width of a text', () => {
  it('is what string-width says', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(width(one)).toBe(stringWidth(one));
      }),
    );
    expect([width('日本'), width('😀'), width('e\u0301'), width('\u001b[1mab\u001b[22m')]).toEqual([4, 2, 1, 2]);
  });

  it('is what the library says of every single character', () => {
    const characters = Array.from({ length: 0xffff }, (_, code) => `a${String.fromCharCode(code)}b`);
    expect(characters.filter((one) => width(one) !== fastStringWidth(one))).toEqual([]);
  });

  it('is what a padded text has, at least', () => {
    fc.assert(
      fc.property(text, fc.nat(40), fc.boolean(), (one, columns, right) => {
        expect(width(pad(one, columns, right))).toBe(Math.max(columns, width(one)));
        expect(pad(one, columns, right)).toContain(one);
      }),
    );
    expect([pad('ab', 4), pad('ab', 4, true)]).toEqual(['ab  ', '  ab']);
  });
});

describe('a cut text', () => {
  it('fits and keeps whole characters', () => {
    fc.assert(
      fc.property(visible, fc.integer({ min: 1, max: 30 }), (one, columns) => {
        const short = cut(one, columns);
        expect(width(short)).toBeLessThanOrEqual(columns);
        expect(short).not.toMatch(/\p{Cs}/u);
        if (width(one) <= columns) expect(short).toBe(one);
        else expect(one.startsWith(short.slice(0, -1))).toBe(true);
      }),
    );
  });

  it('never takes a part of a character made of several', () => {
    expect(cut('👩‍👩‍👧 abc', 4)).toBe('👩‍👩‍👧…');
    expect(cut('ae\u0301i', 2)).toBe('a…');
    expect(cut('e\u0301abc', 2)).toBe('e\u0301…');
    expect(cut('🇩🇪🇫🇷🇮🇹', 4)).toBe('🇩🇪…');
    expect(cut('abcdef', 5, '...')).toBe('ab...');
  });
});

describe('wrapped text', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '日', 'é'), minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 30 }); // prettier-ignore

  it('has the same words in lines that fit', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 60 }), (some, columns) => {
        const lines = wrap(some.join(' '), columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join(' ')).toBe(some.join(' '));
      }),
    );
  });

  it('leaves a word that is longer than a line whole', () => {
    const address = `https://example.org/${'x'.repeat(80)}`;
    expect(wrap(`see ${address} now`, 40)).toContain(address);
  });

  it('stands behind its lead', () => {
    expect(wrapBehind('* ', 'one two three four five six', 20)).toEqual(['* one two three four', '  five six']);
    expect(wrapBehind('日 ', 'x', 20)).toEqual(['日 x']);
  });

  it('goes below a lead that leaves too little room', () => {
    expect(wrapBehind('A long lead  ', 'one two three four five six', 30)).toEqual([
      'A long lead',
      '  one two three four five six',
    ]);
    expect(wrapBehind(' '.repeat(15), 'one two three four five', 30)).toEqual([
      '          one two three four',
      '          five',
    ]);
    expect(wrapBehind('    no  ', 'one two three four five', 26)).toEqual(['    no', '      one two three four', '      five']); // prettier-ignore
  });

  it('flows in parts that stay together', () => {
    expect(flow(['one two,', 'three four,', 'five'], ' ', '  ', 17)).toEqual(['one two,', '  three four,', '  five']);
    expect(flow(['one two', 'three four', 'five'], '  ', '  ', 19)).toEqual(['one two  three four', '  five']);
    expect(flow(['a', 'one two three four five six'], '  ', '  ', 22)).toEqual(['a', '  one two three four', '  five six']); // prettier-ignore
  });
});

it('--ascii keeps the letters of a ledger and turns our own signs', () => {
  expect(asciiText('0.1 – “x” → 3 ± 1 … • a·b ≥ − é 日')).toBe('0.1 - "x" -> 3 +/- 1 ... * a.b >= - é 日');
});

describe('lines of letters of one column', () => {
  it('are wrapped as the library wraps them', () => {
    const word = fc.constantFrom('', ' ', '  ', 'a', 'to', '–', '“of”', 'prediction,', '∅', 'é', 'x'.repeat(19), 'y'.repeat(20), 'z'.repeat(33), '\n', ' \n '); // prettier-ignore
    const words = fc.array(word, { maxLength: 40 }).map((all) => all.join(' '));
    let wrapped = 0;
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 60 }), (line, columns) => {
        const lines = wrap(line, columns);
        expect(lines).toEqual(wrapAnsi(line, Math.max(20, columns), { hard: false, trim: true }).split('\n'));
        wrapped += lines.length - line.split('\n').length;
      }),
      { numRuns: 3000 },
    );
    expect(wrapped).toBeGreaterThan(1000);
  });
});
