/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`; distance('yes', 'yse') is 1. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/**
 * How far a candidate is from what was typed, in edits; less than one where it, or a part of it
 * behind a hyphen, begins so.
 */
function farness(word: string, candidate: string): number {
  if (word.length >= 3) {
    if (candidate.startsWith(word)) return 0.5;
    if (candidate.includes(`-${word}`)) return 0.75;
  }
  return distance(word.toLowerCase(), candidate.toLowerCase());
}

/**
 * The candidates nearest to a mistyped word, best first, at most `limit`; a candidate that begins with the word, or has
 * a part that does (`hire-designer` for `designer`), counts as near. Empty when nothing is close enough to be a likely
 * slip (a third of the longer word, at least one edit).
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): string[] {
  if (word.length > 80) return [];
  const scored: [number, string][] = [];
  for (const candidate of candidates) {
    const close = farness(word, candidate);
    if (close <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3))) scored.push([close, candidate]);
  }
  scored.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return scored.slice(0, limit).map((pair) => pair[1]);
}

/** The hint with the nearest candidate; none where nothing is close enough. */
export function nearestHint(word: string, candidates: Iterable<string>): string[] {
  return nearest(word, candidates, 1).map((name) => `did you mean ${name}?`);
}

/** Hints for a word that is none of a few: the nearest of them, and all; `what` they are, in the plural. */
export function choiceHints(word: string, what: string, choices: readonly string[]): string[] {
  return [...nearestHint(word, choices), `${what}: ${choices.join(', ')}`];
}
