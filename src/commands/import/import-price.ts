// A market's price of the day a thing was said, as another forecaster's number on an entry that is there.
import { failure, misuse } from '../../errors.ts';
import { priceOn } from '../../exchange/read/manifold-price.ts';
import type { DayPrice } from '../../exchange/read/manifold-price.ts';
import { textOf } from '../../exchange/text/input.ts';
import { visibleText } from '../../exchange/text/visible-text.ts';
import { appendForecast } from '../../ledger/edit/forecaster.ts';
import { spanning } from '../../ledger/edit/text.ts';
import type { Prediction } from '../../ledger/prediction.ts';
import { safeLine } from '../../show/safe.ts';
import { forecastLine } from '../../show/terminal/written-line.ts';
import type { World } from '../../world.ts';
import { changeLedgerFile, openForChange } from '../change/change-ledger.ts';
import type { Change } from '../change/change-ledger.ts';
import { deliver } from '../deliver/deliver.ts';
import { namedForecaster } from '../input/new-forecaster.ts';
import type { Globals } from '../line/globals.ts';
import { findPrediction } from '../open/find-prediction.ts';
import type { Opened } from '../open/open-ledger.ts';
import { importFiles } from './import-files.ts';
import type { ImportInput } from './import-input.ts';

const MARKET = 'market';

function changeOf({ ledger, text }: Opened, prediction: Prediction, price: DayPrice, by: string): Change {
  const { id, said } = prediction;
  const who =
    by === MARKET && !ledger.forecasters.has(MARKET)
      ? { id: MARKET, name: 'Manifold', isNew: true }
      : namedForecaster(ledger, '--by', by);
  if (who.id === prediction.forecaster) {
    throw failure('own-price', `${who.id} is whose prediction ${id} is; a price is somebody else's number`, [
      '--by NAME names another forecaster',
    ]);
  }
  const before = prediction.forecasts.find((one) => one.by === who.id && one.date === said.date);
  if (before) {
    if (before.probability?.central === price.p) return { edit: spanning(text, text), ids: [id] };
    throw failure('forecast-exists', `${id} has another number by ${who.id} of ${said.date} already`, [
      'nothing is overwritten; --by NAME records it beside',
    ]);
  }
  const item = { by: who.id, date: said.date, probability: price.p, why: visibleText(price.why) };
  return { edit: appendForecast(text, id, item, who), ids: [id], forecasters: who.isNew ? [who.id] : [] };
}

/**
 * `predict import manifold FILES --as forecast --for ID`: never moves the day, and guesses no price
 * that the files do not hold.
 */
export async function importPrice(input: ImportInput, globals: Globals, world: World): Promise<number> {
  const wanted = input.for;
  if (wanted === undefined)
    throw misuse(
      '--as forecast needs --for ID',
      'predict import manifold market.json bets.json --as forecast --for ID',
    );
  const writing = { command: 'import', globals, world, dryRun: input.dryRun === true };
  const inputs = importFiles(input.files, world).map(textOf);
  const opened = await openForChange(writing);
  const day = findPrediction(opened.ledger, wanted, globals.today).prediction.said.date;
  const price = priceOn(inputs, { day, market: input.market, answer: input.answer });
  world.err(`market: ${safeLine(price.question)}\n`);
  if (price.madeOn !== day) world.err(`the price of ${day} was made by a bet of ${price.madeOn}\n`);
  const changed = await changeLedgerFile(opened, writing, (now) => {
    return changeOf(now, findPrediction(now.ledger, wanted, globals.today).prediction, price, input.by ?? MARKET);
  });
  if (changed === undefined) return 0;
  const { prediction } = findPrediction(changed.ledger, changed.ids[0]!, globals.today);
  const added = prediction.forecasts.findLast((one) => one.date === day && one.probability?.central === price.p);
  deliver(forecastLine(prediction.id, added!, globals.look), globals, world);
  return 0;
}
