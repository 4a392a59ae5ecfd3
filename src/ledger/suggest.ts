import { nearest } from '../nearest.ts';

/** Comparisons of two words for all hints together: enough for thousands of slips, and a bound on a hostile file. */
const COMPARISONS = 100_000;

/** Finds what a mistyped word may have meant, until it has compared too much. */
export class Suggestions {
  #left = COMPARISONS;

  /** A hint such as `did you mean "claim"?`, or none. */
  for(word: string, candidates: ReadonlySet<string> | readonly string[], limit = 3): string[] {
    const size = Array.isArray(candidates) ? candidates.length : (candidates as ReadonlySet<string>).size;
    if (size > this.#left) return [];
    this.#left -= size;
    const close = nearest(word, candidates, limit);
    return close.length > 0 ? [`did you mean ${close.map((near) => `"${near}"`).join(' or ')}?`] : [];
  }
}
