// The mark of a prediction: a sign and a word for where it stands.
import type { Standing } from '../../ledger/standing.ts';
import { markWord } from '../words/mark-word.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';

interface Sign {
  sign: string;
  ascii: string;
  paint: keyof Style;
}

/** By `markWord`. */
const SIGNS: Readonly<Record<string, Sign>> = {
  yes: { sign: '✓', ascii: '+', paint: 'good' },
  no: { sign: '✗', ascii: '-', paint: 'bad' },
  late: { sign: '✗', ascii: '-', paint: 'bad' },
  partial: { sign: '◐', ascii: '%', paint: 'warn' },
  ambiguous: { sign: '?', ascii: '?', paint: 'warn' },
  void: { sign: '∅', ascii: '0', paint: 'quiet' },
  contested: { sign: '≠', ascii: '!', paint: 'warn' },
  open: { sign: '·', ascii: '.', paint: 'quiet' },
  overdue: { sign: '!', ascii: '!', paint: 'warn' },
  undated: { sign: '∞', ascii: '~', paint: 'quiet' },
};

/** Sign and, where there is room for it, word, painted by meaning: `✓ yes`, `≠ contested`, `! overdue`. */
export function mark(standing: Standing, look: Look, withWord: boolean): string {
  const word = markWord(standing);
  const { sign, ascii, paint } = SIGNS[word]!;
  const shown = look.unicode ? sign : ascii;
  return styleOf(look)[paint](withWord ? `${shown} ${word}` : shown);
}
