// The readers that know every fault: yaml for the form of a text, zod for its values.
import { isDeepStrictEqual } from 'node:util';
import { failure } from '../errors.ts';
import { fastLedgerFields, fastSourceFields } from './fast-shape.ts';
import { fastTree } from './fast-tree.ts';
import type { Lines } from './lines.ts';
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

function compared<T extends Tree | Shaped<unknown>>(fast: unknown, full: T, lines: Lines): T {
  const value = 'root' in full ? full.root : 'fields' in full ? full.fields : undefined;
  if (fast === undefined || (full.problems.length === 0 && isDeepStrictEqual(fast, value))) return full;
  const hints = ['please report this with the file, if you may share it'];
  throw failure(
    'readers-disagree',
    `the fast reader takes ${lines.file} for something else than the full one`,
    hints,
    70,
  );
}

/** Both ways; a Failure (status 70) where the fast path takes something and gets something else. */
export const BOTH: Reader = {
  tree: (lines) => compared(fastTree(lines.text), FULL.tree(lines), lines),
  ledger: (root, lines) => compared(fastLedgerFields(root), FULL.ledger(root, lines), lines),
  source: (root, lines) => compared(fastSourceFields(root), FULL.source(root, lines), lines),
};
