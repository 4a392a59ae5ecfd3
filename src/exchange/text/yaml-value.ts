// YAML of an export as values with places, read by the ledger's own reader of YAML.
import { Failure } from '../../errors.ts';
import { Lines } from '../../ledger/read/lines.ts';
import { nodeAt } from '../../ledger/read/node.ts';
import type { TreeNode } from '../../ledger/read/node.ts';
import { parseTree } from '../../ledger/read/tree.ts';
import { badRow, wholeFile } from './input.ts';
import type { TextInput } from './input.ts';
import { TreeValue } from './tree-value.ts';

function plain(node: TreeNode): unknown {
  if (node.kind === 'seq') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  // A bare 2024 or 1e3 stays as it was typed; numbers are asked for by name.
  return node.value === null || typeof node.value === 'boolean' ? node.value : node.text;
}

/**
 * The document as a value; scalars but true, false and nothing are texts. `firstLine` is where the text begins in its
 * file. Throws what is no YAML.
 */
export function yamlDocument(input: TextInput, firstLine = 1): TreeValue {
  const lines = new Lines(input.file, input.text);
  const { root, problems } = parseTree(lines);
  const moved = <T extends { line: number }>(place: T): T => ({ ...place, line: place.line + firstLine - 1 });
  if (problems.length > 0)
    throw new Failure(problems.map((one) => (one.place ? { ...one, place: moved(one.place) } : one)));
  if (!root) throw badRow(wholeFile(input), 'the file is empty', 'is this the file as it was downloaded?');
  return new TreeValue(plain(root), [], (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(root, path.slice(0, length));
      if (node) return moved(lines.place(node.start, node.end));
    }
    return moved(lines.place(0));
  });
}

/** The front matter of a Markdown-like file, between `---` lines, and the text below it; undefined without one. */
export function frontMatter(input: TextInput): { head: TreeValue; body: string } | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(input.text);
  if (!match) return undefined;
  return {
    head: yamlDocument({ file: input.file, text: match[1]! }, 2),
    body: input.text.slice(match[0].length).trim(),
  };
}
