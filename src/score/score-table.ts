// From columns of numbers to the score object.
import { bins, TEN_BINS } from './bins.ts';
import { brierPower } from './brier-power.ts';
import type { ClusterSpread, Topics } from './cluster.ts';
import { confidence } from './confidence.ts';
import { dependentLuck } from './dependent-luck.ts';
import type { Luck } from './dependent-luck.ts';
import { lazily } from './lazily.ts';
import { LOG_CLIP } from './log-score.ts';
import { murphy } from './murphy.ts';
import {
  aucBlock,
  basicsOf,
  brierBlock,
  corpBlock,
  countsBlock,
  coxBlock,
  logBlock,
  methodBlock,
  skillBlock,
  spiegelhalterBlock,
} from './score-blocks.ts';
import type { Basics, Explain } from './score-blocks.ts';
import type { MethodBlock, ReasonCode, ScoreObject } from './score-object.ts';
import { sphericalScores } from './spherical.ts';
import { sum } from './sum.ts';
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

/**
 * The whole score object of a table; the order of its rows changes no bit of it. Brier, log and spherical
 * figures use the table's own time averages where given; everything about calibration uses p. Throws RangeError
 * for numbers outside 0..1.
 */
export function scoreTable(table: Table, options: ScoreOptions = {}): ScoreObject {
  const { score } = lazyScore(table.n, () => table, options);
  return { ...score, brier: score.brier && { ...score.brier }, counts: score.counts && { ...score.counts } };
}

export interface LazyScore {
  /** As `scoreTable` gives it, its values worked out when they are first looked at. */
  score: ScoreObject;
  /**
   * As many independent rows would tell as much about the Brier score, at least; undefined without clusters that say
   * how far they differ.
   */
  effectiveN: number | undefined;
  /** Undefined where no row has the name of one. */
  topics: Topics | undefined;
  /**
   * What luck does if each topic comes out as one; undefined where no two rows share one, or outcomes are fractions.
   */
  dependentLuck: Luck | undefined;
  /**
   * How likely the Brier test catches a forecaster twice too sure with these numbers (`brierPower`);
   * undefined where it says nothing.
   */
  power: number | undefined;
}

/** The effective n as far as a spread from so few clusters can be believed: never less than if their rows were one. */
function toldBy(spread: ClusterSpread | null, topics: Topics | undefined): number | undefined {
  if (spread === null || spread.designEffect === null || topics === undefined) return undefined;
  return Math.max(spread.effectiveN, topics.independent);
}

/**
 * For whoever shows a part of the score of n rows only. Numbers outside 0..1 are noticed no earlier than they are
 * looked at.
 */
export function lazyScore(n: number, table: () => Table, options: ScoreOptions = {}): LazyScore {
  const { logClip = LOG_CLIP, seed = 1, draws = 1999 } = options;
  const asked: MethodBlock = {
    logClip, seed, draws, brierTail: null, miscalibrationTail: null,
    // Whoever asks for it looks through all items.
    get lexicon() { return options.lexicon ?? null; },
  }; // prettier-ignore
  const basics = basicsOf(n, table, asked);
  return lazily<LazyScore>({
    score: () => (n === 0 ? emptyScore(basics.rows, asked) : scoreOf(n, basics, asked)),
    effectiveN: () => toldBy(basics.spread, basics.topics),
    topics: () => basics.topics,
    dependentLuck: () => {
      const { rows, topics } = basics;
      if (topics === undefined || topics.independent === n || basics.fractional) return undefined;
      return dependentLuck(rows.p, rows.y, topics.labels, seed);
    },
    power: () => (n === 0 ? undefined : brierPower(basics.groups, seed)),
  });
}

function scoreOf(n: number, basics: Basics, asked: MethodBlock): ScoreObject {
  const found: Partial<Record<string, ReasonCode>> = {};
  const explain: Explain = (path, value, reason) => {
    if (value === null) found[path] = reason;
    return value;
  };
  const score: ScoreObject = lazily<ScoreObject>({
    n: () => n,
    baseRate: () => sum(basics.rows.y) / n,
    meanForecast: () => sum(basics.rows.p) / n,
    brier: () => brierBlock(basics, explain),
    skill: () => skillBlock(basics, explain),
    log: () => logBlock(basics.rows, asked.logClip),
    spherical: () => sum(basics.rows.spherical ?? sphericalScores(basics.rows.p, basics.rows.y)) / n,
    corp: () => corpBlock(basics, explain),
    murphy: () => murphy(basics.groups, basics.uncertainty),
    confidence: () => confidence(basics.rows.p, basics.rows.y),
    counts: () => countsBlock(basics, explain),
    spiegelhalter: () => spiegelhalterBlock(basics, explain),
    cox: () => coxBlock(basics.groups, asked.logClip, explain),
    auc: () => aucBlock(basics, explain),
    bins: () => bins(basics.rows.p, basics.rows.y, TEN_BINS),
    method: () => methodBlock(basics, asked, explain),
    reasons: () => {
      // A part says why a key of it is null when it is worked out, and the order of looking is not to be seen.
      for (const part of PARTS) Object.values(score[part] ?? {});
      return Object.fromEntries(EXPLAINED.flatMap((path) => (found[path] ? [[path, found[path]]] : [])));
    },
  });
  return score;
}

/** The parts that hold keys which may be null, and these keys in the order of the reasons. */
const PARTS = ['method', 'brier', 'skill', 'corp', 'counts', 'spiegelhalter', 'cox', 'auc'] as const;
const EXPLAINED = [
  'method.brierTail', 'method.miscalibrationTail',
  ...['interval', 'clusterInterval', 'probabilityThisBadOrWorse', 'probabilityThisGoodOrBetter'].map((key) => `brier.${key}`),
  ...['vsReference.skill', 'vsReference.seDifference', 'vsHalf', 'vsBaseRate', 'vsBaseRateLeaveOneOut', 'vsReference'].map((key) => `skill.${key}`),
  ...['expectedMiscalibrationIfCalibrated', 'probabilityMiscalibrationThisLarge', 'band'].map((key) => `corp.${key}`),
  ...['probabilityThisFewOrFewer', 'probabilityThisManyOrMore', 'range90'].map((key) => `counts.${key}`),
  'spiegelhalter',
  ...['intercept', 'slope', 'interceptSe', 'slopeSe', 'firth'].map((key) => `cox.${key}`),
  'auc.seDeLong', 'auc',
]; // prettier-ignore

const UNDEFINED_WHEN_EMPTY =
  'baseRate meanForecast brier skill log spherical corp murphy confidence counts spiegelhalter cox auc method.brierTail method.miscalibrationTail';

/** The score of a table without rows; `rows` were looked at, so that columns of another length do not pass. */
function emptyScore(rows: Table, asked: MethodBlock): ScoreObject {
  return {
    n: rows.n,
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
    method: { ...asked, draws: 0 },
    reasons: Object.fromEntries(UNDEFINED_WHEN_EMPTY.split(' ').map((path) => [path, 'empty' as const])),
  };
}
