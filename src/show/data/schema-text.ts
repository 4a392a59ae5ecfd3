/** As many columns as a line may fill. */
const WIDTH = 240;

function flat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${flat(one)}`);
  return `{${pairs.join(', ')}}`;
}

/** The value behind what stands on its line already; `used` columns are taken. */
function lines(value: unknown, indent: string, used: number): string {
  const line = flat(value);
  if (typeof value !== 'object' || value === null || used + line.length < WIDTH) return line;
  const inner = `${indent} `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Object.entries(value).map(([key, one]) => {
    const lead = Array.isArray(value) ? inner : `${inner}${JSON.stringify(key)}: `;
    return lead + lines(one, inner, lead.length);
  });
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** JSON for people to look into: indented, and on one line what fits one. */
export function schemaText(schema: unknown): string {
  return `${lines(schema, '', 0)}\n`;
}
