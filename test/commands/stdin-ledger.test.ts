// A ledger on standard input: `predict -f -`, as of a version that git prints.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';

const TITLED = LEDGER.replace('predict: 1', 'predict: 1\ntitle: The weather');
const FROM_STDIN = { stdin: TITLED };

describe('predict -f -', () => {
  it.each([['list'], ['check'], ['scorecard'], ['due'], ['tags'], ['log'], ['show', 'snow']])(
    'reads the ledger that comes in: %j',
    async (...words) => {
      const file = testWorld({ ledger: TITLED });
      const world = testWorld(FROM_STDIN);
      expect(await predict(world, '-f', '-', ...words), world.printed.err).toBe(0);
      expect(await predict(file, ...words)).toBe(0);
      // Advice names a file, and lines break elsewhere then.
      const inWords = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('predict -f PATH', 'predict');
      expect(inWords(world.printed.out)).toBe(inWords(file.printed.out.replaceAll('predictions.yaml', '<stdin>')));
    },
  );

  it.each([
    [['due'], 0, 'predict -f PATH resolve rain-tomorrow'],
    [['check'], 0, 'predict -f PATH resolve rain-tomorrow'],
    [['show', 'none'], 1, 'predict -f PATH list shows the ids'],
  ])('gives advice about the file that it comes from, not about the ledger here: %j', async (words, status, advice) => {
    const world = testWorld({ ...FROM_STDIN, ledger: LEDGER });
    expect(await predict(world, '-f', '-', ...words)).toBe(status);
    expect(world.printed.out + world.printed.err).toContain(advice);
  });

  it('calls it stdin, beside other ledgers too', async () => {
    const world = testWorld({ ...FROM_STDIN, ledger: LEDGER });
    expect(await predict(world, '-f', '-', '-f', world.path, 'list', 'id:snow', '--json', 'id')).toBe(0);
    const { predict: about, predictions } = JSON.parse(world.printed.out) as Record<string, unknown>;
    expect(predictions).toEqual([{ id: 'stdin/snow' }, { id: 'predictions/snow' }]);
    expect(about).toMatchObject({ ledgers: [{ name: 'stdin' }, { name: 'predictions.yaml' }] });
  });

  it('finds its source records from the working folder', async () => {
    const world = testWorld({ stdin: LEDGER.replace('predictions:', 'sources: records\npredictions:') });
    mkdirSync(join(world.folder, 'records'));
    writeFileSync(
      join(world.folder, 'records', 'talk.yaml'),
      'title: A talk\nid: talk\nsaid: 2025-01-05\nkind: interview\nabout: heard\nstatements: []\n',
    );
    expect(await predict(world, '-f', '-', 'sources'), world.printed.err).toBe(0);
    expect(world.printed.out).toContain('talk');
  });

  it('takes all of a long one', async () => {
    const entry = (at: number): string =>
      `\n  - id: day-${at}\n    claim: The sun rises on day ${at}.\n    said: 2025-01-05\n    due: 2030-01-01\n`;
    const world = testWorld({ stdin: LEDGER + Array.from({ length: 20_000 }, (_, at) => entry(at)).join('') });
    expect(world.stdin().length).toBeGreaterThan(1 << 20);
    expect(await predict(world, '-f', '-', 'list', 'id:rain-tomorrow,day-19999', '--json', 'id')).toBe(0);
    expect((JSON.parse(world.printed.out) as { predictions: unknown }).predictions).toEqual([
      { id: 'rain-tomorrow' },
      { id: 'day-19999' },
    ]);
  });

  it.each([
    ['resolve', 'rain-tomorrow', 'yes', '--why', 'Wet.', '--known', '2025-01-06'],
    ['note', 'snow', 'seen'],
    ['seal'],
    ['undo'],
    ['add', '--claim', 'It hails.', '--due', '2030-01-01'],
  ])('changes nothing: %s', async (...words) => {
    const world = testWorld(FROM_STDIN);
    expect(await predict(world, '-f', '-', ...words)).toBe(1);
    expect(world.printed.err).toContain('/dev/stdin can be read, and not be changed');
    expect(world.printed.out).toBe('');
  });
});
