// Pages of made-up records, computed as the commands compute them.
import { scorePart } from '../../src/commands/scores/score-part.ts';
import { oddsOf } from '../../src/ledger/odds.ts';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { graderPairs, gradersOf, judgedAlone } from '../../src/score/graders.ts';
import type { ScorePart } from '../../src/show/words/score-part.ts';
import { appendix } from '../../src/show/terminal/appendix.ts';
import type { Look } from '../../src/show/terminal/look.ts';
import { reportPage } from '../../src/show/terminal/report-page.ts';
import { scorecardPage } from '../../src/show/terminal/scorecard-page.ts';
import { gradersSentence } from '../../src/show/words/graders-sentence.ts';
import { AS_OF, itemsFrom, ledgerOf, scored } from '../score/record.ts';

/** Anything that could steer a terminal or turn a line round; line ends may stay. */
export const STEERS = /(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

export const LOOK: Look = { width: 80, colour: false, unicode: true, links: false };

/** A page without its line breaks, wherever these are. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

export const partOf = (predictions: readonly Prediction[], includeEarly = false): ScorePart =>
  scorePart(itemsFrom(predictions), ledgerOf(predictions), 'A record', AS_OF, includeEarly);

const further = ({ about, card }: ScorePart, look: Look): string[] =>
  appendix('Appendix', about.whatIf ? card.strict : card.statedOnly, look, card.independent);

/** `predict scorecard --full`. */
export const scorecardText = (predictions: readonly Prediction[], look = LOOK, includeEarly = false): string => {
  const part = partOf(predictions, includeEarly);
  return scorecardPage(part, oddsOf, further(part, look), look);
};

/** `predict report --full`. */
export const reportText = (predictions: readonly Prediction[], look = LOOK, includeEarly = false): string => {
  const part = partOf(predictions, includeEarly);
  const graders = gradersOf(part.items);
  const sentence = gradersSentence(graders, graderPairs(part.items, graders), judgedAlone(part.items));
  return reportPage(part, sentence, further(part, look), look);
};

/** `n` scored predictions over the whole scale, some right and some wrong, each a topic of its own. */
export const record = (n: number, more: Partial<Prediction> = {}): Prediction[] =>
  Array.from({ length: n }, (_, index) => {
    const p = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95][index % 10]!;
    return scored(`p-${String(index).padStart(3, '0')}`, p, (index * 0.618034) % 1 < p ? 'yes' : 'no', more);
  });
