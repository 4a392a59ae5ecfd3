/** A set of pairs of whole numbers from 0 to 2^31 - 2, in some 20 bytes each. */
export class PairSet {
  #size = 0;
  /** Open addressing: the first of a pair + 1 (0 = free), and the second. */
  #firsts = new Int32Array(64);
  #seconds = new Int32Array(64);

  /** Puts the pair in; false where it was in already. */
  add(first: number, second: number): boolean {
    const slot = this.#slotOf(first, second);
    if (this.#firsts[slot] !== 0) return false;
    this.#firsts[slot] = first + 1;
    this.#seconds[slot] = second;
    this.#size += 1;
    if (2 * this.#size > this.#firsts.length) this.#grow();
    return true;
  }

  /** Where the pair is, or would be. The multipliers and shifts are those of MurmurHash3, so that neighbours part. */
  #slotOf(first: number, second: number): number {
    const mask = this.#firsts.length - 1;
    let hash = Math.imul(first, 0xcc9e2d51) ^ Math.imul(second, 0x1b873593);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (this.#firsts[slot] !== 0 && (this.#firsts[slot] !== first + 1 || this.#seconds[slot] !== second))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [firsts, seconds] = [this.#firsts, this.#seconds];
    this.#firsts = new Int32Array(2 * firsts.length);
    this.#seconds = new Int32Array(2 * firsts.length);
    for (let at = 0; at < firsts.length; at++) {
      if (firsts[at] === 0) continue;
      const slot = this.#slotOf(firsts[at]! - 1, seconds[at]!);
      this.#firsts[slot] = firsts[at]!;
      this.#seconds[slot] = seconds[at]!;
    }
  }
}
