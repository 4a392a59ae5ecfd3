import { type TreeNode, isNull } from './node.ts';

/** A plain map. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The one key that zod passes over in a map of ids. */
const PASSED_OVER = '__proto__';

/**
 * Plain values of a tree. Keys with nothing after them are left out; objects have no prototype, so no key is special.
 * `unseen` is called for every key that zod will not look at.
 */
export function plainOf(node: TreeNode, unseen: () => void): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map((item) => plainOf(item, unseen));
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, { value }] of node.entries) {
    if (isNull(value) || key === PASSED_OVER) unseen();
    if (!isNull(value)) object[key] = plainOf(value, unseen);
  }
  return object;
}
