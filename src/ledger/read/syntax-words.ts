// What the yaml library finds wrong with the form of a text, in words that name the remedy.

export interface SyntaxWords {
  message: string;
  hint: string;
}

/** A fault as the library tells it. */
interface SyntaxFault {
  code: string;
  message: string;
  pos: readonly [number, number];
}

/** What the library says, in words that name the remedy. Codes that are not here keep the library's own sentence. */
const SAID: Readonly<Record<string, SyntaxWords>> = {
  BAD_ALIAS: { message: 'this alias or anchor has no name', hint: 'put a text that begins with * or & in quotes' },
  BAD_INDENT: {
    message: 'this line is indented unlike its neighbours',
    hint: 'begin it in the same column as the others',
  },
  BAD_SCALAR_START: { message: 'a text cannot begin with this character', hint: 'put the text in quotes' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second key on the same line',
    hint: 'a text with ": " in it needs quotes, or ">-" and a line of its own',
  },
  BLOCK_IN_FLOW: { message: 'a block inside { } or [ ]', hint: 'close the bracket, or use commas inside it' },
  KEY_OVER_1024_CHARS: { message: 'this key is longer than 1024 characters', hint: 'is a quote or a colon missing?' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a key must stand on one line',
    hint: 'is a colon missing, or is the line before it unfinished?',
  },
  TAB_AS_INDENT: { message: 'a tab cannot indent', hint: 'use spaces' },
  BAD_DQ_ESCAPE: {
    message: 'unknown escape in double quotes',
    hint: 'write \\\\ for a backslash, or use single quotes',
  },
};

/** A bracket that ends nowhere, or in a column that its key does not reach: the library calls that a bad indent. */
export const OPEN_BRACKET = /^Flow (?:map|sequence) in block collection .* end with a ([}\]])$/;

const NEXT_LINE_FURTHER = {
  message: 'the line below is indented further than this one',
  hint: 'begin it in the same column; a text of several lines begins with ">-"',
};

/** True where the line has no second key: the line below it, further in, was taken for more of its text. */
function goesOnBelow(text: string, start: number): boolean {
  const [rest = '', below = ''] = text.slice(start, start + 2000).split('\n', 2);
  const key = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return !rest.includes(': ') && /\S/.test(below) && below.search(/\S/) > key.search(/[^\s-]/);
}

/** `due:2026` is a text and no key; what begins a web address is none either. */
const NO_SPACE = /^[ -]*([a-z_]+:)(?!\/\/)\S/i;

function noSpaceIn(line: string): SyntaxWords | undefined {
  const key = NO_SPACE.exec(line)?.[1];
  if (key !== undefined)
    return { message: `no space behind "${key}"`, hint: 'put one there: without it this is no key' };
  return /^ *-[a-z]/i.test(line)
    ? { message: 'no space behind the dash', hint: 'an entry of a list begins with "- "' }
    : undefined;
}

/** A text in quotes that has the same quote in it. */
function quoteInText(before: string): SyntaxWords | undefined {
  const quote = before.trimEnd().at(-1);
  if (quote !== "'" && quote !== '"') return undefined;
  const [twice, other] = quote === "'" ? ["''", '"'] : ['\\"', "'"];
  return {
    message: `the text goes on behind its closing ${quote}`,
    hint: `where a ${quote} belongs to the text write ${twice}, or put the text in ${other} ${other}`,
  };
}

/** The words for what the library says of a text; undefined where its own sentence has to do. */
export function syntaxWords(text: string, { code, message, pos: [start, end] }: SyntaxFault): SyntaxWords | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(lineStart, lineStart + 2000).split('\n', 1)[0]!;
  const close = code === 'BAD_INDENT' ? OPEN_BRACKET.exec(message)?.[1] : undefined;
  if (close !== undefined)
    return {
      message: `a ${close === '}' ? '{' : '['} above is not closed`,
      hint: `end it with ${close}; all of its lines stand further in than its key`,
    };
  if (['BAD_INDENT', 'MULTILINE_IMPLICIT_KEY', 'MISSING_CHAR'].includes(code)) {
    const noSpace = noSpaceIn(line);
    if (noSpace) return noSpace;
  }
  if (message.startsWith('Sequence item without -')) return SAID['BAD_INDENT'];
  if (message === 'Unexpected scalar at node end') return quoteInText(text.slice(lineStart, start));
  const marked = text.slice(start, end);
  if (code === 'BLOCK_IN_FLOW' && /: .*$/.test(marked) && !marked.includes('\n'))
    return { message: 'a text inside { } or [ ] has ": " in it', hint: 'put the text in quotes' };
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && goesOnBelow(text, start)) return NEXT_LINE_FURTHER;
  return SAID[code];
}
