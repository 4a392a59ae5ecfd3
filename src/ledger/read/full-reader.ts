// The readers that know every fault: yaml for the form of a text, zod for its values.
import { failure } from '../../errors.ts';
import { LONG } from '../schema.ts';
import { fastHeadFields, fastSourceFields } from './fast-shape.ts';
import { fastTree } from './fast-tree.ts';
import type { Lines } from './lines.ts';
import { type TreeNode, sameTree } from './node.ts';
import type { Reader, Shaped, Tree } from './reader.ts';
import { sameValue } from './same-value.ts';
import { shapeOf } from './shape.ts';
import { entryBetween, ledgerTree } from './tree-pieces.ts';
import type { SlowReader } from './written-ledger.ts';

/** yaml and zod alone. */
export const FULL: Reader = {
  tree: ledgerTree,
  ledger: (root, lines) => shapeOf(LONG.ledger, root, lines, 'the ledger'),
  source: (root, lines) => shapeOf(LONG.source, root, lines, 'the source record'),
};

/** The fast path as far as it goes, yaml and zod for the rest. */
export const EITHER: Reader = {
  tree(lines) {
    const root = fastTree(lines.text);
    return root ? { root, problems: [] } : FULL.tree(lines);
  },
  ledger: (root, lines) => FULL.ledger(root, lines),
  source(root, lines) {
    const fields = fastSourceFields(root);
    return fields ? { fields, problems: [] } : FULL.source(root, lines);
  },
};

/** yaml and zod for a single entry, so that one in an unusual layout does not make a long ledger slow. */
export const SLOW: SlowReader = {
  entry: (lines, start, end) => entryBetween(lines, start, end)?.entry,
  fields: (entry, lines) => shapeOf(LONG.prediction, entry, lines, 'a prediction').fields,
  tree: (lines) => ledgerTree(lines).root!,
};

/** The text is too long for yaml, which then says nothing about it. */
function isTooLong(full: Tree): boolean {
  return full.problems[0]?.code === 'file-too-big';
}

/** Throws the Failure (status 70) that the readers take a file for different things. */
export function disagree(file: string): never {
  const hints = ['please report this with the file, if you may share it'];
  throw failure('readers-disagree', `the fast reader takes ${file} for something else than the full one`, hints, 70);
}

/** What the full reader says; a Failure (status 70) where the fast path takes something and gets something else. */
function compared<T>(fast: unknown, full: Shaped<T>, lines: Lines): Shaped<T> {
  if (fast === undefined || (full.problems.length === 0 && sameValue(fast, full.fields))) return full;
  return disagree(lines.file);
}

/** What stands above the entries, which the fast path reads in another way. */
function withoutEntries(root: TreeNode): TreeNode {
  if (root.kind !== 'map') return root;
  const entries = new Map(root.entries);
  entries.delete('predictions');
  return { ...root, entries };
}

/** Both ways; a Failure (status 70) where the fast path takes something and gets something else. */
export const BOTH: Reader = {
  tree(lines) {
    const fast = fastTree(lines.text);
    const full = FULL.tree(lines);
    if (fast && isTooLong(full)) return { root: fast, problems: [] };
    if (fast && !(full.root && sameTree(fast, full.root))) disagree(lines.file);
    return full;
  },
  ledger(root, lines) {
    const head = withoutEntries(root);
    compared(fastHeadFields(head), FULL.ledger(head, lines), lines);
    return FULL.ledger(root, lines);
  },
  source: (root, lines) => compared(fastSourceFields(root), FULL.source(root, lines), lines),
};
