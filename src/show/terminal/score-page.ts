// `predict score` on a terminal: the same story as a scorecard, for a bare table.
import { averagedBrier } from '../../score-terms.ts';
import type { Band, ScoreObject } from '../../score/score-object.ts';
import type { Verdict } from '../../score/verdict.ts';
import { safeLine } from '../safe.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { confidenceLines, skillLines } from '../words/score-lines.ts';
import { scoreSentence } from '../words/score-sentence.ts';
import { appendix } from './appendix.ts';
import { binsTable } from './bins-table.ts';
import type { Look } from './look.ts';
import { heading, measure, pageText } from './page.ts';
import { reliabilityTerminal } from './reliability.ts';
import { saidVersusHappened } from './said-versus-happened.ts';
import { wrap, wrapBehind } from './width.ts';

/** The score of a table, with what its page needs beside it. */
export interface ScoredTable {
  name: string;
  score: ScoreObject;
  bands: readonly Band[];
  verdict: Verdict;
  /** As many independent rows as its clusters make; undefined without names. */
  independent: number | undefined;
  /** What a reader has to know beside the verdict, a sentence each. */
  cautions: readonly string[];
}

/** The page for the score of a table; `parts` are the lines about its parts. */
export function scorePage(
  { name, score, bands, verdict, independent, cautions }: ScoredTable,
  parts: readonly string[],
  look: Look,
): string {
  const prose = (text: string): string[] => wrap(text, measure(look));
  const diagram =
    score.n < RATES_FROM ? [] : [...reliabilityTerminal(score, look, bands), '', ...binsTable(bands, look), ''];
  const lines = [
    ...heading(`Score of ${safeLine(name)}`, look),
    ...prose(verdict.text),
    // Below ten the verdict has the sum already.
    ...(score.n < RATES_FROM ? [] : prose(scoreSentence(score, false, independent))),
    '',
    ...saidVersusHappened(bands, look, averagedBrier(score) !== null).flatMap(prose),
    ...skillLines(score, independent, 'the reference forecasts').flatMap(prose),
    ...confidenceLines(score, independent).flatMap(prose),
    '',
    ...cautions.flatMap((text) =>
      wrapBehind(look.unicode ? '• ' : '* ', safeLine(`${text[0]!.toUpperCase()}${text.slice(1)}.`), measure(look)),
    ),
    ...(cautions.length > 0 ? [''] : []),
    ...parts,
    ...diagram,
    ...(score.n < RATES_FROM ? [] : appendix('All numbers', score, look, independent)),
    ...(score.n > 0 && score.n < RATES_FROM
      ? prose('--format json has every number, with what it is worth at this size; --explain brier lists the rows.')
      : []),
  ];
  return pageText(lines);
}
