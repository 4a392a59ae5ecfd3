import { describe, expect, it } from 'vitest';
import { Desk, imported, lossWords, problemOf } from './desk.ts';

const TRACKER = `meta:
  title: A tracker
predictions:
  - id: grid_by_2026
    theme: energy_grid
    quote: "It will feed the grid by 2026."
    speaker: Ada Quill
    date_said: 2024-10-11
    venue: "A hall"
    primary_url: "https://example.org/talk"
    archive_url: ""
    predicted_horizon_verbatim: "by 2026"
    predicted_date: 2026-12-31
    status: in_window
    confidence: high
    tags: [reactor]
    evidence:
      - { url: "https://example.org/talk", date: 2024-10-11, note: "the talk" }
    notes: >-
      Two lines
      folded.
  - id: half
    quote: "Half of it will run."
    speaker: Ada Quill
    date_said: 2024-03
    predicted_date: 2025-Q2
    status: partially
    resolved_date: 2025-07-01
    evidence:
      - { url: "https://example.org/half", date: 2025-06, note: "half ran" }
`;

describe('the Dario tracker', () => {
  it('has quotes, loose days and evidence', async () => {
    const desk = await imported('dario-tracker', 'p.yaml', TRACKER);
    const [grid, half] = desk.predictions;
    expect(grid).toMatchObject({
      claim: 'It will feed the grid by 2026.', forecaster: 'ada-quill', said: { date: '2024-10-11' }, tags: ['energy-grid', 'reactor'],
      due: { date: '2026-12-31', basis: 'inferred', why: "the forecaster's words: by 2026" }, resolutions: [],
    }); // prettier-ignore
    expect(grid!.note).toBe(
      'Two lines folded.\n\nA hall, https://example.org/talk\n\nConfidence in the sourcing: high.\n\n2024-10-11, https://example.org/talk, the talk\n\nTracker id: grid_by_2026.',
    );
    expect(half).toMatchObject({
      said: { date: '2024-03-31' },
      due: { date: '2025-06-30' },
      resolutions: [
        {
          outcome: 'partial',
          fraction: 0.5,
          known: '2025-07-01',
          evidence: [{ url: 'https://example.org/half', shows: 'half ran' }],
        },
      ],
    });
    expect(lossWords(desk.report.losses)).toEqual([
      'changed claim',
      'changed day it was said',
      'lost day of evidence',
      'changed status partially',
      'lost keys of the file',
      'changed tag',
    ]);
    await desk.import('dario-tracker', ['p.yaml']);
    expect(desk.predictions).toHaveLength(2);
  });

  it('names days it cannot read, and keeps evidence without an address in the note', async () => {
    const text = TRACKER.replace('predicted_date: 2025-Q2', 'predicted_date: the 2030s').replace('"https://example.org/half"', '"his book"'); // prettier-ignore
    const desk = await imported('dario-tracker', 'p.yaml', text);
    const half = desk.predictions[1]!;
    expect([half.due, half.resolutions[0]!.evidence]).toEqual([undefined, []]);
    expect(half.note).toContain('2025-06, his book, half ran');
    expect(desk.report.losses.find(({ what }) => what === 'due day')).toMatchObject({ kind: 'lost', why: '"the 2030s" is not a day, month, quarter or year', at: [half.id] }); // prettier-ignore
  });

  it('is refused with the line of what is wrong', async () => {
    expect(await problemOf(() => imported('dario-tracker', 'p.yaml', TRACKER.replace('in_window', 'maybe')))).toContain(
      'p.yaml:14:13: the status is "maybe"',
    );
    expect(
      await problemOf(() =>
        imported('dario-tracker', 'p.yaml', TRACKER.replace('date_said: 2024-03\n', 'date_said: spring\n')),
      ),
    ).toContain('p.yaml:25:16: date_said is not a day');
    expect(
      await problemOf(() => imported('dario-tracker', 'p.yaml', TRACKER.replace('id: half', 'id: [half'))),
    ).toContain('p.yaml:');
  });
});

