// Entries that are the same in all versions stand for themselves by their id alone while the others are put together,
// so that of a long ledger only what was changed is read.
import type { Part } from './conflict.ts';
import { beginsWithDash, cut, firstColumn } from './sections.ts';
import type { Section } from './sections.ts';
import { each } from './versions.ts';
import type { Versions } from './versions.ts';

interface Entries {
  above: string;
  column: number;
  sections: readonly Section[];
  tail: string;
}

const KEY = /^predictions:[ \t]*(?:#.*)?\n/m;
const ID = /^ *- +id: +([a-z0-9-]+) *\n/;

/** The head of a text that keeps the empty lines below it, which may be those of what follows the entry. */
const KEEPS = /[|>]\d?\+/;

function entriesIn(text: string): Entries | undefined {
  const key = KEY.exec(text);
  if (!key) return undefined;
  const behind = key.index + key[0].length;
  const below = text.slice(behind);
  const column = firstColumn(below);
  const found = column !== undefined && beginsWithDash(below) ? cut(below, column, 'list') : undefined;
  return found && { above: text.slice(0, behind), column: column!, ...found };
}

/** The lines of each entry by its id; without those that do not begin with it, or have that of another, or `KEEPS`. */
function byId({ sections }: Entries): Map<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const { lead, body } of sections) {
    const id = ID.exec(body)?.[1];
    if (id === undefined || KEEPS.test(body)) continue;
    if (found.has(id)) twice.add(id);
    found.set(id, lead + body);
  }
  for (const id of twice) found.delete(id);
  return found;
}

const shortLine = (id: string, column: number): string => `${' '.repeat(column)}- id: ${id}\n`;

function shortened({ above, column, sections, tail }: Entries, same: ReadonlyMap<string, string>): string {
  const lines = sections.map(({ lead, body }) => {
    const id = ID.exec(body)?.[1];
    return id !== undefined && same.has(id) ? shortLine(id, column) : lead + body;
  });
  return above + lines.join('') + tail;
}

/**
 * The three texts with a line `- id: snow` for each entry that is the same in all of them, and what gives such lines in
 * the outcome their entries back. Texts whose entries cannot be told apart are as they were.
 */
export function withoutUnchanged(all: Versions<string>): {
  texts: Versions<string>;
  restored: (parts: readonly Part[]) => readonly Part[];
} {
  const [base, ours, theirs] = [all.base, all.ours, all.theirs].map(entriesIn);
  const isPlain = base && ours && theirs && base.column === ours.column && base.column === theirs.column;
  const asTheyAre = { texts: all, restored: (parts: readonly Part[]) => parts };
  if (!isPlain) return asTheyAre;
  const [own, others] = [byId(ours), byId(theirs)];
  const same = new Map([...byId(base)].filter(([id, lines]) => own.get(id) === lines && others.get(id) === lines));
  const line = new RegExp(`^ {${base.column}}- id: ([a-z0-9-]+)\\n`, 'gm');
  const texts = each({ base, ours, theirs }, (entries) => shortened(entries, same));
  // A text above the entries may hold such a line as well.
  const isCertain = (text: string): boolean => [...text.matchAll(line)].filter(([, id]) => same.has(id!)).length === same.size; // prettier-ignore
  if (![texts.base, texts.ours, texts.theirs].every(isCertain)) return asTheyAre;
  const whole = (text: string): string => text.replace(line, (short, id: string) => same.get(id) ?? short);
  return {
    texts,
    restored: (parts) =>
      parts.map((part) =>
        typeof part === 'string' ? whole(part) : { ...part, ours: whole(part.ours), theirs: whole(part.theirs) },
      ),
  };
}
