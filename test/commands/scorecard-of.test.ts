import { describe, expect, it } from 'vitest';
import { predict, testWorld } from './world.ts';

const entry = (id: string, tag: string, others: string, outcome: string): string =>
  `  - { id: ${id}, claim: ${id} happens, said: 2025-01-01, due: 2025-01-11, tags: [${tag}], probability: 50%, forecasts: [${others}], resolutions: [{ outcome: ${outcome}, known: 2025-01-11 }] }\n`;
const ben = (p: string): string => `{ by: ben, date: 2025-01-03, probability: ${p} }`;

const LEDGER = `predict: 1
title: Our bets
forecaster: ann
forecasters: { ann: { name: Ann }, ben: { name: Ben Lee } }
predictions:
${entry('deal', 'sales', ben('80%'), 'yes')}${entry('hire', 'staff', ben('30%'), 'no')}${entry('rain', 'sales', '', 'no')}`;

async function told(...words: string[]): Promise<{ out: string; err: string; status: number }> {
  return toldOf(LEDGER, ...words);
}

async function toldOf(ledger: string, ...words: string[]): Promise<{ out: string; err: string; status: number }> {
  const world = testWorld({ ledger });
  const status = await predict(world, ...words);
  return { out: world.printed.out.replaceAll(/\s+/g, ' '), err: world.printed.err, status };
}

describe('the scorecard of one forecaster', () => {
  it('has their numbers on the predictions of others', async () => {
    // (0.2² + 0.3²) / 2 = 0.065.
    const found = JSON.parse((await told('scorecard', '--of', 'ben', '--json')).out) as {
      forecaster: string;
      statedOnly: { n: number; brier: { mean: number } };
      items: { id: string }[];
    };
    expect(found).toMatchObject({
      forecaster: 'ben',
      statedOnly: { n: 2, brier: { mean: expect.closeTo(0.065, 12) } },
    });
    expect(found.items.map(({ id }) => id)).toEqual(['deal', 'hire']);
    const { out } = await told('scorecard', '--of', 'ben');
    expect(out).toContain('Our bets (numbers of ben): scorecard');
    expect(out).toContain('2 predictions by Ben Lee. 2 with a number');
    expect((await told('report', '--of', 'ben', 'tag:sales')).out).toContain(
      '(numbers of ben tag:sales): calibration report',
    );
  });

  it('takes no question of another for his own words', async () => {
    const own = entry('snow', 'staff', '', 'yes').replace('said: 2025-01-01', 'forecaster: ben, said: 2025-01-01');
    const ledger = `${LEDGER}${own}${own.replaceAll('snow', 'frost').replace('said: 2025-01-01', 'said: { date: 2025-01-01, speaker: host }')}`;
    expect((await toldOf(ledger, 'scorecard', '--of', 'ben')).out).toContain(
      "1 of the 4 is in the forecaster's own words: strictly read, 1 of 1 happened.",
    );
  });

  it('filters by what he said', async () => {
    expect((await told('scorecard', '--of', 'ben', 'p:0.7..')).out).toContain('1 prediction by Ben Lee');
    expect((await told('scorecard', '--of', 'ann', 'p:0.7..')).err).toContain('nothing is left after the term p:0.7..');
  });

  it('is a page and a picture too', async () => {
    const { out } = await told('report', '--of', 'ben', '--format', 'html');
    expect(out).toContain('2 predictions by Ben Lee');
    // The claim is Ann's.
    expect(out.match(/Said by Ann/g)).toHaveLength(2);
    expect(out.match(/Answered by Ben Lee<dd><small>2025-01-03</g)).toHaveLength(2);
    expect((await told('report', '--of', 'ann', '--format', 'html')).out).not.toContain('Answered by');
    for (const format of ['md', 'svg']) expect(await told('scorecard', '--of', 'ben', '--format', format)).toMatchObject({ status: 0 }); // prettier-ignore
  });

  it('is named to whoever looks for it with a term', async () => {
    const remark = 'predict: ben has numbers on predictions of others; predict scorecard --of ben scores them';
    for (const command of ['list', 'scorecard', 'report'])
      expect((await told(command, 'forecaster:ben')).err).toContain(remark);
    expect((await told('scorecard', 'forecaster:bem')).err).not.toContain('--of');
    const named = await told('list', '-f', 'predictions.yaml', 'forecaster:ben');
    expect(named.err).toContain('; predict -f predictions.yaml scorecard --of ben scores them');
    // Whoever says --of knows it.
    for (const command of ['scorecard', 'report'])
      expect((await told(command, '--of', 'ben', 'forecaster:ann')).err).not.toContain('--of');
  });

  it('may have no number at all', async () => {
    const silent = LEDGER.replaceAll(' probability: 50%,', '');
    expect((await toldOf(silent, 'scorecard', '--of', 'ann')).out).toContain('3 predictions by Ann');
    const taken = LEDGER.replaceAll('probability: 30%', 'withdrawn: true').replaceAll(
      'probability: 80%',
      'withdrawn: true',
    );
    expect(await toldOf(taken, 'scorecard', '--of', 'ben')).toMatchObject({
      status: 1,
      err: expect.stringContaining('no forecaster with a prediction or a number is called "ben"'),
    });
  });

  it('knows who there is', async () => {
    expect(await told('scorecard', '--of', 'bem')).toMatchObject({
      status: 1,
      err: expect.stringContaining('did you mean ben?'),
    });
  });
});
