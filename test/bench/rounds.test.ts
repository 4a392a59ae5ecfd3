import { describe, expect, it } from 'vitest';
import { measureInRounds, rotated, roundsFor } from '../../bench/rounds.mjs';

const PATIENCE = { rounds: 15, least: 3, budget: 10_000 };

describe('the number of rounds', () => {
  it('is what the budget allows, between the least and the most', () => {
    // 10,000 ms hold 5 runs of 2,000 ms, 1 of 6,000 ms and 500 of 20 ms.
    expect([2000, 6000, 20].map((ms) => roundsFor(ms, PATIENCE))).toEqual([5, 3, 15]);
  });
});

describe('rounds', () => {
  it('begin with the floor and turn the order', () => {
    const order: string[] = [];
    const run = (name: string) => {
      order.push(name);
      return { ms: 1, fault: undefined };
    };
    const planned = ['a', 'b', 'c'].map((item) => ({ item, rounds: 3 }));
    measureInRounds(planned, run, () => run('floor'));
    expect(order.join(' ')).toBe('floor a b c floor b c a floor c a b');
  });

  it('keep each time with its round, for a slow command too', () => {
    let clock = 0;
    const tick = () => ({ ms: ++clock, fault: undefined });
    const { floor, measured } = measureInRounds(
      [
        { item: 'quick', rounds: 3 },
        { item: 'slow', rounds: 1 },
      ],
      tick,
      tick,
    );
    expect(floor).toEqual([1, 4, 6]);
    expect(measured.map(({ times }) => times)).toEqual([[2, 5, 7], [3]]);
  });

  it('leave out a command from the run on that failed', () => {
    const runs: string[] = [];
    const run = (name: string) => {
      runs.push(name);
      return { ms: 1, fault: name === 'bad' ? 'ended with 1' : undefined };
    };
    const planned = ['good', 'bad'].map((item) => ({ item, rounds: 2 }));
    const { measured } = measureInRounds(planned, run, () => ({ ms: 1, fault: undefined }));
    expect(runs).toEqual(['good', 'bad', 'good']);
    expect(measured[1]).toMatchObject({ fault: 'ended with 1', times: [undefined] });
  });

  it('turn a list of any length', () => {
    expect(rotated([1, 2, 3], 4)).toEqual([2, 3, 1]);
    expect(rotated([], 4)).toEqual([]);
  });
});
