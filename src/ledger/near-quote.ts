// Where a text has the words of a quote that it does not have byte for byte.

/** What is typed for what is printed: marks of quotation, dashes and the ellipsis. */
const ALIKE: readonly (readonly [string, string])[] = [
  ["'‘’‚‛ʼ′`´", "['‘’‚‛ʼ′`´]"],
  ['"“”„‟«»″', '["“”„‟«»″]'],
  ['-‐‑‒–—―−', '(?:--|[-‐‑‒–—―−])'],
];

/** A pattern for one character of a quote, without regard to how it is set. */
function loose(character: string): string {
  const alike = ALIKE.find(([marks]) => marks.includes(character));
  return alike ? alike[1] : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

export interface NearQuote {
  /** First and last line of it, from 1. */
  from: number;
  to: number;
  /** The words as the text has them. */
  words: string;
}

/** The words of the quote with other marks, spaces, line ends or capitals; undefined where not even these stand. */
export function nearQuote(quote: string, text: string): NearQuote | undefined {
  const typed = quote.replaceAll('…', '...').replaceAll('--', '—').trim();
  if (typed === '') return undefined;
  const pattern = [...typed].map(loose).join('').replaceAll('\\.\\.\\.', '(?:…|\\.\\.\\.)').replace(/\s+/g, '\\s+');
  const found = new RegExp(pattern, 'iu').exec(text);
  if (!found) return undefined;
  const from = text.slice(0, found.index).split('\n').length;
  return { from, to: from + found[0].split('\n').length - 1, words: found[0] };
}
