// A YAML text cut into the tokens of the yaml library, bounded in depth and number before anything calls itself.
import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import type { Problem } from '../../errors.ts';
import { type Lines, problemAt } from './lines.ts';
import { MAX_DEPTH, MAX_PARTS } from './tree-limits.ts';

/** After this many faults of form the rest of the list would only be echoes. */
export const MAX_FAULTS = 50;

/**
 * True for a quoted text that runs into the end of the file or of its block; one that ends in an
 * escaped quote does, too.
 */
function isUnclosed(lexeme: string): boolean {
  const first = lexeme.charCodeAt(0);
  if (first !== 34 && first !== 39) return false;
  const quote = lexeme.charAt(0);
  if (lexeme.length === 1 || !lexeme.endsWith(quote)) return true;
  const body = lexeme.slice(1, quote === '"' ? -1 : undefined);
  // From the first of several in a row only: to begin at each of them takes minutes on a long line.
  const trailing = (quote === '"' ? /(?<!\\)\\*$/ : /(?<!')'*$/).exec(body)![0].length;
  return quote === '"' ? trailing % 2 === 1 : trailing % 2 === 0;
}

/** Lists and maps that are open: what is on the stack but for the document below and a single value on top. */
function depthOf({ stack }: Parser): number {
  const top = stack.at(-1)?.type;
  const isCollection = top === 'block-map' || top === 'block-seq' || top === 'flow-collection';
  return stack.length - (isCollection ? 1 : 2);
}

export interface Tokens {
  tokens: CST.Token[];
  unclosed: Problem[];
  stopped?: Problem;
  /** How many parts the text was cut into. */
  parts: number;
}

/** Lists and maps deeper than `maxDepth` and files of too many parts stop here, before anything calls itself. */
export function tokensOf(lines: Lines, maxDepth: number): Tokens {
  const tokens: CST.Token[] = [];
  const unclosed: Problem[] = [];
  const parser = new Parser();
  let count = 0;
  let faults = 0;
  let offset = 0;
  for (const lexeme of new Lexer().lex(lines.text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') faults++;
    }
    if (parser.stack.length > maxDepth + 1 && depthOf(parser) > maxDepth) {
      const message = `lists and maps stand inside each other more than ${MAX_DEPTH} deep`;
      const at = { start: offset, end: parser.offset };
      const stopped = problemAt(lines, 'too-deep', at, message, ['is a closing bracket missing?']);
      return { tokens, unclosed, stopped, parts: count };
    }
    if (++count > MAX_PARTS) {
      const message = `the file has more than ${MAX_PARTS} parts; the rest from here is not read`;
      const hints = ['split the ledger into several files of a folder'];
      const stopped = problemAt(lines, 'file-too-big', { start: offset, end: parser.offset }, message, hints);
      return { tokens, unclosed, stopped, parts: count };
    }
    if (isUnclosed(lexeme)) {
      const at = { start: offset, end: parser.offset };
      const within = lexeme.startsWith("'") ? "''" : '\\"';
      const hints = [`close it; where the quote belongs to the text write ${within}`];
      unclosed.push(problemAt(lines, 'yaml-syntax', at, 'this quote is not closed', hints));
    }
    if (faults + unclosed.length > MAX_FAULTS) break;
    offset = parser.offset;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, unclosed, parts: count };
}
