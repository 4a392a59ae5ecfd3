import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NameNumbers } from '../../../src/exchange/table/name-numbers.ts';

it('gives each different name its own number, in order of coming', () => {
  const names = new NameNumbers();
  expect(['a', 'b', 'a', '', 'ab', 'b', ''].map((name) => names.number(name))).toEqual([0, 1, 0, 2, 3, 1, 2]);
  expect(names.size).toBe(4);
});

it('tells names apart as a Map does, whatever their characters', () => {
  const unit = fc.constantFrom('a', 'b', '\u0000', '\u007f', '\u0080', '\u07ff', '\u0800', 'é', '日', '\ud83c', '\udfb2', '\uffff'); // prettier-ignore
  const name = fc.oneof(fc.string({ unit, maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 20 }));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 300 }), (list) => {
      const names = new NameNumbers();
      const map = new Map<string, number>();
      for (const one of list) {
        if (!map.has(one)) map.set(one, map.size);
        const codes = Uint16Array.from(` ${one} `, (_, at) => ` ${one} `.charCodeAt(at));
        const found = list.length % 2 === 0 ? names.number(one) : names.numberAt(codes.length === one.length + 2 ? codes : unitsOf(` ${one} `), 1, one.length + 1); // prettier-ignore
        expect(found).toBe(map.get(one));
      }
      expect(names.size).toBe(map.size);
    }),
  );
});

function unitsOf(text: string): Uint16Array {
  return new Uint16Array(text.length).map((_, at) => text.charCodeAt(at));
}

it('keeps them apart by the hundred thousand', () => {
  const names = new NameNumbers();
  for (let round = 0; round < 2; round++)
    for (let i = 0; i < 100_000; i++) if (names.number(`q${i * 7919}`) !== i) throw new Error(`q${i * 7919}`);
  expect(names.size).toBe(100_000);
});
