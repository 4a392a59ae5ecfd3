// A YAML text as nodes with places: what the reader works on, whichever parser made it.

export type Scalar = {
  kind: 'scalar';
  /** The text after unquoting and folding; of a plain scalar it is what was typed: `0.60`, `3:2`. */
  text: string;
  /** What YAML 1.2 makes of it; quoted and block texts are always strings. */
  value: string | number | boolean | null;
  plain: boolean;
  start: number;
  end: number;
};

export type MapNode = {
  kind: 'map';
  /** Written in `{ }`. */
  flow: boolean;
  entries: ReadonlyMap<string, Entry>;
  start: number;
  end: number;
};

export type SeqNode = {
  kind: 'seq';
  flow: boolean;
  items: readonly TreeNode[];
  start: number;
  end: number;
};

export type TreeNode = Scalar | MapNode | SeqNode;

export type Entry = { key: Scalar; value: TreeNode };

export type Path = readonly (string | number)[];

/** Decimal, octal and hexadecimal numbers. */
const NUMBER = /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NAN = /^\.(?:nan|NaN|NAN)$/;

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** The value of a plain scalar in YAML 1.2's core schema (section 10.3.2): '' is null, 'yes' a string, '010' ten. */
export function coreValue(text: string): Scalar['value'] {
  // Nothing longer than "false" is a word of the schema.
  const word = text.length <= 5 ? WORDS.get(text) : undefined;
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only + - . and digits begin a number.
  if (first !== 43 && first !== 45 && first !== 46 && (first < 48 || first > 57)) return text;
  if (NUMBER.test(text)) return Number(text);
  // Nothing longer than "-.inf" is left.
  if (text.length > 5) return text;
  if (INFINITE.test(text)) return first === 45 ? -Infinity : Infinity;
  return NAN.test(text) ? NaN : text;
}

/** A scalar that nobody wrote, standing in for what the text at `at` means. */
export function implied(value: string | number, at: { start: number; end: number }, text = String(value)): Scalar {
  return { kind: 'scalar', text, value, plain: false, start: at.start, end: at.end };
}

/** True for a value that means the same as none: empty, `~` or `null`. */
export function isNull(node: TreeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** The value under a key of a map; a key with nothing after it means the same as no key. */
export function child(node: TreeNode | undefined, key: string): TreeNode | undefined {
  if (node?.kind !== 'map') return undefined;
  const value = node.entries.get(key)?.value;
  return value && !isNull(value) ? value : undefined;
}

/** The text under a key, when a text stands there that YAML reads as one. */
export function textAt(node: TreeNode | undefined, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The items of a list under a key; none when there is no list. */
export function itemsAt(node: TreeNode | undefined, key: string): readonly TreeNode[] {
  const value = child(node, key);
  return value?.kind === 'seq' ? value.items : [];
}

/** The node at a path of keys and indexes; a key with nothing after it gives its empty scalar. */
export function nodeAt(root: TreeNode | undefined, path: Path): TreeNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'seq' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}

function sameScalar(a: Scalar, b: Scalar): boolean {
  return a.text === b.text && Object.is(a.value, b.value) && a.plain === b.plain;
}

/** True when two trees hold the same, in the same order and at the same places. */
export function sameTree(a: TreeNode, b: TreeNode): boolean {
  if (a.start !== b.start || a.end !== b.end) return false;
  if (a.kind === 'scalar') return b.kind === 'scalar' && sameScalar(a, b);
  if (b.kind === 'scalar' || a.flow !== b.flow) return false;
  if (a.kind === 'seq')
    return (
      b.kind === 'seq' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => sameTree(item, b.items[index]!))
    );
  if (b.kind === 'seq' || a.entries.size !== b.entries.size) return false;
  const others = b.entries.values();
  for (const [name, { key, value }] of a.entries) {
    const other = others.next().value!;
    if (name !== other.key.text || !sameTree(key, other.key) || !sameTree(value, other.value)) return false;
  }
  return true;
}
