// Whether two readers made the same of a text, for plain data only: many times as fast as Node's own comparison.

function sameKeys(a: object, b: object): boolean {
  let left = 0;
  for (const key in a) {
    if (!Object.hasOwn(b, key)) return false;
    if (!sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
    left++;
  }
  for (const _key in b) left--;
  return left === 0;
}

function sameMaps(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!b.has(key) || !sameValue(value, b.get(key))) return false;
  return true;
}

/**
 * True when two values made of scalars, arrays, plain objects and Maps with scalar keys hold the same: -0 is not 0, NaN
 * is NaN, a key without a value is not a missing key, and the order of keys does not matter.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Array.isArray(a)) {
    const others = b as unknown[];
    return a.length === others.length && a.every((item, index) => sameValue(item, others[index]));
  }
  return a instanceof Map ? sameMaps(a, b as Map<unknown, unknown>) : sameKeys(a, b);
}
