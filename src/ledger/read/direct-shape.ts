// The shapes of an entry and of a source record for the direct reader. schema.ts is the definition; a test holds that
// nothing is taken that it refuses, and that the values are the same.
import { isDay } from '../../day.ts';
import { DUE_BASES, OUTCOMES, PROBABILITY_BASES, SOURCE_KINDS, VOID_REASONS } from '../prediction.ts';
import { parseOdds } from '../probability.ts';
import type { PredictionFields, SourceFields } from '../schema.ts';
import { DirectReader, type Field, type Shape, type Take, type Values } from './direct-reader.ts';
import { handOver, unlessHandedOver } from './hand-over.ts';
import { ID_PATTERN, MAX_ID, NOT_BLANK, SHA256_PATTERN, URL_PATTERN, answerOf } from './leaf-form.ts';
import { LineCursor } from './line-cursor.ts';
import { coreValue } from './node.ts';

const text: Take = (typed, plain) => {
  const first = typed.charCodeAt(0);
  // A text that begins with a letter and is longer than "false" is a text to YAML, and not blank.
  if (typed.length > 5 && ((first > 96 && first < 123) || (first > 64 && first < 91))) return typed;
  if (plain && typeof coreValue(typed) !== 'string') handOver();
  return NOT_BLANK.test(typed) ? typed : handOver();
};
const day: Take = (typed) => (isDay(typed) ? typed : handOver());
const id: Take = (typed) => (typed.length <= MAX_ID && ID_PATTERN.test(typed) ? typed : handOver());
const url: Take = (typed) => (URL_PATTERN.test(typed) ? typed : handOver());
const sha256: Take = (typed) => (SHA256_PATTERN.test(typed) ? typed : handOver());

function oneOf(words: readonly string[]): Take {
  const known = new Set(words);
  return (typed) => (known.has(typed) ? typed : handOver());
}

const isOutcome = oneOf(OUTCOMES);
const outcome: Take = (typed, plain) =>
  isOutcome(typed === 'yes' || typed === 'no' ? typed : (answerOf(typed) ?? typed), plain);

const flag: Take = (typed) => {
  const said = answerOf(typed);
  return said === undefined ? handOver() : said === 'yes';
};

const number: Take = (typed) => {
  const odds = parseOdds(typed);
  return 'value' in odds ? odds.value : handOver();
};

const fraction: Take = (typed, plain) => {
  const value = plain ? coreValue(typed) : undefined;
  return typeof value === 'number' && value > 0 && value < 1 ? value : handOver();
};

const count: Take = (typed, plain) => {
  const value = plain ? coreValue(typed) : undefined;
  return Number.isSafeInteger(value) && (value as number) >= 0 ? value : handOver();
};

/** A number with the text it was typed as, which the ledger shows. */
const typedNumber: Take = (typed, plain) => ({ number: number(typed, plain), typed });

function withNumber(values: Values): Values {
  const value = values['value'] as { number: number; typed: string } | undefined;
  if (value === undefined) return values;
  values['value'] = value.number;
  values['typed'] = value.typed;
  return values;
}

const leaf = (take: Take): Shape => ({ take });
const list = (item: Shape): Shape => ({ item });

/** A map of known keys; a name that ends in `!` must be there. */
function keys(shapes: Readonly<Record<string, Shape>>, take?: Take): Shape {
  const fields = new Map<string, Field>();
  let needed = 0;
  let bit = 1;
  for (const name in shapes) {
    const isNeeded = name.endsWith('!');
    if (isNeeded) needed |= bit;
    fields.set(isNeeded ? name.slice(0, -1) : name, { bit, shape: shapes[name]! });
    bit <<= 1;
  }
  return { fields, needed, ...(take && { take }) };
}

const TEXT = leaf(text);
const DAY = leaf(day);
const ID = leaf(id);
const URL = leaf(url);
const NUMBER = leaf(number);
const OUTCOME = leaf(outcome);

const probabilityTake: Take = (typed) => {
  const odds = parseOdds(typed);
  if ('value' in odds) return { value: odds.value, basis: 'stated', typed };
  return 'low' in odds ? { low: odds.low, high: odds.high, basis: 'stated', typed } : handOver();
};

const PROBABILITY: Shape = {
  ...keys({
    value: leaf(typedNumber),
    low: NUMBER,
    high: NUMBER,
    'basis!': leaf(oneOf(PROBABILITY_BASES)),
    wording: TEXT,
    row: TEXT,
    why: TEXT,
  }),
  take: probabilityTake,
  finish: withNumber,
};

const SAYING = { 'date!': DAY, source: ID, at: TEXT, quote: TEXT };

const EVIDENCE = keys({ 'url!': URL, publisher: TEXT, date: DAY, side: leaf(oneOf(['for', 'against'])), shows: TEXT });

const RESOLUTION = keys({
  'outcome!': OUTCOME,
  charitable: OUTCOME,
  'known!': DAY,
  happened: DAY,
  fraction: leaf(fraction),
  reason: leaf(oneOf(VOID_REASONS)),
  recorded: DAY,
  by: TEXT,
  why: TEXT,
  evidence: list(EVIDENCE),
});

const PREDICTION = keys({
  'id!': ID,
  'claim!': TEXT,
  forecaster: ID,
  'said!': keys({ ...SAYING, speaker: TEXT }, (typed, plain) => ({ date: day(typed, plain) })),
  restated: list(keys(SAYING)),
  due: keys({ 'date!': DAY, 'basis!': leaf(oneOf(DUE_BASES)), why: TEXT }, (typed, plain) => ({
    date: day(typed, plain),
    basis: 'stated',
  })),
  probability: PROBABILITY,
  condition: TEXT,
  criteria: keys({ written: DAY, 'strict!': TEXT, charitable: TEXT }, (typed, plain) => ({
    strict: text(typed, plain),
  })),
  tags: list(ID),
  group: ID,
  recorded: DAY,
  forecasts: list(keys({ by: ID, 'date!': DAY, probability: PROBABILITY, withdrawn: leaf(flag), why: TEXT })),
  sealed: keys({ 'date!': DAY, 'sha256!': leaf(sha256) }),
  resolutions: list(RESOLUTION),
  note: TEXT,
});

const SOURCE = keys({
  'id!': ID,
  'title!': TEXT,
  publisher: TEXT,
  author: TEXT,
  kind: leaf(oneOf(SOURCE_KINDS)),
  url: URL,
  archive_url: URL,
  said: DAY,
  published: DAY,
  text: keys({ 'file!': TEXT, 'sha256!': leaf(sha256), 'bytes!': leaf(count) }),
  about: TEXT,
  statements: list(
    keys({
      'at!': TEXT,
      speaker: TEXT,
      'gist!': TEXT,
      tracked: { take: (typed, plain) => [id(typed, plain)], item: ID },
      left_out: TEXT,
    }),
  ),
});

/**
 * The fields of the entry whose dash the cursor is at, in `column`, short forms spelt out; the cursor is behind it
 * then. A probability also has `typed`, its number as the text has it. Hands over where anything is not certain.
 */
export function directPrediction(cursor: LineCursor, column: number): PredictionFields {
  return new DirectReader(cursor).item(PREDICTION, column) as PredictionFields;
}

/** The fields of a source record; undefined where they are not certain. */
export function directSource(text: string): SourceFields | undefined {
  return unlessHandedOver(() => {
    const cursor = new LineCursor(text);
    cursor.advance();
    const fields = cursor.column === 0 ? new DirectReader(cursor).map(SOURCE, 0) : handOver();
    return cursor.column === -1 ? (fields as SourceFields) : handOver();
  });
}
