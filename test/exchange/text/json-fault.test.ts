import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonFault } from '../../../src/exchange/text/json-fault.ts';

function faultOf(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return jsonFault(text, (error as Error).message);
  }
}

it.each([
  ['id,claim\na,b\n', 0],
  ['  <html></html>', 2],
  ['{"a": nul}', 9],
  ['{"a": [1, 2, x]}', 13],
  ['{"a": 1,}', 8],
  ['{"a": 1', 7],
  ['', 0],
  ['see at position 9', 0],
  ['[1]\nx', 4],
])('finds where %j stops being JSON', (text, offset) => {
  expect(faultOf(text)).toBe(offset);
});

it('finds what was put into a text that was JSON', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, at) => {
      const before = json.slice(0, at % (json.length + 1));
      const fault = faultOf(`${before}\u0001${json.slice(before.length)}`);
      // A literal or a number may be cut in two, which is seen where it began.
      const where = [before.length, before.search(/[\w.+-]*$/)];
      expect(where).toContain(fault);
    }),
  );
});
