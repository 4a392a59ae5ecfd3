// New entries that claim what another one claims: a table without ids tells its rows by claim and due day, so a row
// whose due day was moved comes in a second time.
import { claimWords } from '../../claim-words.ts';
import type { Day } from '../../day.ts';
import type { Prediction } from '../../ledger/prediction.ts';
import { latestByGrader } from '../../ledger/standing.ts';
import type { ImportedEntry } from './question-entry.ts';
import { isNamedByRow } from './stable-id.ts';

/** An entry that makes a claim. */
export interface Claimant {
  id: string;
  due: Day | undefined;
  /** The files hold it: it is new as well, or was found again in the ledger. */
  isInFiles: boolean;
}

/** A new entry, and another one of the same forecaster with the same claim. */
export interface SameClaim {
  id: string;
  due: Day | undefined;
  other: Claimant;
}

/** How the due days of the two differ; `none`: one of them has no due day. */
export type DueRelation = 'same' | 'none' | 'other';

export function dueRelation({ due, other }: SameClaim): DueRelation {
  if (due === other.due) return 'same';
  return due === undefined || other.due === undefined ? 'none' : 'other';
}

/** Entries of one claim by one forecaster. */
class Claimants {
  readonly #byDue = new Map<Day | undefined, Claimant>();
  last: Claimant | undefined;

  put(one: Claimant): void {
    if (!this.#byDue.has(one.due)) this.#byDue.set(one.due, one);
    this.last = one;
  }

  by(due: Day | undefined): Claimant | undefined {
    return this.#byDue.get(due);
  }
}

/** The entries of one claim: those that only the ledger has, and those that stand in the files. */
interface OfClaim {
  ledgers: Claimants;
  files: Claimants;
}

/** Ids of entries for which the files have none: those of the rows of a table without one. */
export function namedByRow(entries: readonly ImportedEntry[]): ReadonlySet<string> {
  const rows = entries.filter(
    ({ suffix, ownId, id }) => suffix !== undefined && ownId === undefined && isNamedByRow(id),
  );
  return new Set(rows.map(({ id }) => id));
}

const keyOf = ({ forecaster, claim }: Prediction): string => `${forecaster} ${claimWords(claim).join(' ')}`;

/** Nobody counts it twice any more. */
const isDuplicate = ({ resolutions }: Prediction): boolean =>
  latestByGrader(resolutions).some(({ reason }) => reason === 'duplicate');

/**
 * The `fresh` entries of an import that claim what another entry does, each with the one that is most likely to be the
 * same prediction. `byRow` is `namedByRow`, `before` the ledger, `found` the ids of its entries that are in the files.
 * Entries with an id, of a platform or in the table, are told apart by it, and asked about only where the ledger has
 * the claim from a row without one, by the same due day.
 */
export function sameClaims(
  fresh: readonly Prediction[],
  byRow: ReadonlySet<string>,
  before: readonly Prediction[],
  found: ReadonlySet<string>,
): SameClaim[] {
  const claims = new Map<string, OfClaim>();
  const keys = fresh.map((one) => (isDuplicate(one) ? '' : keyOf(one)));
  for (const key of keys) claims.set(key, { ledgers: new Claimants(), files: new Claimants() });
  for (const one of claims.size > 0 ? before : []) {
    const same = claims.get(keyOf(one));
    if (same === undefined || isDuplicate(one)) continue;
    const isInFiles = found.has(one.id);
    (isInFiles ? same.files : same.ledgers).put({ id: one.id, due: one.due?.date, isInFiles });
  }
  return fresh.flatMap((one, index): SameClaim[] => {
    const key = keys[index]!;
    if (key === '') return [];
    const { ledgers, files } = claims.get(key)!;
    const { id } = one;
    const due = one.due?.date;
    const other = ledgers.by(due) ?? files.by(due) ?? ledgers.last ?? files.last;
    files.put({ id, due, isInFiles: true });
    if (other === undefined) return [];
    const pair = { id, due, other };
    const wasRow = !other.isInFiles && isNamedByRow(other.id) && dueRelation(pair) !== 'other';
    return byRow.has(id) || wasRow ? [pair] : [];
  });
}
