import { tagsTable } from '../show/terminal/tags-table.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { openCached } from './open/open-cached.ts';

const KEYS = ['tag', 'predictions', 'settled', 'happened'];

/** `predict tags`: one row a tag. Returns the exit status, always 0. */
export async function tags(given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'tags');
  const opened = await openCached('tags', globals, world);
  const counts = new Map<string, { predictions: number; settled: number; happened: number }>();
  for (const { prediction, standing } of opened.items) {
    for (const tag of prediction.tags) {
      const count = counts.get(tag) ?? { predictions: 0, settled: 0, happened: 0 };
      count.predictions += 1;
      if (standing.matured && standing.strict.y !== undefined) {
        count.settled += 1;
        // Fractions add up in decimals, as they were written.
        count.happened = Number((count.happened + standing.strict.y).toFixed(12));
      }
      counts.set(tag, count);
    }
  }
  const rows = [...counts]
    .map(([tag, count]) => ({ tag, ...count }))
    .sort((a, b) => b.predictions - a.predictions || (a.tag < b.tag ? -1 : 1));
  if (globals.format === 'text') deliver(tagsTable(rows, globals.look), globals, world);
  else deliver(await rowsFor(opened.envelope, 'tags', rows, KEYS, globals), globals, world);
  return 0;
}
