import { describe, expect, it } from 'vitest';
import { golden, imported, lossWords, problemOf } from './desk.ts';

describe("PredictionBook's JSON", () => {
  it('gives entries of the user, with the numbers of all', async () => {
    const desk = await imported('predictionbook', 'p.json', golden('predictionbook.json'));
    const [barley, nobody] = desk.predictions;
    // Stamps of 23:59:59 UTC: the days stay. Confidence 7 is 0.07, 29 is 0.29, 100 is 1.
    expect(barley).toMatchObject({
      id: 'harvest-barley-record-pb1204', claim: '[harvest] Barley is a record', forecaster: 'adaquill', said: { date: '2019-03-31' },
      due: { date: '2019-12-31', basis: 'stated' }, probability: { central: 0.07, basis: 'stated' },
      resolutions: [{ outcome: 'yes', known: '2020-01-04', by: 'predictionbook' }],
    }); // prettier-ignore
    expect(barley!.forecasts.map(({ by, date, probability, why }) => [by, date, probability!.central, why])).toEqual([
      ['ben', '2019-05-01', 1, 'wet spring'],
      ['adaquill', '2019-07-01', 0.29, undefined],
    ]);
    expect(barley!.note).toBe(
      'PredictionBook 1204, https://predictionbook.com/predictions/1204\n\nben, 2019-06-01: just a remark',
    );
    // Judged "unknown": still open.
    expect(nobody!.resolutions).toEqual([]);
    expect(lossWords(desk.report.losses)).toEqual(['lost visibility', 'changed comments', 'lost judgement "unknown"']);
    await desk.import('predictionbook', ['p.json']);
    expect(desk.predictions).toHaveLength(2);
  });

  it('refuses what is no whole percentage, with its place', async () => {
    const text = golden('predictionbook.json');
    expect(
      await problemOf(() =>
        imported('predictionbook', 'p.json', text.replace('"confidence": 29', '"confidence": 0.29')),
      ),
    ).toMatch(/^1 predict: p\.json:11:\d+: predictions\[0\]\.responses\[3\]\.confidence is 0\.29, not a whole number/);
    expect(
      await problemOf(() => imported('predictionbook', 'p.json', text.replace('"outcome": true', '"outcome": "yes"'))),
    ).toContain('p.json:5:');
    expect(await problemOf(() => imported('predictionbook', 'p.json', '{"a": 1}'))).toContain(
      'there are no "predictions"',
    );
  });
});

describe("PredictionBook's CSV", () => {
  it('has nobody’s probabilities, and the report says where they are', async () => {
    const desk = await imported('predictionbook', 'p.csv', golden('predictionbook.csv'));
    const [fair, open] = desk.predictions;
    expect(fair).toMatchObject({
      id: 'fair-rain-shine-pb3001',
      said: { date: '2023-08-01' },
      due: { date: '2023-09-30' },
      resolutions: [{ outcome: 'no', known: '2023-10-01' }],
    });
    expect([fair!.probability, open!.probability]).toEqual([undefined, undefined]);
    expect(fair!.note).toContain('Mean confidence there at export, over all users: 62%.');
    expect(open!.resolutions).toEqual([]);
    expect(lossWords(desk.report.losses)).toEqual([
      'lost own probability',
      'changed mean confidence',
      'lost visibility',
    ]);
  });

  it('adds the numbers when the JSON of the same predictions comes later', async () => {
    const desk = await imported('predictionbook', 'p.csv', golden('predictionbook.csv').replaceAll('3001', '1204'));
    desk.write('p.json', golden('predictionbook.json'));
    const report = await desk.import('predictionbook', ['p.json']);
    // The ledger's own number stays as it is; what the export says otherwise is told.
    expect(report.added).toEqual(['nobody-can-tell-pb1205']);
    expect(lossWords(report.losses)).toContain('kept claim');
  });

  it('warns that exactly 100 rows are the newest 100', async () => {
    const [header, row] = golden('predictionbook.csv').split('\n');
    const rows = Array.from({ length: 100 }, (_, index) => row!.replace(',3001,', `,${4000 + index},`));
    const desk = await imported('predictionbook', 'p.csv', [header, ...rows].join('\n'));
    expect(lossWords(desk.report.losses)).toContain('lost older predictions');
  });

  it('refuses a bad row with its line', async () => {
    const text = golden('predictionbook.csv');
    expect(
      await problemOf(() =>
        imported('predictionbook', 'p.csv', text.replace('2023-08-02 03:12:45 UTC,7', '2 Aug 2023,7')),
      ),
    ).toContain('p.csv:3:1: created_at is "2 Aug 2023"');
    expect(
      await problemOf(() => imported('predictionbook', 'p.csv', text.replace(',false,,2023-10', ',maybe,,2023-10'))),
    ).toContain('p.csv:2:1: the outcome is "maybe"');
  });
});

describe('the scraped dump', () => {
  const dump = (outcome: string, responses = ''): string =>
    `[{"number": 5, "event": "It rains", "outcome": "${outcome}", "user": "ada", "time_created": "2011-05-25 04:53:50+00:00", "time_known": "2011-05-27 08:00:00+00:00", "responses": [` +
    `{"user": "ada", "time": "2011-05-25 04:53:51+00:00", "actions": {"credence": 70, "comment": "\\n <a href=\\"x\\">see</a> this\\n"}}${responses}]}]`;

  it('has the day of the judgement among the responses', async () => {
    const desk = await imported(
      'predictionbook',
      'd.json',
      dump('wrong', ', {"user": "ada", "time": "2011-05-28 00:00:00+00:00", "actions": {"outcome": "wrong"}}'),
    );
    expect(desk.predictions[0]).toMatchObject({
      id: 'rains-pb5', probability: { central: 0.7 }, due: { date: '2011-05-27' }, resolutions: [{ outcome: 'no', known: '2011-05-28' }],
    }); // prettier-ignore
  });

  it('keeps in the note what the claim and the deadline were before they were changed', async () => {
    const desk = await imported(
      'predictionbook',
      'd.json',
      dump(
        'right',
        ', {"user": "ada", "time": "2011-05-26 00:00:00+00:00", "actions": {"change-deadline": "2011-05-20 08:00:00 UTC", "change-prediction": "It pours"}}',
      ),
    );
    expect(desk.predictions[0]!.note).toContain(
      'ada, 2011-05-26: changed the deadline from: 2011-05-20 08:00:00 UTC\nada, 2011-05-26: changed the prediction from: It pours',
    );
    expect(lossWords(desk.report.losses)).toEqual([
      'changed a claim or deadline that was changed',
      'changed day of the resolution',
    ]);
  });

  it.each([
    ['right', ['yes']],
    ['unknown', []],
    ['withdrawn', ['void']],
  ])('%s', async (outcome, expected) => {
    const desk = await imported('predictionbook', 'd.json', dump(outcome));
    expect(desk.predictions[0]!.resolutions.map((one) => one.outcome)).toEqual(expected);
  });
});
