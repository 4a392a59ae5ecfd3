// The part of a document that a program writes, between two marks; what people wrote around it stays.

const BEGIN = '<!-- figures: begin; written by npm run bench -->';
const END = '<!-- figures: end -->';

/**
 * The document with another part. Throws when it has no marks.
 *
 * @param {string} document
 * @param {string} part
 */
export function withPart(document, part) {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`the document lacks "${BEGIN}" or "${END}"`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${part.trim()}\n\n${document.slice(end)}`;
}
