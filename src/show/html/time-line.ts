// The time line in a page: a table whose middle column is the picture, so that it narrows with the screen.
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import { escaped } from '../markup-escape.ts';
import { stripDays, timeLineOf } from '../plot/time-line.ts';
import type { Strip, TimeLine } from '../plot/time-line.ts';
import { outcomeSign } from '../svg/time-line.ts';

/** Of a row in pixels: links that are lower than this are hard to hit (WCAG 2.2, 2.5.8). */
const HEIGHT = 24;
const MIDDLE = HEIGHT / 2;

/** A share of the span as a share of the picture, which keeps a margin for the signs at both ends. */
function at(share: number): string {
  return `${(2 + share * 96).toFixed(1)}%`;
}

/** Drawn once and used by every row: the years with the as-of day, and the signs around x = 0. */
function shapes(line: TimeLine): string {
  const years = line.ticks.map(
    (tick) => `<line class="p-rule" x1="${at(tick.share)}" x2="${at(tick.share)}" y2="${HEIGHT}"/>`,
  );
  const today = at(line.asOfAt);
  const signs = ['yes', 'no', 'partial', 'unsure'].map(
    (word) => `<g id="tl-${word}">${outcomeSign(word, '0', MIDDLE)}</g>`,
  );
  return `<svg class="shapes" aria-hidden="true" width="0" height="0"><defs><g id="tl-grid">${years.join('')}<line class="p-blue-line" stroke-width="1.5" stroke-dasharray="5 3" x1="${today}" x2="${today}" y2="${HEIGHT}"/></g><circle id="tl-said" class="p-hollow" cy="${MIDDLE}" r="3.5"/><path id="tl-due" class="p-strong" stroke-width="1.5" d="M0,${MIDDLE - 5}v10"/><path id="tl-now" class="p-blue-line" stroke-width="1.5" stroke-dasharray="5 3" d="M0,${MIDDLE - 8}v16"/>${signs.join('')}</defs></svg>`;
}

function signOf(word: string): string {
  if (word === 'late') return 'no';
  return word === 'yes' || word === 'no' || word === 'partial' ? word : 'unsure';
}

function use(name: string, x: string): string {
  return `<use href="#tl-${name}" x="${x}"/>`;
}

function bar(strip: Strip): string {
  const to = strip.dueAt ?? 1;
  const width = `${((to - strip.saidAt) * 96 + (strip.dueAt === null ? 2 : 0)).toFixed(1)}%`;
  return [
    `<rect class="${strip.dueAt === null ? 'p-soft' : 'p-grey'}" x="${at(strip.saidAt)}" width="${width}"/>`,
    strip.dueAt === null ? '' : use('due', at(strip.dueAt)),
    use('said', at(strip.saidAt)),
    strip.knownAt === null ? '' : use(signOf(strip.word), at(strip.knownAt)),
  ].join('');
}

/** What the signs mean, as far as they are drawn. */
function key(strips: readonly Strip[], asOf: Day): string {
  const known = new Set(strips.flatMap(({ knownAt, word }) => (knownAt === null ? [] : [signOf(word)])));
  const outcomes = [
    ['yes', 'known: happened'],
    ['no', 'known: did not, or late'],
    ['partial', 'known: in part'],
    ['unsure', 'known: void or ambiguous'],
  ] as const;
  const entries = [
    ['said', 'said'],
    ['due', 'due'],
    ...outcomes.filter(([name]) => known.has(name)),
    ['now', asOf],
  ] as const;
  const spans = entries.map(
    ([name, words]) =>
      `<span><svg class="sign" aria-hidden="true" width="14" height="20">${use(name, '7')}</svg> ${words}</span>`,
  );
  const undated = strips.some(({ dueAt }) => dueAt === null) ? ' <span>pale line: no due day</span>' : '';
  return `<p class="quiet key">${spans.join(' ')}${undated}</p>`;
}

/** What a year and the space around it take of the picture on a phone. */
const LABEL = 0.34;

/**
 * From here on a year in the middle of its mark would reach out of the picture on a phone, which puts
 * it before the mark.
 */
const LATE = 0.87;

/** A class for each year: `wide` where it is left out on a phone, `end` where it stands before its mark there. */
function yearClasses(shares: readonly number[]): string[] {
  let free = 0;
  return shares.map((share) => {
    const right = share > LATE ? share + LABEL / 10 : share + LABEL / 2;
    if (free > 0 && right - LABEL < free) return ' wide';
    free = right;
    return share > LATE ? ' end' : '';
  });
}

/** The table, in order of the due day, with the key and the years on top. */
export function htmlTimeLine(items: readonly Item[], asOf: Day): string {
  if (items.length === 0) return '<p>No predictions.</p>';
  const line = timeLineOf(items, asOf, 6);
  const classes = yearClasses(line.ticks.map(({ share }) => share));
  const years = line.ticks
    .map(
      (tick, index) =>
        `<text class="p-quiet${classes[index]}" font-size="12" text-anchor="middle" x="${at(tick.share)}" y="14">${tick.label}</text>`,
    )
    .join('');
  const rows = line.strips.map((strip) => {
    const id = escaped(strip.id);
    return `<tr><th scope="row"><a href="#p-${id}">${id}</a><td><svg aria-hidden="true"><use href="#tl-grid"/>${bar(strip)}</svg><span class="sr">${stripDays(strip, asOf)}</span><td>${strip.word}\n`;
  });
  return `${shapes(line)}${key(line.strips, asOf)}<table class="time"><caption class="sr">When each prediction was said, is due and was known</caption><thead><tr><th scope="col">Prediction</th><td><svg aria-hidden="true">${years}</svg></td><th scope="col">Outcome</th></tr></thead><tbody>\n${rows.join('')}</tbody></table>`;
}
