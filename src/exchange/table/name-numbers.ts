// Names as numbers, in a tenth of the memory of a Map of strings: a table of a million rows may have a million names.
import type { Codes } from '../text/text-blocks.ts';

/** Slots for each name, at least; with fewer, names collide too often. */
const SPARE = 2;

/** A view twice as long with the same start. */
function doubled<T extends Uint8Array | Uint32Array | Int32Array>(old: T, into: T): T {
  into.set(old);
  return into;
}

/**
 * Gives each different name a number, 0 for the first. A hash only says where to look: names are the same when all
 * of their characters are.
 */
export class NameNumbers {
  /** Different names so far. */
  size = 0;
  /** The characters of all names one after the other, a UTF-16 unit as one to three bytes: no two look alike. */
  #bytes = new Uint8Array(1024);
  /** Room for the units of one name. */
  #units = new Uint16Array(64);
  /** Where the name of each number ends. */
  #ends = new Uint32Array(64);
  #hashes = new Int32Array(64);
  /** Open addressing: 0 = free, else a number + 1. */
  #slots = new Int32Array(64 * SPARE);

  /** The number of a name: a new one if it was not met before, that is, if `size` grows. */
  number(name: string): number {
    if (this.#units.length < name.length) this.#units = new Uint16Array(2 * name.length);
    for (let at = 0; at < name.length; at++) this.#units[at] = name.charCodeAt(at);
    return this.numberAt(this.#units, 0, name.length);
  }

  /** The same for a name whose UTF-16 units stand in `codes` from `from` to `to`. */
  numberAt(codes: Codes, from: number, to: number): number {
    const start = this.size === 0 ? 0 : this.#ends[this.size - 1]!;
    const end = this.#write(codes, from, to, start);
    const hash = this.#hash(start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let found = this.#slots[slot]!; found !== 0; found = this.#slots[slot]!) {
      if (this.#hashes[found - 1] === hash && this.#same(found - 1, start, end)) return found - 1;
      slot = (slot + 1) & mask;
    }
    if (this.size === this.#ends.length) this.#grow();
    this.#ends[this.size] = end;
    this.#hashes[this.size] = hash;
    this.#place(this.size);
    return this.size++;
  }

  /** Writes the name behind the others, where it stays if it is new. */
  #write(codes: Codes, from: number, to: number, start: number): number {
    const needed = start + 3 * (to - from);
    while (this.#bytes.length < needed) this.#bytes = doubled(this.#bytes, new Uint8Array(this.#bytes.length * 2));
    const bytes = this.#bytes;
    let end = start;
    for (let at = from; at < to; at++) {
      const unit = codes[at]!;
      if (unit < 0x80) bytes[end++] = unit;
      else {
        if (unit < 0x800) bytes[end++] = 0xc0 | (unit >> 6);
        else {
          bytes[end++] = 0xe0 | (unit >> 12);
          bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
        }
        bytes[end++] = 0x80 | (unit & 0x3f);
      }
    }
    return end;
  }

  /** FNV-1a with the last step of MurmurHash3, so that the low bits depend on every character. */
  #hash(start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ this.#bytes[at]!, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  }

  #same(name: number, start: number, end: number): boolean {
    const other = name === 0 ? 0 : this.#ends[name - 1]!;
    const length = end - start;
    if (this.#ends[name]! - other !== length) return false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[other + i] !== bytes[start + i]) return false;
    return true;
  }

  #grow(): void {
    const room = this.#ends.length * 2;
    this.#ends = doubled(this.#ends, new Uint32Array(room));
    this.#hashes = doubled(this.#hashes, new Int32Array(room));
    this.#slots = new Int32Array(room * SPARE);
    for (let name = 0; name < this.size; name++) this.#place(name);
  }

  #place(name: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hashes[name]! & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = name + 1;
  }
}
