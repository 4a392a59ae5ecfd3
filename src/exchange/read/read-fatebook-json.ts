// Answers of Fatebook's API: getQuestions ({items}), a list of questions, or one question of getQuestion.
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import { momentOf } from '../moment.ts';
import type { Moment } from '../moment.ts';
import { onlyForecast } from '../question.ts';
import type { Estimate, Found, Person, Question, Settled } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { fatebookOutcome, fatebookResolution } from './fatebook-resolution.ts';

/** Of a question, as getQuestion and getQuestions answer. */
const KEYS = [
  'id', 'createdAt', 'title', 'type', 'options', 'resolveBy', 'resolved', 'resolution', 'resolvedAt', 'notes',
  'userId', 'user', 'sharedPublicly', 'sharedWith', 'forecasts', 'comments', 'tags', 'questionScores',
  'yourLatestPrediction',
]; // prettier-ignore

const FORECAST_KEYS = ['id', 'forecast', 'createdAt', 'user', 'userId', 'option', 'optionId', 'questionId'];

/** Null where there is none; the API writes no empty stamps, so one is refused. */
function stamp(value: TreeValue): Moment | undefined {
  if (value.isNothing) return undefined;
  return (
    momentOf(value.text()) ?? value.fail(`${value.name} is no time stamp`, 'the API writes 2024-05-01T09:30:00.000Z')
  );
}

function personOf(user: TreeValue, userId: TreeValue): Person {
  const name = user.at('name').text() || user.at('email').text();
  const key = user.at('id').text() || userId.text() || name;
  return { key, name: name || key };
}

/** Undefined where the forecast is hidden: getQuestions answers null for it and whose it is. */
function estimateOf(value: TreeValue, losses: Losses, title: string): Estimate | undefined {
  if (value.has('forecast') && value.at('forecast').raw === null) {
    losses.lost('hidden forecast', 'the answer does not show it', title);
    return undefined;
  }
  const p = value.at('forecast').number();
  const at = stamp(value.at('createdAt'));
  if (p === undefined || p < 0 || p > 1)
    return value.fail(`${value.name}.forecast is not a number from 0 to 1`, 'decimals may be numbers or texts');
  if (!at) return value.fail(`${value.name} has no createdAt`, 'is this an answer of the API?');
  return { who: personOf(value.at('user'), value.at('userId')), at, p, place: value.place };
}

/**
 * The word that holds for an option. Of an ambiguous question each option has NO, so the question's word goes before. A
 * question's own YES says that one of its options came true, and not which: getQuestion answers no more.
 */
function wordOfOption(question: TreeValue, option: TreeValue, losses: Losses, title: string): TreeValue {
  const [whole, own] = [question.at('resolution'), option.at('resolution')];
  if (whole.raw === 'AMBIGUOUS' || (own.isNothing && whole.raw !== 'YES')) return whole;
  if (own.isNothing)
    losses.lost('resolution', 'the answer does not say which option came true; that of getQuestions does', title);
  return own;
}

/** What the word says of yes, or of one of the options by its text. */
function settledOf(
  question: TreeValue,
  resolution: TreeValue,
  option?: string,
  options: readonly string[] = [],
): Settled | undefined {
  const word = resolution.text();
  if (word === '') return undefined;
  const outcome = fatebookOutcome(word) ?? (options.includes(word) ? (word === option ? 'yes' : 'no') : undefined);
  if (outcome === undefined)
    return resolution.fail(`${resolution.name} is no resolution`, 'the API writes YES, NO or AMBIGUOUS');
  return fatebookResolution(outcome, stamp(question.at('resolvedAt')));
}

/** The id of a question; getQuestion answers without one, and then title and time tell it. */
function idOf(question: TreeValue): string {
  const id = question.at('id').text().toLowerCase();
  if (/^[a-z0-9]{1,40}$/.test(id)) return `fb${id}`;
  return `fb${fingerprint(JSON.stringify([question.at('title').text(), question.at('createdAt').text()]))}`;
}

function questionsOf(question: TreeValue, losses: Losses): Question[] {
  const title = question.map().at('title').neededText();
  const suffix = idOf(question);
  const due = stamp(question.at('resolveBy'));
  const asked = stamp(question.at('createdAt'));
  const comments = question.at('comments').list().map((one) => `${personOf(one.at('user'), one.at('userId')).name}: ${one.at('comment').text()}`); // prettier-ignore
  if (comments.length > 0) losses.changed('comments', 'put into the note', title);
  if (question.at('questionScores').list().length > 0)
    losses.lost('scores', 'scores are worked out here, not stored', title);
  const shared = question.at('sharedPublicly');
  if (shared.raw === true || question.at('sharedWith').list().length > 0)
    losses.lost('sharing', 'a ledger has no sharing', title);
  const user = question.at('user');
  const asker = user.isNothing && question.at('userId').isNothing ? undefined : personOf(user, question.at('userId'));
  const common = {
    place: question.place,
    asker,
    asked,
    due: due && { date: due.day, basis: 'stated' as const },
    tags: question.at('tags').list().map((tag) => (tag.isMap ? tag.at('name').text() : tag.text())),
    notes: [question.at('notes').text(), comments.length > 0 ? `Comments on Fatebook:\n${comments.join('\n')}` : ''],
  }; // prettier-ignore
  const forecasts = question.at('forecasts').list();
  const estimatesOf = (all: readonly TreeValue[]): Estimate[] => all.flatMap((one) => estimateOf(one, losses, title) ?? []); // prettier-ignore
  if (question.at('type').text() !== 'MULTIPLE_CHOICE') {
    const settled = settledOf(question, question.at('resolution'));
    return [{ ...common, suffix, claim: title, estimates: estimatesOf(forecasts), settled }];
  }
  // getQuestion names the option on each forecast; getQuestions lists the options.
  const options = new Map<string, TreeValue>();
  for (const option of [...question.at('options').list(), ...forecasts.map((one) => one.at('option'))]) {
    if (option.isMap && !options.has(option.at('id').text())) options.set(option.at('id').text(), option);
  }
  const texts = [...options.values()].map((option) => option.at('text').neededText());
  return [...options].map(([id, option]): Question => {
    const text = option.at('text').neededText();
    const own = forecasts.filter((one) => (one.at('option').at('id').text() || one.at('optionId').text()) === id);
    const settled = settledOf(question, wordOfOption(question, option, losses, title), text, texts);
    return {
      ...common,
      suffix: `${suffix}o${fingerprint(id, 6)}`,
      claim: `${title} — ${text}`,
      estimates: estimatesOf(own),
      group: suffix,
      settled,
    };
  });
}

/** Reads the answer. Days are those of the stamps, which are in UTC. */
export function readFatebookJson(input: TextInput): Found {
  const document = jsonDocument(input);
  const items = document.isList ? document.list() : document.has('items') ? document.at('items').list() : [document];
  const losses = new Losses();
  const questions = items.flatMap((item) => onlyForecast(questionsOf(item, losses), losses));
  const forecasts = items.flatMap((item) => item.at('forecasts').list());
  reportUnknownKeys(items, KEYS, 'a question', losses);
  reportUnknownKeys(forecasts, FORECAST_KEYS, 'a forecast', losses);
  return { questions, losses };
}
