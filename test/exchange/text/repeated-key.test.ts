import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedKey } from '../../../src/exchange/text/repeated-key.ts';
import { imported, problemOf } from '../desk.ts';

describe('a key that stands twice', () => {
  it.each([
    ['{"a":1,"b":2,"a":3}', 'a', 13],
    ['{"a":{"b":1,"b":2}}', 'b', 12],
    ['[{"a":1},{"a":[{"c":"x,\\"{"}],"\\u0061":2}]', 'a', 30],
    ['{"a": "a", "a" : 1}', 'a', 11],
    ['{"a":[1,"a"],"a":{}}', 'a', 13],
  ])('%s', (text, key, offset) => {
    expect(repeatedKey(text)).toEqual({ key, offset });
    expect(JSON.parse(text.slice(offset, text.indexOf('"', offset + 1) + 1))).toBe(key);
  });

  it('is found in no text that JSON.stringify wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
        expect(repeatedKey(JSON.stringify(value, null, indent))).toBeUndefined();
      }),
    );
  });

  it('is refused with its place by every import of JSON', async () => {
    const own = `{"predict":{},"ledger":{"forecaster":"me","forecasters":{"me":{"name":"Me"}}},\n"predictions":[{"id":"xx","claim":"X",\n "claim":"Y","said":{"date":"2025-01-05"},"recorded":"2025-01-05"}]}`;
    expect(await problemOf(() => imported('json', 'x.json', own))).toContain('x.json:3:2: the key "claim" stands here twice'); // prettier-ignore
    const line = '{"claim":"A","said":"2024-01-05","p":0.5}\n{"claim":"B","said":"2024-01-05","p":0.5,"p":0.6}\n';
    expect(await problemOf(() => imported('jsonl', 'x.jsonl', line))).toContain('x.jsonl:2:42: the key "p" stands here twice'); // prettier-ignore
    expect(await problemOf(() => imported('fatebook', 'f.json', '{"items":[],"items":[]}'))).toContain('f.json:1:13: the key "items" stands here twice'); // prettier-ignore
  });
});
