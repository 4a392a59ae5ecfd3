// Posts of Metaculus' API with the caller's own forecasts: epoch seconds with fractions, `[p_no, p_yes]`.
import type { Day } from '../../day.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import { momentOfSeconds } from '../moment.ts';
import type { Moment } from '../moment.ts';
import { LEDGERS_OWN } from '../question.ts';
import type { Estimate, Found, Question } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import { jsonDocument } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { endsSoFar } from './metaculus-ending.ts';
import { isResolution, metaculusOutcome } from './metaculus-resolution.ts';
import { holdsYesOrNo } from './metaculus-type.ts';
import { stampAt } from './stamp.ts';

/** Of a post that are read, or only manage it. */
const POST_KEYS = ['id', 'title', 'slug', 'status', 'question', 'group_of_questions', 'conditional'];

/** Of a question; scaling and unit belong to types that are not read. */
const QUESTION_KEYS = [
  'id', 'title', 'type', 'status', 'resolution', 'open_time', 'scheduled_close_time', 'actual_close_time',
  'scheduled_resolve_time', 'actual_resolve_time', 'resolution_set_time', 'options', 'all_options_ever',
  'options_history', 'scaling', 'resolution_criteria', 'fine_print', 'unit', 'my_forecasts',
]; // prettier-ignore

function stamp(value: TreeValue): Moment | undefined {
  return stampAt(value, 'the API writes 2024-10-16T12:56:51Z');
}

function seconds(value: TreeValue): Moment | undefined {
  const number = value.number();
  if (number === undefined) return undefined;
  // Milliseconds would be a day some ten thousand years ahead.
  const moment = number < 1e11 ? momentOfSeconds(number) : undefined;
  return (
    moment ??
    value.fail(
      `${value.name} is ${number}, not seconds since 1970`,
      'Metaculus counts in seconds, Manifold in milliseconds',
    )
  );
}

/**
 * The numbers of one place, of `places` that every forecast has. An option that came later or was taken away has null
 * at its place meanwhile, which is no forecast on it.
 */
function estimatesOf(question: TreeValue, place: number, places: number, closed: Moment | undefined): Estimate[] {
  const numbers = question.at('my_forecasts').at('history').list().flatMap((entry) => {
    const at = seconds(entry.at('start_time')) ?? entry.fail(`${entry.name} has no start_time`, 'is this the JSON of the API?');
    const values = entry.at('forecast_values').list();
    if (values.length === 0) return [];
    if (values.length !== places)
      entry.fail(`${entry.name} has ${values.length} numbers, the question ${places} options`, 'give the answer of the API whole, with all_options_ever');
    const p = values[place]!.number();
    if (p === undefined) return [];
    if (p < 0 || p > 1) values[place]!.fail(`${values[place]!.name} is ${p}, not a number from 0 to 1`, 'is this the JSON of the API?');
    return [{ entry, at, p }];
  }); // prettier-ignore
  return numbers.flatMap(({ entry, at, p }, index): Estimate[] => {
    const end = seconds(entry.at('end_time'));
    const next = numbers[index + 1]?.at;
    const isOver = end !== undefined && (next ? next.order > end.order : !closed || end.order < closed.order);
    const common = { who: LEDGERS_OWN, place: entry.place };
    const first: Estimate = { ...common, at, p };
    return isOver ? [first, { ...common, at: end, withdrawn: true, why: 'the forecast ran out or was withdrawn' }] : [first];
  }); // prettier-ignore
}

class PostReader {
  readonly losses = new Losses();
  readonly #today: Day;

  constructor(today: Day) {
    this.#today = today;
  }

