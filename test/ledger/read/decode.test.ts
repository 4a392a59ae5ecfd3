import { isUtf8 } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure, printedProblem } from '../../../src/errors.ts';
import { MAX_LINE, decode } from '../../../src/ledger/read/decode.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(input: Uint8Array): { codes: string[]; line: number; column: number; printed: string } {
  try {
    decode(input, 'ledger.yaml');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { problems } = error;
    const { line = 0, column = 0 } = problems[0]!.place ?? {};
    return { codes: problems.map(({ code }) => code), line, column, printed: printedProblem(problems[0]!) };
  }
  throw new Error('nothing was refused');
}

describe('the bytes of a ledger', () => {
  test.each(['', 'predict: 1', '\uFEFFpredict: 1\r\n', 'title: ünï – 中文 🎲\n', '\ttab\n', 'a\uFFFDb'])(
    '%j is read as it is',
    (text) => expect(decode(bytes(text), 'ledger.yaml')).toBe(text),
  );

  test.each([
    [[0xff], 1, 1],
    [[0x61, 0x0a, 0xc3, 0xa4, 0x62, 0xe9, 0x0a], 2, 3], // a letter of two bytes counts once
    [[0xc0, 0x80], 1, 1], // NUL written too long
    [[0xed, 0xa0, 0x80], 1, 1], // half of a surrogate pair
    [[0x61, 0xe2, 0x82], 1, 2], // cut short
    [[0xf4, 0x90, 0x80, 0x80], 1, 1], // beyond Unicode
  ])('%j is not UTF-8', (input, line, column) =>
    expect(refusal(new Uint8Array(input))).toMatchObject({ codes: ['not-utf8'], line, column }),
  );

  test('the first bad byte is the one that a decoder stumbles over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0x70, maxLength: 12 }), (input) => {
        fc.pre(!isUtf8(input));
        const at = Number(/byte (\d+) is/.exec(refusal(input).printed)![1]) - 1;
        // All before it is a text, and no text goes on with it.
        expect(isUtf8(input.subarray(0, at))).toBe(true);
        expect(
          [1, 2, 3, 4].filter((more) => at + more <= input.length && isUtf8(input.subarray(0, at + more))),
        ).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a\nb\0', 'nul-byte', 2, 2],
    ['\uFEFFa\x1b', 'control-character', 1, 2],
    ['a\rb', 'control-character', 1, 2],
    ['a\r\n\r', 'control-character', 2, 1],
    ['a\u0085', 'control-character', 1, 2],
    ['x: "a\u2028b"', 'control-character', 1, 6],
    [`ok\n${'x'.repeat(MAX_LINE + 1)}\n`, 'line-too-long', 2, 1],
  ])('%#: a character or line that no reader should meet', (text, code, line, column) =>
    expect(refusal(bytes(text))).toMatchObject({ codes: [code], line, column }),
  );

  test('a message about a control character does not print it', () => {
    expect(refusal(bytes('title: \x1b]0;x\x07\n')).printed).not.toMatch(/\p{Cc}(?<!\n)/u);
    expect(refusal(bytes('x'.repeat(3 * MAX_LINE))).printed.length).toBeLessThan(500);
  });
});
