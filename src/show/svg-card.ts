// The card for an article, and the larger picture of a report.
import type { Item } from '../ledger/item.ts';
import type { Bin } from '../score/score-object.ts';
import type { Scorecard } from '../score/scorecard.ts';
import { hitsSentence } from './hits-text.ts';
import { reliabilityOf } from './plot-reliability.ts';
import { denominator, scoreSentence, WHAT_IF } from './score-sentence.ts';
import type { About } from './scorecard-about.ts';
import { headline } from './scorecard-parts.ts';
import { ruleBlock, stacked, standAlone, textBlock } from './svg-block.ts';
import type { Block } from './svg-block.ts';
import { svgOutcomes } from './svg-outcomes.ts';
import { reliabilityKey, svgReliability } from './svg-reliability.ts';
import { svgTimeLine } from './svg-time-line.ts';

const CARD_WIDTH = 720;
const REPORT_WIDTH = 960;
const MARGIN = 32;

function head(card: Scorecard, about: About, room: number): Block {
  return stacked(
    [
      textBlock(about.title, { size: 26, bold: true }, room, 3),
      textBlock(`As of ${about.asOf}. ${denominator(card)}.`, { size: 14, paint: 'p-quiet' }, room),
      textBlock(about.verdict.text, { size: 17 }, room),
    ],
    10,
  );
}

function sources(about: About, room: number): Block {
  return about.sources.length === 0
    ? { height: 0, body: '' }
    : textBlock(`Sources: ${about.sources.join('; ')}.`, { size: 12, paint: 'p-quiet' }, room, 4);
}

function picture(card: Scorecard, about: About, room: number, bands: readonly Bin[]): Block {
  const view = reliabilityOf(headline(card, about), bands);
  const label = about.whatIf
    ? textBlock(`${WHAT_IF}: said against happened.`, { size: 14, bold: true }, room)
    : textBlock('Said against happened', { size: 14, bold: true }, room);
  const diagram = svgReliability(view, room);
  if (diagram.height === 0) return { height: 0, body: '' };
  return stacked([label, diagram, textBlock(reliabilityKey(view), { size: 12, paint: 'p-quiet' }, room)], 10);
}

function described(card: Scorecard, about: About): string {
  return `${about.verdict.text} ${denominator(card)}. ${hitsSentence(card)} ${scoreSentence(headline(card, about), about.whatIf)}`;
}

/**
 * A stand-alone card: title, as-of day, counts, verdict, outcome counts or (from 10 scored) the reliability diagram,
 * sources. `bands` as in `reliabilityOf`, for the headline score.
 */
export function svgCard(card: Scorecard, about: About, bands: readonly Bin[]): string {
  const room = CARD_WIDTH - 2 * MARGIN;
  const diagram = picture(card, about, room, bands);
  const content = stacked(
    [
      head(card, about, room),
      ruleBlock(room),
      diagram.height > 0 ? diagram : svgOutcomes(card.counts, room),
      textBlock(`${hitsSentence(card)} ${scoreSentence(headline(card, about), about.whatIf)}`, { size: 14 }, room),
      ruleBlock(room),
      sources(about, room),
    ],
    18,
  );
  return standAlone(content, CARD_WIDTH, MARGIN, `${about.title}, as of ${about.asOf}`, described(card, about));
}

/** The larger picture: outcome counts, the reliability diagram where there is one, and the time line. */
export function svgReport(card: Scorecard, about: About, items: readonly Item[], bands: readonly Bin[]): string {
  const room = REPORT_WIDTH - 2 * MARGIN;
  const heading = (text: string): Block => textBlock(text, { size: 17, bold: true }, room);
  const content = stacked(
    [
      head(card, about, room),
      ruleBlock(room),
      heading('How they came out'),
      svgOutcomes(card.counts, room),
      textBlock(`${hitsSentence(card)} ${scoreSentence(headline(card, about), about.whatIf)}`, { size: 14 }, room),
      picture(card, about, room, bands),
      ruleBlock(room),
      heading('Time line'),
      svgTimeLine(items, about.asOf, room),
      ruleBlock(room),
      sources(about, room),
    ],
    18,
  );
  return standAlone(content, REPORT_WIDTH, MARGIN, `${about.title}, as of ${about.asOf}`, described(card, about));
}
