// The YAML of the Dario tracker: dated quotes of one speaker with a status and evidence.
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { shown } from '../../ledger/read/lines.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Found, Question, Settled } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { yamlDocument } from '../text/yaml-value.ts';
import { looseDay } from './loose-day.ts';

/** Half, as the tracker counts it. */
const PARTLY = 0.5;

const OUTCOMES: Readonly<Record<string, Pick<Settled, 'outcome' | 'fraction' | 'reason'> | undefined>> = {
  achieved: { outcome: 'yes' },
  partially: { outcome: 'partial', fraction: PARTLY },
  missed: { outcome: 'no' },
  unverifiable: { outcome: 'void', reason: 'unmeasurable' },
  pending: undefined,
  in_window: undefined,
};

/** Of a prediction. */
const KEYS = [
  'id', 'theme', 'quote', 'speaker', 'date_said', 'venue', 'primary_url', 'archive_url',
  'predicted_horizon_verbatim', 'predicted_date', 'status', 'resolved_date', 'confidence', 'tags', 'evidence',
  'notes',
]; // prettier-ignore

function evidenceOf(value: TreeValue, losses: Losses, at: string): EmitItem {
  const text = value.at('date').text().trim();
  const day = looseDay(text);
  if (text !== '' && !day?.isExact)
    losses.lost('day of evidence', `${shown(text)} is not one day, which evidence has or has none`, at);
  return {
    url: value.at('url').neededText(),
    date: day?.isExact ? day.day : undefined,
    shows: value.at('note').text().trim() || undefined,
  };
}

function questionOf(value: TreeValue, losses: Losses): Question {
  const id = value.map().at('id').neededText();
  const at = `dt${fingerprint(id)}`;
  const status = value.at('status').text();
  if (!Object.hasOwn(OUTCOMES, status))
    value.at('status').fail(`the status is "${status}"`, `it is one of ${Object.keys(OUTCOMES).join(', ')}`);
  const outcome = OUTCOMES[status];
  const said =
    looseDay(value.at('date_said').neededText()) ??
    value.at('date_said').fail('date_said is not a day', 'the tracker writes days as 2025-03-10');
  if (!said.isExact) losses.changed('day it was said', 'only its month or year is known; the last day is taken', at);
  const predicted = value.at('predicted_date').text().trim();
  const due = looseDay(predicted);
  if (predicted !== '' && !due) losses.lost('due day', `${shown(predicted)} is not a day, month, quarter or year`, at);
  const horizon = value.at('predicted_horizon_verbatim').text().trim();
  const resolved = looseDay(value.at('resolved_date').text());
  const evidence = value.at('evidence').list();
  const isLinked = (one: TreeValue): boolean => /^https?:\/\//.test(one.at('url').text());
  const settled: Settled | undefined = outcome && {
    ...outcome,
    known: resolved?.day,
    by: 'dario-tracker',
    why: 'As the tracker has it.',
    evidence: evidence.filter(isLinked).map((one) => evidenceOf(one, losses, at)),
  };
  if (status === 'partially') losses.changed('status partially', 'a share of 0.5, as the tracker scores it', at);
  losses.changed('claim', 'the tracker has no wording of its own; the quote is the claim', at);
  const links = ['venue', 'primary_url', 'archive_url']
    .map((key) => value.at(key).text().trim())
    .filter((text) => text !== '');
  // Without a resolution, or an address, evidence has no place but the note.
  const unplaced = evidence
    .filter((one) => !settled || !isLinked(one))
    .map((one) =>
      ['date', 'url', 'note']
        .map((key) => one.at(key).text())
        .filter((text) => text !== '')
        .join(', '),
    );
  const speaker = value.at('speaker').neededText();
  const confidence = value.at('confidence').text();
  return {
    suffix: at,
    place: value.place,
    claim: value.at('quote').neededText(),
    asker: { key: speaker, name: speaker },
    asked: { day: said.day, order: 0 },
    due: due && { date: due.day, basis: 'inferred', why: horizon === '' ? undefined : `the forecaster's words: ${horizon}` },
    estimates: [],
    settled,
    tags: [value.at('theme').text(), ...value.at('tags').list().map((tag) => tag.text())].filter((tag) => tag !== ''),
    notes: [value.at('notes').text(), links.join(', '), confidence === '' ? '' : `Confidence in the sourcing: ${confidence}.`, unplaced.join('\n'), `Tracker id: ${id}.`],
  }; // prettier-ignore
}

/** The questions of Mem/predictions.yaml. Throws `bad-row` where a value is not of the form. */
export function readDarioTracker(input: TextInput): Found {
  const document = yamlDocument(input);
  const losses = new Losses();
  const list = document.at('predictions');
  if (!document.isMap || list.isNothing)
    document.fail('there are no "predictions"', 'is this Mem/predictions.yaml of the tracker?');
  const questions = list.list().map((one) => questionOf(one, losses));
  const evidence = list.list().flatMap((one) => one.at('evidence').list());
  reportUnknownKeys([document], ['predictions'], 'the file', losses);
  reportUnknownKeys(list.list(), KEYS, 'a prediction', losses);
  reportUnknownKeys(evidence, ['url', 'date', 'note'], 'evidence', losses);
  return { questions, losses };
}
