// CORP: calibration without bins to choose. Source: Dimitriadis, Gneiting, Jordan 2021.
import type { Groups } from './groups.ts';
import { emptyBlocks, poolAdjacent } from './pool.ts';
import type { CorpObject } from './score-object.ts';
import { sumOf } from './sum.ts';

/** Means of partial outcomes carry rounding; whole counts are compared exactly. */
const FRACTIONAL_SLACK = 1e-12;

/** What is worked out here of the block; the rest is what luck alone would give. */
export type Corp = Pick<CorpObject, 'miscalibration' | 'discrimination' | 'uncertainty' | 'blocks'>;

/**
 * Brier = miscalibration - discrimination + uncertainty, all >= 0: `brier` is the mean (p-y)^2 of the rows in `groups`,
 * `uncertainty` the variance of their outcomes. The blocks are the recalibrated forecast. p [0.2, 0.6, 0.9], y [1, 0,
 * 1]: blocks with 0.5 and 1, miscalibration 1.01/3 - 0.5/3 = 0.17, discrimination 2/9 - 0.5/3 = 0.0556.
 */
export function corp(groups: Groups, brier: number, uncertainty: number, fractional: boolean): Corp {
  const blocks = emptyBlocks(groups.size);
  poolAdjacent(groups.size, groups.n, groups.yes, fractional ? FRACTIONAL_SLACK : 0, blocks);
  const end = (b: number): number => (b + 1 < blocks.size ? blocks.first[b + 1]! : groups.size);
  const rows = sumOf(blocks.size, (b) => blocks.n[b]!);
  // A block's squared error about its own mean: sum y^2 - (sum y)^2 / n, written so that all yes or
  // all no is exactly 0.
  const within = (b: number): number => {
    const yes = blocks.yes[b]!;
    const n = blocks.n[b]!;
    if (!fractional) return (yes * (n - yes)) / n;
    return sumOf(end(b) - blocks.first[b]!, (i) => groups.squares[blocks.first[b]! + i]!) - (yes * yes) / n;
  };
  const recalibrated = sumOf(blocks.size, within) / rows;
  return {
    miscalibration: Math.max(0, brier - recalibrated),
    discrimination: Math.max(0, uncertainty - recalibrated),
    uncertainty,
    blocks: Array.from({ length: blocks.size }, (_, b) => ({
      from: groups.p[blocks.first[b]!]!,
      to: groups.p[end(b) - 1]!,
      n: blocks.n[b]!,
      happened: blocks.yes[b]!,
      recalibrated: blocks.yes[b]! / blocks.n[b]!,
    })),
  };
}
