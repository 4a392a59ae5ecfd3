// Forecasts and their outcomes as pairs, and as the score room has them: columns in order of the forecast.
import fc from 'fast-check';
import { groupsOf } from '../../src/score/groups.ts';
import type { Groups } from '../../src/score/groups.ts';

export type Row = [p: number, y: number];

/** 0, 0.01 to 1. */
export const percent = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);

export function columns(rows: readonly Row[]): { p: Float64Array; y: Float64Array } {
  const sorted = rows.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { p: Float64Array.from(sorted, ([p]) => p), y: Float64Array.from(sorted, ([, y]) => y) };
}

export function groups(rows: readonly Row[]): Groups {
  const { p, y } = columns(rows);
  return groupsOf(p, y);
}
