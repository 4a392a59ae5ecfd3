// Any number, explained: its formula, what went in, the rows behind it, and where the method comes from.
import { binOf, TEN_BINS } from './bins.ts';
import { brierScore } from './brier.ts';
import { explainMethod } from './explain-methods.ts';
import { clipProbability, logLoss } from './log-score.ts';
import type { ReasonCode, ScoreObject } from './score-object.ts';

/** One scored row behind a number. */
export interface ExplainedRow {
  label: string;
  p: number;
  y: number;
  /** What the row adds to the number, in its unit, where it is a mean over rows. */
  part: number | null;
}

export interface Explanation {
  name: string;
  /** The number, interval or word as the JSON has it; null when undefined, with the reason. */
  value: unknown;
  reason: ReasonCode | null;
  says: string;
  formula: string;
  source: string;
  range: string;
  /** Other numbers that went in, by name. */
  inputs: Record<string, unknown>;
  rows: ExplainedRow[];
}

export interface Row {
  label: string;
  p: number;
  y: number;
  /** The row's scores where they are time averages; absent: from p and y. */
  averaged?: { brier: number; logNats: number };
}

/** Inputs that a reader wants beside a number, by its first word. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  brier: ['n', 'brier.mean', 'brier.expectedIfCalibrated', 'brier.sdIfCalibrated', 'method.brierTail', 'method.seed'],
  skill: ['n', 'brier.mean', 'baseRate', 'corp.uncertainty'],
  log: ['n', 'log.clip', 'log.clipped'],
  corp: [
    'n',
    'brier.mean',
    'corp.uncertainty',
    'corp.blocks',
    'method.miscalibrationTail',
    'method.draws',
    'method.seed',
  ],
  murphy: ['n', 'brier.mean', 'murphy.groups'],
  confidence: ['n', 'confidence.mean', 'confidence.hitRate', 'confidence.atHalf'],
  counts: ['n', 'meanForecast', 'baseRate'],
  spiegelhalter: ['n', 'brier.mean', 'brier.expectedIfCalibrated', 'brier.sdIfCalibrated'],
  cox: ['n', 'log.clip', 'cox.status'],
  auc: ['n', 'baseRate'],
};

/** The value at a dotted path of the score object; undefined where there is none. */
export function valueAt(score: ScoreObject, path: string): unknown {
  let value: unknown = score;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
      return value === null ? null : undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function partOf(name: string, row: Row, clip: number): number | null {
  if (name === 'brier.mean') return row.averaged?.brier ?? brierScore(row.p, row.y);
  if (name === 'log.bits' || name === 'log.nats') {
    const nats = row.averaged?.logNats ?? logLoss(clipProbability(row.p, clip), row.y);
    return nats / (name === 'log.bits' ? Math.LN2 : 1);
  }
  if (name === 'brier.expectedIfCalibrated') return row.p * (1 - row.p);
  if (name === 'confidence.mean') return Math.max(row.p, 1 - row.p);
  if (name === 'baseRate') return row.y;
  return name === 'meanForecast' ? row.p : null;
}

function reasonAt(score: ScoreObject, path: string): ReasonCode | null {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('.'))) {
    const reason = score.reasons[at];
    if (reason) return reason;
    if (!at.includes('.')) return null;
  }
}

/** `bin:0.7` names the tenth of probability that holds 0.7, with the rows in it. */
function binExplanation(typed: string, score: ScoreObject, rows: readonly Row[]): Explanation | undefined {
  const match = /^bins?[:.](0|0?\.\d+|1|1\.0)$/.exec(typed);
  const method = explainMethod('bins')!;
  if (!match) return undefined;
  const index = binOf(Number(match[1]), TEN_BINS);
  const inside = rows.filter((row) => binOf(row.p, TEN_BINS) === index);
  const from = TEN_BINS[index - 1] ?? 0;
  const bin = score.bins.find((candidate) => candidate.from === from) ?? null;
  return {
    ...method,
    name: `bins, ${from} to ${TEN_BINS[index] ?? 1}`,
    value: bin,
    reason: bin ? null : 'empty',
    inputs: {
      wilson95: explainMethod('bins.wilson95')!.formula,
      range90IfCalibrated: explainMethod('bins.range90IfCalibrated')!.formula,
    },
    rows: inside.map(({ label, p, y }) => ({ label, p, y, part: null })),
  };
}

/**
 * Explains a number of a score object by its dotted name, a short name such as `mcb`, or a bin such as `bin:0.7`; the
 * rows must be those the object was made of. Undefined for a name that is not known.
 */
export function explanation(typed: string, score: ScoreObject, rows: readonly Row[]): Explanation | undefined {
  const bin = binExplanation(typed, score, rows);
  if (bin) return bin;
  const method = explainMethod(typed);
  if (!method) return undefined;
  const { name } = method;
  const value = name.startsWith('bins') ? score.bins : (valueAt(score, name) ?? null);
  const inputs = (INPUTS[name.split('.')[0]!] ?? ['n']).filter((path) => path !== name);
  return {
    name,
    value,
    reason: reasonAt(score, name),
    says: method.says,
    formula: method.formula,
    source: method.source,
    range: method.range,
    inputs: Object.fromEntries(inputs.map((path) => [path, valueAt(score, path) ?? null])),
    rows: rows.map((row) => ({ label: row.label, p: row.p, y: row.y, part: partOf(name, row, score.log?.clip ?? 0) })),
  };
}
