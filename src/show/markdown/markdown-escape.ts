// Text of a ledger inside Markdown: it stays text, names nobody and starts nothing.
import { safeLine } from '../safe.ts';

/** One line of text for a paragraph, list item or table cell of CommonMark or GitHub's Markdown. */
export function markdown(text: string): string {
  return safeLine(text)
    .trim()
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^([#+=-]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(/([@#])(?=\w)/g, '$1&#8203;') // no mention of a person, no reference to an issue
    .replace(/:(?=\/\/)/g, '\\:') // no link that nobody made
    .replace(/(www)\./gi, '$1\\.');
}
