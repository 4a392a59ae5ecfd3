import { expect, it } from 'vitest';
import { lazily } from '../../src/score/lazily.ts';

interface Sums {
  n: number;
  half: number;
  none: null;
}

const counted = (): { calls: string[]; sums: Sums } => {
  const calls: string[] = [];
  const note = <T>(name: string, value: T): (() => T) => {
    return () => {
      calls.push(name);
      return value;
    };
  };
  return { calls, sums: lazily<Sums>({ n: note('n', 2), half: note('half', 0.5), none: note('none', null) }) };
};

it('nothing is worked out before it is looked at, and nothing twice', () => {
  const { calls, sums } = counted();
  expect(Object.keys(sums)).toEqual(['n', 'half', 'none']);
  expect(calls).toEqual([]);
  expect([sums.half, sums.half, sums.none, sums.none]).toEqual([0.5, 0.5, null, null]);
  expect(calls).toEqual(['half', 'none']);
});

it('is a plain object to whoever spreads, writes, copies or compares it', () => {
  expect(JSON.stringify(counted().sums)).toBe('{"n":2,"half":0.5,"none":null}');
  expect({ ...counted().sums }).toEqual({ n: 2, half: 0.5, none: null });
  expect(structuredClone(counted().sums)).toEqual({ n: 2, half: 0.5, none: null });
  expect(counted().sums).toEqual({ n: 2, half: 0.5, none: null });
  const looked = counted().sums;
  expect(looked.half).toBe(0.5);
  expect(JSON.stringify(looked)).toBe('{"n":2,"half":0.5,"none":null}');
});

it('one value may ask for another', () => {
  const sums: Sums = lazily<Sums>({ n: () => 2, half: () => sums.n / 4, none: () => null });
  expect(sums.half).toBe(0.5);
});
