// What reading is made of: the fast path alone, or the whole.
import type { Problem } from '../../errors.ts';
import type { LedgerFields, SourceFields } from '../schema.ts';
import { directSource } from './direct-shape.ts';
import { fastHeadFields, fastSourceFields } from './fast-shape.ts';
import { fastTree } from './fast-tree.ts';
import { handOver } from './hand-over.ts';
import type { Lines } from './lines.ts';
import type { TreeNode } from './node.ts';

export interface Tree {
  /** Absent when the text has faults of form, or nothing in it. */
  root?: TreeNode;
  problems: Problem[];
}

export interface Shaped<T> {
  /** The plain values; absent when the tree does not have the shape. */
  fields?: T;
  problems: Problem[];
}

/** A text as a tree, and an expanded tree as values; each with every fault, or none. */
export interface Reader {
  tree(lines: Lines): Tree;
  ledger(root: TreeNode, lines: Lines): Shaped<LedgerFields>;
  source(root: TreeNode, lines: Lines): Shaped<SourceFields>;
  /** The values of a record without a tree, where they are certain. */
  directSource?: (text: string) => SourceFields | undefined;
}

/** Hands over on whatever it does not know for certain, faults included; loads neither yaml nor zod. */
export const FAST: Reader = {
  tree: ({ text }) => ({ root: fastTree(text) ?? handOver(), problems: [] }),
  ledger: (root) => ({ fields: fastHeadFields(root) ?? handOver(), problems: [] }),
  source: (root) => ({ fields: fastSourceFields(root) ?? handOver(), problems: [] }),
  directSource,
};
