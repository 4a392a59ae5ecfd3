// A source record as it is written: among the others in the ledger, or as a file of its own.
import { isAlias, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import { freshIndents, mapLines } from './emit.ts';
import type { EmitItem } from './emit.ts';
import { pairOf, parseWhole, plainHead, predictionsIn } from './find.ts';
import { addMember } from './member.ts';
import type { Edit } from './text.ts';

/** The folder that a ledger names for its records; undefined where they stand in the ledger, or there are none. */
export function recordFolder(text: string): string | undefined {
  const head = plainHead(text);
  const inHead = head && pairOf(head.doc.contents as YAMLMap, 'sources') !== undefined;
  const piece = inHead ? head : parseWhole(text);
  predictionsIn(piece);
  const value = pairOf(piece.doc.contents as YAMLMap, 'sources')?.value;
  const node = isAlias(value) ? value.resolve(piece.doc) : value;
  return isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '' ? node.value : undefined;
}

/** Adds a record to those that stand in the ledger itself. Throws what `addMember` throws. */
export function addSource(text: string, id: string, item: EmitItem): Edit {
  return addMember(text, { key: 'sources', kind: 'source', id, item });
}

/** The text of a record in a file of its own, below the comment that tells editors its schema, where there is one. */
export function recordText(id: string, item: EmitItem, comment: string | undefined): string {
  const lines = mapLines('source', { ...item, id }, freshIndents(0));
  return [...(comment === undefined ? [] : [comment]), ...lines, ''].join('\n');
}
