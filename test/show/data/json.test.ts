import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonDocument, jsonLines, pickFields } from '../../../src/show/data/json.ts';

const ENVELOPE = { version: '1', command: 'list', asOf: '2026-11-22', ledger: { name: 'a.yaml', sha256: 'x' } };

describe('a JSON document', () => {
  it('begins with the envelope and ends with a line end', () => {
    const text = jsonDocument(ENVELOPE, { predictions: [] });
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['predict', 'predictions']);
    expect(Object.keys((JSON.parse(text) as { predict: object }).predict)).toEqual([
      'version',
      'command',
      'asOf',
      'ledger',
    ]);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('holds any text, and no byte of it steers a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const document = jsonDocument(ENVELOPE, { text });
        // oxlint-disable-next-line no-control-regex
        expect(document).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
        expect((JSON.parse(document) as { text: string }).text).toBe(text);
        const lines = jsonLines([{ text }, { text }]);
        expect(lines.split('\n')).toHaveLength(3);
        expect(JSON.parse(lines.split('\n')[0]!)).toEqual({ text });
      }),
    );
    expect(jsonLines([])).toBe('');
  });

  it('holds the fields picked, in the order named', () => {
    expect(JSON.stringify(pickFields([{ a: 1, b: 2, c: null }, { a: 3 }], ['c', 'a']))).toBe(
      '[{"c":null,"a":1},{"c":null,"a":3}]',
    );
  });
});
