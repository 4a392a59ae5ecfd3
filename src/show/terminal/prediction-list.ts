// `predict list` on a terminal: one line a prediction.
import type { Listing } from '../../ledger/listing.ts';
import type { Probability } from '../../ledger/prediction.ts';
import { safeLines } from '../safe.ts';
import { markWord } from '../words/mark-word.ts';
import { plural } from '../words/number.ts';
import { oddsText } from '../words/probability-text.ts';
import type { Look } from './look.ts';
import { mark } from './mark.ts';
import { NARROW, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { cutAll, pad, padded, width } from './width.ts';

/** Rows that are put together at a time: one text that grows row by row is slow to make and to write. */
const BLOCK = 512;

/** Columns that a claim wants; with less a narrow terminal shows it below. */
const CLAIM = 24;

/** Columns that a claim gets at least: a line that the terminal breaks is harder to read than a claim cut short. */
const LEAST = 16;

/** Mark, id, due, probability, claim; ids are never cut, the claim gets what is left of the line, or one of its own. */
export function predictionList(listing: Listing, look: Look): string {
  const style = styleOf(look);
  const typed: string[] = [];
  for (let row = 0; row < listing.length; row++) typed.push(listing.id(row));
  const ids = padded(safeLines(typed));
  const numbers = padded(
    listing.odds.map((one) => oddsText(one, look)),
    true,
  );
  const withWord = look.width >= 100;
  const markWidth = withWord ? 11 : 1;
  const room = look.width - markWidth - ids.columns - 10 - numbers.columns - 8;
  // Only on a terminal: elsewhere a line is a prediction to whatever reads it.
  const isNarrow = room < (look.width < NARROW ? CLAIM : LEAST) && rowWidth(look) !== Infinity;
  const claimWidth = isNarrow ? look.width - markWidth - 2 : Math.max(LEAST, room);
  const below = ' '.repeat(markWidth + 2);
  const dash = pad(look.unicode ? '–' : '-', 10);
  const ellipsis = look.unicode ? '…' : '...';
  const marks = listing.standings.map((one) => pad(mark(one, look, withWord), markWidth));
  let list = '';
  for (let start = 0; start < listing.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, listing.length);
    const typedClaims: string[] = [];
    for (let row = start; row < end; row++) {
      // The wording is not the forecaster's own: marked in every list, not only by colour.
      const speaker = listing.speaker(row);
      typedClaims.push(speaker ? `[${speaker}] ${listing.claim(row)}` : listing.claim(row));
    }
    const claims = cutAll(safeLines(typedClaims), claimWidth, ellipsis);
    const parts: string[] = [];
    for (let row = start; row < end; row++) {
      const number = numbers.texts[listing.oddsAt[row]!]!;
      const due = listing.due(row) ?? dash;
      const sign = marks[listing.standingAt[row]!]!;
      const claim = claims[row - start]!;
      if (isNarrow) {
        const id = ids.texts[row]!.trimEnd();
        parts.push(sign, '  ', style.id(id), '\n', below, due, '  ', number.trimStart(), '\n', below, claim, '\n');
      } else parts.push(sign, '  ', style.id(ids.texts[row]!), '  ', due, '  ', number, '  ', claim, '\n');
    }
    list += parts.join('');
  }
  return list;
}

function isImputed(probability: Probability | null | undefined): boolean {
  return !!probability && probability.basis !== 'stated';
}

/** How often each kind occurs. */
function counts(kinds: number, at: ArrayLike<number>): number[] {
  const all = Array.from({ length: kinds }, () => 0);
  for (let row = 0; row < at.length; row++) all[at[row]!]! += 1;
  return all;
}

/** Lines of at most `columns` columns, broken between the parts; plain words need no library, slow to load. */
function flowed(parts: readonly string[], columns: number): string {
  const lines: string[] = [];
  for (const word of parts) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && width(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return `${lines.join('\n')}\n`;
}

/** The totals under a list, which also spell out the marks: `56 predictions: 3 yes (✓), 8 no (✗) …`. */
export function listTotals(shown: Listing, all: number, look: Look): string {
  const plain = { ...look, colour: false };
  const groups = new Map<string, { sign: string; count: number }>();
  let early = 0;
  let dueless = 0;
  const standingCounts = counts(shown.standings.length, shown.standingAt);
  shown.standings.forEach((standing, kind) => {
    const count = standingCounts[kind]!;
    const word = markWord(standing);
    const group = groups.get(word);
    if (group) group.count += count;
    else groups.set(word, { sign: mark(standing, plain, false), count });
    if (standing.status === 'early') early += count;
    if (standing.status === 'undated' && word !== 'undated') dueless += count;
  });
  const kinds = counts(shown.odds.length, shown.oddsAt);
  const imputed = shown.odds.reduce(
    (sum, { first, now }, kind) => sum + kinds[kind]! * (Number(isImputed(first)) + Number(isImputed(now))),
    0,
  );
  const parts = [...groups].map(([word, { sign, count }]) => `${count} ${word} (${sign})`);
  const remarks = [
    ...(early > 0 ? [`${early} settled before the due day`] : []),
    ...(dueless > 0 ? [`${dueless}${groups.has('undated') ? ' more' : ''} without a due day`] : []),
    ...(imputed > 0
      ? [`~ marks ${plural(imputed, 'number')} that ${imputed === 1 ? 'is' : 'are'} not the forecaster's own`]
      : []),
  ];
  const of = shown.length === all ? '' : ` of ${all}`;
  const head = `${plural(shown.length, 'prediction')}${of}${parts.length > 0 ? ':' : ''}`;
  const last = parts.length - 1;
  const lines = flowed([head, ...parts.map((part, at) => (at < last ? `${part},` : part))], look.width);
  return remarks.length === 0 ? lines : lines + flowed(remarks.join('; ').split(' '), look.width);
}
