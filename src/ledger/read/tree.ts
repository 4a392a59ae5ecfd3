// YAML text → nodes with places, or every fault of its form. Only this file and yaml-tokens.ts know the yaml library.
import { Composer, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { CST, Document, Node, ParsedNode, YAMLError } from 'yaml';
import type { Problem } from '../../errors.ts';
import type { Code } from '../codes.ts';
import { Lines, type Span, inTextOrder, problemAt, shown } from './lines.ts';
import { type Entry, type MapNode, type Scalar, type TreeNode, coreValue } from './node.ts';
import type { Tree } from './reader.ts';
import { OPEN_BRACKET, syntaxWords } from './syntax-words.ts';
import { MAX_DEPTH } from './tree-limits.ts';
import { MAX_FAULTS, tokensOf } from './yaml-tokens.ts';

/** Nodes that aliases may stand for, all together. */
const MAX_ALIASED = 100_000;

function syntaxProblem(lines: Lines, error: YAMLError): Problem {
  const [start, end] = error.pos;
  const span = { start, end: Math.max(end, start + 1) };
  if (error.code === 'NON_STRING_KEY') {
    return problemAt(lines, 'key-not-text', span, 'a key must be a plain text', [
      'the keys of the format are in the README',
    ]);
  }
  const said = syntaxWords(lines.text, error);
  if (said) return problemAt(lines, 'yaml-syntax', span, said.message, [said.hint]);
  const hints = ['a text with , : # { } [ ] in it may need quotes'];
  return problemAt(lines, 'yaml-syntax', span, `not YAML: ${error.message}`, hints);
}

/** Half of a character, which only an escape can bring into the text of a file. */
const HALF = /\p{Surrogate}/u;

/** Told of at the opening quote already. */
const UNCLOSED = /^Missing closing ["']quote$/;

/** One fault a place: what the library adds at the same place is an echo. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return inTextOrder(problems).filter(({ place }) => {
    const at = `${place?.line}:${place?.column}`;
    return !seen.has(at) && seen.add(at);
  });
}

/** A list or map without brackets ends where its last value does; the library adds comments and line ends below. */
function endOf(flow: boolean, last: TreeNode | undefined, span: Span): number {
  return flow || !last ? span.end : last.end;
}

class Builder {
  readonly #lines: Lines;
  /** Where the text begins in the one that places are told of. */
  readonly #from: number;
  readonly problems: Problem[] = [];
  readonly #anchors = new Map<string, TreeNode | 'unfinished'>();
  readonly #sizes = new Map<TreeNode, number>();
  #aliased = 0;

  constructor(lines: Lines, from = 0) {
    this.#lines = lines;
    this.#from = from;
  }

  /** True where a node has a name that an alias can use. */
  get hasAnchors(): boolean {
    return this.#anchors.size > 0;
  }

  #report(code: Code, span: Span, message: string, hints: readonly string[]): void {
    this.problems.push(problemAt(this.#lines, code, span, message, hints));
  }

  #typed({ start, end }: Span): string {
    return this.#lines.text.slice(start - this.#from, end - this.#from);
  }

  /** Nodes that a node stands for, aliases spelt out; only ever asked for what an alias names. */
  #size(node: TreeNode): number {
    if (node.kind === 'scalar') return 1;
    const known = this.#sizes.get(node);
    if (known !== undefined) return known;
    let size = 1;
    if (node.kind === 'seq') for (const item of node.items) size += this.#size(item);
    else for (const entry of node.entries.values()) size += 1 + this.#size(entry.value);
    this.#sizes.set(node, size);
    return size;
  }

  #alias(name: string, span: Span): TreeNode {
    const empty: Scalar = { kind: 'scalar', text: '', value: null, plain: true, ...span };
    const target = this.#anchors.get(name);
    if (target === undefined || target === 'unfinished') {
      const message = target ? `the alias *${name} stands inside what it names` : `nothing above is named &${name}`;
      const hints = target ? [] : ['put a text that begins with * in quotes'];
      this.#report('unknown-alias', span, message, hints);
      return empty;
    }
    if (this.#aliased > MAX_ALIASED) return empty;
    this.#aliased += this.#size(target);
    if (this.#aliased > MAX_ALIASED) {
      const message = `aliases stand for more than ${MAX_ALIASED} values`;
      this.#report('alias-too-large', span, message, ['write the values out']);
      return empty;
    }
    return { ...target, ...span };
  }

  /** A node of the library as one of ours. Depth is bounded before this is called. */
  build(node: Node | null, at: number): TreeNode {
    if (!node) return { kind: 'scalar', text: '', value: null, plain: true, start: at, end: at };
    const { range } = node;
    const span = range ? { start: range[0] + this.#from, end: range[1] + this.#from } : { start: at, end: at };
    if (isAlias(node)) return this.#alias(node.source, span);
    const { anchor } = node as ParsedNode;
    if (anchor) this.#anchors.set(anchor, 'unfinished');
    if (node.tag) {
      this.#report(
        'yaml-tag',
        span,
        `the tag ${shown(node.tag.replace('tag:yaml.org,2002:', '!!'))} has no meaning here`,
        ['leave it out; put a text that begins with ! in quotes'],
      );
    }
    const built = this.#content(node, span);
    if (anchor) this.#anchors.set(anchor, built);
    return built;
  }

  #content(node: Node, span: Span): TreeNode {
    if (isMap(node)) return this.#map(node.items as { key: unknown; value: unknown }[], node.flow === true, span);
    if (isSeq(node)) {
      const items = (node.items as (Node | null)[]).map((item) => this.build(item, span.start));
      const flow = node.flow === true;
      return { kind: 'seq', flow, items, start: span.start, end: endOf(flow, items.at(-1), span) };
    }
    if (!isScalar(node)) return { kind: 'scalar', text: '', value: null, plain: true, ...span };
    const text = typeof node.value === 'string' ? node.value : (node.source ?? '');
    if (HALF.test(text) && !HALF.test(this.#typed(span)))
      this.#report('not-unicode', span, 'an escape stands for half of a character', [
        'write the character itself, or both halves: "\\ud83d\\ude00"',
      ]);
    const plain = node.type === 'PLAIN' || node.type === undefined;
    return { kind: 'scalar', text, value: plain ? coreValue(text) : text, plain, ...span };
  }

  #map(items: readonly { key: unknown; value: unknown }[], flow: boolean, span: Span): MapNode {
    const entries = new Map<string, Entry>();
    let last: TreeNode | undefined;
    for (const pair of items) {
      const key = this.build(pair.key as Node | null, span.start);
      const value = this.build(pair.value as Node | null, key.end);
      last = value;
      if (key.kind !== 'scalar') continue; // reported as a key that is no text
      const before = entries.get(key.text);
      if (key.text === '<<' && key.plain) {
        this.#report('merge-key', key, 'merging with << is no part of YAML 1.2', ['write the keys out']);
      } else if (before) {
        const line = this.#lines.lineOf(before.key.start);
        const areLists = before.value.kind === 'seq' && value.kind === 'seq';
        const way = areLists ? 'put what stands in both lists below one of them' : 'keep one of the two';
        const hints = [`it stands on line ${line} already; ${way}`];
        this.#report('duplicate-key', key, `the key ${shown(key.text)} stands here twice`, hints);
      } else entries.set(key.text, { key, value });
    }
    return { kind: 'map', flow, entries, start: span.start, end: endOf(flow, last, span) };
  }
}

