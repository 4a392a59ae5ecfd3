// `predict list` on a terminal: one line a prediction.
import type { Item } from '../ledger/item.ts';
import type { Look } from './look.ts';
import { mark, markWord } from './mark.ts';
import { percent, plural } from './number.ts';
import { safeLine } from './safe.ts';
import { styleOf } from './style.ts';
import { cut, pad, padded } from './width.ts';

/** `70%`, `~70%` when the number is not the forecaster's own, `60–70%` for a range he gave, a dash without one. */
export function probabilityText(item: Item, look: Look): string {
  const { probability } = item.prediction;
  if (!probability) return look.unicode ? '–' : '-';
  if (probability.basis !== 'stated') return `~${percent(probability.central)}`;
  if (probability.low !== undefined && probability.high !== undefined) {
    return `${percent(probability.low).replace('%', '')}${look.unicode ? '–' : '-'}${percent(probability.high)}`;
  }
  return percent(probability.central);
}

/** Lines that are joined at a time: one text that grows line by line is slow to make and to write when it is long. */
const BLOCK = 512;

/** Mark, id, due, probability, claim; ids are never cut, the claim gets what is left of the line. */
export function predictionList(items: readonly Item[], look: Look): string {
  const style = styleOf(look);
  const ids = padded(items.map((item) => safeLine(item.prediction.id)));
  const numbers = padded(
    items.map((item) => probabilityText(item, look)),
    true,
  );
  const withWord = look.width >= 100;
  const markWidth = withWord ? 11 : 1;
  const claimWidth = Math.max(24, look.width - markWidth - ids.columns - 10 - numbers.columns - 8);
  const dash = pad(look.unicode ? '–' : '-', 10);
  const ellipsis = look.unicode ? '…' : '...';
  const marks = new Map<string, string>();
  const markOf = ({ standing }: Item): string => {
    const word = markWord(standing);
    let shown = marks.get(word);
    if (shown === undefined) marks.set(word, (shown = pad(mark(standing, look, style, withWord), markWidth)));
    return shown;
  };
  const blocks: string[] = [];
  let lines: string[] = [];
  items.forEach((item, index) => {
    const { claim, due, said } = item.prediction;
    // The wording is not the forecaster's own: marked in every list, not only by colour.
    const { speaker } = said;
    const shown = speaker ? `[${safeLine(speaker)}] ${safeLine(claim)}` : safeLine(claim);
    const id = style.id(ids.texts[index]!);
    lines.push(
      `${markOf(item)}  ${id}  ${due?.date ?? dash}  ${numbers.texts[index]}  ${cut(shown, claimWidth, ellipsis)}\n`,
    );
    if (lines.length === BLOCK) {
      blocks.push(lines.join(''));
      lines = [];
    }
  });
  return blocks.join('') + lines.join('');
}

/** The totals under a list, which also spell out the marks: `56 predictions: 3 ✓ yes · 8 ✗ no …`. */
export function listTotals(shown: readonly Item[], all: number, look: Look): string {
  const style = styleOf({ colour: false });
  const groups = new Map<string, { sign: string; count: number }>();
  let early = 0;
  let imputed = 0;
  for (const { prediction, standing } of shown) {
    const word = markWord(standing);
    const group = groups.get(word);
    if (group) group.count += 1;
    else groups.set(word, { sign: mark(standing, look, style, false), count: 1 });
    if (standing.status === 'early') early += 1;
    const { probability } = prediction;
    if (probability && probability.basis !== 'stated') imputed += 1;
  }
  const parts = [...groups].map(([word, { sign, count }]) => `${count} ${sign} ${word}`);
  const remarks = [
    ...(early > 0 ? [`${early} settled before the due day`] : []),
    ...(imputed > 0
      ? [`~ marks ${plural(imputed, 'number')} that ${imputed === 1 ? 'is' : 'are'} not the forecaster's own`]
      : []),
  ];
  const of = shown.length === all ? '' : ` of ${all}`;
  const lines = [
    `${plural(shown.length, 'prediction')}${of}${parts.length > 0 ? `: ${parts.join(look.unicode ? ' · ' : ', ')}` : ''}`,
  ];
  if (remarks.length > 0) lines.push(remarks.join('; '));
  return `${lines.join('\n')}\n`;
}
