// What an import says of the forecasters that it brings into a ledger: another spelling makes another forecaster.
import type { Ledger } from '../../ledger/prediction.ts';
import { shellWord } from '../../shell-word.ts';
import { safeLine } from '../../show/safe.ts';

/** More than these are counted, not named. */
const MAX_NAMED = 8;

/** Ids of forecasters whose id or name is that of the new one but for capitals. */
function alike({ forecasters }: Ledger, id: string, name: string): string[] {
  const words = [id, name].map((word) => word.toLowerCase());
  return [...forecasters.values()]
    .filter((one) => words.includes(one.id) || words.includes(one.name.toLowerCase()))
    .map((one) => one.id);
}

/**
 * A line for each of them and one hint. `before` is the ledger without them; `canMap` where --forecaster can say that
 * somebody is a forecaster of the ledger. What was not written is not to be undone.
 */
export function newForecastersRemark(
  before: Ledger,
  added: readonly { id: string; name: string }[],
  canMap: boolean,
  undo: string | undefined,
): string {
  const lines = added.slice(0, MAX_NAMED).map(({ id, name }) => {
    const like = alike(before, id, name);
    const match = like.length > 0 ? `; probably ${like.join(' or ')}, but for capitals` : '';
    return `new forecaster: ${safeLine(id)}${name === id ? '' : ` (${safeLine(name)})`}${match}`;
  });
  if (added.length > MAX_NAMED) lines.push(`and ${added.length - MAX_NAMED} more new forecasters`);
  if (canMap && added.length > 0 && before.forecasters.size > 0) {
    const found = added.map(({ id, name }) => ({ name, like: alike(before, id, name)[0] }));
    const { name, like } = found.find((one) => one.like !== undefined) ?? found[0]!;
    lines.push(
      `hint: if that is a forecaster of the ledger: ${undo === undefined ? '' : `${undo}, then `}--forecaster ${shellWord(`${safeLine(name)}=${like ?? 'ID'}`)}`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}
