/** A word as a shell takes it for one, whatever it holds: `a b` is `'a b'`, `$(x)` is `'$(x)'`, `it's` is `'it'\\''s'`. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
