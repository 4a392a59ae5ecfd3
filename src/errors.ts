// What can go wrong, as a value: a code, a message, a place, hints. One printed form, made late.

/** Where in a text something stands. `line` and `column` are 1-based; `column` counts characters of the line. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** Length of the marked text in characters, at least 1; the caret line marks it up to the line's end. */
  length: number;
  /** The whole line as it stands in the file, without its line end. */
  excerpt: string;
}

export type Severity = 'error' | 'warning';

/** One thing that is wrong or weak. `code` is short and stable; `hints` say what to do next. */
export interface Problem {
  code: string;
  severity: Severity;
  message: string;
  place?: Place;
  hints: readonly string[];
}

/** Exit status: the ledger or the request is at fault, the command line is, or we are. */
export type FaultStatus = 1 | 2 | 70;

/** Ends a command with problems that a user can read and mend; anything else that is thrown is our bug. */
export class Failure extends Error {
  readonly problems: readonly Problem[];
  readonly status: FaultStatus;
  constructor(problems: readonly Problem[], status: FaultStatus = 1) {
    super(problems.map((problem) => problem.message).join('; '));
    this.name = 'Failure';
    this.problems = problems;
    this.status = status;
  }
}

/**
 * A Failure with a single problem without a place: `failure('unknown-id', 'no prediction "x"', ['did you mean "y"?'])`.
 * Without a hint are answers of the user's own and failures that send a change another way, which nobody reads.
 */
export function failure(code: string, message: string, hints: readonly string[], status: FaultStatus = 1): Failure {
  return new Failure([{ code, severity: 'error', message, hints }], status);
}

/** The Failure of a command line that cannot be meant: code `command-line`, status 2. */
export function misuse(message: string, ...hints: string[]): Failure {
  return failure('command-line', message, hints, 2);
}

/** The excerpt is cut to this many characters around the marked text, so that a long line stays readable. */
const EXCERPT_WIDTH = 100;

/** The index itself, or the next one where it would cut a character in two. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index + 1 : index;
}

/** What is quoted from a ledger may hold line ends; a problem stays one line a part, so that no part can be forged. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

function excerptLines(place: Place): string[] {
  const marked = Math.min(place.column - 1, place.excerpt.length);
  const start = wholeCharacter(place.excerpt, marked > EXCERPT_WIDTH - 20 ? marked - 20 : 0);
  const shown = place.excerpt.slice(start, wholeCharacter(place.excerpt, start + EXCERPT_WIDTH));
  const lead = start > 0 ? '…' : '';
  const number = String(place.line);
  // A tab is one character but many columns: both lines show it as one space.
  const line = shown.replaceAll('\t', ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(place.length, shown.length - (marked - start))));
  return [
    `${number} | ${lead}${line}`,
    `${' '.repeat(number.length)} | ${' '.repeat(lead.length + marked - start)}${carets}`,
  ];
}

/**
 * The one printed form of a problem: `predict: FILE:LINE:COLUMN: message`, the excerpt with carets, then `hint:` lines.
 * The texts may hold anything; the caller makes the result safe for a terminal.
 */
export function printedProblem(problem: Problem): string {
  const where = problem.place ? `${problem.place.file}:${problem.place.line}:${problem.place.column}: ` : '';
  const word = problem.severity === 'warning' ? 'warning: ' : '';
  const lines = [oneLine(`predict: ${where}${word}${problem.message} [${problem.code}]`)];
  if (problem.place) lines.push(...excerptLines(problem.place));
  for (const hint of problem.hints) lines.push(oneLine(`hint: ${hint}`));
  return lines.join('\n');
}
