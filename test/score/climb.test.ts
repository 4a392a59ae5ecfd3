import { expect, it } from 'vitest';
import { climb, tangent } from '../../src/score/climb.ts';

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

/** Least squares: residuals target - level - tilt z, weights all 1. */
const squares = (z: Float64Array, target: Float64Array) => (level: number, tilt: number) =>
  tangent(
    z,
    target.map((value, k) => value - level - tilt * z[k]!),
    z.map(() => 1),
  );

it('a straight line is found at once: its tangent pulls nowhere', () => {
  const z = Float64Array.of(-1, 0, 1);
  const top = climb(squares(z, Float64Array.of(1, 3, 5)))!;
  expect([top.level, top.tilt]).toEqual([3, 2]);
  expect(top.here).toMatchObject({ pull: 0, turn: 0, spread: 2 });
});

it('a hill that rises for ever has no top', () => {
  expect(climb(() => ({ weight: 1, mean: 0, spread: 1, pull: 1, turn: 0 }))).toBeNull();
});
