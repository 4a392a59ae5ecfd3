// Entries as a ledger, in the layout that predict writes (a test compares).

/** @typedef {import('./entries.mjs').Entry} Entry */

export const LEDGER_HEAD = `predict: 1
title: A ledger to measure with
keeper: editor
forecaster: me
forecasters:
  me: { name: Somebody }
sources:
  a-talk: { title: A talk }
predictions:
`;

/** Columns that predict fills before it folds a text. */
const WIDTH = 110;

/** The lines of a folded scalar that stands at a column. @param {string} text @param {number} column */
function foldedLines(text, column) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = /** @type {string} */ (lines.at(-1));
    if (last === '') lines[lines.length - 1] = word;
    else if (column + last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => ' '.repeat(column) + line).join('\n');
}

/** @param {string} key @param {string} text */
function textLines(key, text) {
  const line = `    ${key}: ${text}`;
  return line.length <= WIDTH ? line : `    ${key}: >-\n${foldedLines(text, 6)}`;
}

/** @param {Entry} entry */
function probability({ form, p }) {
  if (form === 'number') return String(p / 100);
  return form === 'percent' ? `${p}%` : '{ basis: worded, wording: very likely, row: very likely }';
}

/** @param {Entry} entry */
function resolution({ due, settled }) {
  if (!settled) return '';
  const { outcome, known, why, report } = settled;
  return `    resolutions:
      - outcome: ${outcome}
        known: ${known}
        recorded: ${due}
        by: editor
        why: ${why}
        evidence:
          - { url: "https://example.org/report-${report}", publisher: The Courier, date: ${known}, side: ${outcome === 'yes' ? 'for' : 'against'}, shows: "report ${report}, first page" }
`;
}

/**
 * One entry in YAML, about 870 bytes.
 *
 * @param {Entry} entry
 */
export function ledgerEntry(entry) {
  const { id, claim, said, at, due, topic, place, strict, note } = entry;
  return `  - id: ${id}
${textLines('claim', claim)}
    said:
      date: ${said}
      source: a-talk
      at: ${at}
      quote: that is what I see coming
    due: ${due}
    probability: ${probability(entry)}
    criteria:
      written: ${said}
      strict: >-
${foldedLines(strict, 8)}
    tags: [${topic}, ${place}]
    group: ${topic}-${place}
    recorded: ${said}
${resolution(entry)}${textLines('note', note)}
`;
}
