// The parts of a scorecard or report for --by: one for each value of a field.
import { daysBetween } from '../../day.ts';
import { grouped } from '../../grouped.ts';
import { basisOf } from '../../ledger/item.ts';
import type { Item } from '../../ledger/item.ts';
import type { ByField } from '../line/by-fields.ts';

/** Upper ends in days; a horizon is the time from said to due. */
const HORIZONS: readonly [number, string][] = [
  [92, 'up to 3 months'],
  [366, 'up to 1 year'],
  [1096, 'up to 3 years'],
  [Infinity, 'over 3 years'],
];

function keysOf(item: Item, field: ByField): readonly string[] {
  const { prediction } = item;
  if (field === 'tag') return prediction.tags.length > 0 ? prediction.tags : ['(no tag)'];
  if (field === 'source') return [prediction.said.source ?? '(no source)'];
  if (field === 'forecaster') return [prediction.forecaster];
  if (field === 'basis') return [basisOf(item)];
  if (!prediction.due) return ['undated'];
  if (field === 'year') return [prediction.due.date.slice(0, 4)];
  const days = daysBetween(prediction.said.date, prediction.due.date);
  return [HORIZONS.find(([end]) => days <= end)![1]];
}

function order(field: ByField, key: string): string {
  if (field !== 'horizon') return key === 'undated' ? '~' : key;
  return key === 'undated' ? '9' : String(HORIZONS.findIndex(([, name]) => name === key));
}

/** Items by the value of a field, values in order. An item with several tags stands under each of them. */
export function sectionsOf(items: readonly Item[], field: ByField): { key: string; items: Item[] }[] {
  const places = items.flatMap((item) => keysOf(item, field).map((key) => ({ key, item })));
  return [...grouped(places, ({ key }) => key)]
    .map(([key, there]) => ({ key, items: there.map(({ item }) => item) }))
    .sort((a, b) => (order(field, a.key) < order(field, b.key) ? -1 : 1));
}
