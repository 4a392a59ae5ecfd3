import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOffset } from '../../../src/exchange/text/json-offset.ts';
import { jsonTokens } from '../../../src/exchange/text/json-tokens.ts';
import { repeatedKey } from '../../../src/exchange/text/repeated-key.ts';
import { tooDeep } from '../../../src/exchange/text/too-deep.ts';

const tokens = (text: string): string[] => [...jsonTokens(text)].map(({ token }) => token);

describe('tokens of JSON', () => {
  it('are brackets, commas and texts, whatever the texts hold', () => {
    expect(tokens('{"a": [1, "]\\"\\\\"], "\\\\": null}')).toEqual(['{', '"a"', '[', ',', '"]\\"\\\\"', ']', ',', '"\\\\"', '}']); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('"', '\\', '[', ',', 'a', '\n') })), (texts) => {
        const found = tokens(JSON.stringify(texts)).filter((token) => token.startsWith('"'));
        expect(found.map((token) => JSON.parse(token) as string)).toEqual(texts);
      }),
    );
  });

  it('take any number of escapes', () => {
    const text = JSON.stringify(['\n'.repeat(6_000_000)]);
    expect([repeatedKey(text), tooDeep(text)]).toEqual([undefined, undefined]);
    expect(jsonOffset(`{"a":${text},"b":1}`, ['b'])).toBe(text.length + 10);
  });
});
