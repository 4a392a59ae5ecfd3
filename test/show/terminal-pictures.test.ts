import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/ledger/prediction.ts';
import type { Look } from '../../src/show/terminal/look.ts';
import { outcomeBarsTerminal } from '../../src/show/terminal/outcome-bars.ts';
import { reliabilityTerminal } from '../../src/show/terminal/reliability.ts';
import { timeLineTerminal } from '../../src/show/terminal/time-line.ts';
import { width } from '../../src/show/terminal/width.ts';
import { KINDS, ledgerOf, prediction, reportOf, scoredLedger } from './fixture.ts';
import { HOSTILE, hostileLedger } from './hostile.ts';

// oxlint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001b\[\d+m/g;
const PLAIN: Look = { width: 80, colour: false, unicode: true, links: false };

function pictures(ledger: Ledger, look: Look): string[] {
  const report = reportOf(ledger);
  return [
    ...reliabilityTerminal(report.card.strict, look, report.bands),
    ...timeLineTerminal(report.items, report.asOf, look),
    ...outcomeBarsTerminal(
      [
        { key: 'weather', counts: report.card.counts },
        { key: HOSTILE, counts: report.card.counts },
      ],
      look,
    ),
  ];
}

describe('pictures on a terminal', () => {
  it.each([60, 73, 80, 120, 200])('keep within %i columns', (columns) => {
    for (const ledger of [KINDS, scoredLedger(20), scoredLedger(60), hostileLedger(HOSTILE)])
      for (const unicode of [true, false])
        for (const line of pictures(ledger, { ...PLAIN, width: columns, unicode }))
          expect(width(line), line).toBeLessThanOrEqual(columns);
  });

  it('are ASCII alone when asked', () => {
    for (const ledger of [KINDS, scoredLedger(20), scoredLedger(60)]) {
      const report = reportOf(ledger);
      const look = { ...PLAIN, unicode: false };
      const text = [
        ...reliabilityTerminal(report.card.strict, look, report.bands),
        ...timeLineTerminal(report.items, report.asOf, look),
        ...outcomeBarsTerminal([{ key: 'weather', counts: report.card.counts }], look),
      ].join('\n');
      expect(text).toMatch(/^[\n -~]*$/);
    }
  });

  it('let no text of a ledger steer the terminal', () => {
    for (const line of pictures(hostileLedger(HOSTILE), PLAIN)) expect(line).not.toMatch(STEERING);
  });

  it('say the same without colour', () => {
    const coloured = pictures(scoredLedger(60), { ...PLAIN, colour: true }).join('\n');
    expect(coloured).toContain('\u001b[');
    expect(
      coloured
        .replace(COLOUR, '')
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(pictures(scoredLedger(60), PLAIN));
  });

  it('draw no diagram under ten, and nothing for nothing', () => {
    const report = reportOf(scoredLedger(9));
    expect(reliabilityTerminal(report.card.strict, PLAIN, report.bands)).toEqual([]);
    expect(timeLineTerminal([], '2026-01-01', PLAIN)).toEqual([]);
    expect(outcomeBarsTerminal([], PLAIN)).toEqual([]);
  });

  it('place said, due, known and as-of in that order', () => {
    const ledger = ledgerOf([
      prediction('one', {
        resolutions: [{ outcome: 'yes', known: '2024-09-01', recorded: '2024-09-01', by: 'editor', evidence: [] }],
      }),
    ]);
    const strip = timeLineTerminal(reportOf(ledger).items, '2026-11-21', { ...PLAIN, unicode: false })[1]!;
    expect(strip).toMatch(/^one +o-+\*-+\| +: +\+ yes$/);
  });

  it.each([
    ['kinds', KINDS],
    ['bands', scoredLedger(20)],
    ['curve', scoredLedger(60)],
  ] as const)('match the golden file for %s', async (name, ledger) => {
    for (const unicode of [true, false]) {
      const report = reportOf(ledger);
      const look = { ...PLAIN, unicode };
      const lines = [
        ...reliabilityTerminal(report.card.strict, look, report.bands),
        '',
        ...timeLineTerminal(report.items.slice(0, 20), report.asOf, look),
        '',
        ...outcomeBarsTerminal([{ key: 'all', counts: report.card.counts }], look),
        '',
      ];
      await expect(lines.join('\n')).toMatchFileSnapshot(`../golden/show/${name}${unicode ? '' : '-ascii'}.txt`);
    }
  });
});
