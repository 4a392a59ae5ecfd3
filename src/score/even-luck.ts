// What luck does to the lead of one forecaster over another where neither is the better one.
import { grouped } from '../grouped.ts';
import { normalCdf } from './special.ts';
import { chanceOfAny, sumOf } from './sum.ts';

/** A question both answered: how far the one in front is ahead on it if yes and if no, and how it came out, 0..1. */
export interface LeadOn {
  ifYes: number;
  ifNo: number;
  y: number;
}

export interface EvenLuck {
  /** Of the sum of leads, where each topic comes out as one. */
  sd: number;
  /** P(a sum of leads as large or larger). */
  asMuch: () => number;
}

/** A question on which the outcome decides who is ahead: for the one in front or not. */
interface Turn {
  chance: number;
  weight: number;
  /** Whether it came out so, 0..1. */
  seen: number;
  topic: number;
}

/** Leads that differ by less are the same, whatever the outcome: what doubles lose. */
const SAME = 1e-12;
const NEAR = 1e-9;

/** Weights are whole steps: of whole per cents, tenths or hundredths, or of so many that all of them together make. */
const DECIMAL_STEPS = [0.02, 0.002, 0.0002];
const STEPS = 16_384;

/** What is dropped from the ends of the law: all of it together is far below a thousandth. */
const NEGLIGIBLE = 1e-15;

/**
 * With an sd of so many of the heaviest weights the normal law is good: the skewness is then at most 1/11, which is a
 * tenth of a tail of 2.5%, and half of the heaviest is allowed for.
 */
const NORMAL_FROM = 11;

/**
 * The law of the sum of leads if each outcome has the chance with which neither is expected to be ahead: halfway
 * between two numbers. `topics` are labels from 0 on; the larger chance counts, that of independent questions or that
 * of topics of which each comes out as one. Four questions at 60% beside 40%, all of which happened: 0.5^4 = 0.0625.
 */
export function evenLuck(questions: readonly LeadOn[], topics?: Int32Array): EvenLuck {
  // What the outcomes do not decide is no luck.
  let certain = 0;
  const turns = questions.flatMap(({ ifYes, ifNo, y }, row): Turn[] => {
    const weight = Math.abs(ifYes - ifNo);
    // Of numbers that changed one may be ahead whatever the outcome: then the chance stays at an end.
    const yes = weight < SAME ? 0 : Math.min(1, Math.max(0, ifNo / (ifNo - ifYes)));
    certain += ifNo + yes * (ifYes - ifNo);
    if (weight < SAME) return [];
    const [chance, seen] = ifYes > ifNo ? [yes, y] : [1 - yes, 1 - y];
    return [{ chance, weight, seen, topic: topics?.[row] ?? row }];
  });
  const apart = turns.map((turn, topic) => ({ ...turn, topic }));
  return {
    sd: spread(turns),
    asMuch: () => Math.max(chanceOfAsMuch(apart, certain), topics ? chanceOfAsMuch(turns, certain) : 0),
  };
}

function byTopic(turns: readonly Turn[]): Turn[][] {
  return [...grouped(turns, ({ topic }) => topic).values()];
}

function spread(turns: readonly Turn[]): number {
  const sds = byTopic(turns).map((members) =>
    sumOf(members.length, (at) => members[at]!.weight * Math.sqrt(members[at]!.chance * (1 - members[at]!.chance))),
  );
  return Math.sqrt(sumOf(sds.length, (at) => sds[at]! ** 2));
}

/** P(weights that come out for the one in front >= those that did, and what is certain). */
function chanceOfAsMuch(turns: readonly Turn[], certain: number): number {
  const topics = byTopic(turns);
  const total = (members: readonly Turn[], value: (turn: Turn) => number): number =>
    sumOf(members.length, (at) => value(members[at]!));
  const heaviest = topics.reduce(
    (most, members) =>
      Math.max(
        most,
        total(members, ({ weight }) => weight),
      ),
    0,
  );
  const sd = spread(turns);
  if (sd > NORMAL_FROM * heaviest) {
    const lead = certain + total(turns, ({ weight, seen, chance }) => weight * (seen - chance));
    return normalCdf((heaviest / 2 - lead) / sd);
  }
  const all = total(turns, ({ weight }) => weight);
  const isWhole = (step: number): boolean =>
    all / step <= STEPS && turns.every(({ weight }) => Math.abs(weight / step - Math.round(weight / step)) < NEAR);
  const step = DECIMAL_STEPS.find(isWhole) ?? all / STEPS;
  const inSteps = ({ weight }: Turn): number => Math.round(weight / step);
  const law: Law = { chances: new Float64Array(1 + total(turns, inSteps)), first: 0, last: 0 };
  law.chances[0] = 1;
  for (const members of topics)
    addTopic(
      law,
      members.sort((a, b) => b.chance - a.chance),
      inSteps,
    );
  const seen = Math.ceil(total(turns, (turn) => turn.seen * inSteps(turn)) + certain / step - NEAR);
  const { chances, last } = law;
  return chanceOfAny(last + 1 - Math.max(0, seen), (at) => chances[last - at]!);
}

/** Of the steps so far; it is 0 before the first place and after the last one. */
interface Law {
  chances: Float64Array;
  first: number;
  last: number;
}

/**
 * Adds a topic, in place from the top: with one uniform number for its `members`, which stand from the likeliest on,
 * the first few turn and the others do not.
 */
function addTopic(law: Law, members: readonly Turn[], inSteps: (turn: Turn) => number): void {
  const { chances } = law;
  const outcomes = members.length;
  const share = Float64Array.from(members, ({ chance }, at) => chance - (members[at + 1]?.chance ?? 0));
  const shifts = new Int32Array(outcomes);
  let shift = 0;
  for (const [at, member] of members.entries()) {
    shift += inSteps(member);
    shifts[at] = shift;
  }
  const none = 1 - members[0]!.chance;
  law.last += shift;
  for (let at = law.last; at >= law.first; at--) {
    let chance = none * chances[at]!;
    for (let k = 0; k < outcomes; k++) {
      const from = at - shifts[k]!;
      if (from >= law.first) chance += share[k]! * chances[from]!;
    }
    chances[at] = chance;
  }
  while (chances[law.first]! < NEGLIGIBLE) chances[law.first++] = 0;
  while (chances[law.last]! < NEGLIGIBLE) chances[law.last--] = 0;
}
