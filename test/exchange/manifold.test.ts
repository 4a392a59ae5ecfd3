import { describe, expect, it } from 'vitest';
import { Desk, golden, imported, lossWords, problemOf, TODAY } from './desk.ts';

const MARKET = golden('manifold-market.json');
const BETS = golden('manifold-bets.json');
const FILES = { 'm.json': MARKET, 'b.json': BETS };

describe("Manifold's bets", () => {
  it('are numbers that nobody stated: of a limit order its price, else the price after the bet', async () => {
    const desk = new Desk(FILES);
    const report = await desk.import('manifold', ['b.json', 'm.json']);
    const [reactor] = desk.predictions;
    expect(desk.predictions).toHaveLength(1);
    expect(reactor!.id).toMatch(/^reactor-feed-grid-mf[0-9a-f]{10}$/);
    expect(reactor).toMatchObject({
      forecaster: 'manifold-trader-u1', said: { date: '2024-01-02' }, probability: { central: 0.6, basis: 'assigned' },
      forecasts: [{ date: '2024-02-01', probability: { central: 0.66, basis: 'assigned' } }], tags: ['energy-grid'],
      resolutions: [{ outcome: 'yes', known: '2024-05-02', by: 'manifold' }],
    }); // prettier-ignore
    // Closed the moment it was resolved: the deadline is gone, and that is said.
    expect(reactor!.due).toEqual({
      date: '2024-05-02',
      basis: 'inferred',
      why: "the day of the resolution; Manifold no longer has the market's deadline",
    });
    expect(lossWords(report.losses)).toEqual(['lost bet', 'lost bet', 'lost bet', 'changed bets', 'lost deadline']);
    expect(report.losses.slice(0, 3).map(({ why }) => why)).toEqual([
      'a sale says nothing about yes',
      'a limit order that nobody took and that was cancelled',
      'a redemption is bookkeeping of the market',
    ]);
    await desk.import('manifold', ['m.json', 'b.json']);
    expect(desk.predictions).toHaveLength(1);
  });

  it('on answers become predictions of one group; MKT is a share, CANCEL is void', async () => {
    const desk = await imported('manifold', 'a.json', golden('manifold-answers.json'));
    const [owls, larks, much, off] = desk.predictions;
    expect([owls!.resolutions[0]!.outcome, larks!.resolutions[0]!.outcome, owls!.group === larks!.group]).toEqual([
      'no',
      'yes',
      true,
    ]);
    expect(owls!.due).toMatchObject({ date: '2024-12-31', why: "the market's close" });
    expect(much!.resolutions[0]).toMatchObject({ outcome: 'partial', fraction: 0.4 });
    expect(off!.resolutions[0]).toMatchObject({ outcome: 'void', reason: 'unmeasurable' });
    expect(lossWords(desk.report.losses)).toContain('lost market of type PSEUDO_NUMERIC');
  });

  // Of answers that sum to one, resolutionProbability is the last price before the resolution, never what it came to.
  it.each([
    ['MKT', {}, [undefined, undefined], true],
    ['CHOOSE_MULTIPLE', {}, [undefined, undefined], true],
    ['CHOOSE_ONE', {}, [undefined, undefined], true],
    ['', { resolution: 'CHOOSE_ONE' }, [undefined, undefined], true],
    ['CANCEL', {}, ['void', 'void'], false],
    ['MKT', { resolution: 'YES' }, ['yes', 'yes'], false],
    ['MKT', { resolution: 'MKT' }, ['partial', 'partial'], false],
  ])(
    'on a market resolved to %s, with %j of each answer, come out as what the JSON says',
    async (word, more, outcomes, isSaid) => {
      const [market, ...rest] = JSON.parse(golden('manifold-answers.json')) as Record<string, object>[];
      const answers = (market!['answers'] as object[]).map((answer) => ({
        ...answer,
        resolutionProbability: 0.31,
        ...more,
      }));
      const bets = rest.filter((one) => 'answerId' in one);
      const text = JSON.stringify([{ ...market, resolution: word, answers }, ...bets]);
      const desk = await imported('manifold', 'a.json', text);
      expect(desk.predictions.map(({ resolutions }) => resolutions[0]?.outcome)).toEqual(outcomes);
      expect(lossWords(desk.report.losses).includes('lost resolution')).toBe(isSaid);
    },
  );

  it('of several traders need a name', async () => {
    const two = BETS.replace('"u1"', '"u2"');
    const desk = new Desk({ ...FILES, 'b.json': two });
    expect(await problemOf(() => desk.import('manifold', ['m.json', 'b.json']))).toContain(
      'Manifold trader u1, Manifold trader u2',
    );
    await desk.import('manifold', ['m.json', 'b.json'], { forecaster: 'u1=ada' });
    expect(desk.predictions[0]!.forecaster).toBe('ada');
  });

  it('are refused with seconds for milliseconds, without their market, without a price', async () => {
    const desk = new Desk({
      ...FILES,
      's.json': BETS.replace('1704200000000', '1704200000'),
      'p.json': BETS.replace('"probAfter": 0.66', '"probAfter": 66'),
    });
    expect(await problemOf(() => desk.import('manifold', ['m.json', 's.json']))).toMatch(
      /s\.json:3:\d+: \[1\]\.createdTime is 1704200000, not milliseconds/,
    );
    expect(await problemOf(() => desk.import('manifold', ['m.json', 'p.json']))).toContain('p.json:2:');
    expect(await problemOf(() => desk.import('manifold', ['b.json']))).toContain(
      'the market AbCdEf123 of this bet is not in the files',
    );
    expect(await problemOf(() => imported('manifold', 'x.json', '[{"a": 1}]'))).toContain('neither a market nor a bet');
    expect(desk.has('ledger.yaml')).toBe(false);
  });
});

