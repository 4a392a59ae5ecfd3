// Draws of a weighted number of rare events of many different probabilities: the work is that of the
// events, not that of the rows.
import type { Random } from './random.ts';
import { sortedOrder } from './sort.ts';
import { sumOf } from './sum.ts';

/** Groups of n events of one probability, which is below 1, and one weight. */
export interface Events {
  n: Float64Array;
  probability: Float64Array;
  weight: Float64Array;
}

/**
 * Calls `use` with the total weight of what happened, for each draw. From likely to unlikely, each next candidate is
 * found by one geometric jump with the probability of the last one, and taken with its own as a share of that (Miller
 * and Hagberg 2011). A million events of which ten are to be expected take some twenty random numbers a draw.
 */
export function drawTotals(events: Events, draws: number, random: Random, use: (total: number) => void): void {
  const { probability, weight } = fromLikely(events);
  const rows = probability.length;
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    let bound = probability[0]!;
    for (let row = 0; row < rows; row++) {
      row += Math.floor(Math.log(1 - random()) / Math.log1p(-bound));
      if (row >= rows) break;
      if (random() * bound < probability[row]!) total += weight[row]!;
      bound = probability[row]!;
    }
    use(total);
  }
}

/** Row by row, without those that cannot happen. */
function fromLikely({ n, probability, weight }: Events): Pick<Events, 'probability' | 'weight'> {
  const rows = sumOf(n.length, (k) => (probability[k]! > 0 ? n[k]! : 0));
  const sorted = { probability: new Float64Array(rows), weight: new Float64Array(rows) };
  let end = rows;
  for (const k of sortedOrder([probability])) {
    if (probability[k] === 0) continue;
    sorted.probability.fill(probability[k]!, end - n[k]!, end);
    sorted.weight.fill(weight[k]!, end - n[k]!, end);
    end -= n[k]!;
  }
  return sorted;
}
