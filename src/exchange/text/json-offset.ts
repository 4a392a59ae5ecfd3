// Where in a JSON text a value stands. Only asked when something is wrong with it, so it may walk the
// text from its start.
import { closingQuote } from './json-tokens.ts';

const SPACE = /[\s,:]*/y;
const BARE = /[^\s,:\]}]+/y;

/** Offset of the value at `path` in a text known to be JSON; of the nearest one around it where there is none. */
export function jsonOffset(text: string, path: readonly (string | number)[]): number {
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0] ?? '';
    at += match.length;
    return match;
  };
  /** Passes over the text in quotes that begins at `at`. */
  const takeText = (): string => {
    const start = at;
    at = closingQuote(text, start) + 1;
    return text.slice(start, at);
  };
  /** Passes over the value that begins at `at`. */
  const skip = (): void => {
    let depth = 0;
    do {
      take(SPACE);
      const character = text[at];
      if (character === '"') takeText();
      else if (character === '{' || character === '[') {
        depth++;
        at++;
      } else if (character === '}' || character === ']') {
        depth--;
        at++;
      } else if (take(BARE) === '') return;
    } while (depth > 0);
  };
  take(SPACE);
  if (text[at] === '\ufeff') at++;
  take(SPACE);
  for (const part of path) {
    const start = at;
    const open = text[at];
    if (open !== (typeof part === 'number' ? '[' : '{')) return start;
    at++;
    let found = false;
    for (let index = 0; !found; index++) {
      take(SPACE);
      if (at >= text.length || text[at] === ']' || text[at] === '}') return start;
      if (typeof part === 'number') found = index === part;
      else {
        const key = JSON.parse(takeText()) as string;
        take(SPACE);
        found = key === part;
      }
      if (!found) skip();
    }
  }
  return at;
}
