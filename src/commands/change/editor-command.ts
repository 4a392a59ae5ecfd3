// The user's editor: which program, with which words, so that it opens at a line and comes back when it is closed.
import { basename } from 'node:path';
import { failure } from '../../errors.ts';

/** Words of a command as a shell would split them, with '…', "…" and backslashes; nothing else is special. */
export function splitWords(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const match of command.matchAll(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)|(\s+)|([^\s'"\\]+|.)/gs)) {
    const [, single, double, escaped, space, plain] = match;
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + (single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '');
  }
  if (word !== undefined) words.push(word);
  return words;
}

const PLUS_LINE = new Set([
  'vi', 'vim', 'nvim', 'view', 'nvi', 'ex', 'elvis', 'gvim', 'mvim', 'nano', 'pico', 'emacs', 'emacsclient', 'kak', 'joe',
  'jed', 'mg', 'micro', 'ne', 'mcedit', 'gedit',
]); // prettier-ignore
const COLON_LINE = new Set(['hx', 'helix', 'subl', 'sublime_text', 'zed', 'zeditor', 'atom']);
const GOTO_LINE = new Set(['code', 'code-insiders', 'codium', 'vscodium', 'cursor', 'windsurf']);
/** Editors that return at once unless told to wait; a draft that nobody waits for would be lost. */
const WAIT: ReadonlyMap<string, string> = new Map([
  ['subl', '--wait'],
  ['sublime_text', '--wait'],
  ['zed', '--wait'],
  ['zeditor', '--wait'],
  ['atom', '--wait'],
  ['gvim', '-f'],
  ['mvim', '-f'],
  ['mate', '-w'],
  ['gedit', '--wait'],
  ['kate', '--block'],
]);

/** `$VISUAL`, else `$EDITOR`, else vi. */
export function editorOf(env: Readonly<Record<string, string | undefined>>): string {
  return env['VISUAL']?.trim() || env['EDITOR']?.trim() || 'vi';
}

/** The program and its words to open `file` at `line`. Editors that are not known get the file alone. */
export function editorWords(editor: string, file: string, line: number): [string, ...string[]] {
  const [program, ...flags] = splitWords(editor);
  if (program === undefined || program === '')
    throw failure('no-editor', 'no editor is named', ['set $VISUAL or $EDITOR']);
  const name = basename(program).replace(/\.exe$/i, '');
  const wait = GOTO_LINE.has(name) ? '--wait' : WAIT.get(name);
  const waits = wait === undefined || flags.includes(wait) || flags.includes(wait.slice(1, 3)) ? [] : [wait];
  if (PLUS_LINE.has(name)) return [program, ...flags, ...waits, `+${line}`, file];
  if (COLON_LINE.has(name)) return [program, ...flags, ...waits, `${file}:${line}`];
  if (GOTO_LINE.has(name)) return [program, ...flags, ...waits, '--goto', `${file}:${line}`];
  return [program, ...flags, ...waits, file];
}
