// The time line as a stand-alone picture: one strip a prediction.
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import { escaped } from '../markup-escape.ts';
import { linearScale } from '../plot/scale.ts';
import { timeLineOf, stripDays } from '../plot/time-line.ts';
import type { Strip } from '../plot/time-line.ts';
import type { Block } from './block.ts';
import { round, shortened, svgText, textWidth } from './text.ts';

const ROW = 19;
const HEAD = 26;
const WORD = 74;

/** Filled blue disc for yes, orange cross for no and late, blue ring for partial, hollow diamond for what is unsure. */
export function outcomeSign(word: string, x: string, y: number): string {
  if (word === 'yes') return `<circle class="p-blue" cx="${x}" cy="${y}" r="4.5"/>`;
  if (word === 'partial')
    return `<circle class="p-blue" cx="${x}" cy="${y}" r="4.5"/><circle class="p-paper" cx="${x}" cy="${y}" r="2"/>`;
  if (word === 'no' || word === 'late')
    return `<svg x="${x}" y="${y}" overflow="visible"><path class="p-orange-line" stroke-width="2" d="M-4,-4L4,4M4,-4L-4,4"/></svg>`;
  return `<svg x="${x}" y="${y}" overflow="visible"><path class="p-hollow" stroke-width="1.5" d="M0,-5L5,0L0,5L-5,0Z"/></svg>`;
}

function stripRow(strip: Strip, index: number, label: number, x: (share: number) => number, asOf: Day): string {
  const y = HEAD + index * ROW + 9;
  const from = round(x(strip.saidAt));
  const to = strip.dueAt;
  const bar =
    to === null
      ? `<path class="p-grey-line" stroke-dasharray="2 4" d="M${from},${y}H${round(x(1))}"/>`
      : `<path class="p-grey-line" stroke-width="2" d="M${from},${y}H${round(x(to))}"/><path class="p-strong" stroke-width="1.5" d="M${round(x(to))},${y - 5}v10"/>`;
  return [
    `<g><title>${escaped(`${strip.id}: ${stripDays(strip, asOf)}: ${strip.word}`)}</title>`,
    svgText(0, y + 4, shortened(strip.id, 12, label - 10), { size: 12 }),
    bar,
    `<circle class="p-hollow" cx="${from}" cy="${y}" r="3.5"/>`,
    strip.knownAt === null ? '' : outcomeSign(strip.word, round(x(strip.knownAt)), y),
    svgText(x(1) + 10, y + 4, strip.word, { size: 12, quiet: true }),
    '</g>',
  ].join('');
}

/** How wide the legend is: it begins under the strips where there is room. */
const LEGEND = 640;

/** Strips in order of the due day with year ticks and the as-of day; no predictions give nothing. */
export function svgTimeLine(items: readonly Item[], asOf: Day, width: number): Block {
  if (items.length === 0) return { height: 0, body: '' };
  const line = timeLineOf(items, asOf, width < 600 ? 5 : 9);
  const longest = line.strips.reduce((most, strip) => Math.max(most, textWidth(strip.id, 12)), 0);
  const label = Math.min(longest + 12, width * 0.34);
  const x = linearScale([0, 1], [label, width - WORD]);
  const bottom = HEAD + line.strips.length * ROW;
  const today = round(x(line.asOfAt));
  const ticks = line.ticks.map((tick) => {
    const at = x(tick.share);
    return `<path class="p-rule" d="M${round(at)},${HEAD - 8}V${bottom}"/>${svgText(at, 12, tick.label, { size: 12, quiet: true, anchor: 'middle' })}`;
  });
  const start = Math.min(label, Math.max(0, width - LEGEND));
  const legend = [
    `<circle class="p-hollow" cx="${round(start + 4)}" cy="${bottom + 21}" r="3.5"/>`,
    svgText(start + 12, bottom + 25, 'said', { size: 12, quiet: true }),
    `<path class="p-strong" stroke-width="1.5" d="M${round(start + 52)},${bottom + 16}v10"/>`,
    svgText(start + 60, bottom + 25, 'due', { size: 12, quiet: true }),
    outcomeSign('yes', round(start + 96), bottom + 21),
    svgText(start + 106, bottom + 25, 'yes', { size: 12, quiet: true }),
    outcomeSign('no', round(start + 140), bottom + 21),
    svgText(start + 150, bottom + 25, 'no or late', { size: 12, quiet: true }),
    outcomeSign('partial', round(start + 222), bottom + 21),
    svgText(start + 232, bottom + 25, 'in part', { size: 12, quiet: true }),
    outcomeSign('void', round(start + 288), bottom + 21),
    svgText(start + 298, bottom + 25, 'void or ambiguous', { size: 12, quiet: true }),
    `<path class="p-grey-line" stroke-dasharray="2 4" d="M${round(start + 420)},${bottom + 21}h20"/>`,
    svgText(start + 446, bottom + 25, 'no due day', { size: 12, quiet: true }),
    `<path class="p-blue-line" stroke-width="1.5" stroke-dasharray="4 3" d="M${round(start + 524)},${bottom + 15}v12"/>`,
    svgText(start + 532, bottom + 25, `as of ${asOf}`, { size: 12, quiet: true }),
  ];
  const body = [
    ...ticks,
    `<path class="p-blue-line" stroke-width="1.5" stroke-dasharray="4 3" d="M${today},${HEAD - 8}V${bottom}"/>`,
    ...line.strips.map((strip, index) => stripRow(strip, index, label, x, asOf)),
    ...legend,
  ];
  return { height: bottom + 32, body: body.join('\n') };
}
