// How deep lists and objects of JSON may stand inside each other. Whoever walks a deeper one runs out of stack.

/** As many as in YAML; no export comes near. */
export const MAX_DEPTH = 64;

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/gs;

/** Offset of the first bracket that stands inside `MAX_DEPTH` others; the text must be JSON. */
export function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (token === '}' || token === ']') depth--;
    else if (token === '{' || token === '[') {
      if (depth === MAX_DEPTH) return match.index;
      depth++;
    }
  }
  return undefined;
}
