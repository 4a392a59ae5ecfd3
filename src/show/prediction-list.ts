// `predict list` on a terminal: one line a prediction.
import type { Item } from '../ledger/item.ts';
import type { Look } from './look.ts';
import { mark, markWord } from './mark.ts';
import { percent, plural } from './number.ts';
import { safeLine } from './safe.ts';
import { styleOf } from './style.ts';
import { cut, pad, widest } from './width.ts';

/** `70%`, `~70%` when the number is not the forecaster's own, `60–70%` for a range he gave, a dash without one. */
export function probabilityText(item: Item, look: Look): string {
  const probability = item.prediction.probability;
  if (!probability) return look.unicode ? '–' : '-';
  if (probability.basis !== 'stated') return `~${percent(probability.central)}`;
  if (probability.low !== undefined && probability.high !== undefined) {
    return `${percent(probability.low).replace('%', '')}${look.unicode ? '–' : '-'}${percent(probability.high)}`;
  }
  return percent(probability.central);
}

/** Mark, id, due, probability, claim; ids are never cut, the claim gets what is left of the line. */
export function predictionList(items: readonly Item[], look: Look): string {
  const style = styleOf(look);
  const ids = items.map((item) => safeLine(item.prediction.id));
  const idWidth = widest(ids);
  const numbers = items.map((item) => probabilityText(item, look));
  const numberWidth = widest(numbers);
  const withWord = look.width >= 100;
  const markWidth = withWord ? 11 : 1;
  const claimWidth = Math.max(24, look.width - markWidth - idWidth - 10 - numberWidth - 8);
  let lines = '';
  for (const [index, item] of items.entries()) {
    const due = item.prediction.due?.date ?? (look.unicode ? '–' : '-');
    // The wording is not the forecaster's own: marked in every list, not only by colour.
    const { speaker } = item.prediction.said;
    const other = speaker ? `[${safeLine(speaker)}] ` : '';
    const where = pad(mark(item.standing, look, style, withWord), markWidth);
    const id = style.id(pad(ids[index]!, idWidth));
    const number = pad(numbers[index]!, numberWidth, true);
    const claim = cut(other + safeLine(item.prediction.claim), claimWidth, look.unicode ? '…' : '...');
    lines += `${where}  ${id}  ${pad(due, 10)}  ${number}  ${claim}\n`;
  }
  return lines;
}

/** The totals under a list, which also spell out the marks: `56 predictions: 3 ✓ yes · 8 ✗ no …`. */
export function listTotals(shown: readonly Item[], all: number, look: Look): string {
  const style = styleOf({ colour: false });
  const groups = new Map<string, { sign: string; count: number }>();
  for (const item of shown) {
    const word = markWord(item.standing);
    const group = groups.get(word) ?? { sign: mark(item.standing, look, style, false), count: 0 };
    group.count += 1;
    groups.set(word, group);
  }
  const parts = [...groups].map(([word, { sign, count }]) => `${count} ${sign} ${word}`);
  const early = shown.filter((item) => item.standing.status === 'early').length;
  const imputed = shown.filter(
    (item) => item.prediction.probability && item.prediction.probability.basis !== 'stated',
  ).length;
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
