// What an import says of new entries that claim what another one claims: the same prediction may be there twice.
import type { Merged } from '../../exchange/entries/merge-entries.ts';
import { dueRelation } from '../../exchange/entries/same-claims.ts';
import type { DueRelation, SameClaim } from '../../exchange/entries/same-claims.ts';
import { safeLine } from '../../show/safe.ts';

/** So many pairs are named; the others are counted. */
const MAX_NAMED = 3;

/** What is the same, and what of the due day. */
const SAYS: Record<DueRelation, (other: string) => string> = {
  same: (other) => `the claim and the due day of ${other}`,
  none: (other) => `the claim of ${other}, and one of the two has no due day`,
  other: (other) => `the claim of ${other}, with another due day`,
};

/** What to do about two rows; with other due days each counts by itself, as it should. */
const ROW_HINTS: Partial<Record<DueRelation, string>> = {
  same: 'if they are one prediction, write its claim in one way: then the rows are its forecasts',
  none: 'if they are one prediction, give each row its due day: then the rows are its forecasts',
};

function named(pairs: readonly SameClaim[]): string {
  const some = pairs.slice(0, MAX_NAMED).map(({ id, other }) => `${safeLine(id)} (${safeLine(other.id)})`);
  const left = pairs.length - some.length;
  return `${some.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

const newEntries = (count: number): string => (count === 1 ? '1 new entry has' : `${count} new entries have`);

/** The pair for a program: days that there are not are null. */
export function sameClaimData({ id, due, other }: SameClaim): Record<string, unknown> {
  return { id, due: due ?? null, other: { id: other.id, due: other.due ?? null, isInFiles: other.isInFiles } };
}

/**
 * A line for each way in which claims are the same, and what to do about it; nothing where none are. Where nothing of
 * the files was found in the ledger but most of it has its claims there, it was read in another way than before. `undo`
 * takes the import back, where it was written.
 */
export function sameClaimsRemark({ added, extended, unchanged, sameClaims }: Merged, undo: string | undefined): string {
  const back = undo === undefined ? '' : `${undo}, then `;
  const lines: string[] = [];
  const of = (isInFiles: boolean, ...relations: DueRelation[]): SameClaim[] =>
    sameClaims.filter((pair) => pair.other.isInFiles === isInFiles && relations.includes(dueRelation(pair)));
  const again = of(false, 'same', 'none');
  const isReadAnew = extended.length + unchanged === 0 && again.length > 1 && again.length * 2 > added.length;
  if (isReadAnew)
    lines.push(
      `same claims: none of these ${added.length} predictions was found again, but ${again.length} have the claim of an entry of the ledger: ${named(again)}`,
      `hint: if this is the same table with another --map, each counts twice: ${back}import it with the --map of before, or into a new ledger`,
    );
  const relations = ['same', 'none', 'other'] as const;
  const ledgers = relations.flatMap((relation) => {
    const pairs = isReadAnew && relation !== 'other' ? [] : of(false, relation);
    if (pairs.length === 0) return [];
    return [`same claim: ${newEntries(pairs.length)} ${SAYS[relation]('one of the ledger')}: ${named(pairs)}`];
  });
  if (ledgers.length > 0)
    lines.push(
      ...ledgers,
      `hint: a prediction that is there twice counts twice: ${back}import with the ledger's ids in a column (--map id=COLUMN)`,
    );
  for (const relation of relations) {
    const pairs = of(true, relation);
    if (pairs.length === 0) continue;
    lines.push(`same claim: ${newEntries(pairs.length)} ${SAYS[relation]('another row')}: ${named(pairs)}`);
    const hint = ROW_HINTS[relation];
    if (hint !== undefined) lines.push(`hint: ${hint}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
