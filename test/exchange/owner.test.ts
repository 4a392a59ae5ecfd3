// Whose an imported entry is: another forecaster's stays as it is, and nobody comes in without a word.
import { describe, expect, it } from 'vitest';
import { Desk, lossWords } from './desk.ts';

const LEDGER =
  'predict: 1\nforecaster: ada\nforecasters: { ada: { name: Ada Quill }, ben: { name: Ben } }\npredictions: []\n';
/** One question with three numbers over time. */
const ROWS = 'claim,due,said,p,forecaster\n' + ['05,0.5', '10,0.6', '15,0.7'].map((row) => `Rain,2024-02-01,2024-01-${row},Me\n`).join(''); // prettier-ignore

function desk(rows = ROWS): Desk {
  return new Desk({ 'ledger.yaml': LEDGER, 'x.csv': rows });
}

describe('an entry that is kept under another forecaster', () => {
  it('gets nothing from the same file under another name, and the report says so', async () => {
    const one = desk();
    expect((await one.import('csv', ['x.csv'], { forecaster: 'Me=ada' })).added).toHaveLength(1);
    const before = one.read('ledger.yaml');
    expect(one.predictions[0]!.forecasts).toHaveLength(2);
    for (const forecaster of ['Me=ben', 'Me=me']) {
      const report = await one.import('csv', ['x.csv'], { forecaster });
      expect(report).toMatchObject({ added: [], extended: [], unchanged: 1 });
      expect(lossWords(report.losses)).toEqual(['kept entry of another forecaster']);
      expect(one.err).toContain(
        `it is ada's here and ${forecaster.slice(3)}'s in this import; nothing of it was added`,
      );
      expect(one.err).not.toContain('new forecaster');
      expect(one.read('ledger.yaml')).toBe(before);
    }
  });

  it('gets what is new under its own name', async () => {
    const one = desk();
    await one.import('csv', ['x.csv'], { forecaster: 'Me=ada' });
    one.write('x.csv', `${ROWS}Rain,2024-02-01,2024-01-20,0.8,Me\n`);
    expect((await one.import('csv', ['x.csv'], { forecaster: 'Me=ada' })).extended).toHaveLength(1);
    expect(one.predictions[0]!.forecasts).toHaveLength(3);
  });
});

describe('a new forecaster', () => {
  it('is named, with the flag that says who it is', async () => {
    const one = desk();
    await one.import('csv', ['x.csv']);
    expect(one.err).toContain(
      'new forecaster: me (Me)\nhint: if that is a forecaster of the ledger: predict -f ledger.yaml undo, then --forecaster Me=ID\n',
    );
  });

  it('that differs from a known one in capitals only is named with it', async () => {
    const one = desk(ROWS.replaceAll(',Me', ',ADA QUILL'));
    await one.import('csv', ['x.csv']);
    expect(one.err).toContain('new forecaster: ada-quill (ADA QUILL); probably ada, but for capitals\nhint: ');
    expect(one.err).toContain("--forecaster 'ADA QUILL=ada'\n");
    const two = desk(ROWS.replaceAll(',Me', ',BEN'));
    await two.import('csv', ['x.csv'], { dryRun: true });
    expect(two.err).toContain('new forecaster: ben-2 (BEN); probably ben, but for capitals\n');
  });

  it('is not spoken of where the ledger knows everybody', async () => {
    const one = desk(ROWS.replaceAll(',Me', ',Ben'));
    await one.import('csv', ['x.csv']);
    expect(one.err).not.toContain('new forecaster');
  });
});
