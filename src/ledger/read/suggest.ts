import { nearest } from '../../nearest.ts';

/** Comparisons of two words for all hints together: enough for thousands of slips, and a bound on a hostile file. */
const COMPARISONS = 100_000;

/** Finds what a mistyped word may have meant, until it has compared too much. */
export class Suggestions {
  #left = COMPARISONS;

  /** The words nearest to a mistyped one, best first; none when too much was compared already. */
  near(word: string, candidates: ReadonlySet<string> | readonly string[], limit = 3): string[] {
    const size = Array.isArray(candidates) ? candidates.length : (candidates as ReadonlySet<string>).size;
    if (size > this.#left) return [];
    this.#left -= size;
    return nearest(word, candidates, limit);
  }

  /** A hint with the nearest word, `did you mean "claim"?`, or none. */
  for(word: string, candidates: ReadonlySet<string> | readonly string[]): string[] {
    return didYouMean(this.near(word, candidates, 1));
  }
}

/** A hint such as `did you mean "claim" or "criteria"?`; none where there are no words. */
export function didYouMean(words: readonly string[]): string[] {
  return words.length > 0 ? [`did you mean ${words.map((word) => `"${word}"`).join(' or ')}?`] : [];
}
