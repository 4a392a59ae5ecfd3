// Entries, resolutions, forecasts and notes as YAML lines that read as if kept by hand.
import { failure } from '../../errors.ts';
import { kindOf, LAYOUTS } from './emit-layout.ts';
import type { Kind, Layout } from './emit-layout.ts';
import { blockText, inlineText, WIDTH } from './emit-scalar.ts';

/** Plain data in the words of the ledger format; a key that is undefined is left out. */
export interface EmitItem {
  readonly [key: string]: EmitValue | undefined;
}
export type EmitValue = string | number | boolean | readonly EmitValue[] | EmitItem;

/** How a file looks, in columns: where the keys stand, how far a list stands in from its key, and a map from its. */
export interface Indents {
  column: number;
  list: number;
  map: number;
  /** From a list item's dash to its first key, 2 in `- id: x`. */
  dash: number;
}

/** Keys at this column, where nothing in the file says how far in the rest stands. */
export function freshIndents(column: number): Indents {
  return { column, list: 2, map: 2, dash: 2 };
}

const PLAIN_DECIMAL = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;

function isItem(value: EmitValue): value is EmitItem {
  return typeof value === 'object' && !Array.isArray(value);
}

function pairsOf(item: EmitItem, layout: Layout): [string, EmitValue][] {
  const place = (key: string): number => (layout.order.includes(key) ? layout.order.indexOf(key) : layout.order.length);
  return Object.entries(item)
    .filter((pair): pair is [string, EmitValue] => pair[1] !== undefined)
    .sort(([a], [b]) => place(a) - place(b));
}

/** A number without an exponent, which YAML 1.1 takes for text: numberText(1e-7) is '0.0000001'. */
function numberText(value: number): string {
  const text = String(value);
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  if (Math.abs(value) < 1) {
    for (let digits = 7; digits <= 100; digits++)
      if (Number(value.toFixed(digits)) === value) return value.toFixed(digits);
  }
  throw failure('bad-number', `${text} cannot be written as a number`, [
    'give one that can be written without an exponent, such as 0.05 or 1200',
  ]);
}

function standsBare(key: string, text: string, layout: Layout): boolean {
  if (layout.days?.includes(key)) return /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (layout.outcomes?.includes(key)) return /^[a-z]+$/.test(text);
  return layout.numbers?.includes(key) === true && PLAIN_DECIMAL.test(text);
}

function scalar(key: string, value: string | number | boolean, layout: Layout, inFlow: boolean): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  return standsBare(key, value, layout) ? value : inlineText(value, inFlow);
}

function flowValue(key: string, value: EmitValue, layout: Layout): string {
  if (Array.isArray(value)) {
    return `[${value.map((one: EmitValue) => (isItem(one) ? flowText(kindOf(key), one) : flowValue('', one, layout))).join(', ')}]`;
  }
  return isItem(value) ? flowText(kindOf(key), value) : scalar(key, value as string, layout, true);
}

/** A map on one line, in braces: `{ date: 2026-01-05, basis: stated }`. */
export function flowText(kind: Kind, item: EmitItem): string {
  const layout = LAYOUTS[kind];
  const pairs = pairsOf(item, layout).map(
    ([key, value]) => `${inlineText(key, true)}: ${flowValue(key, value, layout)}`,
  );
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

function fitsOneLine(kind: Kind, item: EmitItem, used: number): boolean {
  const { flow } = LAYOUTS[kind];
  return flow === 'always' || (flow === 'fits' && used + flowText(kind, item).length <= WIDTH);
}

/** The lines of `key: text`, the key at `indents.column`: on one line where it fits, else as a block scalar. */
export function textLines(key: string, text: string, indents: Indents): string[] {
  const lead = `${' '.repeat(indents.column)}${key}:`;
  const inline = `${lead} ${inlineText(text, false)}`;
  if (inline.length <= WIDTH && !text.includes('\n')) return [inline];
  const inner = indents.column + indents.map;
  const block = blockText(text, inner);
  if (!block) return [inline];
  return [`${lead} ${block.header}`, ...block.lines.map((line) => (line === '' ? '' : ' '.repeat(inner) + line))];
}

/** The lines of one key of a part of this kind, without line ends. */
export function keyLines(kind: Kind, key: string, value: EmitValue, indents: Indents): string[] {
  const layout = LAYOUTS[kind];
  const lead = `${' '.repeat(indents.column)}${inlineText(key, false)}:`;
  if (Array.isArray(value)) {
    if (!value.some(isItem)) return [`${lead} ${flowValue(key, value, layout)}`];
    const column = indents.column + indents.list;
    return [lead, ...value.flatMap((one: EmitValue) => listItemLines(kindOf(key), one, { ...indents, column }))];
  }
  if (!isItem(value)) {
    if (typeof value === 'string' && !standsBare(key, value, layout))
      return textLines(inlineText(key, false), value, indents);
    return [`${lead} ${scalar(key, value as string, layout, false)}`];
  }
  return memberLines(kindOf(key), key, value, indents);
}

/** The lines of `key: { … }` for a part of this kind: on one line where its layout has it so, else its keys below. */
export function memberLines(kind: Kind, key: string, item: EmitItem, indents: Indents): string[] {
  const lead = `${' '.repeat(indents.column)}${inlineText(key, false)}:`;
  if (pairsOf(item, LAYOUTS[kind]).length === 0 || fitsOneLine(kind, item, lead.length + 1)) {
    return [`${lead} ${flowText(kind, item)}`];
  }
  return [lead, ...mapLines(kind, item, { ...indents, column: indents.column + indents.map })];
}

/** The lines of the keys of one part, the first at `indents.column`. */
export function mapLines(kind: Kind, item: EmitItem, indents: Indents): string[] {
  return pairsOf(item, LAYOUTS[kind]).flatMap(([key, value]) => keyLines(kind, key, value, indents));
}

/** The lines of one list item, its dash at `indents.column`. */
export function listItemLines(kind: Kind, item: EmitValue, indents: Indents): string[] {
  const lead = `${' '.repeat(indents.column)}-${' '.repeat(indents.dash - 1)}`;
  if (!isItem(item)) return [`${lead}${flowValue('', item, LAYOUTS[kind])}`];
  if (pairsOf(item, LAYOUTS[kind]).length === 0 || fitsOneLine(kind, item, lead.length))
    return [lead + flowText(kind, item)];
  const lines = mapLines(kind, item, { ...indents, column: lead.length });
  return [lead + lines[0]!.slice(lead.length), ...lines.slice(1)];
}

/** What a reader makes of the item: maps as Map, undefined keys left out, typed decimals as numbers. */
export function meaningOf(kind: Kind, item: EmitItem): Map<string, unknown> {
  const layout = LAYOUTS[kind];
  const read = (key: string, value: EmitValue): unknown => {
    if (Array.isArray(value)) return value.map((one: EmitValue) => read(key, one));
    if (isItem(value)) return meaningOf(kindOf(key), value);
    const typed = typeof value === 'string' && layout.numbers?.includes(key) && PLAIN_DECIMAL.test(value);
    return typed ? Number(value) : value;
  };
  return new Map(pairsOf(item, layout).map(([key, value]) => [key, read(key, value)]));
}
