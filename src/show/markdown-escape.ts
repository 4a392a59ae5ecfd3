// Text of a ledger inside Markdown: it stays text, names nobody and starts nothing.
import { isWebAddress } from './link.ts';
import { safeLine } from './safe.ts';

/** One line of text for a paragraph, list item or table cell of CommonMark or GitHub's Markdown. */
export function markdown(text: string): string {
  return safeLine(text)
    .replace(/[\\`*_{}[\]()#+!|~>-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/([@#])(?=\w)/g, '$1&#8203;') // no mention of a person, no reference to an issue
    .trim();
}

/** A link for http and https addresses, else the text alone. */
export function markdownLink(text: string, address: string | undefined): string {
  const safe = address === undefined ? '' : safeLine(address).trim();
  if (!isWebAddress(safe) || safe !== address!.trim()) return markdown(text);
  return `[${markdown(text)}](<${safe.replace(/[<>\\]/g, (character) => encodeURIComponent(character))}>)`;
}
