// The text of a whole ledger: what an import writes where there is none yet.
import { freshIndents, keyLines, listItemLines } from '../../ledger/edit/emit.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';

/** What stands above the entries. `sources` are records in the words of the ledger. */
export interface Head {
  title?: string | undefined;
  keeper?: string | undefined;
  forecaster?: string | undefined;
  forecasters: ReadonlyMap<string, { name: string; about?: string | undefined }>;
  sources?: EmitItem | undefined;
}

/** A ledger in the format of this program, entries separated by empty lines. */
export function ledgerText(head: Head, entries: readonly EmitItem[]): string {
  const { title, keeper, forecaster, forecasters, sources } = head;
  const people = Object.fromEntries([...forecasters].map(([id, { name, about }]) => [id, { name, about }]));
  const parts: [string, EmitItem | string | undefined][] = [
    ['title', title],
    ['keeper', keeper],
    ['forecaster', forecaster],
    ['forecasters', forecasters.size > 0 ? people : undefined],
    ['sources', sources && Object.keys(sources).length > 0 ? sources : undefined],
  ];
  const lines = [
    'predict: 1',
    ...parts.flatMap(([key, value]) => (value === undefined ? [] : keyLines('other', key, value, freshIndents(0)))),
    'predictions:',
    ...entries.flatMap((entry) => ['', ...listItemLines('entry', entry, freshIndents(2))]),
  ];
  return `${lines.join('\n')}\n`;
}
