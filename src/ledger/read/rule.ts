// What every rule between values is written with.
import { type Day, isDay } from '../../day.ts';
import type { Code } from '../codes.ts';
import type { Span } from './lines.ts';
import { type TreeNode, child } from './node.ts';

export type Report = (code: Code, at: Span, message: string, hints?: readonly string[]) => void;

/** A day under a key with the node it stands in; undefined when there is none or it is not a day. */
export function dayAt(node: TreeNode | undefined, key: string): { day: Day; node: TreeNode } | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && isDay(value.text) ? { day: value.text, node: value } : undefined;
}

/** Where a node is pointed at: a map at its first key, not the whole of it. */
export function headOf(node: TreeNode): Span {
  return node.kind === 'map' ? (node.entries.values().next().value?.key ?? node) : node;
}

/** Reports a day that must not be before another. The names are the keys as the ledger has them. */
export function inOrder(
  report: Report,
  earlier: { name: string; day: Day } | undefined,
  later: { name: string; day: Day; node: TreeNode } | undefined,
): void {
  if (!earlier || !later || earlier.day <= later.day) return;
  const message = `${later.name} ${later.day} is before ${earlier.name} ${earlier.day}`;
  report('days-out-of-order', later.node, message, ['one of the two days is a slip']);
}
