// What the structure of JSON text hangs on: brackets, commas, and texts in their quotes.

export interface JsonToken {
  token: string;
  index: number;
}

/** Where the text that opens there is closed: at a quote that no backslash escapes. */
export function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text[before - 1] === '\\') before--;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length - 1;
}

/** The tokens of a text that is JSON. A pattern for texts in quotes would run out of stack on millions of escapes. */
export function* jsonTokens(text: string): Generator<JsonToken> {
  const sign = /["{}[\],]/g;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const { index } = match;
    if (match[0] === '"') sign.lastIndex = closingQuote(text, index) + 1;
    yield { token: text.slice(index, sign.lastIndex), index };
  }
}
