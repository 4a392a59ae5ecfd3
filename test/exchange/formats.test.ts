import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, IMPORT_FORMATS } from '../../src/cli/exchange.ts';
import { WRITABLE } from '../../src/commands/export.ts';
import { EXCHANGE_FORMATS, formatNames } from '../../src/exchange/formats.ts';
import { lossLines, Losses } from '../../src/exchange/loss.ts';
import { PLAIN_FIELDS } from '../../src/exchange/read/plain-map.ts';
import { READABLE } from '../../src/exchange/read/read-format.ts';

const DOCS = readFileSync(join(import.meta.dirname, '../../docs/exchange.md'), 'utf8');

/** The cells of the table in docs/exchange.md, without the padding. */
const cells = DOCS.split('\n')
  .filter((line) => /^\| `.*` +\| (import|export)/.test(line))
  .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim())); // prettier-ignore

describe('the formats', () => {
  it('that are listed are those that can be read and written, and those the help names', () => {
    expect(formatNames('import')).toEqual([...READABLE]);
    expect(formatNames('export')).toEqual([...WRITABLE]);
    expect([IMPORT_FORMATS.split(', '), EXPORT_FORMATS.split(', ')]).toEqual([
      formatNames('import'),
      formatNames('export'),
    ]);
  });

  it('stand in docs/exchange.md as they are', () => {
    const wanted = EXCHANGE_FORMATS.map(({ name, direction, about }) => {
      return [`\`${name}\``, direction === 'both' ? 'import, export' : direction, about];
    });
    expect(cells).toEqual(wanted);
  });

  it('have each a part of that page with what is peculiar to it and what is lost', () => {
    const parts = EXCHANGE_FORMATS.map(({ name, quirks, lost }) => {
      return `### \`${name}\`\n\n- **Peculiar:** ${quirks.join('; ')}\n- **Lost or changed:** ${lost.join('; ')}\n`;
    });
    const [, written] = /^## Each format\n\n.*\n\n([\s\S]*)$/m.exec(DOCS)!;
    expect(written).toBe(parts.join('\n'));
  });

  it('of plain tables have the fields that the page names', () => {
    expect(DOCS).toContain(Object.keys(PLAIN_FIELDS).map((field) => `\`${field}\``).join(', ')); // prettier-ignore
  });
});

describe('the loss report', () => {
  it('counts equal losses, names the first three places, keeps the order', () => {
    const losses = new Losses();
    losses.lost('tags', 'no column', 'a');
    losses.changed('claim', 'cut', 'a');
    for (const at of ['b', 'b', 'c', 'd']) losses.lost('tags', 'no column', at);
    expect(losses.list().map(({ kind, what, count }) => [kind, what, count])).toEqual([['lost', 'tags', 5], ['changed', 'claim', 1]]); // prettier-ignore
    expect(lossLines(losses.list())).toEqual(['lost: tags (5: a, b, c, …): no column', 'changed: claim (1: a): cut']);
  });
});
