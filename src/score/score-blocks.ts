// The parts of the score object, each from the columns of a table; a part says for itself why one of its keys is null.
import { auc } from './auc.ts';
import { brierTails } from './brier-law.ts';
import type { BrierTails } from './brier-law.ts';
import { brierIfCalibrated, brierLosses, logTInterval, meanStandardError } from './brier.ts';
import { canonicalTable } from './canonical.ts';
import { clusterSpread, topicsOfRows } from './cluster.ts';
import type { ClusterSpread, Topics } from './cluster.ts';
import { miscalibrationNull } from './corp-null.ts';
import type { MiscalibrationNull } from './corp-null.ts';
import { corp } from './corp.ts';
import type { Corp } from './corp.ts';
import { cox } from './cox.ts';
import { groupsOf } from './groups.ts';
import type { Groups } from './groups.ts';
import { lazily } from './lazily.ts';
import { logLosses } from './log-score.ts';
import { countLaw } from './poisson-binomial.ts';
import type { BrierBlock, CorpObject, CountsBlock, Cox, Interval, LogBlock } from './score-object.ts';
import type { MethodBlock, ReasonCode, ScoreObject, SkillBlock, Unbounded } from './score-object.ts';
import { halfReference, leaveOneOutReference, outcomeVariance, pairedSkill, skill } from './skill.ts';
import { brierExcess, spiegelhalter } from './spiegelhalter.ts';
import { sum } from './sum.ts';
import { hasFractionalOutcome } from './table.ts';
import type { Table } from './table.ts';

/** Collects why a key is null. */
export type Explain = <T>(path: string, value: T | null, reason: ReasonCode) => T | null;

/** What several parts need; of a table that is not empty. */
export interface Basics {
  /** The table in its own order. */
  rows: Table;
  fractional: boolean;
  groups: Groups;
  /** Brier scores with time averages where given, and their mean; the mean of those of p and y. */
  losses: Float64Array;
  mean: number;
  plainMean: number;
  uncertainty: number;
  topics: Topics | undefined;
  spread: ClusterSpread | null;
  calibrated: { expected: number; sd: number };
  tails: BrierTails | ReasonCode;
  corp: Corp;
  chance: MiscalibrationNull | ReasonCode;
}

/** Each is worked out when a part first asks for it. */
export function basicsOf(n: number, table: () => Table, options: { seed: number; draws: number }): Basics {
  const basics: Basics = lazily<Basics>({
    rows: () => canonicalTable(table()),
    fractional: () => hasFractionalOutcome(basics.rows.y),
    groups: () => groupsOf(basics.rows.p, basics.rows.y),
    losses: () => basics.rows.brier ?? brierLosses(basics.rows.p, basics.rows.y),
    mean: () => sum(basics.losses) / n,
    plainMean: () => (basics.rows.brier ? sum(brierLosses(basics.rows.p, basics.rows.y)) / n : basics.mean),
    uncertainty: () => outcomeVariance(basics.rows.y),
    topics: () => topicsOfRows(basics.rows.cluster),
    spread: () => clusterSpread(basics.losses, basics.topics),
    calibrated: () => brierIfCalibrated(basics.rows.p),
    tails: () => (basics.fractional ? 'fractional' : brierTails(basics.groups, options.seed)),
    corp: () => corp(basics.groups, basics.plainMean, basics.uncertainty, basics.fractional),
    chance: () =>
      basics.fractional ? 'fractional' : miscalibrationNull(basics.groups, basics.corp.miscalibration, options),
  });
  return basics;
}

/** Its values are worked out one by one: the tails take longest, and the mean is often all that is wanted. */
export function brierBlock(basics: Basics, explain: Explain): BrierBlock {
  const { mean } = basics;
  const tail = (key: string, end: 'badOrWorse' | 'goodOrBetter'): number | null => {
    const { tails } = basics;
    return typeof tails === 'string' ? explain(`brier.${key}`, null, tails) : tails[end];
  };
  return lazily<BrierBlock>({
    mean: () => mean,
    interval: () => {
      const se = meanStandardError(basics.losses);
      const interval: Interval | null = se ? logTInterval(mean, se, basics.rows.n - 1) : null;
      return explain('brier.interval', interval, se === null ? 'too_few' : 'zero_variance');
    },
    clusterInterval: () => clusterInterval(basics, explain),
    expectedIfCalibrated: () => basics.calibrated.expected,
    sdIfCalibrated: () => basics.calibrated.sd,
    probabilityThisBadOrWorse: () => tail('probabilityThisBadOrWorse', 'badOrWorse'),
    probabilityThisGoodOrBetter: () => tail('probabilityThisGoodOrBetter', 'goodOrBetter'),
  });
}

function clusterInterval({ mean, spread, topics }: Basics, explain: Explain): Interval | null {
  const path = 'brier.clusterInterval';
  if (topics === undefined) return explain(path, null, 'no_clusters');
  if (topics.named < 2) return explain(path, null, 'too_few_clusters');
  const widest = spread && Math.max(spread.se, spread.seCluster);
  return explain(path, widest ? logTInterval(mean, widest, topics.count - 1) : null, 'zero_variance');
}

