// The YAML of a Markdown page, made whole: every fenced block of yaml must be a ledger, entries of one, or a source record.

export type Block = { kind: 'ledger' | 'entries' | 'source' | 'unknown'; line: number; text: string };

const HEAD = 'predict: 1\nforecaster: someone\nforecasters: { someone: { name: Someone } }\npredictions:\n';

/** A ledger begins with `predict:`, entries with `- id:`, a source record with `title:`, comments before them left aside. */
function wholeOf(text: string): Omit<Block, 'line'> {
  const first = /^(?!\s*(?:#|$)).*$/m.exec(text)?.[0] ?? '';
  if (first.startsWith('predict:')) return { kind: 'ledger', text };
  if (/^\s*- id:/.test(first)) return { kind: 'entries', text: HEAD + text };
  if (first.startsWith('title:')) return { kind: 'source', text };
  return { kind: 'unknown', text };
}

export function yamlBlocks(page: string): Block[] {
  const fence = /^( *)```ya?ml[^\n]*\n([^]*?)^\1```/gm;
  // A workflow or hook file of another tool is YAML too, and none of ours.
  const foreign = /^(?:jobs|repos):/m;
  return [...page.matchAll(fence)]
    .filter((match) => !foreign.test(match[2] ?? ''))
    .map((match) => {
      const [, indent = '', body = ''] = match;
      const line = page.slice(0, match.index).split('\n').length + 1;
      return { ...wholeOf(body.replace(new RegExp(`^${indent}`, 'gm'), '')), line };
    });
}