describe('the Marcus dataset', () => {
  const line = (more: object): string =>
    JSON.stringify({
      claim_date: '2023-01-31',
      slug: 'post',
      trigger: 'none',
      quote: 'said so',
      claim: 'It fails.',
      type: 'predictive',
      target: 'it',
      horizon_type: 'relative',
      horizon_value: '2024',
      id: 'claim_1',
      specificity: 'med',
      falsifiability: 'yes',
      evaluation_date: '2026-03-02',
      status_at_eval: 'contradicted',
      cluster_id: 'it_fails',
      ...more,
    });

  it('gives the predictive claims, a cluster a group', async () => {
    const text = [
      line({}),
      line({ id: 'claim_2', type: 'descriptive' }),
      line({ id: 'claim_3', horizon_value: 'soon', status_at_eval: 'pending' }),
      line({ id: 'claim_4', horizon_value: null, status_at_eval: 'mixed' }),
    ].join('\n');
    const desk = await imported('marcus', 'c.jsonl', text);
    expect(
      desk.predictions.map(({ said, due, group, resolutions }) => [
        said.date,
        due?.date,
        group,
        resolutions[0]?.outcome,
      ]),
    ).toEqual([
      ['2023-01-31', '2024-12-31', 'it-fails', 'no'],
      ['2023-01-31', undefined, 'it-fails', undefined],
      ['2023-01-31', undefined, 'it-fails', 'ambiguous'],
    ]);
    expect(lossWords(desk.report.losses)).toEqual([
      'changed specificity',
      'changed falsifiability',
      'lost claim of type descriptive',
      'changed horizon',
    ]);
    expect(
      await problemOf(() =>
        imported('marcus', 'c.jsonl', `${line({})}\n${line({ id: 'x', status_at_eval: 'dunno' })}`),
      ),
    ).toContain('c.jsonl:2:');
  });
});

describe('predictaifuture', () => {
  it('has semicolons, and the end of a range as the due day', async () => {
    const text =
      'who;occupation;when;quote;source;link;measurable_prediction;timeframe;range_start;range_mean;range_end;tag\nAda Quill;clerk;2025-03-14;"5 to 20 years; maybe, or not";Talk;https://example.org;It happens.;within 5 to 20 years;2030-03-14;2037;2045-03-14;asi, agi\n';
    const desk = await imported('predictaifuture', 'd.csv', text);
    expect(desk.predictions[0]).toMatchObject({
      claim: 'It happens.',
      forecaster: 'ada-quill',
      said: { date: '2025-03-14' },
      due: { date: '2045-03-14', basis: 'inferred' },
      tags: ['asi', 'agi'],
    });
    expect(desk.predictions[0]!.note).toContain('Quote: 5 to 20 years; maybe, or not');
    const renamed = await imported('predictaifuture', 'd.csv', text.replace('range_end', 'date_to_check'));
    expect(renamed.predictions[0]!.due!.date).toBe('2045-03-14');
    expect(await problemOf(() => imported('predictaifuture', 'd.csv', text.replace('2025-03-14', 'March')))).toContain(
      'd.csv:2:1: when is "March"',
    );
  });
});

describe('magoo/forecast', () => {
  const FILE =
    '---\nscenario: Fair # a comment\nend_date: 2025-01-05\ntype: choice\ntags:\n    - fun\noptions:\n    "Owls": .75\n    "Larks": .25\noutcome: "Larks"\n---\n\nSome text.\n';

  it('needs the day that it lacks, and makes a group of the options', async () => {
    const desk = new Desk({
      'a.forecast': FILE,
      'b.forecast': FILE.replace('scenario: Fair', 'scenario: Other').replace('type: choice', 'type: pert'),
    });
    expect(await problemOf(() => desk.import('magoo', ['a.forecast']))).toContain('--said DAY gives it');
    const report = await desk.import('magoo', ['a.forecast', 'b.forecast'], { said: '2024-06-01' });
    expect(
      desk.predictions.map(({ claim, said, probability, resolutions, group }) => [
        claim,
        said.date,
        probability!.central,
        resolutions[0]!.outcome,
        group === desk.predictions[0]!.group,
      ]),
    ).toEqual([
      ['Fair — Owls', '2024-06-01', 0.75, 'no', true],
      ['Fair — Larks', '2024-06-01', 0.25, 'yes', true],
    ]);
    expect(lossWords(report.losses)).toEqual([
      'changed day it was said',
      'lost forecast of type pert',
      'changed day of the resolution',
    ]);
    expect(desk.predictions[0]!.resolutions[0]!.known).toBe('2025-01-05');
    desk.write('c.forecast', FILE.replace('outcome: "Larks"', 'outcome: "Crows"'));
    expect(await problemOf(() => desk.import('magoo', ['c.forecast'], { said: '2024-06-01' }))).toContain(
      'c.forecast:10:10: the outcome "Crows" is none of the options',
    );
    desk.write('c.forecast', FILE.replace('.75', '75'));
    expect(await problemOf(() => desk.import('magoo', ['c.forecast'], { said: '2024-06-01' }))).toContain(
      'c.forecast:8:13: the probability of "Owls"',
    );
  });
});

