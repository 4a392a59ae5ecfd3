import { wrapBehind } from './width.ts';

/** A row of two columns, which stand at least two spaces apart. */
const ROW = /^( *\S.*? {2,})(\S.*)$/;

/**
 * A text in which every paragraph is one line, in lines of at most `columns` columns; the second
 * column of a row stays one.
 */
export function topicPage(text: string, columns: number): string {
  const lines = text.split('\n').flatMap((line) => {
    const [, lead = '', rest = line] = ROW.exec(line) ?? [];
    return wrapBehind(lead, rest, columns);
  });
  return lines.join('\n');
}
