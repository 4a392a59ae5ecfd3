// Who judged what, and how often two graders who judged the same prediction say the same of it.
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import type { Outcome, Resolution } from '../ledger/prediction.ts';
import type { Vote } from '../ledger/standing.ts';
import { wilson } from './wilson.ts';

/** What the latest resolutions of one grader come to; the outcomes add up to `predictions`. */
export interface Grader extends Record<Outcome, number> {
  id: string;
  /** Predictions with a resolution of theirs. */
  predictions: number;
  /** Of these, those resolved more than once. */
  amended: number;
  /** Days of the first and last resolution. */
  first: Day;
  last: Day;
}

const NONE: Readonly<Record<Outcome, number>> = { yes: 0, no: 0, late: 0, partial: 0, ambiguous: 0, void: 0, open: 0 };

/** Everybody who resolved something, most predictions first. Strict reading. */
export function gradersOf(items: readonly Item[]): Grader[] {
  const graders = new Map<string, Grader>();
  for (const { prediction, standing } of items) {
    for (const { by, outcome } of standing.latest) {
      const days = prediction.resolutions.filter((one) => one.by === by).map(({ recorded }) => recorded);
      const last = days.reduce((a, b) => (b > a ? b : a));
      const first = days.reduce((a, b) => (b < a ? b : a));
      const grader = graders.get(by) ?? { id: by, predictions: 0, ...NONE, amended: 0, first, last };
      grader.predictions++;
      grader[outcome]++;
      if (days.length > 1) grader.amended++;
      if (first < grader.first) grader.first = first;
      if (last > grader.last) grader.last = last;
      graders.set(by, grader);
    }
  }
  return [...graders.values()].sort((a, b) => b.predictions - a.predictions || (a.id < b.id ? -1 : 1));
}

/** A forecaster without the ledger that qualifies one, as in `wang/me`: graders have none. */
const plainId = (forecaster: string): string => forecaster.slice(forecaster.indexOf('/') + 1);

/** How many predictions nobody but their own forecaster votes on. Of two by `me`, one of which ann judged too: 1. */
export function judgedAlone(items: readonly Item[]): number {
  return items.filter(({ prediction, standing }) => {
    const { votes } = standing.strict;
    return votes.length > 0 && votes.every(({ by }) => by === plainId(prediction.forecaster));
  }).length;
}

/** What two graders say of one prediction; `partial 0.5` with its fraction, `open` for no vote. */
export interface TwoOutcomes {
  id: string;
  first: string;
  second: string;
}

export type AgreementReason = 'empty' | 'one_value';

/**
 * Two graders under one reading. A vote of `late` is one with `no`, as in the vote on an outcome; parts
 * agree when they are equal.
 */
export interface Agreement {
  /** Predictions on which both vote, and those where they vote alike. */
  n: number;
  alike: number;
  /** Wilson 95% of the share, if the predictions are independent; null when n = 0. */
  interval: [number, number] | null;
  /**
   * As many of n as would be alike by chance, if each kept their own shares of votes and gave them out blindly: n
   * Σ aᵢbᵢ. Null when n = 0.
   */
  alikeByChance: number | null;
  /**
   * Cohen's kappa: (alike − alikeByChance) / (n − alikeByChance); 1 always alike, 0 no better than chance. Null when n
   * = 0 or both gave one and the same vote throughout.
   */
  kappa: number | null;
  differ: TwoOutcomes[];
  /** Resolved by both, and left open by one of them or both: no part of n. */
  leftOpen: TwoOutcomes[];
  reasons: Record<string, AgreementReason>;
}

export interface GraderPair {
  first: string;
  second: string;
  strict: Agreement;
  charitable: Agreement;
}

type Reading = 'strict' | 'charitable';

function said(vote: Vote | undefined): string {
  if (vote === undefined) return 'open';
  return vote.outcome === 'partial' ? `partial ${vote.resolution.fraction}` : vote.outcome;
}

function hasBoth(latest: readonly Resolution[], first: string, second: string): boolean {
  return latest.some(({ by }) => by === first) && latest.some(({ by }) => by === second);
}

/**
 * How far two graders agree under one reading. Votes yes, yes, no, no and yes, yes, no, yes: 3 of 4 alike, by chance
 * 4 (1/2 · 3/4 + 1/2 · 1/4) = 2, kappa (3 − 2) / (4 − 2) = 0.5. Source: Cohen 1960.
 */
export function agreementOf(items: readonly Item[], first: string, second: string, reading: Reading): Agreement {
  const differ: TwoOutcomes[] = [];
  const leftOpen: TwoOutcomes[] = [];
  const camps = new Map<string, [number, number]>();
  let [n, alike] = [0, 0];
  for (const { prediction, standing } of items) {
    if (!hasBoth(standing.latest, first, second)) continue;
    const [a, b] = [first, second].map((by) => standing[reading].votes.find((vote) => vote.by === by));
    const both = { id: prediction.id, first: said(a), second: said(b) };
    if (a === undefined || b === undefined) {
      leftOpen.push(both);
      continue;
    }
    n++;
    if (a.camp === b.camp) alike++;
    else differ.push(both);
    for (const [index, vote] of [a, b].entries()) {
      const counts = camps.get(vote.camp) ?? [0, 0];
      counts[index]!++;
      camps.set(vote.camp, counts);
    }
  }
  if (n === 0) {
    const reasons = { interval: 'empty', alikeByChance: 'empty', kappa: 'empty' } as const;
    return { n, alike, interval: null, alikeByChance: null, kappa: null, differ, leftOpen, reasons };
  }
  // Whole numbers until the division, so that no order of the ledger changes a digit.
  const byChance = [...camps.values()].reduce((total, [a, b]) => total + a * b, 0);
  const isOneValue = byChance === n * n;
  return {
    n,
    alike,
    interval: wilson(alike, n),
    alikeByChance: byChance / n,
    kappa: isOneValue ? null : (n * alike - byChance) / (n * n - byChance),
    differ,
    leftOpen,
    reasons: isOneValue ? { kappa: 'one_value' } : {},
  };
}

/** The predictions that more than one grader resolved, by every two of them. */
function sharedItems(items: readonly Item[]): Map<string, Map<string, Item[]>> {
  const shared = new Map<string, Map<string, Item[]>>();
  for (const item of items) {
    const { latest } = item.standing;
    if (latest.length < 2) continue;
    for (const { by: first } of latest) {
      const others = shared.get(first) ?? new Map<string, Item[]>();
      shared.set(first, others);
      for (const { by: second } of latest) {
        const both = others.get(second);
        if (both) both.push(item);
        else others.set(second, [item]);
      }
    }
  }
  return shared;
}

/** Every two of the graders, in their order, under both readings. */
export function graderPairs(items: readonly Item[], graders: readonly Grader[]): GraderPair[] {
  const shared = sharedItems(items);
  return graders.flatMap(({ id: first }, index) =>
    graders.slice(index + 1).map(({ id: second }) => {
      const both = shared.get(first)?.get(second) ?? [];
      return {
        first,
        second,
        strict: agreementOf(both, first, second, 'strict'),
        charitable: agreementOf(both, first, second, 'charitable'),
      };
    }),
  );
}
