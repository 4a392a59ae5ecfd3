// Text of a ledger inside HTML, SVG and attributes: it stays text.
import { jsonEscape, safeLine, safeText } from './safe.ts';
import { isWebAddress } from './web-address.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Half of a surrogate pair and the two code points that XML forbids would make the whole document unreadable. */
function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g,
    '\ufffd',
  );
}

function entities(text: string): string {
  return wellFormed(text).replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/**
 * One line of text for HTML, SVG or an attribute in double quotes, the only ones used here; controls and marks that
 * reorder text become visible escapes.
 */
export function escaped(text: string): string {
  return entities(safeLine(text));
}

/** Text of several paragraphs: blank lines and line ends become paragraph and line breaks. */
export function escapedParagraphs(text: string): string {
  return safeText(text)
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${entities(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The text as a link for http and https addresses, else as text. */
export function webLink(address: string, text: string): string {
  const safe = safeLine(address).trim();
  if (!isWebAddress(safe) || safe !== address.trim()) return escaped(text);
  return `<a href="${entities(safe)}" rel="noopener noreferrer">${escaped(text)}</a>`;
}

/** JSON for a script element of a data type: nothing in it can end the element or break a line. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029\u007f-\u009f]/g, jsonEscape);
}
