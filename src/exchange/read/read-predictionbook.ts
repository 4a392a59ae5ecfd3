// PredictionBook: the JSON of its API, and the CSV without anybody's probabilities.
import { shown } from '../../ledger/read/lines.ts';
import { Losses } from '../loss.ts';
import type { Moment } from '../moment.ts';
import type { Estimate, Found, Person, Question, Settled } from '../question.ts';
import { csvTable, needColumns } from '../text/csv-rows.ts';
import { badRow } from '../text/input.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { predictionBookResolution } from './predictionbook-resolution.ts';
import { reportUnknownColumns } from './shared-cells.ts';
import { stampAt, stampIn } from './stamp.ts';
import type { StampForm } from './stamp.ts';

/** Of a prediction, in JSON and in CSV; in JSON it has responses too. */
const KEYS = [
  'created_at', 'creator_id', 'creator_label', 'deadline', 'description_with_group', 'description',
  'group_id', 'id', 'mean_confidence', 'outcome', 'prediction_group_id', 'last_judgement_at', 'updated_at',
  'uuid', 'version', 'visibility', 'withdrawn',
]; // prettier-ignore

const RESPONSE_KEYS = ['comment', 'confidence', 'created_at', 'id', 'updated_at', 'user_id', 'user_label'];

const IN_CSV: StampForm = { kind: 'a time stamp', hint: 'it looks like 2023-08-01 03:12:45 UTC' };

function stamp(value: TreeValue): Moment | undefined {
  return stampAt(value, 'PredictionBook writes 2023-08-01T03:12:45.000Z');
}

function settledBy(outcome: string, judged: Moment | undefined): Settled | undefined {
  if (outcome !== 'true' && outcome !== 'false') return undefined;
  return predictionBookResolution(outcome === 'true' ? 'yes' : 'no', judged);
}

function reportUnknown(outcome: string, judged: Moment | undefined, losses: Losses, at: string): void {
  if (outcome === '' && judged) losses.lost('judgement "unknown"', 'it is no outcome; the entry stays open', at);
}

const OPEN_TO: Readonly<Record<string, string>> = { visible_to_creator: 'the creator', visible_to_group: 'a group' };

function visibility(word: string, losses: Losses, at: string): void {
  if (Object.hasOwn(OPEN_TO, word))
    losses.lost('visibility', `it was open to ${OPEN_TO[word]} alone; a ledger is as open as its file`, at);
}

function reportWithdrawal(losses: Losses, at: string): void {
  losses.lost('withdrawal', 'the export has no day of it; the entry stays', at);
}

function responses(prediction: TreeValue): { estimates: Estimate[]; comments: string[] } {
  const comments: string[] = [];
  const estimates = prediction.at('responses').list().flatMap((response): Estimate[] => {
    const confidence = response.at('confidence').number();
    const at = stamp(response.at('created_at'));
    const who: Person = { key: response.at('user_id').text() || response.at('user_label').text(), name: response.at('user_label').text() };
    const comment = response.at('comment').text().trim();
    if (confidence === undefined) {
      if (comment !== '') comments.push(`${who.name || who.key}${at ? `, ${at.day}` : ''}: ${comment}`);
      return [];
    }
    if (!Number.isInteger(confidence) || confidence < 0 || confidence > 100) {
      return response.fail(`${response.name}.confidence is ${confidence}, not a whole number from 0 to 100`, 'PredictionBook writes percentages');
    }
    if (!at) return response.fail(`${response.name} has no created_at`, 'is this the JSON of PredictionBook?');
    return [{ who, at, p: Number(`${confidence}e-2`), why: comment, place: response.place }];
  }); // prettier-ignore
  return { estimates, comments };
}

