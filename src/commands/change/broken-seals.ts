// Seals that no longer match their entries: in a ledger, and of what an edit would break.
import type { Problem } from '../../errors.ts';
import type { Item } from '../../ledger/item.ts';
import type { Ledger, Prediction } from '../../ledger/prediction.ts';
import { sealHash } from '../../ledger/seal.ts';

function holds(prediction: Prediction): boolean {
  return prediction.sealed !== undefined && sealHash(prediction) === prediction.sealed.sha256;
}

/** Ids of the items whose seal no longer matches; `original` gives an entry as its own ledger has it. */
export function brokenSealIds(items: readonly Item[], original: (prediction: Prediction) => Prediction): string[] {
  return items.flatMap(({ prediction }) =>
    prediction.sealed !== undefined && !holds(original(prediction)) ? [prediction.id] : [],
  );
}

/** The entries, as they were, whose seal matched and does so no longer, or is gone or another one. */
export function brokenSeals(before: Ledger, after: Ledger): Prediction[] {
  const now = new Map(after.predictions.map((prediction) => [prediction.id, prediction]));
  return before.predictions.filter((old) => {
    const one = now.get(old.id);
    return one !== undefined && holds(old) && !(holds(one) && one.sealed!.sha256 === old.sealed!.sha256);
  });
}

/** Why a draft that breaks these seals is not written. */
export function sealsBroken(broken: readonly Prediction[]): Problem {
  const ids = broken.map(({ id, sealed }) => `${id}, sealed on ${sealed!.date}`).join('; ');
  return {
    code: 'seal-broken',
    severity: 'error',
    message: `the draft would break the seal of ${ids}; nothing was written`,
    hints: [
      'a change of heart is a forecast with a day of its own, or a note: predict forecast, predict note',
      'to move the goalposts all the same, edit on a terminal, where it is asked; predict check goes on reporting it',
    ],
  };
}
