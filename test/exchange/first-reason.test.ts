import { describe, expect, it } from 'vitest';
import { imported, lossWords } from './desk.ts';

const REASON = 'the harvest: was "good", twice';

const predictionBook = JSON.stringify({
  user: { email: 'e', name: 'me', user_id: 1 },
  predictions: [
    {
      created_at: '2024-01-01T00:00:00Z', creator_id: 1, creator_label: 'me', deadline: '2024-06-01T00:00:00Z', description: 'Barley',
      id: 12, outcome: null, visibility: 'visible_to_everyone', withdrawn: false,
      responses: [
        { comment: REASON, confidence: 60, created_at: '2024-01-01T00:00:00Z', id: 1, user_id: 1, user_label: 'me' },
        { comment: 'second', confidence: 70, created_at: '2024-01-02T00:00:00Z', id: 2, user_id: 1, user_label: 'me' },
      ],
    },
  ],
}); // prettier-ignore

const cleodora = JSON.stringify({
  data: {
    forecasts: [
      {
        title: 'Barley', description: 'd', created: '2024-01-01T00:00:00Z', resolves: '2024-06-01T00:00:00Z', closes: null, resolution: 'UNRESOLVED',
        estimates: [{ created: '2024-01-01T00:00:00Z', reason: REASON, probabilities: [
          { value: 60, outcome: { text: 'Yes', correct: false } }, { value: 40, outcome: { text: 'No', correct: false } },
        ] }],
      },
    ],
  },
}); // prettier-ignore

const quoted = `"${REASON.replaceAll('"', '""')}"`;
const table = (cells: string, columns = 'p'): string => `claim,said,forecastWhy,${columns}\nBarley,2024-01-01,${quoted},${cells}\n`; // prettier-ignore

describe('the reason of the first number', () => {
  it.each([
    ['predictionbook', predictionBook, 0.6],
    ['cleodora', cleodora, 0.6],
    ['csv', table('60%'), 0.6],
    ['csv', table('60-70%,0.6,0.7', 'p,low,high'), 0.65],
  ])('of %s stands with the number, and comes back from our own JSON and rows', async (format, text, central) => {
    const desk = await imported(format, 'x', text);
    expect(desk.predictions[0]!.probability).toMatchObject({ central, basis: 'stated', why: REASON });
    expect(lossWords(desk.report.losses)).toEqual([]);
    for (const [out, back] of [['json', 'json'], ['csv-predictions', 'csv'], ['csv-forecasts', 'csv']] as const) {
      const again = await imported(back, 'y', (await desk.export(out)).text);
      expect(again.predictions[0]!.probability).toEqual(desk.predictions[0]!.probability);
    } // prettier-ignore
  });

  it('leaves the number as it was typed', async () => {
    const desk = await imported('csv', 'x', table('3:2'));
    expect(desk.predictions[0]!.probability).toMatchObject({ central: 0.6, typed: '3:2', why: REASON });
  });

  it.each([
    ['60-70%', 'p'],
    ['0.6,assigned,another', 'p,basis,pWhy'],
  ])('of %s, which has no room for it, goes into the note, and the report says so', async (cells, columns) => {
    const desk = await imported('csv', 'x', table(cells, columns));
    expect(desk.predictions[0]!.note).toBe(`Reason of the first forecast: ${REASON}`);
    expect(lossWords(desk.report.losses)).toEqual(['changed reason of the first forecast']);
  });

  it('is named by an export that has no column for it', async () => {
    const settled = table('0.6,yes,2024-02-02', 'p,outcome,known');
    const desk = await imported('csv', 'x', settled);
    expect(lossWords((await desk.export('fatebook')).losses)).toContain('lost reasons of forecasts');
  });

  it('stands once where both columns have it', async () => {
    const desk = await imported('csv', 'x', table(`0.6,assigned,${quoted}`, 'p,basis,pWhy'));
    expect([desk.predictions[0]!.probability!.why, desk.predictions[0]!.note]).toEqual([REASON, undefined]);
    expect(desk.report.losses).toEqual([]);
  });
});
