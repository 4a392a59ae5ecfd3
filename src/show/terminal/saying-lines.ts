// What somebody said and where it stands: the words, their place, and the addresses of the document.
import type { Saying, Source } from '../../ledger/prediction.ts';
import { safeLine, safeParts } from '../safe.ts';
import { link } from './link.ts';
import type { Look } from './look.ts';
import { besideLabel } from './page.ts';
import { styleOf } from './style.ts';

/** The quote, and its source and place, as far as there are any. */
export function quoted(saying: Saying, look: Look): string[] {
  const marks = look.unicode ? ['“', '”'] : ['"', '"'];
  const quote = saying.quote ? [`${marks[0]}${safeLine(saying.quote)}${marks[1]}`] : [];
  const place = safeParts([saying.source, saying.at]);
  return [...quote, ...(place ? [place] : [])];
}

/** A remark where the words are not the forecaster's own; begins with a space. */
export function whoseWords({ speaker }: { speaker?: string }): string {
  return speaker === undefined ? '' : ` (words of the ${safeLine(speaker)}, not the forecaster's)`;
}

/** An address on a line of its own, beside the label above; it is never broken. */
export function addressLine(address: string, look: Look, before = ''): string {
  return `${' '.repeat(besideLabel(look))}${styleOf(look).quiet(`${before}${link(address, look)}`)}`;
}

/** Where a document can be read: in its archived copy, which stays as it is, else where it was published. */
export function readableAt(source: Source | undefined): string | undefined {
  return source?.archiveUrl ?? source?.url;
}
