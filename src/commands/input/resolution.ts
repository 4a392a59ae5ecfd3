// What a grader says of one prediction, from flags, answers or JSON → the resolution as the ledger holds it.
import type { Day } from '../../day.ts';
import { failure, misuse } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { OUTCOMES, VOID_REASONS } from '../../ledger/prediction.ts';
import type { Prediction, Resolution } from '../../ledger/prediction.ts';
import { latestByGrader } from '../../ledger/standing.ts';
import { evidenceOf } from './evidence.ts';
import type { Speaks } from './evidence.ts';
import { knownByDefault } from './known-day.ts';
import { plainLine, plainText } from './plain-text.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { dayOf, fractionOf, pastDayOf, wordOf } from './typed-value.ts';

/** An outcome goes with some values and not with others; the reader would say so too, but of lines nobody typed. */
function refuseMisfit(input: ResolutionInput, readings: readonly (string | undefined)[]): void {
  const pairs = [
    ['late', 'happened', '--happened', 'the day it happened', 'DAY'],
    ['partial', 'fraction', '--fraction', 'how much of it happened', '0.5'],
    ['void', 'reason', '--reason', 'the reason', VOID_REASONS.join('|')],
  ] as const;
  for (const [outcome, key, flag, what, example] of pairs) {
    const says = readings.includes(outcome);
    if (says && input[key] === undefined)
      throw failure(`${outcome}-without-${key}`, `the outcome ${outcome} needs ${what}`, [`add ${flag} ${example}`]);
    if (!says && input[key] !== undefined)
      throw failure(`${key}-without-${outcome}`, `only the outcome ${outcome} has ${what}`, [`leave ${flag} out`]);
  }
}

function refuseDays(prediction: Prediction, happened: Day | undefined, known: Day): void {
  if (happened === undefined) return;
  const due = prediction.due?.date;
  if (due === undefined)
    throw failure('late-without-due', `${prediction.id} has no due day, so nothing can be late`, [
      'the outcome is yes',
    ]);
  if (happened <= due)
    throw failure('days-out-of-order', `${happened} is not after the due day ${due}`, [
      'what happened by the due day is not late: the outcome is yes',
    ]);
  if (happened > known)
    throw failure('days-out-of-order', `happened ${happened}, but known ${known}`, [
      'nothing is known before it happens: give --known DAY',
    ]);
}

/** Who judges. */
export function graderOf(input: ResolutionInput, keeper: string): string {
  return input.by === undefined ? keeper : plainLine('--by', input.by);
}

/**
 * What the flags for evidence speak of is the outcome, what a side in the ledger speaks of is the event: what bears out
 * a no speaks against the event.
 */
function spokenFor(outcome: string): [bearsOut: Speaks, speaksAgainst: Speaks] {
  if (outcome === 'void') return [{ words: 'for the void' }, { words: 'against the void' }];
  const [bearsOut, speaksAgainst] = outcome === 'no' ? (['against', 'for'] as const) : (['for', 'against'] as const);
  return [{ side: bearsOut }, { side: speaksAgainst }];
}

/**
 * The resolution for the ledger. Throws with the flag that is at fault; what is left is found by
 * reading the changed ledger.
 */
export function resolutionOf(input: ResolutionInput, prediction: Prediction, keeper: string, today: Day): EmitItem {
  if (input.outcome === undefined) throw misuse('predict resolve needs an outcome', `outcomes: ${OUTCOMES.join(', ')}`);
  const outcome = wordOf('OUTCOME', input.outcome, OUTCOMES);
  const charitable = input.charitable === undefined ? undefined : wordOf('--charitable', input.charitable, OUTCOMES);
  refuseMisfit(input, [outcome, charitable]);
  const known =
    input.known === undefined ? knownByDefault(prediction, outcome, today) : pastDayOf('--known', input.known, today);
  const happened = input.happened === undefined ? undefined : dayOf('--happened', input.happened, today);
  refuseDays(prediction, happened, known);
  if (!input.why?.trim())
    throw failure('why-missing', 'a resolution needs its reason', [
      'give it with --why "...": a sentence or two that a stranger can check',
    ]);
  const [bearsOut, speaksAgainst] = spokenFor(outcome);
  const evidence = [
    ...(input.evidence ?? []).map((one) => evidenceOf('--evidence', one, bearsOut, today)),
    ...(input.against ?? []).map((one) => evidenceOf('--against', one, speaksAgainst, today)),
  ];
  return {
    outcome,
    charitable,
    fraction: input.fraction === undefined ? undefined : fractionOf(input.fraction),
    happened,
    reason: input.reason === undefined ? undefined : wordOf('--reason', input.reason, VOID_REASONS),
    known,
    recorded: today,
    by: graderOf(input, keeper),
    why: plainText('--why', input.why),
    evidence: evidence.length > 0 ? evidence : undefined,
  };
}

/** The grader's resolution that counts: latest by recorded day, then by place in the file. */
export function latestBy(prediction: Prediction, grader: string): Resolution | undefined {
  return latestByGrader(prediction.resolutions).find((resolution) => resolution.by === grader);
}

/** One grader's outcome over an existing one of theirs must be meant; withdrawing needs something to withdraw. */
export function refuseSecond(
  prediction: Prediction,
  by: string,
  outcome: string | undefined,
  amend: boolean,
  today: Day,
): void {
  const before = latestBy(prediction, by);
  // The latest recorded counts: an earlier one beside it would change nothing.
  if (before !== undefined && before.recorded > today)
    throw failure(
      'recorded-later',
      `${by} resolved ${prediction.id} as ${before.outcome} on ${before.recorded}, later than ${today}`,
      ['is the clock right? --today DAY sets the day'],
    );
  const isVote = before !== undefined && before.outcome !== 'open';
  if (outcome === 'open' && !isVote) {
    const others = prediction.resolutions.map((resolution) => resolution.by).filter((name) => name !== by);
    const hint =
      others.length > 0
        ? `--by NAME names another grader: ${[...new Set(others)].join(', ')}`
        : `predict resolve ${prediction.id} yes|no|… gives it one`;
    throw failure('nothing-to-reopen', `${by} has no resolution of ${prediction.id} to withdraw`, [hint]);
  }
  if (!isVote || outcome === 'open' || amend) return;
  throw failure('already-resolved', `${by} resolved ${prediction.id} as ${before.outcome} on ${before.recorded}`, [
    '--amend appends a new resolution; the old one stays on record',
    '--by NAME records the view of another grader beside it',
  ]);
}