/** Without the library's scheme for types every plain scalar stays the text that was typed. */
const OPTIONS = { schema: 'failsafe', stringKeys: true, uniqueKeys: false, prettyErrors: false, strict: true } as const;

function documentsOf(tokens: readonly CST.Token[], { text }: Lines): Document[] {
  return [...new Composer(OPTIONS).compose(tokens, true, text.length)];
}

/**
 * Reads a stretch of a text as if it were all of it, inside `around` lists and maps; places are those of the whole
 * text. Undefined where it has a fault, nothing in it, or an anchor or alias, which may reach beyond it.
 */
export function parseStretch(
  { file, text }: Lines,
  start: number,
  end: number,
  around: number,
): { root: TreeNode; parts: number } | undefined {
  const lines = new Lines(file, text.slice(start, end));
  const { tokens, unclosed, stopped, parts } = tokensOf(lines, MAX_DEPTH - around);
  if (stopped || unclosed.length > 0) return undefined;
  const [document, ...more] = documentsOf(tokens, lines);
  if (!document?.contents || document.errors.length > 0 || more.length > 0) return undefined;
  const builder = new Builder(lines, start);
  const root = builder.build(document.contents, start);
  return builder.problems.length > 0 || builder.hasAnchors ? undefined : { root, parts };
}

/**
 * Reads a YAML text. All faults of form are reported, each with its place, up to MAX_FAULTS; there is a root only when
 * there are none. Tags, merge keys, a second document, keys that are no text and aliases beyond a bound are faults.
 */
export function parseTree(lines: Lines): Tree {
  const { tokens, unclosed, stopped } = tokensOf(lines, MAX_DEPTH);
  if (stopped) return { problems: [stopped] };
  const documents = documentsOf(tokens, lines);
  const errors = documents.flatMap((document) => document.errors).filter((error) => !UNCLOSED.test(error.message));
  // Where a bracket is not closed all below it is read as if it stood in it.
  const open = errors.findIndex((error) => OPEN_BRACKET.test(error.message));
  const problems = errors
    .slice(0, open === -1 ? errors.length : open + 1)
    .slice(0, MAX_FAULTS * 10)
    .map((error) => syntaxProblem(lines, error))
    .concat(unclosed);
  const second = documents[1];
  if (second) {
    const [start] = second.range ?? [0];
    problems.push(
      problemAt(lines, 'multiple-documents', { start, end: start + 3 }, 'a second document begins here', [
        'a file holds one ledger or one source record; delete the line "---"',
      ]),
    );
  }
  const builder = new Builder(lines);
  const contents = documents[0]?.contents ?? null;
  const root = contents ? builder.build(contents, 0) : undefined;
  const all = problems.concat(builder.problems);
  if (all.length > 0) return { problems: withoutEchoes(all).slice(0, MAX_FAULTS) };
  return root ? { root, problems: [] } : { problems: [] };
}
