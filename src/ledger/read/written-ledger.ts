// The nodes of a ledger that was read without a tree, for whoever asks where a value stands: made entry by entry, when
// they are asked for, and not kept.
import type { PredictionFields } from '../schema.ts';
import { Expander } from './expand.ts';
import { entryReader, fastTree } from './fast-tree.ts';
import { handOver } from './hand-over.ts';
import type { Lines } from './lines.ts';
import { type Path, type TreeNode, nodeAt } from './node.ts';
import { type Unlike, findUnlike } from './yaml11.ts';

/** Reads what the fast reader does not know, when yaml and zod are loaded. */
export interface SlowReader {
  /** The entry that stands between two offsets; undefined when it cannot be told by itself. */
  entry: (lines: Lines, start: number, end: number) => TreeNode | undefined;
  /** The values of an expanded entry; undefined when it does not have the shape. */
  fields: (entry: TreeNode, lines: Lines) => PredictionFields | undefined;
  /** The whole text, which is known to be sound. */
  tree: (lines: Lines) => TreeNode;
}

/** Gives the nodes of a sound text: one entry at a time with the last one kept, or the whole tree. */
export class WrittenLedger {
  readonly #lines: Lines;
  /** Where the lines of the entries begin, of which there is one at least; nothing stands below them. */
  readonly #starts: readonly number[];
  readonly #slow: SlowReader | undefined;
  readonly #expander: Expander;
  #read: ((start: number) => TreeNode | undefined) | undefined;
  #last: { index: number; expanded: TreeNode } | undefined;
  #tree: TreeNode | undefined;
  #expanded: TreeNode | undefined;

  constructor(lines: Lines, starts: readonly number[], slow: SlowReader | undefined) {
    this.#lines = lines;
    this.#starts = starts;
    this.#slow = slow;
    this.#expander = new Expander(lines);
  }

  /** The nodes of the whole text, short forms not spelt out. */
  get tree(): TreeNode {
    return (this.#tree ??= fastTree(this.#lines.text) ?? this.#slow?.tree(this.#lines) ?? handOver());
  }

  #entry(start: number, index: number): TreeNode {
    this.#read ??= entryReader(this.#lines.text);
    const end = this.#starts[index + 1] ?? this.#lines.text.length;
    // What stands elsewhere is not asked when yaml can tell the entry by itself.
    return (
      this.#read(start) ?? this.#slow?.entry(this.#lines, start, end) ?? nodeAt(this.tree, ['predictions', index])!
    );
  }

  /** The node at a path, short forms spelt out; undefined when there is none. */
  node(path: Path): TreeNode | undefined {
    const [list, index, ...rest] = path;
    if (list !== 'predictions' || typeof index !== 'number')
      return nodeAt((this.#expanded ??= this.#expander.ledger(this.tree)), path);
    const start = this.#starts[index];
    if (start === undefined) return undefined;
    if (this.#last?.index !== index)
      this.#last = { index, expanded: this.#expander.prediction(this.#entry(start, index)) };
    return nodeAt(this.#last.expanded, rest);
  }

  /** The plain values that a reader of YAML 1.1 takes for something else. */
  unlike11(): Unlike[] {
    const found: Unlike[] = [];
    const head = fastTree(this.#lines.text.slice(0, this.#starts[0]));
    findUnlike(head ?? this.tree, found);
    if (head) this.#starts.forEach((start, index) => findUnlike(this.#entry(start, index), found, index));
    return found;
  }
}
