// Outcome bars on a terminal: how the predictions of each group came out, as lengths and as counts.
import type { Counts } from '../../score/scorecard.ts';
import { outcomeCounts } from '../plot/outcomes.ts';
import type { OutcomeKind } from '../plot/outcomes.ts';
import { safeLine } from '../safe.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';
import { cut, pad, widest, wrapBehind } from './width.ts';

const SIGNS: Record<OutcomeKind, readonly [unicode: string, ascii: string]> = {
  yes: ['█', '#'],
  mixed: ['▓', '%'],
  no: ['▒', '='],
  unsure: ['▪', '?'],
  waiting: ['·', '.'],
};
const KINDS = Object.keys(SIGNS) as OutcomeKind[];
const LEGEND: Record<OutcomeKind, string> = {
  yes: 'yes',
  mixed: 'partial',
  no: 'no or late',
  unsure: 'contested, ambiguous or void',
  waiting: 'not counted yet',
};

/** Whole columns for each part of a bar: proportional, at least one for a part that is not empty. */
function lengths(counts: readonly number[], columns: number, largest: number): number[] {
  return counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.round((count / largest) * columns))));
}

/** One bar a group, longest possible bar for the largest group; counts in words beside it. */
export function outcomeBarsTerminal(groups: readonly { key: string; counts: Counts }[], look: Look): string[] {
  if (groups.length === 0) return [];
  const style = styleOf(look);
  const paint = { yes: style.good, mixed: style.warn, no: style.bad, unsure: style.warn, waiting: style.quiet };
  const sign = (kind: OutcomeKind): string => SIGNS[kind][look.unicode ? 0 : 1];
  const names = groups.map((group) => safeLine(group.key));
  const nameWidth = Math.min(24, widest(names));
  const columns = Math.max(10, Math.min(40, Math.floor((look.width - nameWidth) / 3)));
  // Rounding makes a part at most one column longer than its share: one column is kept free for each kind.
  const largest = groups.reduce((most, group) => Math.max(most, group.counts.total), 1);
  const seen = new Set<OutcomeKind>();
  const rows = groups.flatMap((group, index) => {
    const parts = outcomeCounts(group.counts);
    const sums = KINDS.map((kind) =>
      parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.count, 0),
    );
    const sizes = lengths(sums, columns - KINDS.length, largest);
    for (const part of parts) seen.add(part.kind);
    const bar = KINDS.map((kind, at) => paint[kind](sign(kind).repeat(sizes[at]!))).join('');
    const used = sizes.reduce((sum, size) => sum + size, 0);
    const lead = `${style.id(pad(cut(names[index]!, nameWidth, look.unicode ? '…' : '...'), nameWidth))}  ${bar}${' '.repeat(columns - used)}  `;
    const words = parts.map((part) => `${part.count} ${part.word}`).join(', ');
    return wrapBehind(lead, `${group.counts.total}: ${words}`, look.width);
  });
  const kinds = KINDS.filter((kind) => seen.has(kind));
  const legend = kinds.map((kind) => `${sign(kind)} ${LEGEND[kind]}`).join('   ');
  return [...rows, ...wrapBehind('', legend, look.width).map((text) => style.quiet(text))].map((line) =>
    line.trimEnd(),
  );
}
