// How the fast path gives up: it never guesses, the full reader decides.

/** Thrown where the fast path does not know for certain. */
const HAND_OVER = new Error('handed over to the full reader');

/** Leaves the fast path. */
export function handOver(): never {
  throw HAND_OVER;
}

/** What `work` gives, or undefined when it hands over. */
export function unlessHandedOver<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error === HAND_OVER) return undefined;
    throw error;
  }
}
