import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenLuck } from '../../src/score/even-luck.ts';
import type { LeadOn } from '../../src/score/even-luck.ts';

/** The lead of a number over another one on a question: the other's Brier score less its own. */
const lead = (mine: number, theirs: number, y: number): LeadOn => ({
  ifYes: (theirs - 1) ** 2 - (mine - 1) ** 2,
  ifNo: theirs ** 2 - mine ** 2,
  y,
});

const times = (n: number, mine: number, theirs: number, yes: number): LeadOn[] =>
  Array.from({ length: n }, (_, row) => lead(mine, theirs, row < yes ? 1 : 0));

const sumOfLeads = (questions: readonly LeadOn[]): number =>
  questions.reduce((sum, { ifYes, ifNo, y }) => sum + y * ifYes + (1 - y) * ifNo, 0);

/** Every way the questions may come out, with its chance where the truth lies halfway. */
function everyOutcome(questions: readonly LeadOn[]): { chance: number; questions: LeadOn[] }[] {
  return Array.from({ length: 2 ** questions.length }, (_, set) => {
    let chance = 1;
    const turned = questions.map((question, row) => {
      const { ifYes, ifNo } = question;
      const isYes = ((set >> row) & 1) === 1;
      const yes = ifYes === ifNo ? 0.5 : ifNo / (ifNo - ifYes);
      chance *= isYes ? yes : 1 - yes;
      return { ...question, y: Number(isYes) };
    });
    return { chance, questions: turned };
  });
}

const wholePercents = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.boolean()),
  { minLength: 1, maxLength: 8 },
).map((rows) => rows.map(([mine, theirs, yes]) => lead(mine / 100, theirs / 100, Number(yes)))); // prettier-ignore

