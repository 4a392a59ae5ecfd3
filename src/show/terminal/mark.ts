// The mark of a prediction: a sign and a word for where it stands.
import type { Standing } from '../../ledger/standing.ts';
import type { Look } from './look.ts';
import type { Style } from './style.ts';

interface Sign {
  sign: string;
  ascii: string;
  word: string;
  paint: keyof Style;
}

const OUTCOME_SIGNS: Record<string, Sign> = {
  yes: { sign: '✓', ascii: '+', word: 'yes', paint: 'good' },
  no: { sign: '✗', ascii: '-', word: 'no', paint: 'bad' },
  late: { sign: '✗', ascii: '-', word: 'late', paint: 'bad' },
  partial: { sign: '◐', ascii: '%', word: 'partial', paint: 'warn' },
  ambiguous: { sign: '?', ascii: '?', word: 'ambiguous', paint: 'warn' },
  void: { sign: '∅', ascii: '0', word: 'void', paint: 'quiet' },
};

const STATUS_SIGNS: Record<string, Sign> = {
  contested: { sign: '≠', ascii: '!', word: 'contested', paint: 'warn' },
  open: { sign: '·', ascii: '.', word: 'open', paint: 'quiet' },
  due: { sign: '!', ascii: '!', word: 'overdue', paint: 'warn' },
  undated: { sign: '∞', ascii: '~', word: 'undated', paint: 'quiet' },
};

function signOf(standing: Standing): Sign {
  if (standing.strict.contested) return STATUS_SIGNS['contested']!;
  const outcome = standing.strict.outcome;
  return outcome ? OUTCOME_SIGNS[outcome]! : STATUS_SIGNS[standing.status]!;
}

/** The word alone: an outcome where there is a consensus, else contested, open, overdue or undated. */
export function markWord(standing: Standing): string {
  return signOf(standing).word;
}

/** Sign and, where there is room for it, word, painted by meaning: `✓ yes`, `≠ contested`, `! overdue`. */
export function mark(standing: Standing, look: Look, style: Style, withWord: boolean): string {
  const { sign, ascii, word, paint } = signOf(standing);
  const shown = look.unicode ? sign : ascii;
  return style[paint](withWord ? `${shown} ${word}` : shown);
}
