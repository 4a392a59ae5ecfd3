// How deep lists and objects of JSON may stand inside each other. Whoever walks a deeper one runs out of stack.
import { jsonTokens } from './json-tokens.ts';

/** As many as in YAML; no export comes near. */
export const MAX_DEPTH = 64;

/** Offset of the first bracket that stands inside `MAX_DEPTH` others; the text must be JSON. */
export function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { token, index } of jsonTokens(text)) {
    if (token === '}' || token === ']') depth--;
    else if (token === '{' || token === '[') {
      if (depth === MAX_DEPTH) return index;
      depth++;
    }
  }
  return undefined;
}