  #question(post: TreeValue, question: TreeValue): Question[] {
    const id = question.at('id').number() ?? question.fail('the question has no id', 'is this the JSON of the API?');
    const at = `mc${id}`;
    const type = question.at('type').text();
    const title = question.at('title').text() || post.at('title').text();
    if (!holdsYesOrNo(type, at, this.losses)) return [];
    if (question.at('my_forecasts').at('history').list().length === 0) {
      this.losses.lost('question without a forecast of yours', 'nothing was predicted', at);
      return [];
    }
    const due = stamp(question.at('scheduled_resolve_time')) ?? stamp(question.at('scheduled_close_time'));
    const [closed, known, opened] = [
      stamp(question.at('actual_close_time')),
      stamp(question.at('actual_resolve_time')) ?? stamp(question.at('resolution_set_time')),
      stamp(question.at('open_time')),
    ];
    const [criteria, print] = [
      question.at('resolution_criteria').text().trim(),
      question.at('fine_print').text().trim(),
    ];
    const strict = [criteria, print === '' ? '' : `Fine print: ${print}`].filter((part) => part !== '').join('\n\n');
    if (strict !== '')
      this.losses.changed('criteria', 'taken as they are now; edits since the question opened do not show', at);
    if (!question.at('my_forecasts').at('score_data').isNothing)
      this.losses.lost('scores', 'scores are worked out here, not stored', at);
    const postId = post.at('id').text();
    const resolution = question.at('resolution');
    // Numbers stand at the places of all options there ever were, of which some may be gone.
    const ever = question.at('all_options_ever');
    const options = (ever.isNothing ? question.at('options') : ever).list().map((option) => (option.isMap ? option.at('label').text() : option.text())); // prettier-ignore
    if (!isResolution(resolution.text(), type === 'binary' ? undefined : options))
      resolution.fail(`${resolution.name} is "${resolution.text()}", which is no resolution of this question`, 'is this the JSON of the API?'); // prettier-ignore
    const places = type === 'binary' ? 2 : options.length;
    const build = (suffix: string, claim: string, place: number, option: string | undefined): Question => {
      const settled = metaculusOutcome(resolution.text(), known?.day, option);
      const criteriaItem = strict === '' ? {} : { criteria: opened ? { written: opened.day, strict } : strict };
      return {
        suffix,
        place: question.place,
        claim,
        asked: opened,
        due: due && { date: due.day, basis: 'inferred', why: "the question's scheduled resolution" },
        estimates: endsSoFar(estimatesOf(question, place, places, closed), this.#today, this.losses, suffix),
        settled,
        tags: [],
        group: option === undefined ? undefined : at,
        notes: [`Metaculus question ${id}${postId === '' ? '' : `, https://www.metaculus.com/questions/${postId}/`}`],
        more: criteriaItem,
      };
    };
    if (type === 'binary') return [build(at, title, 1, undefined)];
    return options.map((text, place) => build(`${at}o${fingerprint(text, 6)}`, `${title} — ${text}`, place, text));
  }

  post(post: TreeValue): Question[] {
    const group = post.map().at('group_of_questions').at('questions').list();
    if (!post.at('conditional').isNothing) {
      this.losses.lost('conditional', 'a pair of conditional questions is not read', `post ${post.at('id').text()}`);
      return [];
    }
    if (group.length > 0)
      return group.flatMap((question) =>
        this.#question(post, question).map((one) => ({
          ...one,
          claim: `${post.at('title').text()}: ${one.claim}`,
          group: `mcp${post.at('id').text()}`,
        })),
      );
    const question = post.at('question');
    // A single question may come without its post.
    return question.isNothing && post.has('my_forecasts')
      ? this.#question(post, post)
      : question.isNothing
        ? []
        : this.#question(post, question);
  }
}

/** `/api/posts/` ({results}), a list of posts, or one. Only the caller's own forecasts are read. Days are in UTC. */
export function readMetaculusJson(input: TextInput, { today }: { today: Day }): Found {
  const document = jsonDocument(input);
  const reader = new PostReader(today);
  const posts = document.isList
    ? document.list()
    : document.has('results')
      ? document.at('results').list()
      : [document];
  const questions = posts.flatMap((post) => reader.post(post));
  const bare = posts.filter((post) => post.has('my_forecasts'));
  const asked = posts.flatMap((post) => [post.at('question'), ...post.at('group_of_questions').at('questions').list()]);
  reportUnknownKeys(posts.filter((post) => !bare.includes(post)), POST_KEYS, 'a post', reader.losses); // prettier-ignore
  reportUnknownKeys([...bare, ...asked], QUESTION_KEYS, 'a question', reader.losses);
  return { questions, losses: reader.losses };
}
