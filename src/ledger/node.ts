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

const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEX = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NAN = /^\.(?:nan|NaN|NAN)$/;

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** The value of a plain scalar in the core schema of YAML 1.2 (section 10.3.2): '' is null, 'yes' a string, '010' ten. */
export function coreValue(text: string): Scalar['value'] {
  // Nothing longer than "false" is a word of the schema.
  const word = text.length <= 5 ? WORDS.get(text) : undefined;
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only + - . and digits begin a number.
  if (first !== 43 && first !== 45 && first !== 46 && (first < 48 || first > 57)) return text;
  if (INTEGER.test(text) || FLOAT.test(text) || OCTAL.test(text) || HEX.test(text)) return Number(text);
  if (INFINITE.test(text)) return first === 45 ? -Infinity : Infinity;
  return NAN.test(text) ? NaN : text;
}

/** A scalar that nobody wrote, standing in for what the text at `at` means. */
export function implied(value: string | number, at: { start: number; end: number }, text = String(value)): Scalar {
  return { kind: 'scalar', text, value, plain: false, start: at.start, end: at.end };
}

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

/** Calls `visit` for every scalar that is a value, with its path; keys are not visited. */
export function eachScalar(node: TreeNode, visit: (scalar: Scalar, path: Path) => void, path: Path = []): void {
  if (node.kind === 'scalar') visit(node, path);
  else if (node.kind === 'seq') node.items.forEach((item, index) => eachScalar(item, visit, [...path, index]));
  else for (const [key, entry] of node.entries) eachScalar(entry.value, visit, [...path, key]);
}
