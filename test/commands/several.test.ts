// Several ledgers read as one, through the commands.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FoundLedger } from '../../src/commands/open/ledger-files.ts';
import { readAsOneBy } from '../../src/commands/open/open-ledger.ts';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { readLedgerFast } from '../../src/ledger/read/read-fast.ts';
import { LEDGER, predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

const OTHER = `predict: 1
keeper: clerk
forecaster: me
forecasters: { me: { name: Somebody else } }
sources: { talk: { title: A talk, said: 2025-01-05, statements: [{ at: line 1, gist: rain, tracked: rain-tomorrow }] } }
predictions:
  - id: rain-tomorrow
    claim: It rains in the valley.
    said: { date: 2025-01-05, source: talk, quote: it will rain }
    due: 2025-01-06
    probability: 20%
    recorded: 2025-01-05
    resolutions: [{ outcome: no, known: 2025-01-06 }]
  - id: snow-again
    claim: It snows again.
    said: 2025-01-05
    due: 2025-02-28
    probability: 0.9
    resolutions: [{ outcome: yes, known: 2025-02-10 }]
`;

/** A folder `records` with two ledgers, both with an entry rain-tomorrow. */
function twoLedgers(): TestWorld {
  const world = testWorld({ ledger: undefined });
  mkdirSync(join(world.folder, 'records'));
  writeFileSync(join(world.folder, 'records', 'hill.yaml'), LEDGER);
  writeFileSync(join(world.folder, 'records', 'valley.yaml'), OTHER);
  return world;
}

async function json(world: TestWorld, ...words: string[]): Promise<Record<string, unknown>> {
  world.printed.out = '';
  expect(await predict(world, ...words, '--ledger', 'records', '--format', 'json'), world.printed.err).toBe(0);
  return JSON.parse(world.printed.out) as Record<string, unknown>;
}

const idsOf = (document: Record<string, unknown>): string[] =>
  (document['predictions'] as { id: string }[]).map(({ id }) => id);

describe('several ledgers', () => {
  it('stand in the envelope with the word before their ids', async () => {
    const { predict: envelope } = await json(twoLedgers(), 'list');
    expect(envelope).not.toHaveProperty('ledger');
    expect((envelope as { ledgers: unknown[] }).ledgers).toEqual([
      { qualifier: 'hill', name: 'hill.yaml', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { qualifier: 'valley', name: 'valley.yaml', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('are listed in the order given, a folder by name, each file once', async () => {
    const world = twoLedgers();
    const all = ['hill/rain-tomorrow', 'hill/rain-forever', 'hill/snow', 'valley/rain-tomorrow', 'valley/snow-again'];
    expect(idsOf(await json(world, 'list'))).toEqual(all);
    expect(idsOf(await json(world, 'list', '--ledger', 'records/hill.yaml'))).toEqual(all);
  });

  it('are filtered by qualified and by plain names', async () => {
    const world = twoLedgers();
    expect(idsOf(await json(world, 'list', 'id:rain-tomorrow'))).toEqual([
      'hill/rain-tomorrow',
      'valley/rain-tomorrow',
    ]);
    expect(idsOf(await json(world, 'list', 'id:valley/rain-tomorrow'))).toEqual(['valley/rain-tomorrow']);
    expect(idsOf(await json(world, 'list', 'source:talk'))).toEqual(['valley/rain-tomorrow']);
    expect(idsOf(await json(world, 'list', 'source:valley/talk'))).toEqual(['valley/rain-tomorrow']);
    expect(idsOf(await json(world, 'list', 'forecaster:hill/me'))).toHaveLength(3);
    expect(idsOf(await json(world, 'list', 'forecaster:me'))).toHaveLength(5);
    expect(world.printed.err).toBe('');
  });

  it('show one prediction by a whole plain id, and name the choices where it stands in both', async () => {
    const world = twoLedgers();
    expect((await json(world, 'show', 'snow'))['prediction']).toMatchObject({ id: 'hill/snow' });
    expect((await json(world, 'show', 'snow-a'))['prediction']).toMatchObject({ id: 'valley/snow-again' });
    expect(await predict(world, 'show', 'rain-tomorrow', '--ledger', 'records')).toBe(1);
    expect(world.printed.err).toContain('hill/rain-tomorrow');
    expect(world.printed.err).toContain('valley/rain-tomorrow');
  });

  it('give a seal payload that holds in the ledger itself', async () => {
    const both = await json(twoLedgers(), 'show', 'snow-again');
    const world = twoLedgers();
    world.printed.out = '';
    await predict(world, 'show', 'snow-again', '--json', '--ledger', 'records/valley.yaml');
    expect(both['sealPayload']).toBe((JSON.parse(world.printed.out) as Record<string, unknown>)['sealPayload']);
  });

  it('show a source by its plain id', async () => {
    expect((await json(twoLedgers(), 'sources', 'talk'))['source']).toMatchObject({ id: 'valley/talk' });
  });

  it('score two people of one id apart, and all together', async () => {
    const document = await json(twoLedgers(), 'scorecard', '--by', 'forecaster');
    const groups = (document['by'] as { groups: { key: string; counts: { total: number; scored: number } }[] }).groups;
    expect(groups.map(({ key, counts }) => [key, counts.total, counts.scored])).toEqual([
      ['hill/me', 3, 1],
      ['valley/me', 2, 2],
    ]);
    // (0.4 − 1)² = 0.36, (0.2 − 0)² = 0.04, (0.9 − 1)² = 0.01; their mean is 0.41 / 3.
    expect((document['strict'] as { brier: { mean: number } }).brier.mean).toBeCloseTo(0.41 / 3, 12);
  });

  it('give a page whose links all lead somewhere', async () => {
    const world = twoLedgers();
    expect(await predict(world, 'report', '--ledger', 'records', '--format', 'html')).toBe(0);
    const page = world.printed.out;
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).toContain('valley/snow-again');
  });

  it('are checked each with its own places and ids', async () => {
    const world = twoLedgers();
    expect(await predict(world, 'check', '--ledger', 'records')).toBe(0);
    expect(world.printed.out).toContain('records/hill.yaml:');
    writeFileSync(join(world.folder, 'records', 'valley.yaml'), OTHER.replace('20%', '120%'));
    expect(await predict(world, 'list', '--ledger', 'records')).toBe(1);
    expect(world.printed.err).toMatch(/records\/valley\.yaml:11:\d+: /);
  });

  it('are never written to together', async () => {
    const world = twoLedgers();
    const files = ['hill', 'valley'].map((name) => join(world.folder, 'records', `${name}.yaml`));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    const writes = [
      ['resolve', 'snow-again', 'no', '--why', 'x', '--amend'], ['reopen', 'snow-again', '--why', 'x'], ['forecast', 'snow-again', '50%'],
      ['note', 'snow-again', 'text'], ['add', '--claim', 'It hails.', '--due', '2030-01-01', '--p', '50%'], ['seal'], ['undo'],
    ]; // prettier-ignore
    for (const words of writes) {
      world.printed.err = '';
      expect(await predict(world, ...words, '--ledger', 'records'), words[0]).toBe(1);
      expect(world.printed.err).toContain('[one-ledger]');
      const about = words[1] === 'snow-again' ? ' snow-again' : '';
      const hints = [`hint: predict -f records/valley.yaml ${words[0]}${about}${about === '' ? ' …' : ''}`];
      if (about === '') hints.unshift(`hint: predict -f records/hill.yaml ${words[0]} …`);
      expect(world.printed.err).toContain(`not 2 [one-ledger]\n${hints.join('\n')}\n`);
    }
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('are written to by the ids that they are listed with', async () => {
    const words = [
      ['resolve', 'valley/snow-again', 'no', '--known', 'today', '--why', 'x', '--amend'], ['reopen', 'valley/snow-a', '--why', 'x'],
      ['forecast', 'valley/snow-again', '50%', '--date', '2025-01-20'], ['note', 'valley/snow-again', 'text'], ['seal', 'valley/snow-again', 'valley/rain-tomorrow'],
    ]; // prettier-ignore
    const world = twoLedgers();
    const valley = join(world.folder, 'records', 'valley.yaml');
    writeFileSync(
      valley,
      OTHER.replace('[{ outcome: yes, known: 2025-02-10 }]', '\n      - { outcome: yes, known: 2025-02-10 }'),
    );
    for (const one of words) {
      const before = readFileSync(valley, 'utf8');
      world.printed.err = '';
      expect(await predict(world, ...one, '--ledger', 'records'), `${one[0]}: ${world.printed.err}`).toBe(0);
      expect(world.printed.err).toContain('written: records/valley.yaml\n');
      expect(readFileSync(valley, 'utf8')).not.toBe(before);
    }
    expect(readFileSync(join(world.folder, 'records', 'hill.yaml'), 'utf8')).toBe(LEDGER);
    expect(await predict(world, 'log', 'valley/snow-again', '--no-git', '--ledger', 'records')).toBe(0);
    // With the file alone, and from JSON.
    expect(await predict(world, 'note', 'hill/snow', 'more', '-f', 'records/hill.yaml')).toBe(0);
    const json = { ...twoLedgers(), stdin: () => Buffer.from('[{"id":"hill/snow","outcome":"no","why":"x","amend":true,"known":"2025-03-01"}]') }; // prettier-ignore
    expect(await predict(json, 'resolve', '--json', '-', '-f', 'records'), json.printed.err).toBe(0);
    expect(json.printed.err).toContain('written: records/hill.yaml');
  });

  it('are not written to where an id does not say which', async () => {
    const world = twoLedgers();
    const told = async (...words: string[]): Promise<string> => {
      world.printed.err = '';
      expect(await predict(world, ...words, '--ledger', 'records')).toBe(1);
      return world.printed.err;
    };
    expect(await told('note', 'rain-tomorrow', 'x')).toContain('hint: hill/rain-tomorrow\nhint: valley/rain-tomorrow');
    expect(await told('note', 'hall/snow', 'x')).toContain('did you mean hill/snow?');
    expect(await told('seal', 'valley/snow-again', 'hill/snow')).toContain(
      '[one-ledger]\nhint: predict -f records/valley.yaml seal snow-again\nhint: predict -f records/hill.yaml seal snow\n',
    );
  });

  it('name the step that can be taken next', async () => {
    const world = twoLedgers();
    await predict(world, 'check', '--ledger', 'records');
    expect(world.printed.out).toContain(
      'hint: predict -f records/hill.yaml resolve rain-tomorrow yes|no|… --known DAY',
    );
  });
});

describe('an entry as its own ledger has it', () => {
  it('is found without a search through the ledger for each of them', () => {
    let asked = 0;
    const counted = (one: Prediction): Prediction =>
      Object.create(one, { id: { get: () => (asked++, one.id), enumerable: true } }) as Prediction;
    const text = `predict: 1
forecaster: me
forecasters: { me: { name: Me } }
predictions:
${Array.from({ length: 200 }, (_, index) => `  - { id: e${index}, claim: Number ${index} comes true., said: 2025-01-05 }\n`).join('')}`;
    const files = ['/records/hill.yaml', '/records/valley.yaml'].map(
      (path) => ({ path, shown: path, from: '/records', text }) as unknown as FoundLedger,
    );
    const one = readAsOneBy((shown, typed, load) => {
      const reading = readLedgerFast(shown, typed, load)!;
      return { ...reading, ledger: { ...reading.ledger!, predictions: reading.ledger!.predictions.map(counted) } };
    }, files);
    asked = 0;
    for (const prediction of one.ledger.predictions)
      expect(prediction.id).toMatch(new RegExp(`^(?:hill|valley)/${one.original(prediction).id}$`));
    expect(asked).toBeLessThan(5 * one.ledger.predictions.length);
  });
});

describe('the same id in the ledgers of several forecasters', () => {
  const ledger = (name: string, more: string): string =>
    `predict: 1\nforecaster: ${name}\nforecasters: { ${name}: { name: ${name} } }\npredictions:\n` +
    `  - { id: deal, claim: The deal is signed., said: 2025-01-05, due: 2025-02-28, probability: 70%${more} }\n`;
  async function printed(more: string, ...words: string[]): Promise<{ out: string; err: string }> {
    const world = testWorld({ ledger: undefined });
    mkdirSync(join(world.folder, 'records'));
    for (const name of ['ann', 'ben']) writeFileSync(join(world.folder, 'records', `${name}.yaml`), ledger(name, more));
    expect(await predict(world, ...words, '--ledger', 'records')).toBe(0);
    return world.printed;
  }
  const said = async (more: string, ...words: string[]): Promise<string> => (await printed(more, ...words)).err;

  // Four who answer sixteen questions are no sixty-four independent predictions.
  it('is said where predictions are counted, unless they share a topic or are one person’s', async () => {
    const warning =
      'predict: deal: in the ledgers of several forecasters; where that is one question, these predictions';
    for (const command of ['scorecard', 'report']) {
      expect(await said('', command)).toContain(warning);
      expect(await said(', group: deal', command)).toBe('');
      expect(await said('', command, 'forecaster:ann')).toBe('');
    }
    // Who reads the page that was published sees no stderr.
    const resolved = ', resolutions: [{ outcome: yes, known: 2025-02-10 }]';
    const caution = "have the id, or the claim and due day, of another forecaster's prediction";
    for (const command of ['scorecard', 'report']) {
      expect((await printed(resolved, command)).out.replace(/\s+/g, ' ')).toContain(`2 scored predictions ${caution}`);
      expect((await printed(`${resolved}, group: deal`, command)).out.replace(/\s+/g, ' ')).not.toContain(caution);
    }
    expect(await said('', 'list')).not.toContain('deal:');
  });

  it('is said where forecasters are compared, who share no question so', async () => {
    expect(await said(', group: deal', 'compare')).toContain(
      'deal: in the ledgers of several forecasters; numbers are',
    );
  });
});