function questionOf(prediction: TreeValue, losses: Losses): Question {
  const id =
    prediction.map().at('id').number() ??
    prediction.fail('the prediction has no id', 'is this the JSON of PredictionBook?');
  const at = `pb${id}`;
  const { estimates, comments } = responses(prediction);
  const outcome = prediction.at('outcome').isNothing ? '' : String(prediction.at('outcome').flag());
  const judged = stamp(prediction.at('last_judgement_at'));
  const [asked, deadline] = [stamp(prediction.at('created_at')), stamp(prediction.at('deadline'))];
  const settled = settledBy(outcome, judged);
  reportUnknown(outcome, judged, losses, at);
  visibility(prediction.at('visibility').text(), losses, at);
  if (prediction.at('withdrawn').flag()) reportWithdrawal(losses, at);
  if (comments.length > 0) losses.changed('comments', 'put into the note', at);
  const creator = prediction.at('creator_id').text();
  return {
    suffix: at,
    place: prediction.place,
    claim: prediction.at('description_with_group').text() || prediction.at('description').neededText(),
    asker: creator === '' ? undefined : { key: creator, name: prediction.at('creator_label').text() },
    asked,
    due: deadline && { date: deadline.day, basis: 'stated' },
    estimates,
    settled,
    tags: [],
    notes: [`PredictionBook ${id}, https://predictionbook.com/predictions/${id}`, comments.join('\n')],
  };
}

/**
 * `/api/my_predictions` (its `user` is whose predictions they are) or the list of `/api/predictions`. Days are
 * those of the stamps, UTC.
 */
export function readPredictionBookJson(input: TextInput): Found {
  const document = jsonDocument(input);
  const losses = new Losses();
  const user = document.at('user');
  const id = user.at('user_id').text();
  const owner = id === '' ? undefined : { key: id, name: user.at('name').text() || user.at('email').text() };
  const list = document.isList ? document : document.at('predictions');
  if (list.isNothing) return document.fail('there are no "predictions"', 'is this the JSON of PredictionBook?');
  const questions = list.list().map((one) => questionOf(one, losses));
  reportUnknownKeys(list.list(), [...KEYS, 'responses'], 'a prediction', losses);
  const answers = list.list().flatMap((one) => one.at('responses').list());
  reportUnknownKeys(answers, RESPONSE_KEYS, 'a response', losses);
  return { questions, owner, losses };
}

/** `my_predictions.csv`: no responses, so no probability of anybody's own; only the mean over all users and updates. */
export function readPredictionBookCsv(input: TextInput): Found {
  const table = csvTable(input);
  needColumns(
    table,
    input,
    ['id', 'description', 'created_at', 'deadline', 'outcome', 'mean_confidence'],
    'a CSV of PredictionBook',
  );
  const losses = new Losses();
  reportUnknownColumns(table, KEYS, losses);
  const questions = table.rows.map((row): Question => {
    const id = row.get('id');
    if (!/^\d+$/.test(id))
      throw badRow(row.place(), `the id is ${shown(id)}, not a number`, 'is this the CSV of PredictionBook?');
    const at = `pb${id}`;
    const stampOf = (column: string): Moment | undefined => stampIn(row, column, IN_CSV);
    const outcome = row.get('outcome').toLowerCase();
    if (!['', 'true', 'false'].includes(outcome))
      throw badRow(row.place(), `the outcome is ${shown(outcome)}`, 'it is true, false or empty');
    const [asked, deadline, judged] = [stampOf('created_at'), stampOf('deadline'), stampOf('last_judgement_at')];
    const settled = settledBy(outcome, judged);
    reportUnknown(outcome, judged, losses, at);
    visibility(row.get('visibility'), losses, at);
    if (row.get('withdrawn').toLowerCase() === 'true') reportWithdrawal(losses, at);
    losses.lost('own probability', 'this CSV has none; the JSON of /api/my_predictions does', at);
    const mean = row.get('mean_confidence');
    if (mean !== '')
      losses.changed('mean confidence', 'that of all users and updates, of no known day: put into the note', at);
    return {
      suffix: at,
      place: row.place,
      claim: row.get('description_with_group') || row.get('description'),
      asker: { key: row.get('creator_id') || row.get('creator_label'), name: row.get('creator_label') },
      asked,
      due: deadline && { date: deadline.day, basis: 'stated' },
      estimates: [],
      settled,
      tags: [],
      notes: [
        `PredictionBook ${id}, https://predictionbook.com/predictions/${id}`,
        mean === '' ? '' : `Mean confidence there at export, over all users: ${mean}%.`,
      ],
    };
  });
  if (questions.length === 100)
    losses.lost(
      'older predictions',
      'PredictionBook writes the newest 100 unless ?page_size=1000&page=N is added',
      'the file',
    );
  return { questions, losses };
}