/** Skill against each reference (`skill`, `pairedSkill`), and why one is null. */
export function skillBlock({ rows, losses, mean, uncertainty, fractional }: Basics, explain: Explain): SkillBlock {
  const { n, y } = rows;
  const constant: ReasonCode = fractional ? 'zero_variance' : 'one_class';
  const leaveOneOut = n > 1 ? skill(mean, leaveOneOutReference(uncertainty, n)) : null;
  const pairs = rows.reference ? pairedSkill(losses, rows.reference, y) : null;
  if (pairs) {
    explain('skill.vsReference.skill', pairs.skill, 'zero_variance');
    explain('skill.vsReference.seDifference', pairs.seDifference, 'too_few');
  }
  return {
    vsHalf: explain('skill.vsHalf', skill(mean, halfReference(y)), 'zero_variance'),
    vsBaseRate: explain('skill.vsBaseRate', skill(mean, uncertainty), constant),
    vsBaseRateLeaveOneOut: explain('skill.vsBaseRateLeaveOneOut', leaveOneOut, n > 1 ? constant : 'too_few'),
    vsReference: explain('skill.vsReference', pairs, 'no_reference'),
  };
}

/** The mean log score (`logLosses`) in bits and nats: off 0 and 1 by `clip`, and as it is. */
export function logBlock(rows: Table, clip: number): LogBlock {
  const plain = logLosses(rows.p, rows.y, clip);
  const losses = rows.logNats ?? plain;
  const nats = sum(losses.clipped) / rows.n;
  return {
    bits: unbounded(nats / Math.LN2),
    nats: unbounded(nats),
    clip,
    clipped: clippedOf(rows, plain.outside),
    unclippedBits: unbounded(sum(losses.unclipped) / rows.n / Math.LN2),
  };
}

/** Of averages over time, those that the clip changed: the mean of 0% and 40% is not beyond it. */
function clippedOf({ logNats }: Table, outside: number): number {
  return logNats ? logNats.clipped.filter((nats, row) => nats !== logNats.unclipped[row]).length : outside;
}

function unbounded(value: number): Unbounded {
  return value === Infinity ? 'Infinity' : value;
}

/** The isotonic fit (`corp`) beside what a calibrated forecaster would show (`miscalibrationNull`). */
export function corpBlock(basics: Basics, explain: Explain): CorpObject {
  const { chance } = basics;
  const { blocks, ...terms } = basics.corp;
  const known = typeof chance === 'string' ? null : chance;
  const reason = typeof chance === 'string' ? chance : 'too_few';
  return {
    ...terms,
    expectedMiscalibrationIfCalibrated: explain(
      'corp.expectedMiscalibrationIfCalibrated',
      known?.expected ?? null,
      reason,
    ),
    probabilityMiscalibrationThisLarge: explain(
      'corp.probabilityMiscalibrationThisLarge',
      known?.probabilityThisLarge ?? null,
      reason,
    ),
    blocks,
    band: explain('corp.band', known?.band ?? null, reason),
  };
}

/** Its values are worked out one by one: the law takes longest, and the expected count is often all that is wanted. */
export function countsBlock({ rows, fractional }: Basics, explain: Explain): CountsBlock {
  const law = countLaw(rows.p);
  const happened = sum(rows.y);
  const defined = <T>(key: string, value: () => T): T | null =>
    explain(`counts.${key}`, fractional ? null : value(), 'fractional');
  return lazily<CountsBlock>({
    expectedYes: () => law.expected,
    sdYes: () => law.sd,
    probabilityThisFewOrFewer: () => defined('probabilityThisFewOrFewer', () => law.atMost(happened)),
    probabilityThisManyOrMore: () => defined('probabilityThisManyOrMore', () => law.atLeast(happened)),
    range90: () => defined('range90', () => law.range90),
  });
}

/** Spiegelhalter's test (`spiegelhalter`), and why there is none. */
export function spiegelhalterBlock(
  { rows: { p, y }, fractional, calibrated }: Basics,
  explain: Explain,
): ScoreObject['spiegelhalter'] {
  const normal = fractional ? null : spiegelhalter(brierExcess(p, y), calibrated.sd);
  return explain('spiegelhalter', normal, fractional ? 'fractional' : 'zero_variance');
}

/** The recalibration line (`cox`), and why a value of it is null. */
export function coxBlock(groups: Groups, clip: number, explain: Explain): Cox {
  const fit = cox(groups, clip);
  const reason: ReasonCode = fit.status === 'ok' ? 'too_many' : fit.status;
  explain('cox.intercept', fit.intercept, reason);
  explain('cox.slope', fit.slope, reason);
  explain('cox.interceptSe', fit.interceptSe, reason);
  explain('cox.slopeSe', fit.slopeSe, reason);
  explain('cox.firth', fit.firth, fit.status === 'separated' ? 'too_many' : reason);
  return fit;
}

/** The area under the ROC curve (`auc`), and why it or its standard error is null. */
export function aucBlock({ groups, fractional }: Basics, explain: Explain): ScoreObject['auc'] {
  const area = fractional ? null : auc(groups);
  if (area) explain('auc.seDeLong', area.seDeLong, 'too_few');
  return explain('auc', area, fractional ? 'fractional' : 'one_class');
}

/** `asked` with what came of it: the methods of the tails, and the draws made. */
export function methodBlock({ tails, chance }: Basics, asked: MethodBlock, explain: Explain): MethodBlock {
  const brierTail = typeof tails === 'string' ? explain('method.brierTail', null, tails) : tails.method;
  const miscalibrationTail =
    typeof chance === 'string' ? explain('method.miscalibrationTail', null, chance) : chance.method;
  return { ...asked, draws: miscalibrationTail === 'draws' ? asked.draws : 0, brierTail, miscalibrationTail };
}
