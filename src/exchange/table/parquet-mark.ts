/** So many bytes of a file tell whether it is Parquet. */
export const MARKED_BYTES = 5;

/** Whether the file is to be read as Parquet: by how it begins, else by its name. `head`: its first five bytes. */
export function looksLikeParquet(head: Uint8Array, file: string): boolean {
  // The first page follows the mark, and no page begins with a letter.
  const marked = String.fromCharCode(...head.subarray(0, 4)) === 'PAR1' && (head[4] ?? 0) < 32;
  return marked || /\.parquet$/i.test(file);
}
