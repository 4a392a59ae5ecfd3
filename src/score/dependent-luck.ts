// What luck does where predictions on a topic may all come out as one.
import { brierScore } from './brier.ts';
import { STREAMS, seededRandom } from './random.ts';
import { normalCdf } from './special.ts';
import { sumOf } from './sum.ts';

export interface Luck {
  /** P(a score this bad or worse), P(this good or better), both with the score itself. */
  worse: number;
  better: number;
}

/** From so many topics on the sum over topics is near enough to normal, and draws would take long. */
const NORMAL_FROM = 200;
const DRAWS = 1999;
/** A power of two, so that the first level of a cell is exact. */
const CELLS = 64;
/** On the sum of scores; sums of the same scores in another order differ by less. */
const TIE = 1e-9;

interface Topic {
  /** Of a surprise, by row: the smaller of p and 1 - p, from the lowest. */
  odds: Float64Array;
  /** What the scores of its rows add up to where the first k are no surprise and the others are. */
  totals: Float64Array;
  /** How many odds are at most 0, 1 / CELLS, 2 / CELLS and so on: where to begin to look. */
  below: Int32Array;
}

function topicTotals(p: Float64Array, topics: Int32Array, count: number): Topic[] {
  const members = Array.from({ length: count }, (): number[] => []);
  for (let row = 0; row < p.length; row++) members[topics[row]!]!.push(Math.min(p[row]!, 1 - p[row]!));
  return members.map((member) => {
    const odds = Float64Array.from(member).sort();
    const totals = new Float64Array(odds.length + 1);
    totals[0] = sumOf(odds.length, (k) => (1 - odds[k]!) ** 2);
    for (let k = 0; k < odds.length; k++) totals[k + 1] = totals[k]! + odds[k]! ** 2 - (1 - odds[k]!) ** 2;
    const below = new Int32Array(CELLS);
    for (let cell = 0, k = 0; cell < CELLS; cell++) {
      while (k < odds.length && odds[k]! <= cell / CELLS) k++;
      below[cell] = k;
    }
    return { odds, totals, below };
  });
}

/**
 * How likely right odds p score as y did or worse, or better, if each topic comes out as one: one uniform number a
 * topic, and what surprise is likelier than that comes. No other law spreads the score further: "X wins" at 70% and "Y
 * wins" at 30% are wrong together, though one outcome is yes and one no. By 1,999 seeded draws, with the score itself
 * counted among them; from 200 topics on by the normal law with the variance of topics that are one, which is a little
 * more where the odds of a topic differ. `topics` are labels from 0 on. Twelve topics of four at 80% that all happened:
 * better is near 0.8^12 = 0.069, where independent rows have 0.8^48.
 */
export function dependentLuck(p: Float64Array, y: Float64Array, topics: Int32Array, seed: number): Luck {
  const n = p.length;
  const count = topics.reduce((most, topic) => Math.max(most, topic + 1), 0);
  const seen = sumOf(n, (row) => brierScore(p[row]!, y[row]!));
  if (count >= NORMAL_FROM) {
    const sds = new Float64Array(count);
    for (let row = 0; row < n; row++) {
      const q = p[row]!;
      sds[topics[row]!]! += Math.sqrt(q * (1 - q)) * Math.abs(1 - 2 * q);
    }
    const sd = Math.sqrt(sumOf(count, (topic) => sds[topic]! ** 2));
    const above = seen - sumOf(n, (row) => p[row]! * (1 - p[row]!));
    if (sd === 0) return { worse: above > TIE ? 0 : 1, better: above < -TIE ? 0 : 1 };
    return { worse: normalCdf(-above / sd), better: normalCdf(above / sd) };
  }
  const random = seededRandom(seed, STREAMS.dependent);
  const each = topicTotals(p, topics, count);
  let [worse, better] = [1, 1];
  for (let draw = 0; draw < DRAWS; draw++) {
    let total = 0;
    for (let topic = 0; topic < count; topic++) {
      const { odds, totals, below } = each[topic]!;
      const level = random();
      let not = below[Math.floor(level * CELLS)]!;
      while (not < odds.length && odds[not]! <= level) not++;
      total += totals[not]!;
    }
    if (total >= seen - TIE) worse++;
    if (total <= seen + TIE) better++;
  }
  return { worse: worse / (DRAWS + 1), better: better / (DRAWS + 1) };
}
