// The card for an article, and the larger picture of a report.
import type { Item } from '../../ledger/item.ts';
import type { Band } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { reliabilityOf } from '../plot/reliability.ts';
import { cautionText, cautionTexts, placeOf } from '../words/caution-text.ts';
import { hasEarly } from '../words/has-early.ts';
import { headline } from '../words/headline.ts';
import { hitsSentence } from '../words/hits-text.ts';
import { plural } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { ALL_WHAT_IF, denominator, scoreSentence, WHAT_IF } from '../words/score-sentence.ts';
import type { About } from '../words/scorecard-about.ts';
import { beside, ruleBlock, stacked, standAlone, textBlock } from './block.ts';
import type { Block } from './block.ts';
import { svgOutcomes } from './outcomes.ts';
import { reliabilityKey, svgReliability } from './reliability.ts';
import { svgTimeLine } from './time-line.ts';

const CARD_WIDTH = 720;
const REPORT_WIDTH = 960;
const MARGIN = 32;

function head(card: Scorecard, about: About, room: number, counts: string): Block {
  const whatIf = about.whatIf && card.strict.n > 0;
  // No picture says what settling the overdue ones could do.
  const cautions = cautionTexts(card, about, 'first', { ...placeOf(card, about), isBounded: false });
  return stacked(
    [
      textBlock(about.title, { size: 26, bold: true }, room, 3),
      textBlock(`As of ${about.asOf}. ${counts}.`, { size: 14, quiet: true }, room),
      textBlock(about.verdict.text, { size: 17 }, room),
      textBlock(whatIf ? ALL_WHAT_IF : '', { size: 14, bold: true }, room),
      ...cautions.map((text) => textBlock(`Caution: ${text}`, { size: 14, bold: true }, room)),
    ],
    10,
  );
}

/** Under ten scored predictions the verdict has said already what the score allows to say. */
function words(card: Scorecard, about: About): string {
  const shown = headline(card, about);
  const score = shown.n < RATES_FROM ? '' : ` ${scoreSentence(shown, about.whatIf, card.independent)}`;
  return hitsSentence(card) + score;
}

function sources(about: About, room: number): Block {
  return about.sources.length === 0
    ? { height: 0, body: '' }
    : textBlock(`Sources: ${about.sources.join('; ')}.`, { size: 12, quiet: true }, room, 4);
}

/** What else to know: a picture goes round without the report that it is from. */
function care(card: Scorecard, about: About, room: number): Block[] {
  const place = placeOf(card, about);
  // No number is marked in a picture, and whether all of them are imputed stands above.
  const marked = card.cautions.filter(({ code }) => code === 'imputed').map((caution) => cautionText(caution, place));
  const texts = cautionTexts(card, about, 'rest', place).filter((text) => !marked.includes(text));
  if (texts.length === 0) return [];
  return [textBlock(`Read with care: ${texts.join(' ')}`, { size: 12, quiet: true }, room), ruleBlock(room)];
}

/** Columns of the diagram, and where the text beside it begins. */
const DIAGRAM_WIDTH = 420;
const BESIDE = 440;

/** The diagram under its label, the words beside it where it is square and below where it is wide; none under ten. */
function picture(card: Scorecard, about: About, room: number, bands: readonly Band[]): Block | undefined {
  const view = reliabilityOf(headline(card, about), bands);
  if (view.stage === 'none') return undefined;
  const label = about.whatIf ? `${WHAT_IF}: said against happened` : 'Said against happened';
  const square = view.stage === 'curve';
  const column = square ? room - BESIDE : room;
  const text = stacked(
    [
      textBlock(words(card, about), { size: 14 }, column),
      textBlock(reliabilityKey(view), { size: 12, quiet: true }, column),
    ],
    14,
  );
  const diagram = svgReliability(view, square ? DIAGRAM_WIDTH : room);
  return stacked(
    [textBlock(label, { size: 14, bold: true }, room), ...(square ? [beside(diagram, text, BESIDE)] : [diagram, text])],
    10,
  );
}

/** What stands in place of a diagram: every prediction counted by its outcome. */
function outcomes(card: Scorecard, about: About, room: number, said: boolean): Block {
  const text = said ? { height: 0, body: '' } : textBlock(words(card, about), { size: 14 }, room);
  return stacked([svgOutcomes(card.counts, room, hasEarly(card)), text], 18);
}

function described(card: Scorecard, about: About): string {
  return `${about.verdict.text} ${denominator(card)}. ${hitsSentence(card)} ${scoreSentence(headline(card, about), about.whatIf, card.independent)}`;
}

/** The blocks below each other, and under a rule what to read with care and the sources, on paper of that width. */
function onPaper(blocks: readonly Block[], width: number, card: Scorecard, about: About): string {
  const room = width - 2 * MARGIN;
  const content = stacked([...blocks, ruleBlock(room), ...care(card, about, room), sources(about, room)], 18);
  return standAlone(content, width, MARGIN, `${about.title}, as of ${about.asOf}`, described(card, about));
}

/**
 * A stand-alone card: title, as-of day, counts, verdict, outcome counts or (from 10 scored) the reliability diagram,
 * sources. `bands` as in `reliabilityOf`, for the headline score.
 */
export function svgCard(card: Scorecard, about: About, bands: readonly Band[]): string {
  const room = CARD_WIDTH - 2 * MARGIN;
  const diagram = picture(card, about, room, bands);
  const counts = diagram ? denominator(card) : plural(card.counts.total, 'prediction');
  const blocks = [head(card, about, room, counts), ruleBlock(room), diagram ?? outcomes(card, about, room, false)];
  return onPaper(blocks, CARD_WIDTH, card, about);
}

/** The larger picture: outcome counts, the reliability diagram where there is one, and the time line. */
export function svgReport(card: Scorecard, about: About, items: readonly Item[], bands: readonly Band[]): string {
  const room = REPORT_WIDTH - 2 * MARGIN;
  const heading = (text: string): Block => textBlock(text, { size: 17, bold: true }, room);
  const diagram = picture(card, about, room, bands);
  const blocks = [
    head(card, about, room, plural(card.counts.total, 'prediction')),
    ruleBlock(room),
    heading('How they came out'),
    outcomes(card, about, room, diagram !== undefined),
    ...(diagram ? [diagram] : []),
    ruleBlock(room),
    heading('Time line'),
    svgTimeLine(items, about.asOf, room),
  ];
  return onPaper(blocks, REPORT_WIDTH, card, about);
}
