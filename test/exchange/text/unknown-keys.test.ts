// Columns and keys that an importer does not know are named, whatever the format.
import { describe, expect, it } from 'vitest';
import { Desk, golden } from '../desk.ts';

interface Case {
  format: string;
  files: Record<string, string>;
  more?: object;
  /** As the report names them: `what: places`. */
  lost: string[];
}

const csv = (text: string, name: string, cell: string, mark = ','): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line, index) => line + mark + (index === 0 ? name : cell))
    .join('\n');

const CASES: Record<string, Case> = {
  'predictionbook JSON': {
    format: 'predictionbook',
    files: { 'p.json': golden('predictionbook.json').replace('"id": 1204', '"id": 1204, "mood": "good", "none": null').replace('"confidence": 7,', '"confidence": 7, "seal": 1,') },
    lost: ['keys of a prediction: mood', 'keys of a response: seal'],
  },
  'predictionbook CSV': {
    format: 'predictionbook',
    files: { 'p.csv': csv(golden('predictionbook.csv').split('\n').slice(0, 2).join('\n'), 'mood', 'good').replace(',false,good', ',true,good') },
    lost: ['column "mood": line 2', 'withdrawal: fair-rain-shine-pb3001'],
  },
  'predictionbook dump': {
    format: 'predictionbook',
    files: { 'p.json': '[{"number": 3, "mood": "good", "event": "It rains.", "outcome": "right", "user": "ada", "time_created": "2011-05-25 04:53:50+00:00", "time_known": "2011-06-25 04:53:50+00:00", "responses": [{"user": "ada", "time": "2011-05-25 04:53:50+00:00", "via": "mail", "actions": {"credence": 70, "vote": 1}}]}]' },
    lost: ['keys of a prediction: mood', 'keys of a response: via', 'keys of an action: vote'],
  },
  'fatebook API': {
    format: 'fatebook',
    files: { 'f.json': '{"id": "q1", "createdAt": "2024-01-05T23:30:00.000Z", "title": "Snow?", "type": "BINARY", "resolveBy": "2024-02-29T23:59:59.000Z", "mood": "good", "unlisted": [], "forecasts": [{"forecast": 0.8, "createdAt": "2024-01-05T23:30:00.000Z", "via": "app", "user": {"id": "u1", "name": "Ada"}}]}' },
    lost: ['keys of a question: mood', 'keys of a forecast: via'],
  },
  'metaculus CSV': {
    format: 'metaculus',
    files: {
      'question_data.csv': `Question ID,Question Title,Question Type,Resolution,Open Time,Hot Score\n578,Rain?,binary,,2024-01-01 00:00:00+00:00,9\n`,
      'forecast_data.csv': `Question ID,Forecaster ID,Forecaster Username,Start Time,Probability Yes,Mood\n578,41,ada,2024-01-31 23:59:59+00:00,0.7,good\n578,41,ada,2024-02-28 23:59:59+00:00,0.6,\n`,
    },
    lost: ['column "Hot Score": line 2', 'column "Mood": line 2'],
  },
  'metaculus API': {
    format: 'metaculus',
    files: { 'm.json': golden('metaculus-posts.json').replace('"id": 612,', '"id": 612, "votes": 4,').replace('"id": 578,', '"id": 578, "label": "x",').replace('"id": 802,', '"id": 802, "mood": 1,') },
    lost: ['keys of a post: votes', 'keys of a question: label mood'],
  },
  manifold: {
    format: 'manifold',
    files: { 'm.json': golden('manifold-market.json').replace('"url"', '"coverImage": "a.png", "url"'), 'b.json': golden('manifold-bets.json').replace('"amount"', '"comment": "sure", "amount"') },
    lost: ['keys of a market: coverImage', 'keys of a bet: comment'],
  },
  'dario-tracker': {
    format: 'dario-tracker',
    files: { 'd.yaml': 'meta: { title: A tracker }\npredictions:\n  - { id: a, quote: It runs., speaker: Ada, date_said: 2024-03-01, status: achieved, mood: good, evidence: [{ url: "https://e.org", shows: it }] }\n' },
    lost: ['keys of the file: meta', 'keys of a prediction: mood', 'keys of evidence: shows'],
  },
  marcus: {
    format: 'marcus',
    files: { 'm.jsonl': '{"id": "c1", "claim": "It fails.", "claim_date": "2023-01-31", "type": "predictive", "quote": "so", "status_at_eval": "pending", "mood": "good"}\n' },
    lost: ['keys of a claim: mood'],
  },
  predictaifuture: {
    format: 'predictaifuture',
    files: { 'd.csv': csv('who;when;quote;measurable_prediction;timeframe\nAda;2025-03-14;It will.;It happens.;soon\n', 'mood', 'good', ';') },
    lost: ['column "mood": line 2'],
  },
  magoo: {
    format: 'magoo',
    files: { 'a.forecast': '---\nscenario: Fair\nend_date: 2025-01-05\ntype: choice\nmood: good\noptions:\n    "Owls": .75\n---\n' },
    more: { said: '2024-06-01' },
    lost: ['keys of a forecast: mood'],
  },
  cleodora: {
    format: 'cleodora',
    files: { 'c.json': '[{"title": "Rain?", "created": "2023-05-01T00:00:00Z", "resolves": "2023-12-01T00:00:00Z", "resolution": "UNRESOLVED", "mood": "good", "estimates": [{"created": "2023-05-01T00:00:00Z", "brierScore": 0.1, "probabilities": [{"value": 70, "outcome": {"text": "Yes", "correct": false}}, {"value": 30, "outcome": {"text": "No", "correct": false}}]}]}]' },
    lost: ['keys of a forecast: mood', 'keys of an estimate: brierScore'],
  },
}; // prettier-ignore

describe('what an importer does not know', () => {
  it.each(Object.entries(CASES))('is named: %s', async (_name, { format, files, more, lost }) => {
    const desk = new Desk(files);
    const { losses } = await desk.import(format, Object.keys(files), more ?? {});
    const named = losses.filter(({ what }) => /^(keys|column|withdrawal)/.test(what));
    expect(named.map(({ kind, what, at }) => `${kind} ${what}: ${at.join(' ')}`).sort()).toEqual(
      lost.map((line) => `lost ${line}`).sort(),
    );
    expect(desk.err).toContain(`lost: ${lost[0]!.split(': ')[0]} (1: `);
  });
});
