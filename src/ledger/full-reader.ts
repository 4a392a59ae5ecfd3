// The readers that know every fault: yaml for the form of a text, zod for its values.
import { isDeepStrictEqual } from 'node:util';
import { failure } from '../errors.ts';
import { fastLedgerFields, fastSourceFields } from './fast-shape.ts';
import { fastTree } from './fast-tree.ts';
import { Lines } from './lines.ts';
import type { Entry, Scalar, TreeNode } from './node.ts';
import type { Ledger } from './prediction.ts';
import type { SlowReader } from './read-fast.ts';
import type { Reader, Shaped, Tree } from './reader.ts';
import { LONG } from './schema.ts';
import { shapeOf } from './shape.ts';
import { parseTree } from './tree.ts';

/** yaml and zod alone. */
export const FULL: Reader = {
  tree: parseTree,
  ledger: (root, lines) => shapeOf(LONG.ledger, root, lines, 'the ledger'),
  source: (root, lines) => shapeOf(LONG.source, root, lines, 'the source record'),
};

/** The fast path as far as it goes, yaml and zod for the rest. */
export const EITHER: Reader = {
  tree(lines) {
    const root = fastTree(lines.text);
    return root ? { root, problems: [] } : FULL.tree(lines);
  },
  ledger(root, lines) {
    const fields = fastLedgerFields(root);
    return fields ? { fields, problems: [] } : FULL.ledger(root, lines);
  },
  source(root, lines) {
    const fields = fastSourceFields(root);
    return fields ? { fields, problems: [] } : FULL.source(root, lines);
  },
};

/** The node as it stands in a text that begins `by` characters earlier. */
function shifted(node: TreeNode, by: number): TreeNode {
  const span = { start: node.start + by, end: node.end + by };
  if (node.kind === 'scalar') return { ...node, ...span };
  if (node.kind === 'seq') return { ...node, ...span, items: node.items.map((item) => shifted(item, by)) };
  const entries = new Map<string, Entry>();
  for (const [name, { key, value }] of node.entries)
    entries.set(name, { key: shifted(key, by) as Scalar, value: shifted(value, by) });
  return { ...node, ...span, entries };
}

/** yaml for a single entry, so that one in an unusual layout does not make a long ledger slow. */
export const SLOW: SlowReader = {
  entry({ file, text }, start, end) {
    const block = text.slice(start, end);
    // What an anchor names may stand in another entry.
    if (/[&*]/.test(block)) return undefined;
    const { root, problems } = parseTree(new Lines(file, block));
    const entry = problems.length === 0 && root?.kind === 'seq' && root.items.length === 1 ? root.items[0] : undefined;
    return entry && shifted(entry, start);
  },
  tree: (lines) => parseTree(lines).root!,
};

/** The text is too long for yaml, which then says nothing about it. */
function isTooLong(full: Tree): boolean {
  return full.problems[0]?.code === 'file-too-big';
}

function disagree(file: string): never {
  const hints = ['please report this with the file, if you may share it'];
  throw failure('readers-disagree', `the fast reader takes ${file} for something else than the full one`, hints, 70);
}

/** Throws a Failure (status 70) when reading without a tree gives another ledger than the full reader. */
export function mustAgree(fast: Ledger | undefined, full: Ledger | undefined, file: string): void {
  if (fast !== undefined && !isDeepStrictEqual(fast, full)) disagree(file);
}

function compared<T extends Tree | Shaped<unknown>>(fast: unknown, full: T, lines: Lines): T {
  const value = 'root' in full ? full.root : 'fields' in full ? full.fields : undefined;
  if (fast === undefined || (full.problems.length === 0 && isDeepStrictEqual(fast, value))) return full;
  return disagree(lines.file);
}

/** Both ways; a Failure (status 70) where the fast path takes something and gets something else. */
export const BOTH: Reader = {
  tree(lines) {
    const fast = fastTree(lines.text);
    const full = FULL.tree(lines);
    return fast && isTooLong(full) ? { root: fast, problems: [] } : compared(fast, full, lines);
  },
  ledger: (root, lines) => compared(fastLedgerFields(root), FULL.ledger(root, lines), lines),
  source: (root, lines) => compared(fastSourceFields(root), FULL.source(root, lines), lines),
};
