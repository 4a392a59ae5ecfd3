// Where CSV stops making sense when a quote is never closed: the parser only knows where the text ends.
import { linesIn } from './text-blocks.ts';

/** What csv-parse calls it. */
const NOT_CLOSED = 'CSV_QUOTE_NOT_CLOSED';

/** The text begins outside quotes and ends inside: the place of the quote that opens last, `""` being one of a cell. */
function openQuote(text: string): number {
  let open = -1;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    if (open === -1) open = at;
    else if (text[at + 1] === '"') at++;
    else open = -1;
  }
  return open;
}

/**
 * What csv-parse threw, where it is that: the line of the quote, 0 for the first of `text`, which begins outside
 * quotes. Of `p,y\n"0.5,1\n` it is 1.
 */
export function unclosedQuote(error: unknown, text: string): { line: number; message: string } | undefined {
  if ((error as { code?: string }).code !== NOT_CLOSED) return undefined;
  return { line: linesIn(text.slice(0, openQuote(text))), message: 'a quote that opens on this line is not closed' };
}

/** What csv-parse threw at a whole text, with its line, 1 for the first. */
export function csvFault(error: unknown, text: string): { line: number; message: string } {
  const unclosed = unclosedQuote(error, text);
  if (unclosed) return { line: unclosed.line + 1, message: unclosed.message };
  const { lines: line = 1, message } = error as { lines?: number; message: string };
  return { line, message };
}
