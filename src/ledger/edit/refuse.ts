// The one refusal of an edit: the layout is left as it is, and the user gets the lines to paste.
import { failure } from '../../errors.ts';
import type { Failure } from '../../errors.ts';
import { lineNumber } from './text.ts';

/** A refusal with the reason, the line, and what to write there by hand. */
export function cannotExtend(
  text: string,
  offset: number,
  reason: string,
  todo: string,
  paste: readonly string[],
): Failure {
  const line = lineNumber(text, offset);
  return failure('layout-cannot-be-extended', `line ${line}: ${reason}; nothing was changed`, [
    `${todo}:\n${paste.join('\n')}`,
  ]);
}
