// What luck does where predictions on a topic may all come out as one.
import { brierScore } from './brier.ts';
import { STREAMS, seededRandom } from './random.ts';
import { normalCdf } from './special.ts';
import { sum, sumOf } from './sum.ts';

export interface Luck {
  /** P(a score this bad or worse), P(this good or better), both with the score itself. */
  worse: number;
  better: number;
  /** P(as few happen or fewer), P(as many or more), both with the number itself. */
  fewer: number;
  more: number;
}

/**
 * Where the sd is so many times what the heaviest topic can do the sum over topics is near enough to normal: its
 * skewness is then at most 1/11. More topics are not drawn, which would take long.
 */
const NORMAL_FROM = 11;
const DRAWN = 10_000;
const DRAWS = 1999;
/** What has come up so often of at most that many draws is not rare: 101 of 2,000 are above 0.05. */
const NOT_RARE = 101;
/** A power of two, so that the first level of a cell is exact. */
const CELLS = 64;
/** On the sum of scores; sums of the same scores in another order differ by less. */
const TIE = 1e-9;

/** Numbers from the lowest, and how many are at most 0, 1 / CELLS, 2 / CELLS and so on: where to begin to look. */
interface Ladder {
  numbers: Float64Array;
  below: Int32Array;
}

function ladderOf(values: readonly number[]): Ladder {
  const numbers = Float64Array.from(values).sort();
  const below = new Int32Array(CELLS);
  for (let cell = 0, k = 0; cell < CELLS; cell++) {
    while (k < numbers.length && numbers[k]! <= cell / CELLS) k++;
    below[cell] = k;
  }
  return { numbers, below };
}

/** How many of them are at most `level`, which is below 1. */
function atMost({ numbers, below }: Ladder, level: number): number {
  let count = below[Math.floor(level * CELLS)]!;
  while (count < numbers.length && numbers[count]! <= level) count++;
  return count;
}

interface Topic {
  p: Ladder;
  /** Of a surprise, by row: the smaller of p and 1 - p. */
  odds: Ladder;
  /** What the scores of its rows add up to where the first k are no surprise and the others are. */
  totals: Float64Array;
}

function topicsOf(p: Float64Array, topics: Int32Array, count: number): Topic[] {
  const members = Array.from({ length: count }, (): number[] => []);
  for (let row = 0; row < p.length; row++) members[topics[row]!]!.push(p[row]!);
  return members.map((member) => {
    const odds = ladderOf(member.map((value) => Math.min(value, 1 - value)));
    const { numbers } = odds;
    const totals = new Float64Array(numbers.length + 1);
    totals[0] = sumOf(numbers.length, (k) => (1 - numbers[k]!) ** 2);
    for (let k = 0; k < numbers.length; k++) totals[k + 1] = totals[k]! + numbers[k]! ** 2 - (1 - numbers[k]!) ** 2;
    return { p: ladderOf(member), odds, totals };
  });
}

/** `dependentLuck` by draws; `seen` is the sum of the scores, `happened` how many did. */
function drawnLuck(
  topics: readonly Topic[],
  { seen, happened }: { seen: number; happened: number },
  seed: number,
): Luck {
  const random = seededRandom(seed, STREAMS.dependent);
  // Most topics of a long record are a single prediction.
  const single = Float64Array.from(topics, ({ p: { numbers } }) => (numbers.length === 1 ? numbers[0]! : -1));
  let [worse, better, fewer, more] = [1, 1, 1, 1];
  let draws = 0;
  while (draws < DRAWS && Math.min(worse, better, fewer, more) < NOT_RARE) {
    draws++;
    let [total, yes] = [0, 0];
    for (let topic = 0; topic < topics.length; topic++) {
      const level = random();
      const alone = single[topic]!;
      if (alone >= 0) {
        const odds = alone < 0.5 ? alone : 1 - alone;
        total += odds <= level ? odds * odds : (1 - odds) * (1 - odds);
        if (alone > level) yes++;
      } else {
        const { p: likely, odds, totals } = topics[topic]!;
        total += totals[atMost(odds, level)]!;
        yes += likely.numbers.length - atMost(likely, level);
      }
    }
    if (total >= seen - TIE) worse++;
    if (total <= seen + TIE) better++;
    if (yes >= happened) more++;
    if (yes <= happened) fewer++;
  }
  const share = (hits: number): number => hits / (draws + 1);
  return { worse: share(worse), better: share(better), fewer: share(fewer), more: share(more) };
}

/**
 * How likely right odds p score as y did or worse, or better, if each topic comes out as one: one uniform number a
 * topic, and what surprise is likelier than that comes. No other law spreads the score further: "X wins" at 70% and "Y
 * wins" at 30% are wrong together, though one outcome is yes and one no. Likewise how likely as few of them happen, or
 * as many: what is likelier than that number does. By 1,999 seeded draws, with what was seen counted among them, or
 * fewer once none of the four can be below 0.05; where no topic stands out among many by the normal law with the
 * variance of topics that are one, which is a little more where the odds of a topic differ. `topics` are labels from 0
 * on. Twelve topics of four at 80% that all happened: better, and more, is near 0.8^12 = 0.069, where independent rows
 * have 0.8^48.
 */
export function dependentLuck(p: Float64Array, y: Float64Array, topics: Int32Array, seed: number): Luck {
  const n = p.length;
  const count = topics.reduce((most, topic) => Math.max(most, topic + 1), 0);
  const seen = sumOf(n, (row) => brierScore(p[row]!, y[row]!));
  const happened = sum(y);
  const sd = (row: number): number => Math.sqrt(p[row]! * (1 - p[row]!));
  const weight = (row: number): number => Math.abs(1 - 2 * p[row]!);
  const ofTopics = (value: (row: number) => number): Float64Array => {
    const totals = new Float64Array(count);
    for (let row = 0; row < n; row++) totals[topics[row]!]! += value(row);
    return totals;
  };
  const scores = spreadOf(ofTopics((row) => sd(row) * weight(row)), ofTopics(weight)); // prettier-ignore
  const counts = spreadOf(ofTopics(sd), ofTopics(() => 1)); // prettier-ignore
  if (count > DRAWN || (scores.isNormal && counts.isNormal)) {
    const score = normalTails(seen - sumOf(n, (row) => p[row]! * (1 - p[row]!)), scores.sd);
    const yes = normalTails(happened - sum(p), counts.sd);
    return { worse: score.above, better: score.below, fewer: yes.below, more: yes.above };
  }
  return drawnLuck(topicsOf(p, topics, count), { seen, happened }, seed);
}

/** Of a sum over topics with these sds; the heaviest of `swings` is the most that one of them does. */
function spreadOf(sds: Float64Array, swings: Float64Array): { sd: number; isNormal: boolean } {
  const sd = Math.sqrt(sumOf(sds.length, (topic) => sds[topic]! ** 2));
  return { sd, isNormal: sd >= NORMAL_FROM * swings.reduce((most, swing) => Math.max(most, swing), 0) };
}

function normalTails(above: number, sd: number): { above: number; below: number } {
  if (sd === 0) return { above: above > TIE ? 0 : 1, below: above < -TIE ? 0 : 1 };
  return { above: normalCdf(-above / sd), below: normalCdf(above / sd) };
}
