import { describe, expect, it } from 'vitest';
import { climb, tangent } from '../../src/score/climb.ts';
import type { Tangent, Top } from '../../src/score/climb.ts';

it('tangent by hand: weights 1 and 3 at z 0 and 4 have their mean at 3', () => {
  // spread 1 * 9 + 3 * 1; pull 2 + 5; turn 2 * -3 + 5 * 1
  expect(tangent(Float64Array.of(0, 4), Float64Array.of(2, 5), Float64Array.of(1, 3))).toEqual({
    weight: 4,
    mean: 3,
    spread: 12,
    pull: 7,
    turn: -1,
  });
});

type Hill = (level: number, tilt: number) => Tangent;

/** The climb, and every point it looked at. */
function walk(hill: Hill): { top: Top | null; seen: [level: number, tilt: number][] } {
  const seen: [number, number][] = [];
  const top = climb((level, tilt) => {
    seen.push([level, tilt]);
    return hill(level, tilt);
  });
  return { top, seen };
}

/** A parabola with its top where level + mean * tilt is `high` and tilt is `steep`; `weight` and `spread` are the curvatures it claims, 1 is true. */
const parabola =
  (high: number, steep: number, { weight = 1, mean = 0, spread = 1 } = {}): Hill =>
  (level, tilt) => ({ weight, mean, spread, pull: high - level - mean * tilt, turn: steep - tilt });

describe('climb', () => {
  it('weighted least squares is one step: 1 + 2 z through three points of unequal weight', () => {
    const z = Float64Array.of(-1, 0, 3);
    const weights = Float64Array.of(1, 2, 5);
    const { top, seen } = walk((level, tilt) =>
      tangent(
        z,
        z.map((at, k) => weights[k]! * (1 + 2 * at - level - tilt * at)),
        weights,
      ),
    );
    expect(top!.level).toBeCloseTo(1, 14);
    expect(top!.tilt).toBeCloseTo(2, 14);
    expect(top!.here.pull).toBeCloseTo(0, 13);
    expect(seen.length).toBeLessThanOrEqual(4);
  });

  it('halves a step that goes far past the top, here of the level', () => {
    // steps: level + tilt by 1 / 0.25, tilt by 3. Slope 1 * 4 + 3 * 3 = 13 at first; -3 * 4 + 0 at the end, below -0.9 * 13; half-way -1 * 4 + 1.5 * 3
    const { top, seen } = walk(parabola(1, 3, { weight: 0.25, mean: 1 }));
    expect(seen.slice(0, 3)).toEqual([[0, 0], [1, 3], [0.5, 1.5]]); // prettier-ignore
    expect(top).toMatchObject({ level: expect.closeTo(-2, 10) as number, tilt: expect.closeTo(3, 10) as number });
  });

  it('halves a step that goes far past the top, here of the tilt', () => {
    // steps 1 and 1 / 0.25. Slope 1 + 1 * 4 = 5 at first; 0 - 3 * 4 at the end, below -0.9 * 5; half-way 0.5 - 1 * 4
    const { top, seen } = walk(parabola(1, 1, { spread: 0.25 }));
    expect(seen.slice(0, 3)).toEqual([[0, 0], [1, 4], [0.5, 2]]); // prettier-ignore
    expect(top).toMatchObject({ level: expect.closeTo(1, 10) as number, tilt: expect.closeTo(1, 10) as number });
  });

  it('keeps a step that goes past the top by less than its length', () => {
    // step 3 / 0.6 = 5: slope 3 * 5 at first, -2 * 5 at the end
    expect(walk(parabola(3, 0, { weight: 0.6 })).seen.slice(0, 3)).toEqual([[0, 0], [5, 0], [expect.closeTo(5 - 2 / 0.6, 10), 0]]); // prettier-ignore
  });

  it.each([
    ['level', [100, 0]],
    ['tilt', [0, 100]],
  ])('goes 5 first, and doubles that while more than half of the slope is left: a %s of 100', (_, [high, steep]) => {
    const { top, seen } = walk(parabola(high!, steep!));
    expect(seen.slice(0, 6).map(([level, tilt]) => level + tilt)).toEqual([0, 5, 10, 20, 40, 80]);
    expect([top!.level, top!.tilt]).toEqual([high, steep]);
  });

  it('finds the top of a hill far flatter than it claims', () => {
    expect(walk(parabola(1, -2, { weight: 50, spread: 50 })).top).toMatchObject({
      level: expect.closeTo(1, 10) as number,
      tilt: expect.closeTo(-2, 10) as number,
    });
  });

  it('gives up on a hill that rises for ever, and on one that is nowhere a number', () => {
    expect(climb(() => ({ weight: 1, mean: 0, spread: 1, pull: 1, turn: 0 }))).toBeNull();
    expect(
      climb((level) => ({ weight: 1, mean: 0, spread: 1, pull: level === 0 ? 1 : Number.NaN, turn: 0 })),
    ).toBeNull();
  });
});
