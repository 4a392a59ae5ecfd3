import { describe, expect, it } from 'vitest';
import { tooDeep } from '../../../src/exchange/text/too-deep.ts';
import { jsonDocument } from '../../../src/exchange/text/tree-value.ts';

const nested = (depth: number, inside = ''): string =>
  '[{"a":'.repeat(depth / 2) + (inside || '1') + '}]'.repeat(depth / 2);

describe('JSON that is nested too deep', () => {
  it('is told by its first bracket inside 64 others', () => {
    expect(tooDeep(nested(64))).toBeUndefined();
    expect(tooDeep(nested(64, '"[[\\"{"'))).toBeUndefined();
    expect(tooDeep(nested(64, '[]'))).toBe(32 * 6);
    expect(tooDeep(`[${'[],'.repeat(100)}1]`)).toBeUndefined();
  });

  it('is refused with its place, and nobody runs out of stack', () => {
    const input = { file: 'x.json', text: `{"predictions":\n${nested(200_000)}}` };
    expect(() => jsonDocument(input)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'too-deep', place: expect.objectContaining({ line: 2 }) })],
      }),
    );
  });
});
