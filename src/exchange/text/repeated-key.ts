// A key that an object of JSON has twice: JSON.parse keeps the last without a word, and what stood first is lost.
import { jsonTokens } from './json-tokens.ts';

/** The first key that stands in its object again, with the offset of that place; the text must be JSON. */
export function repeatedKey(text: string): { key: string; offset: number } | undefined {
  // A list has no keys of its own.
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (const { token, index } of jsonTokens(text)) {
    const keys = open.at(-1);
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && isKeyNext && keys) {
      const key = JSON.parse(token) as string;
      if (keys.has(key)) return { key, offset: index };
      keys.add(key);
    }
    isKeyNext = token === '{' || (token === ',' && keys !== undefined);
  }
  return undefined;
}
