// The names in a ledger, found by looking at its lines: for completion, which has no time to read a ledger properly.

/** What a ledger has that can be typed on a command line, each in the order of first appearance. */
export interface LedgerWords {
  /** Ids of predictions, each with the first line of its claim. */
  ids: Map<string, string>;
  forecasters: Set<string>;
  graders: Set<string>;
  tags: Set<string>;
  groups: Set<string>;
  /** Records that stand in the ledger itself, and those that its entries name. */
  sources: Set<string>;
  /** The folder of source records, as the ledger has it. */
  sourcesFolder?: string;
}

const ID = /^[a-z][a-z0-9-]{0,63}$/;
/** A text in quotes where a value may begin: at the line's start or after one of `: [ { , -`. Groups: what is inside. */
const QUOTED = /(?<=^|[:,[{-]\s*)(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/g;
const KEYS = 'id|claim|tags|group|forecaster|source|by|keeper';
/** A key of KEYS, at the start or after a brace or comma, and its value: a list in brackets, or up to a comma or bracket. */
const PAIR = new RegExp(`(?:^|[{,]\\s*)(${KEYS})\\s*:(?:\\s+|$)(\\[[^\\]]*\\]?|[^,{}[\\]]*)`, 'g');

/** Quotes around a name go; a quoted text that is no name is blanked, so that nothing in it looks like a key. */
function withoutQuotes(content: string): string {
  if (!/["']/.test(content)) return content;
  return content.replace(QUOTED, (_whole, double?: string, single?: string) => {
    const inside = double ?? single ?? '';
    return ID.test(inside) ? inside : '_'.repeat(inside.length);
  });
}

/** Keys of a flow map on one line that are not inside a deeper one: `{ a: { name: x }, b: y }` has a and b. */
function flowKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  for (const [part] of text.matchAll(/[{}]|[a-z][a-z0-9-]*(?=\s*:)/g)) {
    if (part === '{') depth++;
    else if (part === '}') depth--;
    else if (depth === 1) keys.push(part);
  }
  return keys;
}

/** A value as a person typed it on one line: no comment, no quotes; empty for what begins a longer form. */
function plainValue(text: string): string {
  const value = text.replace(/\s+#.*$/, '').trim();
  const inside = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')$/.exec(value);
  if (inside) return inside[1]?.replaceAll('\\"', '"') ?? inside[2]!.replaceAll("''", "'");
  return /^["'[{>|&*!]/.test(value) ? '' : value;
}

/** Lines that are part of a text begun above: deeper than its key, or up to the closing quote. */
class Skipped {
  #below = -1;
  #quote = '';

  /** Takes the next line: true where it belongs to the text; otherwise false, and the line may begin one. */
  takes(indent: number, content: string): boolean {
    if (this.#quote !== '') {
      const end = this.#quote === '"' ? /^(?:[^"\\]|\\.)*"/ : /^(?:[^']|'')*'/;
      if (end.test(content)) this.#quote = '';
      return true;
    }
    if (this.#below >= 0 && indent > this.#below) return true;
    this.#below = -1;
    return false;
  }

  begins(column: number, content: string): void {
    if (/:\s+[|>][0-9+-]*\s*(#.*)?$/.test(content)) this.#below = column;
    const open = /^[^"'#]*?:\s+(["'])(.*)$/.exec(content);
    if (!open) return;
    const closed = open[1] === '"' ? /^(?:[^"\\]|\\.)*"/ : /^(?:[^']|'')*'/;
    if (!closed.test(open[2]!)) this.#quote = open[1]!;
  }
}

/** To be added to. */
export function noWords(): LedgerWords {
  return {
    ids: new Map(),
    forecasters: new Set(),
    graders: new Set(),
    tags: new Set(),
    groups: new Set(),
    sources: new Set(),
  };
}

/**
 * The names in the text of a ledger, by its lines and their indents, short and long forms, block and flow style. This is no
 * YAML reader: a name in a layout that nobody writes may be missed, and a faulty ledger gives what it has. Only names that
 * the format allows come back, except graders and claims, which are free text.
 */
export function ledgerWords(text: string): LedgerWords {
  const words = noWords();
  const add = (set: Set<string>, value: string): void => {
    if (ID.test(value)) set.add(value);
  };
  const skipped = new Skipped();
  let section = '';
  let key = '';
  let entryColumn = -1;
  let childColumn = -1;
  let id = '';
  // A claim in block style stands on the lines below its key.
  let awaitsClaim = false;

  const pair = (name: string, raw: string, typed: string): void => {
    const value = plainValue(raw);
    if (name === 'id' && ID.test(value)) words.ids.set((id = value), words.ids.get(value) ?? '');
    else if (name === 'claim' && id !== '' && words.ids.get(id) === '') words.ids.set(id, plainValue(typed) || value);
    else if (name === 'tags') for (const tag of raw.split(/[[\],\s]+/)) add(words.tags, tag);
    else if (name === 'group') add(words.groups, value);
    else if (name === 'forecaster') add(words.forecasters, value);
    else if (name === 'source') add(words.sources, value);
    else if (name === 'by' && key === 'forecasts') add(words.forecasters, value);
    else if (name === 'by' && value !== '') words.graders.add(value);
  };

  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    const indent = line.search(/[^ \uFEFF]/);
    if (indent < 0) continue;
    if (skipped.takes(indent, line)) {
      if (awaitsClaim) words.ids.set(id, line.trim());
      awaitsClaim = false;
      continue;
    }
    awaitsClaim = false;
    let content = line.slice(indent).trimEnd();
    if (content.startsWith('#')) continue;
    // Anchors and tags name nothing that is asked for.
    const dashes = /^(?:-(?:\s+|$)(?:[&!]\S*(?:\s+|$))*)+/.exec(content)?.[0] ?? '';
    content = content.slice(dashes.length).replace(/^#.*/, '');
    const column = indent + dashes.length;
    skipped.begins(column, content);

    const begins = /^([a-z_]+)\s*:\s*(.*)$/.exec(content);
    if (indent === 0 && dashes === '' && begins) {
      section = begins[1]!;
      childColumn = -1;
      const rest = begins[2]!;
      if (section === 'keeper') pair('by', rest, rest);
      else if (section === 'forecaster') pair('forecaster', rest, rest);
      else if (section === 'forecasters') flowKeys(withoutQuotes(rest)).forEach((name) => add(words.forecasters, name));
      else if (section === 'sources' && rest.startsWith('{'))
        flowKeys(withoutQuotes(rest)).forEach((name) => add(words.sources, name));
      else if (section === 'sources' && plainValue(rest) !== '') words.sourcesFolder = plainValue(rest);
      continue;
    }
    if (section === 'forecasters' || section === 'sources') {
      if (childColumn < 0) childColumn = column;
      const name = column === childColumn ? /^["']?([a-z][a-z0-9-]*)["']?\s*:/.exec(content)?.[1] : undefined;
      if (name !== undefined) add(words[section], name);
      continue;
    }
    if (section !== 'predictions') continue;
    if (entryColumn < 0 && dashes !== '') entryColumn = indent;
    if (dashes !== '' && indent === entryColumn) {
      id = '';
      key = '';
      // Behind a bare dash the keys begin on the next line.
      childColumn = content === '' ? -1 : column;
    } else if (childColumn < 0) childColumn = column;
    if (column === childColumn && begins) key = begins[1]!;
    if (key === 'tags' && dashes !== '' && column !== childColumn)
      add(words.tags, withoutQuotes(content).replace(/\s+#.*$/, ''));
    const atEntry = column === childColumn || content.startsWith('{');
    const plain = withoutQuotes(content);
    for (const match of plain.matchAll(PAIR)) {
      const name = match[1]!;
      if (name === 'id' && !(atEntry && dashes !== '' ? indent === entryColumn : column === childColumn)) continue;
      pair(name, match[2]!, begins?.[2] ?? '');
    }
    if (begins?.[1] === 'claim' && id !== '' && words.ids.get(id) === '') awaitsClaim = true;
    // A grader's name may be quoted for its spaces.
    if (begins?.[1] === 'by' && key === 'resolutions' && plainValue(begins[2]!) !== '')
      words.graders.add(plainValue(begins[2]!));
  }
  return words;
}

/** The id that a source record gives itself; undefined where it leaves that to the file's name. */
export function recordId(text: string): string | undefined {
  const id = plainValue(/^id:\s*(.*)$/m.exec(text)?.[1] ?? '');
  return ID.test(id) ? id : undefined;
}