describe('the price of the day a thing was said', () => {
  const ledger = (said: string): string =>
    `predict: 1\nforecaster: ada\nforecasters: { ada: { name: Ada } }\npredictions:\n  - id: reactor\n    claim: The reactor feeds the grid.\n    said: ${said}\n    due: 2024-06-30\n    probability: 0.8\n`;
  const price = { as: 'forecast', for: 'reactor' };
  const importPrice = async (desk: Desk, more = {}): Promise<string> => {
    desk.out = desk.err = '';
    const { importInto } = await import('../../src/commands/import.ts');
    await importInto(
      { format: 'manifold', files: ['m.json', 'b.json'], ...price, ...more },
      desk.globals(),
      desk.world,
    );
    return desk.out;
  };

  it.each([
    // 31 January: the redemption at the last millisecond and the order nobody took do not count; the sale of 3 January does.
    ['2024-01-31', 0.52, '2024-01-03'],
    // 1 February begins with a bet at 00:00:00.000 UTC.
    ['2024-02-01', 0.66, '2024-02-01'],
    ['2024-03-15', 0.66, '2024-02-01'],
    ['2024-01-02', 0.55, '2024-01-02'],
  ])('said %s: %d', async (said, p, madeOn) => {
    const desk = new Desk({ ...FILES, 'ledger.yaml': ledger(said) });
    await importPrice(desk);
    const { forecasts } = desk.predictions[0]!;
    expect(forecasts).toMatchObject([{ by: 'market', date: said, probability: { central: p, basis: 'stated' } }]);
    expect(forecasts[0]!.why).toContain('https://manifold.markets/clerk/reactor');
    expect(forecasts[0]!.why!.includes(`made by a bet of ${madeOn}`)).toBe(madeOn !== said);
    expect(desk.ledger.forecasters.get('market')!.name).toBe('Manifold');
    const before = desk.read('ledger.yaml');
    await importPrice(desk);
    expect(desk.read('ledger.yaml')).toBe(before);
  });

  it('is never guessed and never written over', async () => {
    const early = new Desk({ ...FILES, 'ledger.yaml': ledger('2024-01-01') });
    expect(await problemOf(() => importPrice(early))).toContain(
      'no price for 2024-01-01: the first bet in the files is of 2024-01-02',
    );
    const desk = new Desk({ ...FILES, 'ledger.yaml': ledger('2024-02-01') });
    await importPrice(desk);
    desk.write('b.json', BETS.replace('"probAfter": 0.66', '"probAfter": 0.67'));
    expect(await problemOf(() => importPrice(desk))).toContain('another number by market of 2024-02-01');
    expect(await problemOf(() => importPrice(desk, { by: 'ada' }))).toContain('a price is somebody else');
    await importPrice(desk, { by: 'Manifold again' });
    expect(desk.predictions[0]!.forecasts.map(({ by }) => by)).toEqual(['market', 'manifold-again']);
  });

  it('shows the change and writes nothing with --dry-run', async () => {
    const desk = new Desk({ ...FILES, 'ledger.yaml': ledger('2024-02-01') });
    const out = await importPrice(desk, { dryRun: true });
    expect(out).toContain('+forecasters: { ada: { name: Ada }, market: { name: Manifold } }\n');
    expect(out).toContain('probability: 0.66');
    expect(desk.read('ledger.yaml')).toBe(ledger('2024-02-01'));
  });

  it.each([{ loss: 'loss.json' }, { recorded: 'said' }, { forecaster: 'ada' }])('takes no %j', async (more) => {
    const desk = new Desk({ ...FILES, 'ledger.yaml': ledger('2024-02-01') });
    expect(await problemOf(() => importPrice(desk, more))).toContain('belongs to an import of entries');
    expect(desk.read('ledger.yaml')).toBe(ledger('2024-02-01'));
  });

  it('asks which market and which answer', async () => {
    const desk = new Desk({
      'm.json': MARKET,
      'b.json': golden('manifold-answers.json'),
      'ledger.yaml': ledger('2024-02-01'),
    });
    expect(await problemOf(() => importPrice(desk))).toContain('--market ID names it');
    expect(await problemOf(() => importPrice(desk, { market: 'Multi1' }))).toContain(
      '--answer TEXT names it: "Owls", "Larks"',
    );
    expect(await problemOf(() => importPrice(desk, { market: 'Multi1', answer: 'Crows' }))).toContain(
      'no answer "Crows"',
    );
    expect(await problemOf(() => importPrice(desk, { market: 'many' }))).toContain(
      'its price is no probability of yes',
    );
    await importPrice(desk, { market: 'who', answer: 'larks' });
    expect(desk.predictions[0]!.forecasts).toMatchObject([{ probability: { central: 0.6 } }]);
    expect(TODAY).toBe('2026-11-22');
  });
});
