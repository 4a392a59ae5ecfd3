// Spells out the short forms, node by node, before anything is checked: `due: 2025-05-31` becomes a date with a basis.
// What stands for a short form keeps its place in the text.
import type { Problem } from '../../errors.ts';
import { parseOdds } from '../probability.ts';
import { answerOf } from './leaf-form.ts';
import { type Lines, problemAt } from './lines.ts';
import { type Entry, type MapNode, type Scalar, type TreeNode, implied } from './node.ts';

export interface Expansion {
  root: TreeNode;
  problems: Problem[];
}

type Rewrite = (node: TreeNode) => TreeNode;

function isScalar(node: TreeNode): node is Scalar {
  return node.kind === 'scalar';
}

/** The map with some of its values rewritten; keys with nothing after them stay as they are. */
function withKeys(node: TreeNode, rewrites: Readonly<Record<string, Rewrite>>): TreeNode {
  if (node.kind !== 'map') return node;
  let entries: Map<string, Entry> | undefined;
  for (const key in rewrites) {
    const entry = node.entries.get(key);
    if (!entry || (isScalar(entry.value) && entry.value.value === null)) continue;
    const value = rewrites[key]!(entry.value);
    if (value === entry.value) continue;
    entries ??= new Map(node.entries);
    entries.set(key, { key: entry.key, value });
  }
  return entries ? { ...node, entries } : node;
}

/** A map that a single scalar stands for. */
function mapFor(scalar: Scalar, values: Readonly<Record<string, Scalar>>): MapNode {
  const entries = new Map<string, Entry>();
  for (const [key, value] of Object.entries(values)) entries.set(key, { key: implied(key, scalar), value });
  return { kind: 'map', flow: false, entries, start: scalar.start, end: scalar.end };
}

const eachItem =
  (rewrite: Rewrite): Rewrite =>
  (node) =>
    node.kind === 'seq' ? { ...node, items: node.items.map((item) => rewrite(item)) } : node;

const eachValue =
  (rewrite: Rewrite): Rewrite =>
  (node) => {
    if (node.kind !== 'map') return node;
    const entries = new Map<string, Entry>();
    for (const [key, entry] of node.entries) entries.set(key, { key: entry.key, value: rewrite(entry.value) });
    return { ...node, entries };
  };

const answer: Rewrite = (node) => {
  if (!isScalar(node)) return node;
  if (node.value === 'yes' || node.value === 'no') return node;
  const word = answerOf(node.text);
  return word ? { ...node, value: word, text: word } : node;
};

const flag: Rewrite = (node) => {
  const answered = answer(node);
  if (!isScalar(answered) || (answered.value !== 'yes' && answered.value !== 'no')) return node;
  return { ...answered, value: answered.value === 'yes' };
};

/** A fingerprint is a text even where its digits could be a number. */
const asText: Rewrite = (node) => (isScalar(node) && node.value !== node.text ? { ...node, value: node.text } : node);

const said: Rewrite = (node) => (isScalar(node) ? mapFor(node, { date: node }) : node);

const due: Rewrite = (node) => (isScalar(node) ? mapFor(node, { date: node, basis: implied('stated', node) }) : node);

const criteria: Rewrite = (node) => (isScalar(node) ? mapFor(node, { strict: node }) : node);

const tracked: Rewrite = (node) =>
  isScalar(node) ? { kind: 'seq', flow: false, items: [node], start: node.start, end: node.end } : node;

const statement: Rewrite = (node) => withKeys(node, { tracked });

const source: Rewrite = (node) =>
  withKeys(node, { text: (text) => withKeys(text, { sha256: asText }), statements: eachItem(statement) });

const ANSWERS = { outcome: answer, charitable: answer };

/** Spells out the short forms of entries, one by one or all of a ledger. */
export class Expander {
  readonly #lines: Lines;
  readonly problems: Problem[] = [];

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** A single number, typed in any way a probability can be; a range has its own keys. */
  #number = (node: TreeNode): TreeNode => {
    if (!isScalar(node)) return node;
    const odds = parseOdds(node.text);
    if ('value' in odds) return odds.value === node.value ? node : { ...node, value: odds.value };
    const error = 'error' in odds ? odds.error : `"${node.text}" is a range`;
    const hint = 'error' in odds ? odds.hint : 'give its ends as low and high';
    this.problems.push(problemAt(this.#lines, 'bad-probability', node, error, [hint]));
    return { ...node, value: NaN };
  };

  readonly #numbers = { value: this.#number, low: this.#number, high: this.#number };

  #probability = (node: TreeNode): TreeNode => {
    if (!isScalar(node)) return withKeys(node, this.#numbers);
    const odds = parseOdds(node.text);
    const basis = implied('stated', node);
    if ('value' in odds) return mapFor(node, { value: implied(odds.value, node, node.text), basis });
    if ('low' in odds) return mapFor(node, { low: implied(odds.low, node), high: implied(odds.high, node), basis });
    this.problems.push(problemAt(this.#lines, 'bad-probability', node, odds.error, [odds.hint]));
    return mapFor(node, { value: { ...node, value: NaN }, basis });
  };

  readonly #forecast = { probability: this.#probability, withdrawn: flag };

  readonly #keys = {
    said,
    due,
    criteria,
    probability: this.#probability,
    forecasts: eachItem((forecast) => withKeys(forecast, this.#forecast)),
    resolutions: eachItem((resolution) => withKeys(resolution, ANSWERS)),
    sealed: (sealed: TreeNode) => withKeys(sealed, { sha256: asText }),
  };

  /** One entry; a probability that cannot be read is reported and becomes NaN. */
  prediction = (node: TreeNode): TreeNode => withKeys(node, this.#keys);

  ledger(node: TreeNode): TreeNode {
    return withKeys(node, { sources: eachValue(source), predictions: eachItem(this.prediction) });
  }
}

/** A ledger with every short form spelt out. A probability that cannot be read is reported and becomes NaN. */
export function expandLedger(root: TreeNode, lines: Lines): Expansion {
  const expander = new Expander(lines);
  return { root: expander.ledger(root), problems: expander.problems };
}

/** A source record with every short form spelt out. */
export function expandSource(root: TreeNode): TreeNode {
  return source(root);
}
