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
/** A text in quotes where a value may begin: at the line's start or after one of `: [ { , -`. Groups: the inside. */
const QUOTED = /(?=["'])(?<=^|[:,[{-]\s*)(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/g;
/** Behind the first space of several only: to begin at each of them takes hours on a long line. */
const COMMENT = /(?<!\s)\s+#.*$/;
const KEYS = 'id|claim|tags|group|forecaster|source|by|keeper';
/**
 * A key of KEYS, at the start or after a brace or comma, and its value: a list in brackets, or up to
 * a comma or bracket.
 */
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
  for (const [part, word, colon] of text.matchAll(/[{}]|([a-z0-9-]+)(\s*:)?/g)) {
    if (part === '{') depth++;
    else if (part === '}') depth--;
    else if (depth === 1 && colon !== undefined && /^[a-z]/.test(word!)) keys.push(word!);
  }
  return keys;
}

/** A value as a person typed it on one line: no comment, no quotes; empty for what begins a longer form. */
function plainValue(text: string): string {
  const value = text.replace(COMMENT, '').trim();
  const inside = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')$/.exec(value);
  if (inside) return inside[1]?.replaceAll('\\"', '"') ?? inside[2]!.replaceAll("''", "'");
  return /^["'[{>|&*!]/.test(value) ? '' : value;
}

/** What is left of a text in such quotes, up to the one that closes it. */
const CLOSING: Readonly<Record<string, RegExp>> = { '"': /^(?:[^"\\]|\\.)*"/, "'": /^(?:[^']|'')*'/ };

/** Lines that are part of a text begun above: deeper than its key, or up to the closing quote. */
class Skipped {
  #below = -1;
  #quote = '';

  /** Takes the next line: true where it belongs to the text; otherwise false, and the line may begin one. */
  takes(indent: number, content: string): boolean {
    if (this.#quote !== '') {
      if (CLOSING[this.#quote]!.test(content)) this.#quote = '';
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
    if (!CLOSING[open[1]!]!.test(open[2]!)) this.#quote = open[1]!;
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

/** A line that is no part of a text begun above, without what stands before its content. */
interface Line {
  /** Columns of the first character, dashes included, and of the content. */
  indent: number;
  column: number;
  hasDash: boolean;
  content: string;
  /** `key: rest`, where it begins so. */
  key: string | undefined;
  rest: string;
}

class WordFinder {
  readonly words = noWords();
  readonly #skipped = new Skipped();
  /** The key of the ledger, and the one of the entry, that the line stands under. */
  #section = '';
  #key = '';
  #entryColumn = -1;
  #childColumn = -1;
  #id = '';
  /** A claim in block style stands on the lines below its key. */
  #awaitsClaim = false;

  take(text: string): void {
    const indent = text.search(/[^ \uFEFF]/);
    if (indent < 0) return;
    const awaited = this.#awaitsClaim;
    this.#awaitsClaim = false;
    if (this.#skipped.takes(indent, text)) {
      if (awaited) this.words.ids.set(this.#id, text.trim());
      return;
    }
    const whole = text.slice(indent).trimEnd();
    if (whole.startsWith('#')) return;
    // Anchors and tags name nothing that is asked for.
    const dashes = /^(?:-(?:\s+|$)(?:[&!]\S*(?:\s+|$))*)+/.exec(whole)?.[0] ?? '';
    const content = whole.slice(dashes.length).replace(/^#.*/, '');
    const column = indent + dashes.length;
    this.#skipped.begins(column, content);
    const begins = /^([a-z_]+)\s*:\s*(.*)$/.exec(content);
    const line = { indent, column, hasDash: dashes !== '', content, key: begins?.[1], rest: begins?.[2] ?? '' };
    if (indent === 0 && !line.hasDash && line.key !== undefined) this.#beginSection(line.key, line.rest);
    else if (this.#section === 'forecasters' || this.#section === 'sources') this.#nameIn(this.#section, line);
    else if (this.#section === 'predictions') this.#entryLine(line);
  }

  #add(set: Set<string>, value: string): void {
    if (ID.test(value)) set.add(value);
  }

  /** A key and its value; `typed` is the value with the quotes that a claim may stand in. */
  #pair(name: string, raw: string, typed: string): void {
    const { ids, tags, groups, forecasters, graders, sources } = this.words;
    const value = plainValue(raw);
    if (name === 'id' && ID.test(value)) ids.set((this.#id = value), ids.get(value) ?? '');
    else if (name === 'claim' && this.#lacksClaim()) ids.set(this.#id, plainValue(typed) || value);
    else if (name === 'tags') for (const tag of raw.split(/[[\],\s]+/)) this.#add(tags, tag);
    else if (name === 'group') this.#add(groups, value);
    else if (name === 'forecaster') this.#add(forecasters, value);
    else if (name === 'source') this.#add(sources, value);
    else if (name === 'by' && this.#key === 'forecasts') this.#add(forecasters, value);
    else if (name === 'by' && value !== '') graders.add(value);
  }

  #lacksClaim(): boolean {
    return this.#id !== '' && this.words.ids.get(this.#id) === '';
  }

  #beginSection(name: string, rest: string): void {
    this.#section = name;
    this.#childColumn = -1;
    if (name === 'keeper') this.#pair('by', rest, rest);
    else if (name === 'forecaster') this.#pair('forecaster', rest, rest);
    else if (name === 'forecasters' || (name === 'sources' && rest.startsWith('{')))
      for (const key of flowKeys(withoutQuotes(rest))) this.#add(this.words[name], key);
    else if (name === 'sources' && plainValue(rest) !== '') this.words.sourcesFolder = plainValue(rest);
  }

  /** One of the forecasters, or of the records of sources, that the ledger itself has. */
  #nameIn(section: 'forecasters' | 'sources', { column, content }: Line): void {
    if (this.#childColumn < 0) this.#childColumn = column;
    const name = column === this.#childColumn ? /^["']?([a-z][a-z0-9-]*)["']?\s*:/.exec(content)?.[1] : undefined;
    if (name !== undefined) this.#add(this.words[section], name);
  }

  /** Where the entries and their keys stand, and which of them this line is under. */
  #place({ indent, column, hasDash, content, key }: Line): void {
    if (this.#entryColumn < 0 && hasDash) this.#entryColumn = indent;
    if (hasDash && indent === this.#entryColumn) {
      this.#id = '';
      this.#key = '';
      // Behind a bare dash the keys begin on the next line.
      this.#childColumn = content === '' ? -1 : column;
    } else if (this.#childColumn < 0) this.#childColumn = column;
    if (column === this.#childColumn && key !== undefined) this.#key = key;
  }

  #entryLine(line: Line): void {
    this.#place(line);
    const { indent, column, hasDash, content, key, rest } = line;
    const plain = withoutQuotes(content);
    const isChild = column === this.#childColumn;
    if (this.#key === 'tags' && hasDash && !isChild) this.#add(this.words.tags, plain.replace(COMMENT, ''));
    // Deeper ids are not those of entries.
    const atEntry = hasDash && (isChild || content.startsWith('{')) ? indent === this.#entryColumn : isChild;
    for (const [, name = '', raw = ''] of plain.matchAll(PAIR))
      if (name !== 'id' || atEntry) this.#pair(name, raw, rest);
    this.#awaitsClaim = key === 'claim' && this.#lacksClaim();
    // A grader's name may be quoted for its spaces.
    if (key === 'by' && this.#key === 'resolutions' && plainValue(rest) !== '')
      this.words.graders.add(plainValue(rest));
  }
}

/**
 * The names in the text of a ledger, by its lines and their indents, short and long forms, block and flow style. This
 * is no YAML reader: a name in a layout that nobody writes may be missed, and a faulty ledger gives what it has. Only
 * names that the format allows come back, except graders and claims, which are free text.
 */
export function ledgerWords(text: string): LedgerWords {
  const finder = new WordFinder();
  for (const [line] of text.matchAll(/[^\r\n]+/g)) finder.take(line);
  return finder.words;
}

/** The id that a source record gives itself; undefined where it leaves that to the file's name. */
export function recordId(text: string): string | undefined {
  const id = plainValue(/^id:\s*(.*)$/m.exec(text)?.[1] ?? '');
  return ID.test(id) ? id : undefined;
}
