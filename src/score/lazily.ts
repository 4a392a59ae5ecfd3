// Objects whose values are worked out only where somebody looks: a page of text shows a tenth of what the JSON has.

/**
 * An object with these keys in their order; each value is worked out when it is first asked for, and only
 * then. Spread, compared or written as JSON it is like any plain object. lazily({ n: () => 2, half: () => 1 /
 * 2 }) is { n: 2, half: 0.5 }.
 */
export function lazily<T extends object>(values: { readonly [K in keyof T]-?: () => T[K] }): T {
  const object = {} as T;
  for (const key of Object.keys(values) as (keyof T & string)[]) {
    Object.defineProperty(object, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = values[key]();
        // As enumerable as it was.
        Object.defineProperty(object, key, { value });
        return value;
      },
    });
  }
  return object;
}
