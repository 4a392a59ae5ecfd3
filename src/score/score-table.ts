// From columns of numbers to the score object.
import { auc } from './auc.ts';
import { bins, TEN_BINS } from './bins.ts';
import { brierIfCalibrated, brierLosses, logTInterval, meanStandardError } from './brier.ts';
import { brierTails } from './brier-law.ts';
import type { BrierTails } from './brier-law.ts';
import { canonicalTable } from './canonical.ts';
import { clusterSpread, namedClusters } from './cluster.ts';
import { confidence } from './confidence.ts';
import { corp } from './corp.ts';
import { miscalibrationNull } from './corp-null.ts';
import type { MiscalibrationNull } from './corp-null.ts';
import { cox } from './cox.ts';
import { groupsOf } from './groups.ts';
import type { Groups } from './groups.ts';
import { logLosses } from './log-score.ts';
import { murphy } from './murphy.ts';
import { countLaw } from './poisson-binomial.ts';
import type {
  BrierBlock,
  CorpObject,
  CountsBlock,
  Cox,
  Interval,
  LogBlock,
  MethodBlock,
  ReasonCode,
  ScoreObject,
  SkillBlock,
  Unbounded,
} from './score-object.ts';
import { halfReference, leaveOneOutReference, outcomeVariance, pairedSkill, skill } from './skill.ts';
import { sphericalScores } from './spherical.ts';
import { spiegelhalter } from './spiegelhalter.ts';
import { sum } from './sum.ts';
import { hasFractionalOutcome } from './table.ts';
import type { Table } from './table.ts';

export interface ScoreOptions {
  /** Log scores move p into [logClip, 1 - logClip] first; Cox as well. 0 = no clip. */
  logClip?: number;
  /** Whole number that fixes every draw. */
  seed?: number;
  /** Draws for the miscalibration null and the band where they are not exact. */
  draws?: number;
  /** Id of the lexicon behind imputed numbers, to be passed on. */
  lexicon?: string | null;
}

/** Collects why a key is null. */
type Explain = <T>(path: string, value: T | null, reason: ReasonCode) => T | null;

/**
 * The whole score object of a table; the order of its rows changes no bit of it. Brier, log and spherical figures use the
 * table's own time averages where given; everything about calibration uses p. Throws RangeError for numbers outside 0..1.
 */
export function scoreTable(table: Table, options: ScoreOptions = {}): ScoreObject {
  const { logClip = 0.001, seed = 1, draws = 1999, lexicon = null } = options;
  const rows = canonicalTable(table);
  const reasons: Record<string, ReasonCode> = {};
  const explain: Explain = (path, value, reason) => {
    if (value === null) reasons[path] = reason;
    return value;
  };
  const method: MethodBlock = { logClip, seed, draws: 0, brierTail: null, miscalibrationTail: null, lexicon };
  if (rows.n === 0) return emptyScore(method);

  const { n, p, y } = rows;
  const fractional = hasFractionalOutcome(y);
  const groups = groupsOf(p, y);
  const plain = brierLosses(p, y);
  const plainMean = sum(plain) / n;
  const uncertainty = outcomeVariance(y);
  const losses = rows.brier ?? plain;
  const tails = fractional ? null : brierTails(groups, seed);
  const chance = fractional ? 'fractional' : miscalibrationOf(groups, plainMean, uncertainty, { seed, draws });
  method.brierTail = explain('method.brierTail', tails?.method ?? null, 'fractional');
  method.miscalibrationTail =
    typeof chance === 'string' ? explain('method.miscalibrationTail', null, chance) : chance.method;
  method.draws = method.miscalibrationTail === 'draws' ? draws : 0;

  const calibrated = brierIfCalibrated(p);
  const normal = fractional ? null : spiegelhalter(plainMean, calibrated.expected, calibrated.sd);
  const area = fractional ? null : auc(groups);
  return {
    n,
    baseRate: sum(y) / n,
    meanForecast: sum(p) / n,
    brier: brierBlock(losses, rows, calibrated, tails, explain),
    skill: skillBlock(losses, rows, uncertainty, fractional, explain),
    log: logBlock(rows, logClip),
    spherical: sum(rows.spherical ?? sphericalScores(p, y)) / n,
    corp: corpObject(groups, plainMean, uncertainty, fractional, chance, explain),
    murphy: murphy(groups, uncertainty),
    confidence: confidence(p, y),
    counts: countsBlock(rows, fractional, explain),
    spiegelhalter: explain('spiegelhalter', normal, fractional ? 'fractional' : 'zero_variance'),
    cox: coxBlock(groups, logClip, explain),
    auc: aucBlock(area, fractional, explain),
    bins: bins(p, y, TEN_BINS),
    method,
    reasons,
  };
}

