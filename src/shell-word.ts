/** A word that a shell takes for one: `a b` is `'a b'`, `$(x)` is `'$(x)'`, `it's` is `'it'\''s'`. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
