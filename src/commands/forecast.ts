import { dayOrder } from '../day.ts';
import { failure, misuse } from '../errors.ts';
import type { EmitItem } from '../ledger/edit/emit.ts';
import { appendForecast } from '../ledger/edit/forecaster.ts';
import type { Forecast, Ledger, Prediction } from '../ledger/prediction.ts';
import { forecastLine } from '../show/terminal/written-line.ts';
import { WIDEST_RANGE } from '../widest-range.ts';
import type { World } from '../world.ts';
import { askLeave } from './change/ask-leave.ts';
import { changeLedgerFile, openForChange, previewOf } from './change/change-ledger.ts';
import type { Change, ChangedLedger, LedgerNow } from './change/change-ledger.ts';
import { changeNamed } from './change/change-named.ts';
import type { Writing } from './change/writing.ts';
import { deliver } from './deliver/deliver.ts';
import { dayRemark, enteredLater, refuseHindsight } from './input/forecast-day.ts';
import { interruptible, onTerminal } from './input/interruptible.ts';
import type { StartAsking } from './input/interruptible.ts';
import { namedForecaster, newForecasterRemark } from './input/new-forecaster.ts';
import { plainText } from './input/plain-text.ts';
import { isTooWide, oddsFault, oddsOf, pastDayOf } from './input/typed-value.ts';
import type { Globals } from './line/globals.ts';
import { predictWith, undoWith } from './line/predict-with.ts';
import { findPrediction } from './open/find-prediction.ts';
import type { Opened } from './open/open-ledger.ts';
import { whichLedger } from './open/which-ledger.ts';

export interface ForecastInput {
  id?: string | undefined;
  /** A probability as people say it, or the word `withdraw`. */
  probability?: string | undefined;
  by?: string;
  date?: string;
  why?: string;
  dryRun?: boolean;
}

/** Each forecaster's latest word: the later forecasts, else, for who made the prediction, the entry's own number. */
function latestOf(prediction: Prediction, by: string): Pick<Forecast, 'withdrawn'> | undefined {
  const own = prediction.forecasts.filter((forecast) => forecast.by === by);
  const latest = own.toSorted((a, b) => dayOrder(a.date, b.date)).at(-1);
  return latest ?? (by === prediction.forecaster ? { withdrawn: false } : undefined);
}

function refuseWithdrawal(prediction: Prediction, by: string): void {
  const latest = latestOf(prediction, by);
  if (latest === undefined)
    throw failure('nothing-to-withdraw', `${by} has no forecast on ${prediction.id}`, [
      `predict show ${prediction.id} shows who has`,
    ]);
  if (latest.withdrawn)
    throw failure('nothing-to-withdraw', `${by} has withdrawn ${prediction.id} already`, [
      'nothing to do: it no longer counts',
    ]);
}

function changeOf({ ledger, text }: LedgerNow, input: ForecastInput, globals: Globals, asked: boolean): Change {
  const { id, probability: typed } = input;
  if (id === undefined || typed === undefined) {
    const missing = id === undefined ? 'an id and a probability' : 'a probability';
    throw misuse(
      `predict forecast needs ${missing}`,
      'predict forecast ID 80%',
      'predict forecast ID withdraw --why TEXT',
      ...(id === undefined ? ['predict list shows the ids'] : []),
    );
  }
  const entry = findPrediction(ledger, id, globals.today);
  const { prediction } = entry;
  const who = input.by === undefined ? undefined : namedForecaster(ledger, '--by', input.by);
  const by = who?.id ?? prediction.forecaster;
  const date = input.date === undefined ? globals.today : pastDayOf('--date', input.date, globals.today);
  if (date < prediction.said.date) {
    throw failure(
      'days-out-of-order',
      `a forecast of ${date} is earlier than the prediction, said ${prediction.said.date}`,
      [`a number said before is the prediction's own: ${predictWith(globals)} edit ${prediction.id}`],
    );
  }
  refuseHindsight(entry, date, input.date !== undefined);
  const withdraws = typed.toLowerCase() === 'withdraw';
  if (withdraws) refuseWithdrawal(prediction, by);
  const reason = input.why === undefined ? undefined : plainText('--why', input.why);
  const why = [enteredLater(entry, date, globals.today), reason].filter((part) => part !== undefined).join(': ');
  const item: EmitItem = {
    by,
    date,
    ...(withdraws ? { withdrawn: true } : { probability: oddsOf('PROBABILITY', typed) }),
    why: why || undefined,
  };
  return {
    edit: appendForecast(text, prediction.id, item, who),
    ids: [prediction.id],
    forecasters: who?.isNew ? [who.id] : [],
    ...(asked ? { what: `forecast ${prediction.id} ${typed}` } : {}),
  };
}

