import { describe, expect, it } from 'vitest';
import { judged, prediction, scored } from '../../score/record.ts';
import { hostileLedger, HOSTILE } from '../hostile.ts';
import { LOOK, oneLine, record, reportText, scorecardText, STEERS } from '../pages.ts';

describe('the report', () => {
  it('lists the items below ten, with what each was worth', () => {
    const text = reportText(record(9));
    expect(text).toMatch(/^✗ no {5}p-001 {8}15% {2}0\.023$/m);
    expect(text.match(/^[✓✗] (yes|no) +p-\d+ +\d+% +\d\.\d{3}$/gm)).toHaveLength(9);
    expect(text).not.toContain('Reliability');
  });

  it('prints miscalibration beside what luck alone gives', () => {
    expect(oneLine(reportText(record(40)))).toMatch(
      /Miscalibration \d\.\d{3}; a calibrated forecaster with these odds would average \d\.\d{3}, and this much or more \d+(\.\d)?% of the time, if the predictions are independent\./,
    );
  });

  it('has counts, and no rate, range or chance, where topics are few', () => {
    const onTopics = (topics: number) => oneLine(reportText(record(40).map((one, i) => ({ ...one, group: `g-${i % topics}` })))); // prettier-ignore
    const assumed = [/would be normal/, / ± /, /95% interval/, /would average/, /% of the time/, / [\d]+% to [\d]+%/];
    const reportOnly = (text: string) => text.slice(0, text.indexOf('Time line'));
    const some = reportOnly(onTopics(40));
    const few = reportOnly(onTopics(8));
    expect(assumed.filter((pattern) => pattern.test(some)).length).toBeGreaterThan(3);
    expect(assumed.filter((pattern) => pattern.test(few))).toEqual([]);
    expect(few).toMatch(/on the right side \d+ of 40 times/);
  });

  it('says why that is undefined when something happened in part', () => {
    const part = prediction('part', {
      probability: record(1)[0]!.probability!,
      resolutions: [judged('partial', { fraction: 0.5 })],
    });
    expect(oneLine(reportText([...record(12), part]))).toContain(
      'what luck alone would give is undefined: something happened in part.',
    );
  });

  it('has bands with counts that add up, and a single one is no per cent', () => {
    const one = [
      ...record(9).map((item) => ({ ...item, probability: { ...item.probability!, central: 0.1 } })),
      scored('alone', 0.9, 'yes'),
    ];
    const rows = reportText(one)
      .split('\n')
      .filter((line) => /^\d+–\d+% /.test(line));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('1 of 1');
    expect(rows[1]!.match(/100%/g)).toHaveLength(2); // the band's own end and that of its interval
    expect(rows.reduce((sum, line) => sum + Number(/ (\d+) /.exec(line)![1]), 0)).toBe(10);
  });

  it('orders surprises and calls by what they lost or won against a coin', () => {
    const text = reportText([
      scored('worst', 0.95, 'no'),
      scored('bad', 0.7, 'no'),
      scored('best', 0.95, 'yes'),
      scored('good', 0.7, 'yes'),
    ]);
    const order = (title: string) =>
      text
        .slice(text.indexOf(title))
        .match(/^ {2}(\w+) {2}\d+% said/gm)!
        .map((line) => line.trim().split(' ')[0]);
    expect(order('Biggest surprises').slice(0, 2)).toEqual(['worst', 'bad']);
    expect(order('Best calls')).toEqual(['best', 'good']);
    expect(text).toContain('  worst  95% said, no: Brier 0.903');
  });
});

describe('hostile text', () => {
  it('steers no terminal from either page', () => {
    const { predictions } = hostileLedger(HOSTILE);
    for (const look of [LOOK, { ...LOOK, width: 200, unicode: false }]) {
      for (const text of [scorecardText(predictions, look), reportText(predictions, look)]) {
        expect(text).not.toMatch(STEERS);
        expect(text).toContain('\\x1b[31m');
      }
    }
  });
});
