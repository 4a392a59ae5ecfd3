// The outcomes of all predictions as bars with their counts: the picture that is honest at any n.
import type { Counts } from '../../score/scorecard.ts';
import { outcomeCounts } from '../plot/outcomes.ts';
import type { OutcomeKind } from '../plot/outcomes.ts';
import { linearScale } from '../plot/scale.ts';
import type { Block } from './block.ts';
import { round, svgText, wrapped } from './text.ts';

const PAINT: Record<OutcomeKind, string> = {
  yes: 'p-blue',
  mixed: 'p-blue',
  no: 'p-orange',
  unsure: 'p-grey',
  waiting: 'p-grey-line',
};
const ROW = 24;
const LABEL = 140;
/** From one line of what an outcome means to the next. */
const STEP = 15;

/** One row an outcome: word, bar, count and what it means. */
export function svgOutcomes(counts: Counts, width: number, withEarly: boolean): Block {
  const rows = outcomeCounts(counts, withEarly);
  const narrow = width < 480;
  const longest = Math.max(1, ...rows.map((row) => row.count));
  const barRoom = narrow ? width - LABEL - 40 : Math.min(280, width * 0.28);
  const scale = linearScale([0, longest], [0, barRoom]);
  const aboutAt = LABEL + barRoom + 48;
  let height = 0;
  const body = rows.map((row) => {
    const y = height;
    const length = Math.max(2, scale(row.count));
    const hatch = row.kind === 'mixed' ? `<path class="p-hatch" stroke-width="2" d="${hatching(y + 5, length)}"/>` : '';
    // The end says "not scored", so that it is not to be cut.
    const about = narrow ? [] : wrapped(row.about, 12, width - aboutAt);
    height += ROW + STEP * Math.max(0, about.length - 1);
    return [
      svgText(LABEL - 10, y + 17, row.word, { size: 14, anchor: 'end' }),
      `<rect class="${PAINT[row.kind]}" x="${LABEL}" y="${y + 5}" width="${round(length)}" height="15"/>`,
      hatch,
      svgText(LABEL + length + 8, y + 17, String(row.count), { size: 14, bold: true }),
      ...about.map((line, index) => svgText(aboutAt, y + 17 + STEP * index, line, { size: 12, quiet: true })),
    ].join('');
  });
  return { height, body: body.join('\n') };
}

/** Slanted strokes over a bar, so that partial differs from yes without colour. */
function hatching(y: number, length: number): string {
  const strokes: string[] = [];
  for (let at = 4; at < length; at += 7) strokes.push(`M${round(LABEL + at)},${y + 15}l4,-15`);
  return strokes.join('');
}
