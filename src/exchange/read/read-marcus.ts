// The JSON lines of the Marcus dataset: every claim of a closed corpus, with its status at one day of evaluation.
import { fingerprint, tagOf } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import type { Found, Question, Settled } from '../question.ts';
import type { TextInput } from '../text/input.ts';
import { jsonLineDocuments } from '../text/tree-value.ts';
import type { TreeValue } from '../text/tree-value.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { looseDay } from './loose-day.ts';

const OUTCOMES: Readonly<Record<string, Pick<Settled, 'outcome' | 'reason'> | undefined>> = {
  supported: { outcome: 'yes' },
  contradicted: { outcome: 'no' },
  mixed: { outcome: 'ambiguous' },
  untestable: { outcome: 'void', reason: 'unmeasurable' },
  pending: undefined,
};

/** Of a claim. */
const KEYS = [
  'id', 'claim_date', 'slug', 'trigger', 'quote', 'claim', 'type', 'target', 'horizon_type', 'horizon_value',
  'specificity', 'falsifiability', 'evaluation_date', 'status_at_eval', 'cluster_id',
]; // prettier-ignore

function questionOf(value: TreeValue, losses: Losses): Question | undefined {
  const id = value.map().at('id').neededText();
  const at = `mq${fingerprint(id)}`;
  const type = value.at('type').text();
  if (type !== 'predictive') {
    losses.lost(`claim of type ${type || 'unknown'}`, 'it speaks of how things are, not of what will be', id);
    return undefined;
  }
  const said = looseDay(value.at('claim_date').neededText());
  if (!said?.isExact) value.at('claim_date').fail('claim_date is not a day', 'the dataset writes days as 2023-01-31');
  const status = value.at('status_at_eval').text();
  if (!Object.hasOwn(OUTCOMES, status))
    value.at('status_at_eval').fail(`the status is "${status}"`, `it is one of ${Object.keys(OUTCOMES).join(', ')}`);
  const outcome = OUTCOMES[status];
  const [horizonType, horizon, evaluated] = [
    value.at('horizon_type').text(),
    value.at('horizon_value').text(),
    looseDay(value.at('evaluation_date').text()),
  ];
  const due = looseDay(horizon);
  if (horizon !== '' && !due)
    losses.changed('horizon', 'it names no day; it is put into the note and the entry is undated', id);
  for (const key of ['specificity', 'falsifiability'])
    if (!value.at(key).isNothing) losses.changed(key, 'put into the note', id);
  const cluster = tagOf(value.at('cluster_id').text());
  const settled: Settled | undefined = outcome && {
    ...outcome,
    known: evaluated?.day,
    by: 'marcus-dataset',
    why: `Status "${status}" at the day of evaluation.`,
  };
  return {
    suffix: at,
    place: value.place,
    claim: value.at('claim').neededText(),
    asker: { key: 'marcus', name: 'Gary Marcus' },
    asked: { day: said!.day, order: 0 },
    due: due && { date: due.day, basis: 'inferred', why: `horizon ${horizon} (${horizonType})` },
    estimates: [],
    settled,
    tags: [],
    // One claim said several times is one cluster there: it counts once.
    group: cluster,
    notes: [
      `Quote: ${value.at('quote').text()}`,
      [`Dataset id ${id}`, value.at('slug').text(), ...['trigger', 'target', 'specificity', 'falsifiability'].map((key) => `${key} ${value.at(key).text()}`), horizon === '' ? '' : `horizon ${horizon} (${horizonType})`]
        .filter((part) => part !== '').join('; '),
    ],
  }; // prettier-ignore
}

/** Only claims of type predictive become entries; the others are counted in the loss report. */
export function readMarcus(input: TextInput): Found {
  const losses = new Losses();
  const claims = jsonLineDocuments(input);
  const questions = claims.flatMap((one) => questionOf(one, losses) ?? []);
  reportUnknownKeys(claims, KEYS, 'a claim', losses);
  return { questions, losses };
}
