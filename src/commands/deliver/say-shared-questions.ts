import type { Item } from '../../ledger/item.ts';
import { bareId, sharedQuestions, sharedWithoutTopic } from '../../score/shared-questions.ts';
import { safeLine } from '../../show/safe.ts';
import type { World } from '../../world.ts';

/** Named at most. */
const MOST = 3;

/**
 * Says on stderr where several ledgers read as one have the same ids or claims under several forecasters: as one
 * question each they are neither independent predictions nor numbers on one prediction.
 */
function saySharedQuestions(items: readonly Item[], what: string, world: World): void {
  if (items.length === 0) return;
  const ids = [...new Set(items.map(({ prediction }) => bareId(prediction.id)))];
  const named = `${ids.slice(0, MOST).join(', ')}${ids.length > MOST ? ', …' : ''}`;
  world.err(`predict: ${safeLine(named)}: in the ledgers of several forecasters; ${what}\n`);
}

/** Said where forecasters are compared. */
export function sayApart(items: readonly Item[], world: World): void {
  saySharedQuestions(
    sharedQuestions(items),
    'numbers are compared within one prediction: predict forecast ID P --by NAME adds one to it',
    world,
  );
}

/** Said where predictions are counted. */
export function sayNotIndependent(items: readonly Item[], world: World): void {
  saySharedQuestions(
    sharedWithoutTopic(items),
    'where that is one question, these predictions are not independent: the same group: in each makes one topic of them',
    world,
  );
}