describe('luck where the truth lies halfway', () => {
  it('is that of coins where one says 60% and the other 40%', () => {
    // Each is 0.2 ahead or behind: the gap is 0.4, the standard deviation 0.2.
    expect(evenLuck(times(4, 0.6, 0.4, 4)).asMuch()).toBeCloseTo(0.5 ** 4, 12);
    expect(evenLuck(times(4, 0.6, 0.4, 4)).sd).toBeCloseTo(Math.sqrt(4 * 0.2 ** 2), 12);
    expect(evenLuck(times(4, 0.6, 0.4, 3)).asMuch()).toBeCloseTo(5 / 16, 12);
    // Sixty at 99% beside 90%, all happened: each at 94.5%.
    expect(evenLuck(times(60, 0.99, 0.9, 60)).asMuch()).toBeCloseTo(0.945 ** 60, 12);
    // The same of claims turned round, none of which happened.
    expect(evenLuck(times(60, 0.01, 0.1, 0)).asMuch()).toBeCloseTo(0.945 ** 60, 12);
    // No decimals: four at two thirds beside one third.
    expect(evenLuck(times(4, 2 / 3, 1 / 3, 4)).asMuch()).toBeCloseTo(0.5 ** 4, 12);
    // Copies turn nothing.
    expect(evenLuck([...times(4, 0.6, 0.4, 4), ...times(50, 0.3, 0.3, 20)]).asMuch()).toBeCloseTo(0.5 ** 4, 12);
  });

  it('is the larger of that of independent questions and that of topics that come out as one', () => {
    const topics = Int32Array.from({ length: 12 }, (_, row) => row % 4);
    const luck = evenLuck(times(12, 0.6, 0.4, 12), topics);
    expect(luck.asMuch()).toBeCloseTo(0.5 ** 4, 12);
    // Three on a topic: 3 · 0.2 each.
    expect(luck.sd).toBeCloseTo(Math.sqrt(4 * 0.6 ** 2), 12);
    // One is for the first with 80%, gap 0.4, one with 50%, gap 0.4: as one they turn together half of the time, and the
    // likelier alone 30% of the time. Apart at least one does 90% of the time.
    const pair = (first: number, second: number) => [lead(0.9, 0.7, first), lead(0.6, 0.4, second)];
    const one = Int32Array.of(0, 0);
    expect(evenLuck(pair(1, 1), one).asMuch()).toBeCloseTo(0.5, 12);
    expect(evenLuck(pair(1, 1)).asMuch()).toBeCloseTo(0.4, 12);
    expect(evenLuck(pair(1, 0), one).asMuch()).toBeCloseTo(0.9, 12);
    // In whatever order they stand.
    expect(evenLuck(pair(1, 1).reverse(), one).asMuch()).toBeCloseTo(0.5, 12);
    expect(evenLuck(pair(1, 0).reverse(), one).asMuch()).toBeCloseTo(0.9, 12);
    // "X wins" and "Y wins" are wrong together.
    expect(evenLuck([lead(0.7, 0.5, 1), lead(0.3, 0.5, 0)], one).asMuch()).toBeCloseTo(0.6, 12);
  });

  it('has no part in a lead that the outcome does not decide', () => {
    const sure = { ifYes: 0.16, ifNo: 0.16, y: 1 };
    expect(evenLuck([sure, sure])).toMatchObject({ sd: 0 });
    expect(evenLuck([sure, sure]).asMuch()).toBe(0);
    expect(evenLuck([{ ifYes: 0.001, ifNo: 0.001, y: 1 }]).asMuch()).toBe(0);
    // Two at 60% beside 40%, one of which happened, are level; with 0.16 for sure both have to happen.
    expect(evenLuck([...times(2, 0.6, 0.4, 1), sure]).asMuch()).toBeCloseTo(0.25, 12);
    // With 0.5 for sure one of two is more than both could give.
    expect(evenLuck([...times(2, 0.6, 0.4, 1), { ifYes: 0.5, ifNo: 0.5, y: 1 }]).asMuch()).toBe(0);
    // 0.1 ahead if not, 0.3 if so: 0.1 is sure, and right odds would be as far from "so" as can be.
    expect(evenLuck([{ ifYes: 0.3, ifNo: 0.1, y: 1 }])).toMatchObject({ sd: 0 });
    expect(evenLuck([{ ifYes: 0.3, ifNo: 0.1, y: 1 }]).asMuch()).toBe(0);
  });

  it('is no smaller where something happened in part', () => {
    // Gaps of 0.4 for sure, and half of one: as much takes two of two.
    expect(evenLuck([lead(0.6, 0.4, 1), lead(0.6, 0.4, 0.5)]).asMuch()).toBeCloseTo(0.25, 12);
  });

  it('is normal with half of the heaviest gap allowed for where no gap stands out', () => {
    // 1,000 at 60% beside 40%, 531 for the first: P(K >= 531 of 1,000 coins) is 0.02684, by the normal law 0.02687.
    // That is 0.4 · 31 ahead of what is to be expected less 0.2, in standard deviations of 0.2 · sqrt(1000): z = 1.92899.
    expect(evenLuck(times(1000, 0.6, 0.4, 531)).asMuch()).toBeCloseTo(0.026866, 6);
    // Five heavy gaps beside 3,000 light ones, half of which happened, are five coins, and one more for the light ones.
    const light = times(3000, 0.501, 0.5, 1500);
    expect(evenLuck([...light, ...times(5, 1, 0, 5)]).asMuch()).toBeCloseTo(0.5 ** 6, 2);
  });

  it('is what all outcomes say that lead as far', () => {
    fc.assert(
      fc.property(wholePercents, (questions) => {
        const total = sumOfLeads(questions);
        const found = everyOutcome(questions).reduce(
          (sum, other) => sum + (sumOfLeads(other.questions) >= total - 1e-9 ? other.chance : 0),
          0,
        );
        expect(evenLuck(questions).asMuch()).toBeCloseTo(found, 10);
        expect(evenLuck([...questions].reverse()).asMuch()).toBeCloseTo(found, 10);
      }),
    );
  });

  it('is as rare as it says, with numbers of any digits', () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 7 }), (rows) => {
        const all = everyOutcome(rows.map(([mine, theirs]) => lead(mine, theirs, 0)));
        const found = all.map(({ chance, questions }) => ({ chance, asMuch: evenLuck(questions).asMuch() }));
        for (const level of [0.025, 0.1, 0.5]) {
          const often = found.reduce((sum, { chance, asMuch }) => sum + (asMuch <= level ? chance : 0), 0);
          expect(often).toBeLessThanOrEqual(level + 1e-9);
        }
      }),
      { numRuns: 50 },
    );
  });
});