function emptyScore(method: MethodBlock): ScoreObject {
  const paths =
    'baseRate meanForecast brier skill log spherical corp murphy confidence counts spiegelhalter cox auc method.brierTail method.miscalibrationTail';
  return {
    n: 0,
    baseRate: null,
    meanForecast: null,
    brier: null,
    skill: null,
    log: null,
    spherical: null,
    corp: null,
    murphy: null,
    confidence: null,
    counts: null,
    spiegelhalter: null,
    cox: null,
    auc: null,
    bins: [],
    method,
    reasons: Object.fromEntries(paths.split(' ').map((path) => [path, 'empty' as const])),
  };
}

function brierBlock(
  losses: Float64Array,
  rows: Table,
  calibrated: { expected: number; sd: number },
  tails: BrierTails | null,
  explain: Explain,
): BrierBlock {
  const mean = sum(losses) / rows.n;
  const se = meanStandardError(losses);
  const interval: Interval | null = se ? logTInterval(mean, se, rows.n - 1) : null;
  return {
    mean,
    interval: explain('brier.interval', interval, se === null ? 'too_few' : 'zero_variance'),
    clusterInterval: clusterInterval(losses, mean, rows.cluster, explain),
    expectedIfCalibrated: calibrated.expected,
    sdIfCalibrated: calibrated.sd,
    probabilityThisBadOrWorse: explain('brier.probabilityThisBadOrWorse', tails?.badOrWorse ?? null, 'fractional'),
    probabilityThisGoodOrBetter: explain(
      'brier.probabilityThisGoodOrBetter',
      tails?.goodOrBetter ?? null,
      'fractional',
    ),
  };
}

function clusterInterval(
  losses: Float64Array,
  mean: number,
  cluster: Int32Array | undefined,
  explain: Explain,
): Interval | null {
  const path = 'brier.clusterInterval';
  const named = namedClusters(cluster);
  if (named < 2) return explain(path, null, named === 0 ? 'no_clusters' : 'too_few_clusters');
  const spread = clusterSpread(losses, cluster);
  const widest = spread && Math.max(spread.se, spread.seCluster);
  return explain(path, spread && widest ? logTInterval(mean, widest, spread.clusters - 1) : null, 'zero_variance');
}

function skillBlock(
  losses: Float64Array,
  rows: Table,
  uncertainty: number,
  fractional: boolean,
  explain: Explain,
): SkillBlock {
  const { n, y } = rows;
  const mean = sum(losses) / n;
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

function logBlock(rows: Table, clip: number): LogBlock {
  const plain = logLosses(rows.p, rows.y, clip);
  const losses = rows.logNats ?? plain;
  const nats = sum(losses.clipped) / rows.n;
  return {
    bits: unbounded(nats / Math.LN2),
    nats: unbounded(nats),
    clip,
    clipped: plain.outside,
    unclippedBits: unbounded(sum(losses.unclipped) / rows.n / Math.LN2),
  };
}

function unbounded(value: number): Unbounded {
  return value === Infinity ? 'Infinity' : value;
}

type Chance = MiscalibrationNull | ReasonCode;

function miscalibrationOf(
  groups: Groups,
  brier: number,
  uncertainty: number,
  options: { seed: number; draws: number },
): Chance {
  return miscalibrationNull(groups, corp(groups, brier, uncertainty, false).miscalibration, options);
}

function corpObject(
  groups: Groups,
  brier: number,
  uncertainty: number,
  fractional: boolean,
  chance: Chance,
  explain: Explain,
): CorpObject {
  const { blocks, ...terms } = corp(groups, brier, uncertainty, fractional);
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

function countsBlock({ p, y }: Table, fractional: boolean, explain: Explain): CountsBlock {
  const law = countLaw(p);
  const happened = sum(y);
  const defined = <T>(key: string, value: T): T | null =>
    explain(`counts.${key}`, fractional ? null : value, 'fractional');
  return {
    expectedYes: law.expected,
    sdYes: law.sd,
    probabilityThisFewOrFewer: defined('probabilityThisFewOrFewer', law.atMost(happened)),
    probabilityThisManyOrMore: defined('probabilityThisManyOrMore', law.atLeast(happened)),
    range90: defined('range90', law.range90),
  };
}

function coxBlock(groups: Groups, clip: number, explain: Explain): Cox {
  const fit = cox(groups, clip);
  const reason: ReasonCode = fit.status === 'ok' ? 'too_many' : fit.status;
  explain('cox.intercept', fit.intercept, reason);
  explain('cox.slope', fit.slope, reason);
  explain('cox.interceptSe', fit.interceptSe, reason);
  explain('cox.slopeSe', fit.slopeSe, reason);
  explain('cox.firth', fit.firth, fit.status === 'separated' ? 'too_many' : reason);
  return fit;
}

function aucBlock(area: ScoreObject['auc'], fractional: boolean, explain: Explain): ScoreObject['auc'] {
  if (area) explain('auc.seDeLong', area.seDeLong, 'too_few');
  return explain('auc', area, fractional ? 'fractional' : 'one_class');
}
