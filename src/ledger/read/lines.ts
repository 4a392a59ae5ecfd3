import type { Problem, Place } from '../../errors.ts';
import { CODES, type Code } from '../codes.ts';

const BOM = '\uFEFF';

/** Turns offsets of one text into places: binary search over the line starts, which are found on first use. */
export class Lines {
  readonly file: string;
  readonly text: string;
  #starts: number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  #lineStarts(): number[] {
    if (this.#starts) return this.#starts;
    const starts = [this.text.startsWith(BOM) ? 1 : 0];
    for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    return starts;
  }

  /** 1-based line of an offset; an offset past the end belongs to the last line. */
  lineOf(offset: number): number {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** A whole line, 1-based; for a line past the end the last one. */
  wholeLine(line: number): Place {
    const starts = this.#lineStarts();
    const start = starts[Math.min(line, starts.length) - 1]!;
    return this.place(start, this.text.length);
  }

  /** The place of a node, where there is one. */
  placeOf(node: Span | undefined): Place | undefined {
    return node && this.place(node.start, node.end);
  }

  /** The place of `start` to `end`, cut at the end of its first line; a byte order mark takes no column. */
  place(start: number, end = start + 1): Place {
    const starts = this.#lineStarts();
    const line = this.lineOf(start);
    const lineStart = starts[line - 1]!;
    const next = starts[line];
    const excerpt = this.text.slice(lineStart, next === undefined ? undefined : next - 1).replace(/\r$/, '');
    const column = Math.max(1, Math.min(start - lineStart + 1, excerpt.length + 1));
    const length = Math.max(1, Math.min(end - start, excerpt.length - column + 1));
    return { file: this.file, line, column, length, excerpt };
  }
}

/** A stretch of the text, as offsets into it. */
export interface Span {
  start: number;
  end: number;
}

/** A problem at a stretch of the text; the severity follows from the code. */
export function problemAt(
  lines: Lines,
  code: Code,
  span: Span,
  message: string,
  hints: readonly string[] = [],
): Problem {
  return { code, severity: CODES[code], message, place: lines.place(span.start, span.end), hints };
}

/** At most this much of a value is repeated in a message. */
const SHOWN = 60;

/** A value as a message repeats it: in double quotes, on one line, cut when long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line}"`;
}

/** Problems in the order of the text, those without a place last. */
export function inTextOrder(problems: readonly Problem[]): Problem[] {
  const key = (problem: Problem): [number, number] => [problem.place?.line ?? Infinity, problem.place?.column ?? 0];
  return [...problems].sort((a, b) => {
    const [lineA, columnA] = key(a);
    const [lineB, columnB] = key(b);
    if (lineA === lineB) return columnA - columnB;
    return lineA < lineB ? -1 : 1;
  });
}
