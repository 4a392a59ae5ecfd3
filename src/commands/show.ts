import { failure } from '../errors.ts';
import { findItem } from '../ledger/find-item.ts';
import { sealHash, sealPayload } from '../ledger/seal.ts';
import { groupOf } from '../score/cohort.ts';
import { scoredItem } from '../score/scored-item.ts';
import { predictionDetail } from '../show/prediction-detail.ts';
import { predictionJson } from '../show/prediction-json.ts';
import type { World } from '../world.ts';
import { deliver, documentText, inFormat } from './deliver.ts';
import type { Globals } from './globals.ts';
import { openLedgers } from './open-ledger.ts';

/** `predict show ID`: everything about one prediction. Returns the exit status, always 0; throws `unknown-id`. */
export async function show(input: { id: string }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'show', ['text', 'json']);
  const opened = await openLedgers('show', globals, world);
  const later = opened.ledger.predictions.find(({ id, recorded }) => id === input.id && recorded > globals.asOf);
  if (later !== undefined)
    throw failure('unknown-id', `${later.id} was not in the ledger on ${globals.asOf}: it was recorded on ${later.recorded}`, [`--as-of ${later.recorded}, or later, shows it`]); // prettier-ignore
  const item = findItem(opened.items, input.id);
  const scored = scoredItem(item, groupOf(item), { includeEarly: false });
  const { sealed } = item.prediction;
  const own = opened.original(item.prediction);
  if (globals.format === 'json') {
    const seal = { sealPayload: sealPayload(own), sealHolds: sealed ? sealHash(own) === sealed.sha256 : null };
    const prediction = predictionJson(item, scored);
    // FIELDS are those of the prediction, as in `list`.
    const body = globals.fields.length === 0 ? { prediction, ...seal } : { ...prediction, ...seal };
    deliver(documentText(opened.envelope, body, globals), globals, world);
    return 0;
  }
  const detail = {
    item,
    ledger: opened.ledger,
    scored,
    ...(sealed ? { sealHolds: sealHash(own) === sealed.sha256 } : {}),
  };
  deliver(predictionDetail(detail, globals.look), globals, world);
  return 0;
}
