import { describe, expect, it } from 'vitest';
import { markdownScorecard } from '../../../src/show/markdown/markdown-scorecard.ts';
import type { MarkdownExtras } from '../../../src/show/markdown/markdown-scorecard.ts';
import type { Prediction } from '../../../src/ledger/prediction.ts';
import { prediction, scored, worded } from '../../score/record.ts';
import { partOf, record } from '../pages.ts';

const text = (n: number, extras: MarkdownExtras): string => {
  const { card, about, bands } = partOf(record(n));
  return markdownScorecard(card, about, bands, extras);
};

describe('a scorecard in Markdown', () => {
  it('is headed by what it is', () => {
    expect(text(3, { heading: 'scorecard' })).toMatch(/^## A record: scorecard as of 2026-11-22\n/);
    expect(text(3, { heading: 'calibration report', graders: 'Grader: a*b.' })).toContain('\n\nGrader: a\\*b.\n\n');
    expect(text(3, { heading: 'calibration report' })).toMatch(/^## A record: calibration report as of 2026-11-22\n/);
  });

  it('tells of what is overdue above the verdict, and once', () => {
    const { card, about, bands } = partOf([...record(3), prediction('overdue')]);
    const parts = markdownScorecard(card, about, bands, { heading: 'scorecard' }).split('\n\n');
    expect(parts[3]).toMatch(/^\*\*Caution:\*\* 1 prediction came due and is not settled/);
    expect(parts[4]).toBe(about.verdict.text);
    expect(parts.slice(4).join()).not.toContain('is not settled');
  });

  it("marks a summariser's words among the best calls", () => {
    const said = { date: '2025-01-01', speaker: 'summariser' };
    const { card, about, bands } = partOf([scored('a', 0.7, 'yes', { said })]);
    expect(markdownScorecard(card, about, bands, { heading: 'scorecard' })).toContain(
      '- \\[words of the summariser\\] a happens. (70% said, yes, Brier 0.090; 2025-01-01)',
    );
  });

  it('has what the scorecard of a terminal has, in its order: counts, verdict, bands, score, confidence, calls', () => {
    const said = { date: '2025-01-01', source: 'talk', quote: 'it *will* rain' };
    const { card, about, bands } = partOf(record(12, { said }));
    const all = markdownScorecard(card, about, bands, { heading: 'scorecard' });
    const places = [
      `12 predictions by ${about.forecaster}`,
      '| 12 | in all |  |',
      about.verdict.text,
      '**Said against happened**',
      'Average Brier score',
      'If these odds were right and the predictions independent, a score this bad or worse would come up',
      'Skill against always 50%',
      'sure on average, on the right side',
      '“it \\*will\\* rain” (',
      ', talk)',
    ].map((part) => all.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('has the scored predictions one by one below ten, and no row for each from ten on', () => {
    const nine = Array.from({ length: 9 }, (_, index) => scored(`p-${index}`, 0.7, index === 0 ? 'late' : 'yes'));
    const imputed = nine.map((one) => ({ ...one, probability: worded(0.7, 0.6, 0.8) }));
    const rows = (predictions: readonly Prediction[]) => {
      const { card, about, bands } = partOf(predictions);
      const lines = markdownScorecard(card, about, bands, { heading: 'scorecard' }).split('\n');
      return lines.filter((line) => /^\| (yes|late) \|/.test(line));
    };
    expect(rows(nine)).toHaveLength(9);
    expect(rows(nine)[0]).toBe('| late | p-0 happens. | 70% | 0.490 |');
    expect(rows(imputed)[0]).toBe('| late | p-0 happens. | \\~70% | 0.490 |');
    expect(rows([...nine, scored('ten', 0.7, 'yes')])).toEqual([]);
  });

  it('has a row for each part, as the table of a terminal has', () => {
    const { card } = partOf(record(12));
    const by = { field: 'tag', parts: [{ key: 'a|b', card }, { key: 'none', card: partOf([]).card }] }; // prettier-ignore
    const lines = text(12, { heading: 'scorecard', by }).split('\n');
    const at = lines.indexOf('**By tag**');
    const { mean } = card.statedOnly.brier!;
    expect(lines.slice(at + 2, at + 6)).toEqual([
      '| tag | total | judged | happened | contested | overdue | open | scored | own number | Brier |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      `| a\\|b | 12 | 12 | ${card.hits.happened} | 0 | 0 | 0 | 12 | 12 | ${mean.toFixed(3)} |`,
      '| none | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |  |',
    ]);
  });

  it('has the further numbers where they are asked for, and says where there are too few', () => {
    expect(text(12, { heading: 'scorecard' })).not.toContain('Further numbers');
    expect(text(12, { heading: 'scorecard', full: true })).toMatch(
      /\*\*Further numbers\*\*\n\n\| Number \| Value \| Meaning \|\n\| --- \| --- \| --- \|\n\| Brier, independent \| 0\.\d+ to 0\.\d+ \|/,
    );
    expect(text(3, { heading: 'scorecard', full: true })).toContain(
      '3 scored predictions: too few for further numbers',
    );
  });
});
