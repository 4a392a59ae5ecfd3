// `--explain`: one number from formula to rows.
import type { ShownExplanation } from '../../score/shown-explanation.ts';
import { safeLine } from '../safe.ts';
import { plural, score } from '../words/number.ts';
import { REASONS } from '../words/reasons.ts';
import type { Look } from './look.ts';
import { block, heading, measure } from './page.ts';
import { styleOf } from './style.ts';
import { table } from './table.ts';
import { wrap } from './width.ts';

/** Rows printed at most; the JSON has all. */
const MOST_ROWS = 60;

const NONE: ReadonlySet<string> = new Set();

/** Six digits, more where these would make a whole number of what is none: 0.99999999 is not 1. */
function digits(value: number): string {
  const six = Number(value.toPrecision(6));
  return String(Number.isInteger(six) && Math.abs(value - six) > 1e-12 ? Number(value.toPrecision(15)) : six);
}

/** A value of any shape in one line. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'undefined';
  if (typeof value === 'number') return digits(value);
  if (Array.isArray(value))
    return value.length > 0 && value.every((one) => typeof one === 'number')
      ? value.map(shown).join(' to ')
      : value.map(shown).join('; ');
  if (typeof value !== 'object') return safeLine(typeof value === 'string' ? value : JSON.stringify(value));
  return Object.entries(value)
    .map(([key, part]) => `${key} ${shown(part)}`)
    .join(', ');
}

/** The numbers whose rows add a score over time, which is not the score of the mean that stands beside it. */
const ADDS_OVER_TIME = new Set(['brier.mean', 'log.bits', 'log.nats']);

function overTime(name: string): string {
  const adds = ADDS_OVER_TIME.has(name) ? ', and what it adds the mean of their scores over these days' : '';
  return `* changed: said is the mean of its numbers over the days that each stood${adds}; predict show ID lists the numbers`;
}

/** The page of one explanation; `changed` are the rows whose number changed over time. */
export function explanationPage(explained: ShownExplanation, look: Look, changed: ReadonlySet<string> = NONE): string {
  const style = styleOf(look);
  const of = (label: string, text: string) => block(label, [text], look);
  const parts = explained.rows.some((row) => row.part !== null);
  const number = (value: number): string => (Number.isNaN(value) ? '' : digits(value));
  const first = explained.rows.slice(0, MOST_ROWS);
  const rows = first.map((row) => [
    style.id(safeLine(row.label)),
    `${number(row.p)}${changed.has(row.label) ? '*' : ''}`,
    number(row.y),
    ...(parts ? [score(row.part, 4)] : []),
  ]);
  const columns = [
    { title: 'row' },
    { title: 'said', right: true },
    { title: 'happened', right: true },
    ...(parts ? [{ title: 'adds', right: true }] : []),
  ];
  const left = explained.rows.length - rows.length;
  const lines = [
    ...heading(explained.name, look),
    '',
    ...of('Value', explained.reason ? `undefined: ${REASONS[explained.reason]}` : (explained.instead ?? shown(explained.value))),
    ...of('Says', explained.says),
    ...of('Formula', explained.formula),
    ...of('Range', explained.range),
    ...of('Method', explained.source),
    ...Object.entries(explained.inputs).flatMap(([name, value], index) => of(index === 0 ? 'Inputs' : '', `${name} = ${name.startsWith('method.') && value === null ? 'none' : shown(value)}`)),
    '',
    ...(rows.length > 0 ? [`${plural(explained.rows.length, 'row')} behind it:`, ...table(columns, rows).map((line) => `  ${line}`)] : ['No rows behind it.']),
    ...(first.some(({ label }) => changed.has(label)) ? wrap(overTime(explained.name), measure(look) - 2).map((line) => `  ${line}`) : []),
    ...(left > 0 ? [`  and ${left} more; --format json has all`] : []),
  ]; // prettier-ignore
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
