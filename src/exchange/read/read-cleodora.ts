// Cleodora's GraphQL answer: forecasts with estimates over time, percentages for each outcome.
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Moment } from '../moment.ts';
import { LEDGERS_OWN } from '../question.ts';
import type { Estimate, Found, Question, Settled } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { stampAt } from './stamp.ts';

/** Of a forecast. */
const KEYS = ['id', 'title', 'description', 'created', 'resolves', 'closes', 'resolution', 'estimates'];

function stamp(value: TreeValue): Moment | undefined {
  return stampAt(value, 'Cleodora writes 2023-05-01T00:00:00Z');
}

interface Option {
  text: string;
  isCorrect: boolean;
}

function optionsOf(forecast: TreeValue): Option[] {
  const options = new Map<string, Option>();
  for (const estimate of forecast.at('estimates').list()) {
    for (const one of estimate.at('probabilities').list()) {
      const outcome = one.at('outcome').map();
      options.set(outcome.at('text').neededText(), {
        text: outcome.at('text').text(),
        isCorrect: outcome.at('correct').flag(),
      });
    }
  }
  return [...options.values()];
}

function settledOf(forecast: TreeValue, isCorrect: boolean): Settled | undefined {
  const rest = { by: 'cleodora', why: 'As resolved in Cleodora.' };
  switch (forecast.at('resolution').text()) {
    case 'RESOLVED':
      return { outcome: isCorrect ? 'yes' : 'no', ...rest };
    case 'NOT_APPLICABLE':
      return { outcome: 'void', reason: 'unmeasurable', ...rest, why: 'Not applicable, says Cleodora.' };
    case 'UNRESOLVED':
    case '':
      return undefined;
    default:
      return forecast
        .at('resolution')
        .fail(
          `the resolution is "${forecast.at('resolution').text()}"`,
          'it is RESOLVED, NOT_APPLICABLE or UNRESOLVED',
        );
  }
}

/** Percentages may be rounded to one decimal. */
const ROUNDED = 0.1 + 1e-9;

/** Refuses an estimate whose percentages do not make 100: which of them is meant is not known. */
function checkSum(estimate: TreeValue): void {
  const values = estimate.at('probabilities').list().map((one) => one.at('value').number() ?? 0); // prettier-ignore
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.length > 0 && Math.abs(sum - 100) > ROUNDED)
    estimate.fail(
      `the probabilities ${values.join(' + ')} make ${Number(sum.toFixed(6))}, not 100`,
      'Cleodora has a percentage for each outcome; ask for all of them in the query',
    );
}

function estimatesOf(forecast: TreeValue, option: string): Estimate[] {
  return forecast.at('estimates').list().flatMap((estimate): Estimate[] => {
    const at = stamp(estimate.at('created')) ?? estimate.fail(`${estimate.name} has no "created"`, 'ask for it in the query');
    const own = estimate.at('probabilities').list().find((one) => one.at('outcome').at('text').text() === option);
    const value = own?.at('value').number();
    if (value === undefined) return [];
    if (value < 0 || value > 100) own!.fail(`the probability is ${value}`, 'Cleodora writes percentages, 0 to 100');
    const why = estimate.at('reason').text();
    return [{ who: LEDGERS_OWN, at, p: Number(`${value}e-2`), why, place: estimate.place }];
  }); // prettier-ignore
}

function questionsOf(forecast: TreeValue, losses: Losses): Question[] {
  const title = forecast.map().at('title').neededText();
  const at = `cl${fingerprint(forecast.at('id').text() || JSON.stringify([title, forecast.at('created').text()]))}`;
  const options = optionsOf(forecast);
  const [asked, due] = [stamp(forecast.at('created')), stamp(forecast.at('resolves'))];
  if (!forecast.at('closes').isNothing)
    losses.lost('day of closing', 'a ledger has one due day, that of the answer', title);
  const yes = options.find(({ text }) => text.toLowerCase() === 'yes');
  const isBinary = yes !== undefined && options.length === 2 && options.some(({ text }) => text.toLowerCase() === 'no');
  forecast.at('estimates').list().forEach(checkSum);
  return (isBinary ? [yes] : options).map(({ text, isCorrect }): Question => {
    const settled = settledOf(forecast, isCorrect);
    return {
      suffix: isBinary ? at : `${at}o${fingerprint(text, 6)}`,
      place: forecast.place,
      claim: isBinary ? title : `${title} — ${text}`,
      asker: LEDGERS_OWN,
      asked,
      due: due && { date: due.day, basis: 'stated' },
      estimates: estimatesOf(forecast, text),
      settled,
      tags: [],
      group: isBinary ? undefined : at,
      notes: [forecast.at('description').text()],
    };
  });
}

/** `{data: {forecasts: […]}}`, a list of forecasts, or one. Days are those of the stamps. */
export function readCleodora(input: TextInput): Found {
  const document = jsonDocument(input);
  const data = document.has('data') ? document.at('data') : document;
  const list = data.isList
    ? data.list()
    : data.has('forecasts')
      ? data.at('forecasts').list()
      : [data.has('forecast') ? data.at('forecast') : data];
  const losses = new Losses();
  const questions = list.flatMap((one) => questionsOf(one, losses));
  const estimates = list.flatMap((one) => one.at('estimates').list());
  reportUnknownKeys(list, KEYS, 'a forecast', losses);
  reportUnknownKeys(estimates, ['id', 'created', 'reason', 'probabilities'], 'an estimate', losses);
  return { questions, losses };
}