async function ask(opened: Opened, input: ForecastInput, writing: Writing, start: StartAsking): Promise<ForecastInput> {
  const { globals, world, dryRun } = writing;
  const asker = await start(globals, world);
  const { askId } = await import('./input/resolution-questions.ts');
  const id = input.id ?? (await askId(asker, opened, globals.today));
  const fault = (typed: string): string | undefined => {
    const odds = typed.toLowerCase() === 'withdraw' ? undefined : oddsFault(typed);
    return odds && `${odds.error}: ${odds.hint}`;
  };
  const probability =
    input.probability ??
    (await asker.text('How probable now?', { example: '70%, 60-70%, 3:2, 1 in 20, or withdraw', fault }));
  const answered = { ...input, id, probability };
  if (dryRun) return answered;
  asker.say(await previewOf(opened, writing, (now) => changeOf(now, answered, globals, true)));
  await askLeave(asker);
  return answered;
}

function remarks(before: Ledger, input: ForecastInput, globals: Globals, world: World): void {
  const { today } = globals;
  const entry = findPrediction(before, input.id!, today);
  const who = input.by === undefined ? undefined : namedForecaster(before, '--by', input.by);
  if (who?.isNew) world.err(newForecasterRemark(who, undoWith(globals, input.dryRun !== true)));
  if (isTooWide(input.probability!))
    world.err(`the range is wider than ${WIDEST_RANGE} and counts as no probability\n`);
  const later = dayRemark(entry, input.date === undefined ? today : pastDayOf('--date', input.date, today), today);
  if (later !== undefined) world.err(later);
}

/** The same number of the same forecaster on the same day. */
function isSame(one: Forecast, other: Forecast): boolean {
  const [a, b] = [one.probability, other.probability];
  if (one.by !== other.by || one.date !== other.date || a === undefined || b === undefined) return false;
  return a.central === b.central && a.low === b.low && a.high === b.high;
}

function tell(changed: ChangedLedger | undefined, globals: Globals, world: World): number {
  if (changed === undefined) return 0;
  const { prediction } = findPrediction(changed.ledger, changed.ids[0]!, globals.today);
  const written = prediction.forecasts.at(-1)!;
  if (prediction.forecasts.some((one) => one !== written && isSame(one, written)))
    world.err(
      `${written.by} had this number on ${written.date} already; ${undoWith(globals, true)} takes the second back\n`,
    );
  deliver(forecastLine(prediction.id, written, globals.look), globals, world);
  return 0;
}

/** Adds a forecast, an update by the predictor or another forecaster's number, or takes one back. */
export async function forecast(
  typed: ForecastInput,
  given: Globals,
  world: World,
  start: StartAsking = onTerminal,
): Promise<number> {
  return interruptible(world, async () => {
    const { globals, plain } = await whichLedger('forecast', () => [typed.id], given, world);
    const input = { ...typed, id: plain(typed.id) };
    const writing = { command: 'forecast', globals, world, dryRun: input.dryRun === true };
    const asks = globals.mayAsk && (input.id === undefined || input.probability === undefined);
    if (!asks) {
      const make = (now: LedgerNow): Change => changeOf(now, input, globals, false);
      const { before, changed } = await changeNamed(writing, () => [input.id], make);
      remarks(before, input, globals, world);
      return tell(changed, globals, world);
    }
    const opened = await openForChange(writing);
    const answered = await ask(opened, input, writing, start);
    const changed = await changeLedgerFile(opened, writing, (now) => changeOf(now, answered, globals, true));
    remarks(opened.ledger, answered, globals, world);
    return tell(changed, globals, world);
  });
}
