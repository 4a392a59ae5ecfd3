// JSON for programs: a versioned document, one object a line, or picked fields.

export interface Envelope {
  version: string;
  command: string;
  [key: string]: unknown;
}

/** C1 controls are legal in JSON and steer some terminals: written as escapes, like the C0 ones. */
function escapeC1(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A document that begins with the `predict` envelope, two-space indent, final newline. */
export function jsonDocument(envelope: Envelope, body: Record<string, unknown>): string {
  return `${escapeC1(JSON.stringify({ predict: envelope, ...body }, null, 2))}\n`;
}

/** One object a line, no envelope. */
export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${escapeC1(JSON.stringify(row))}\n`).join('');
}

/** The rows with only the named keys, in the order named; a key that a row does not have is null. */
export function pickFields(
  rows: readonly Record<string, unknown>[],
  fields: readonly string[],
): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
}
