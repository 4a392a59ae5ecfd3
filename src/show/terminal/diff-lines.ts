import type { DiffLine } from '../../ledger/diff.ts';
import { safeLine } from '../safe.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';

/** A unified diff on a terminal: signs tell, colour helps. */
export function diffText(lines: readonly DiffLine[], look: Look): string {
  const style = styleOf(look);
  return lines
    .map(({ kind, text }) => {
      if (kind === '@') return style.quiet(safeLine(text));
      const line = `${kind}${safeLine(text)}`;
      return kind === '+' ? style.added(line) : kind === '-' ? style.removed(line) : line;
    })
    .map((line) => `${line}\n`)
    .join('');
}
