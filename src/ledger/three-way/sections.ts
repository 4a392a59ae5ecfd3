// Whole lines of a ledger cut into the members of a map, or the items of a list, by how far in they stand. Only the
// usual layout is cut: one key or one dash a line, in one column. Whoever uses it compares with what yaml makes of it.
import { linesOf } from '../edit/text.ts';

/** The lines of one member or item. */
export interface Section {
  /** Of a member its key, as it is typed; of an item nothing. */
  key: string;
  /** Empty lines and comments above it. */
  lead: string;
  body: string;
}

export interface Cut {
  sections: Section[];
  /** Empty lines and comments below the last one. */
  tail: string;
}

/** A key typed plainly, and the dash of an item. */
const KEY = /^([A-Za-z0-9_][\w-]*):(?=\s|$)/;
const DASH = /^-(?=\s|$)/;

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The first line with content. */
const FIRST = /^ *(?![\s#]).+/m;

/** Columns that the first line with content is indented by; undefined where there is none. */
export function firstColumn(text: string): number | undefined {
  const line = FIRST.exec(text)?.[0];
  return line === undefined ? undefined : indentOf(line);
}

/** True where the first line with content begins with a dash. */
export function beginsWithDash(text: string): boolean {
  return DASH.test(FIRST.exec(text)?.[0].trimStart() ?? '');
}

/**
 * The members of a map whose keys stand in `column`, or the items of a list whose dashes do. An empty line or a comment
 * that stands no further in belongs to what follows it. Undefined where a line stands otherwise. Two keys in column 0,
 * `a: 1` and `b:` with lines below it, are two sections.
 */
export function cut(text: string, column: number, kind: 'map' | 'list'): Cut | undefined {
  const sections: Section[] = [];
  let pending = '';
  for (const line of linesOf(text)) {
    const content = line.trimStart();
    const indent = indentOf(line);
    if (content === '' || (content.startsWith('#') && indent <= column)) {
      pending += line;
      continue;
    }
    const last = sections.at(-1);
    const isDash = DASH.test(content);
    if (indent > column || (indent === column && kind === 'map' && isDash)) {
      if (!last) return undefined;
      last.body += pending + line;
    } else {
      const key = kind === 'list' ? '' : KEY.exec(content)?.[1];
      if (indent < column || key === undefined || (kind === 'list' && !isDash)) return undefined;
      sections.push({ key, lead: pending, body: line });
    }
    pending = '';
  }
  return { sections, tail: pending };
}

/** A key's first line, and the lines below it. */
export function headed(body: string): { head: string; below: string } {
  const [head = '', ...below] = linesOf(body);
  return { head, below: below.join('') };
}

/** An item whose first key stands beside its dash, with a space for the dash; undefined for any other. */
export function withoutDash(item: string): string | undefined {
  const lead = /^ *- +(?=[^\s#])/.exec(item)?.[0];
  return lead === undefined ? undefined : ' '.repeat(lead.length) + item.slice(lead.length);
}
