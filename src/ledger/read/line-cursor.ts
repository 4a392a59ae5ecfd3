// Goes through a text line by line, past empty lines and comments.
import { HASH, SPACE, afterSpaces } from './fast-scalar.ts';
import { handOver } from './hand-over.ts';

const NEWLINE = 10;
const CR = 13;
const MINUS = 45;

/** A carriage return that ends no line. */
const LONE_CR = /\r(?!\n)/;

/** The line at hand, and where the next one begins. Hands over a text whose lines are not certain. */
export class LineCursor {
  readonly text: string;
  readonly hasTabs: boolean;
  /** Where the text of the line begins and ends, and the column it begins in; -1 behind the last line. */
  at = 0;
  end = 0;
  column = -1;
  next = 0;

  constructor(text: string) {
    this.text = text;
    this.hasTabs = text.includes('\t');
    if (text.includes('\r') && LONE_CR.test(text)) handOver();
  }

  /** Goes to the next line that is neither empty nor a comment. */
  advance(): void {
    const { text } = this;
    let from = this.next;
    while (from < text.length) {
      const newline = text.indexOf('\n', from);
      const lineEnd = newline === -1 ? text.length : newline;
      const at = afterSpaces(text, from);
      const code = text.charCodeAt(at);
      if (at < lineEnd && code !== HASH && code !== CR) {
        this.column = at - from;
        this.at = at;
        this.end = text.charCodeAt(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd;
        this.next = lineEnd + 1;
        return;
      }
      from = lineEnd + 1;
    }
    this.next = from;
    this.column = -1;
  }

  /** Back to a line where the cursor stood before. */
  returnTo(at: number, end: number, column: number, next: number): void {
    this.at = at;
    this.end = end;
    this.column = column;
    this.next = next;
  }

  /** True for a `-` that begins an item. */
  isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== MINUS) return false;
    const code = this.text.charCodeAt(at + 1);
    return code === SPACE || code === NEWLINE || code === CR || at + 1 >= this.text.length;
  }

  /** True where nothing but a comment is left of the line. */
  isNothing(at: number): boolean {
    return at >= this.end || this.text.charCodeAt(at) === HASH;
  }

  /** Behind a quoted text or a bracket a line holds nothing but a comment. */
  nothingBehind(at: number): void {
    const rest = afterSpaces(this.text, at);
    if (rest < this.end && (this.text.charCodeAt(rest) !== HASH || rest === at)) handOver();
  }
}
