import { basename } from 'node:path';
import { failure } from '../errors.ts';
import { CACHED_FROM } from '../ledger/cache/cache-folder.ts';
import { findItem } from '../ledger/find-item.ts';
import { itemsOf } from '../ledger/item.ts';
import { sealHash, sealPayload } from '../ledger/seal.ts';
import { STANDARD_INPUT } from '../ledger/store/find.ts';
import { groupOf } from '../score/cohort.ts';
import { scoredItem } from '../score/scored-item.ts';
import { predictionJson } from '../show/data/prediction-json.ts';
import { predictionDetail } from '../show/terminal/prediction-detail.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { documentText } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { findLedgers } from './open/ledger-files.ts';
import type { FoundLedger } from './open/ledger-files.ts';
import { openFiles } from './open/open-ledger.ts';
import type { OpenedLedgers } from './open/open-ledger.ts';

/** The entry without the rest of the ledger; undefined where that is wanted too, or is to say what is wrong. */
async function entryAlone(
  id: string,
  [file, other]: readonly FoundLedger[],
  globals: Globals,
  world: World,
): Promise<OpenedLedgers | undefined> {
  // On another day ids may be unique that are not today.
  if (globals.asOf !== globals.today || globals.noCache || file === undefined || other !== undefined) return undefined;
  // It is known to be sound where it was kept. What was read from standard input need not be all that stands behind it.
  if (file.size < CACHED_FROM || file.path === STANDARD_INPUT) return undefined;
  const { ledgerWithEntry } = await import('./change/change-entries.ts');
  const found = await ledgerWithEntry(id, file, { globals, world });
  const items = found && itemsOf(found.ledger, globals.asOf);
  if (items?.length !== 1) return undefined;
  const { ledger, sha256 } = found!;
  const envelope = { ...file.envelope, ledger: { name: basename(file.path), sha256 } };
  return { ledger, items, envelope, original: (prediction) => prediction };
}

/** `predict show ID`: everything about one prediction. Returns the exit status, always 0; throws `unknown-id`. */
export async function show(input: { id: string }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'show');
  const files = findLedgers('show', globals, world);
  const opened = (await entryAlone(input.id, files, globals, world)) ?? (await openFiles(files, globals));
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