describe('Cleodora', () => {
  const estimate = (created: string, pairs: [string, number, boolean][]): object => ({
    created,
    reason: 'r',
    probabilities: pairs.map(([text, value, correct]) => ({ value, outcome: { text, correct } })),
  });
  const answer = (more: object): string => JSON.stringify({ data: { forecasts: [{ title: 'Rain?', description: 'd', created: '2023-05-01T00:00:00Z', resolves: '2023-06-01T23:00:00Z', closes: null, resolution: 'RESOLVED', estimates: [estimate('2023-05-01T10:00:00Z', [['Yes', 30, true], ['No', 70, false]]), estimate('2023-05-20T10:00:00Z', [['Yes', 55, true], ['No', 45, false]])], ...more }] } }); // prettier-ignore

  it('makes one prediction of yes and no, a group of more', async () => {
    const [rain] = (await imported('cleodora', 'c.json', answer({}))).predictions;
    expect(rain).toMatchObject({
      claim: 'Rain?',
      said: { date: '2023-05-01' },
      due: { date: '2023-06-01' },
      probability: { central: 0.3 },
      forecasts: [{ date: '2023-05-20', probability: { central: 0.55 }, why: 'r' }],
      resolutions: [{ outcome: 'yes', known: '2023-06-01' }],
    });
    const three = await imported('cleodora', 'c.json', answer({ resolution: 'NOT_APPLICABLE', estimates: [estimate('2023-05-01T10:00:00Z', [['A', 30, false], ['B', 50, false], ['C', 20, false]])] })); // prettier-ignore
    expect(three.predictions.map(({ claim, resolutions }) => [claim, resolutions[0]!.outcome])).toEqual([['Rain? — A', 'void'], ['Rain? — B', 'void'], ['Rain? — C', 'void']]); // prettier-ignore
    expect(await problemOf(() => imported('cleodora', 'c.json', answer({ resolution: 'X' })))).toMatch(
      /c\.json:1:\d+: the resolution is "X"/,
    );
  });

  it.each([
    [
      [
        ['Yes', 60, true],
        ['No', 10, false],
      ],
      '60 + 10 make 70',
    ],
    [
      [
        ['A', 60, true],
        ['B', 30, false],
        ['C', 20, false],
      ],
      '60 + 30 + 20 make 110',
    ],
    [[['Yes', 60, true]], '60 make 60'],
  ] as [[string, number, boolean][], string][])(
    'refuses percentages that do not make 100: %j',
    async (pairs, message) => {
      const text = answer({ estimates: [estimate('2023-05-01T10:00:00Z', pairs)] });
      expect(await problemOf(() => imported('cleodora', 'c.json', text))).toMatch(/c\.json:1:\d+: the probabilities /);
      expect(await problemOf(() => imported('cleodora', 'c.json', text))).toContain(message);
    },
  );

  it('takes percentages that are rounded', async () => {
    const text = answer({ estimates: [estimate('2023-05-01T10:00:00Z', [['A', 33.3, true], ['B', 33.3, false], ['C', 33.3, false]])] }); // prettier-ignore
    expect((await imported('cleodora', 'c.json', text)).predictions).toHaveLength(3);
  });
});
