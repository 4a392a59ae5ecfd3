// One source record: what a document is, and an account of every forward-looking statement in it.
import type { Place, Problem } from '../errors.ts';
import { baseName } from './base-name.ts';
import type { Source, Statement } from './prediction.ts';
import { expandSource } from './read/expand.ts';
import { Lines, problemAt, shown } from './read/lines.ts';
import { mergeConflict } from './read/merge-conflict.ts';
import { type Path, type TreeNode, child, itemsAt, nodeAt } from './read/node.ts';
import type { Reader } from './read/reader.ts';
import { type Report, headOf } from './read/rule.ts';
import type { SourceFields } from './schema.ts';

export interface SourceReading {
  /** Absent when the record has errors. */
  source?: Source;
  /** The id it gives itself, even when the rest has errors. */
  id?: string;
  problems: Problem[];
  placeOf(path: Path): Place | undefined;
}

/** Rules inside one expanded record. */
export function sourceRules(root: TreeNode, report: Report): void {
  for (const statement of itemsAt(root, 'statements')) {
    if (statement.kind !== 'map') continue;
    const tracked = child(statement, 'tracked');
    const leftOut = child(statement, 'left_out');
    if (tracked && leftOut) {
      report('tracked-and-left-out', headOf(leftOut), 'the statement is both tracked and left out', [
        'keep one of the two',
      ]);
    } else if (!leftOut && (!tracked || (tracked.kind === 'seq' && tracked.items.length === 0))) {
      const hints = ['add tracked: with the id of its prediction, or left_out: with the reason'];
      report('unaccounted-statement', headOf(statement), 'the statement is neither tracked nor left out', hints);
    }
  }
}

/** The checked fields of a record as the ledger holds it. */
export function sourceOf(id: string, fields: Omit<SourceFields, 'id'>, file?: string): Source {
  const { archive_url: archiveUrl, statements = [], ...rest } = fields;
  return {
    ...rest,
    id,
    ...(archiveUrl !== undefined && { archiveUrl }),
    ...(file !== undefined && { file }),
    statements: statements.map(({ left_out: leftOut, tracked = [], ...statement }): Statement => ({
      ...statement,
      tracked,
      ...(leftOut !== undefined && { leftOut }),
    })),
  };
}

/** True when every statement is either tracked or left out. */
function isAccountedFor({ statements = [] }: SourceFields): boolean {
  return statements.every(
    ({ tracked, left_out: leftOut }) => (tracked === undefined) !== (leftOut === undefined) && tracked?.length !== 0,
  );
}

/** A sound record read directly; its tree is made only where a place is asked for. */
function directReading(file: string, text: string, reader: Reader): SourceReading | undefined {
  const fields = reader.directSource?.(text);
  if (!fields || fields.id !== baseName(file) || !isAccountedFor(fields)) return undefined;
  const asTree: Reader = { ...reader };
  delete asTree.directSource;
  let reading: SourceReading | undefined;
  return {
    source: sourceOf(fields.id, fields, file),
    id: fields.id,
    problems: [],
    placeOf: (path) => (reading ??= sourceReading(file, text, asTree)).placeOf(path),
  };
}

/** Reads one source record; all its problems at once, each with a place in its own file. */
export function sourceReading(file: string, text: string, reader: Reader): SourceReading {
  const direct = directReading(file, text, reader);
  if (direct) return direct;
  const lines = new Lines(file, text);
  const tree = reader.tree(lines);
  if (!tree.root || tree.root.kind !== 'map') {
    const conflict = tree.problems.length > 0 ? mergeConflict(lines) : undefined;
    const problems = conflict ? [conflict] : [...tree.problems];
    if (problems.length === 0) {
      const message = tree.root ? 'this is not a source record' : 'the file is empty';
      const at = tree.root ?? { start: 0, end: 0 };
      problems.push(problemAt(lines, 'not-a-source', at, message, ['a source record begins with title: and id:']));
    }
    return { problems, placeOf: () => undefined };
  }
  const root = expandSource(tree.root);
  const shape = reader.source(root, lines);
  const problems = [...shape.problems];
  sourceRules(root, (code, at, message, hints) => problems.push(problemAt(lines, code, at, message, hints)));
  const idNode = child(root, 'id');
  const id = idNode?.kind === 'scalar' ? idNode.text : undefined;
  if (idNode && id !== undefined && id !== baseName(file)) {
    const message = `the file ${shown(baseName(file))} holds the record ${shown(id)}`;
    problems.push(problemAt(lines, 'source-name', idNode, message, ['a record has the name of its file']));
  }
  const fields = problems.length === 0 ? shape.fields : undefined;
  return {
    ...(fields && { source: sourceOf(fields.id, fields, file) }),
    ...(id !== undefined && { id }),
    problems,
    placeOf: (path) => lines.placeOf(nodeAt(root, path)),
  };
}
