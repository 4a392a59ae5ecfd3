// The scraped dump of PredictionBook: a list of {number, event, outcome, user, time_created, time_known, responses}.
import { Losses } from '../loss.ts';
import type { Moment } from '../moment.ts';
import type { Estimate, Found, Question, Settled } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { predictionBookResolution } from './predictionbook-resolution.ts';
import { stampAt } from './stamp.ts';

const ACTIONS = ['credence', 'comment', 'outcome', 'change-deadline', 'change-prediction'];
const KEYS = ['number', 'event', 'outcome', 'user', 'time_created', 'time_known', 'responses'];

function stamp(value: TreeValue): Moment | undefined {
  return stampAt(value, 'the dump writes 2011-05-25 04:53:50+00:00');
}

/** Comments are HTML; what is left without its tags is put into the ledger. */
const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim(); // prettier-ignore

/** What stood there before somebody changed it: numbers given until then were given on that. */
function changesOf(actions: TreeValue): string[] {
  const before = (key: string, what: string): string[] =>
    actions.has(key) ? [`changed the ${what} from: ${actions.at(key).text()}`] : [];
  return [...before('change-deadline', 'deadline'), ...before('change-prediction', 'prediction')];
}

function settledOf(value: TreeValue, judged: Moment | undefined): Settled | undefined {
  switch (value.at('outcome').text()) {
    case 'right':
      return predictionBookResolution('yes', judged);
    case 'wrong':
      return predictionBookResolution('no', judged);
    case 'withdrawn':
      return {
        ...predictionBookResolution('void', judged),
        reason: 'retracted',
        why: 'Withdrawn on PredictionBook.',
      };
    case 'unknown':
    case '':
      return undefined;
    default:
      return value
        .at('outcome')
        .fail(`the outcome is "${value.at('outcome').text()}"`, 'the dump has right, wrong, unknown, withdrawn');
  }
}

function questionOf(value: TreeValue, losses: Losses): Question {
  const at = `pb${value.map().at('number').number() ?? value.fail('the prediction has no number', 'is this the dump?')}`;
  const estimates: Estimate[] = [];
  const comments: string[] = [];
  const changes: string[] = [];
  let judged: Moment | undefined;
  for (const response of value.at('responses').list()) {
    const actions = response.at('actions');
    const when = stamp(response.at('time')) ?? response.fail(`${response.name} has no time`, 'is this the dump?');
    const user = response.at('user').text();
    const comment = withoutTags(actions.at('comment').text());
    const credence = actions.at('credence').number();
    if (actions.has('outcome')) judged = when;
    changes.push(...changesOf(actions).map((change) => `${user}, ${when.day}: ${change}`));
    if (credence === undefined) {
      if (comment !== '') comments.push(`${user}, ${when.day}: ${comment}`);
      continue;
    }
    if (!Number.isInteger(credence) || credence < 0 || credence > 100)
      response.fail(`the credence is ${credence}`, 'it is a whole number from 0 to 100');
    const why = comment === '' ? {} : { why: comment };
    estimates.push({
      who: { key: user, name: user },
      at: when,
      p: Number(`${credence}e-2`),
      ...why,
      place: response.place,
    });
  }
  if (comments.length > 0) losses.changed('comments', 'put into the note, without their HTML', at);
  if (changes.length > 0)
    losses.changed('a claim or deadline that was changed', 'what it was before is put into the note', at);
  const [asked, due] = [stamp(value.at('time_created')), stamp(value.at('time_known'))];
  const settled = settledOf(value, judged);
  const user = value.at('user').text();
  return {
    suffix: at,
    place: value.place,
    claim: value.at('event').neededText(),
    asker: { key: user, name: user },
    asked,
    due: due && { date: due.day, basis: 'stated' },
    estimates,
    settled,
    tags: [],
    notes: [
      `PredictionBook ${at.slice(2)}, https://predictionbook.com/predictions/${at.slice(2)}`,
      changes.join('\n'),
      comments.join('\n'),
    ],
  };
}

/** True for a document that is the dump and not an answer of the API. */
export function isPredictionBookDump(text: string): boolean {
  return /^\s*\[\s*\{[^{}[\]]*"event"\s*:/.test(text);
}

/** The questions of a JSON dump, a list of predictions. Throws `bad-row` where a value is not of the form. */
export function readPredictionBookDump(input: TextInput): Found {
  const losses = new Losses();
  const list = jsonDocument(input).list();
  const questions = list.map((one) => questionOf(one, losses));
  const responses = list.flatMap((one) => one.at('responses').list());
  reportUnknownKeys(list, KEYS, 'a prediction', losses);
  reportUnknownKeys(responses, ['user', 'time', 'actions'], 'a response', losses);
  reportUnknownKeys(responses.map((one) => one.at('actions')), ACTIONS, 'an action', losses); // prettier-ignore
  return { questions, losses };
}
