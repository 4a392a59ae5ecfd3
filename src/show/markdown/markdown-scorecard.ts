// A scorecard as Markdown, for a pull request or a newsletter.
import type { Band, ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { outcomeCounts } from '../plot/outcomes.ts';
import { bandText, happenedText, reliabilityOf } from '../plot/reliability.ts';
import { appendixRows } from '../terminal/appendix.ts';
import { BY_NOTE, byRows } from '../terminal/scorecard-by.ts';
import type { ByPart } from '../terminal/scorecard-by.ts';
import { cautionTexts } from '../words/caution-text.ts';
import { hasEarly } from '../words/has-early.ts';
import { headline, headlineItems } from '../words/headline.ts';
import { hitsSentence } from '../words/hits-text.ts';
import { aboutShare, percent, score } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { saidFirst } from '../words/said-first.ts';
import { confidenceLines, couldMove, skillLines } from '../words/score-lines.ts';
import { ALL_WHAT_IF, ifImputed, luckLines, scoreSentence, WHAT_IF } from '../words/score-sentence.ts';
import type { About } from '../words/scorecard-about.ts';
import { whoSentence } from '../words/who-sentence.ts';
import { markdown } from './markdown-escape.ts';
import { markdownClaim, markdownTable } from './markdown-list.ts';

function bandTable(shown: ScoreObject, about: About, bands: readonly Band[]): string[] {
  const view = reliabilityOf(shown, bands);
  if (view.stage === 'none') return [];
  const isKnown = view.points.some(({ range90IfCalibrated }) => range90IfCalibrated);
  const rows = view.points.map((point) => [
    bandText(point),
    aboutShare(point.meanForecast),
    happenedText(point),
    ...(isKnown ? [point.range90IfCalibrated?.join(' to ') ?? '–'] : []),
  ]);
  const label = about.whatIf ? `${WHAT_IF}: said against happened` : 'Said against happened';
  return [
    `**${label}**`,
    markdownTable(
      ['Said', 'On average', 'Happened', ...(isKnown ? ['Normal if the numbers are right'] : [])],
      rows,
    ).trimEnd(),
  ];
}

/** Below ten there is no rate: the scored predictions one by one, as on a terminal. */
function itemTable(card: Scorecard, about: About): string[] {
  const scored = headlineItems(card, about);
  if (scored.length === 0 || scored.length >= RATES_FROM) return [];
  const rows = scored.map((item) => [
    markdown(item.outcome!),
    markdownClaim(item.prediction),
    `${item.basis === 'stated' ? '' : '\\~'}${percent(item.strict!.p)}${item.updated ? ' on average' : ''}`,
    score(item.strict!.brier),
  ]);
  return [
    `**The scored predictions${ifImputed(about)}**`,
    markdownTable(['Outcome', 'Prediction', 'Said', 'Brier score'], rows).trimEnd(),
  ];
}

function calls(title: string, ids: readonly string[], card: Scorecard): string[] {
  const items = ids.flatMap((id) => card.items.filter((item) => item.id === id && item.strict !== null));
  if (items.length === 0) return [];
  const lines = items.map((item) => {
    const { quote, source } = item.prediction.said;
    const words = quote === undefined ? '' : ` “${markdown(quote)}”`;
    const place = [item.said, ...(source === undefined ? [] : [markdown(source)])].join(', ');
    return `- ${markdownClaim(item.prediction)}${words} (${markdown(saidFirst(item))}, ${item.outcome ?? 'unsettled'}, Brier ${score(item.strict!.brier)}; ${place})`;
  });
  return [`**${title}**`, lines.join('\n')];
}

/** What a scorecard in Markdown may have besides. */
export interface MarkdownExtras {
  heading: 'scorecard' | 'calibration report';
  /** Who resolved what. */
  graders?: string;
  by?: { field: string; parts: readonly ByPart[] };
  /** With the further numbers of --full. */
  full?: boolean;
}

/** Numbers are Markdown as they are, only what they are called by is not ours. */
function byParts({ by }: MarkdownExtras): string[] {
  if (by === undefined) return [];
  const { titles, rows } = byRows(by.field, by.parts);
  const cells = rows.map(([key, ...numbers]) => [markdown(key!), ...numbers.map((one) => one.replace('~', '\\~'))]);
  return [`**By ${by.field}**`, markdownTable(titles, cells).trimEnd(), BY_NOTE.replace('~', '\\~')];
}

function furtherNumbers({ full }: MarkdownExtras, shown: ScoreObject, independent: number | undefined): string[] {
  if (full !== true) return [];
  const rows = appendixRows(shown, independent);
  const body = typeof rows === 'string' ? rows : markdownTable(['Number', 'Value', 'Meaning'], rows).trimEnd();
  return ['**Further numbers**', body];
}

/** Paragraphs, tables and lists; `bands` as in `reliabilityOf`, for the headline score. */
export function markdownScorecard(
  card: Scorecard,
  about: About,
  bands: readonly Band[],
  extras: MarkdownExtras,
): string {
  const shown = headline(card, about);
  const counts = outcomeCounts(card.counts, hasEarly(card)).map((row) => [String(row.count), row.word, row.about]);
  const cautions = cautionTexts(card, about, 'rest').map((text) => `- ${markdown(text)}`);
  const whose = ifImputed(about);
  const became = markdownTable(
    ['Predictions', 'What became of them', 'Meaning'],
    [...counts, [String(card.counts.total), 'in all', '']],
  ).trimEnd();
  // As on a terminal: a scorecard begins with who and how many, a report with the verdict.
  const isReport = extras.heading === 'calibration report';
  const parts = [
    `## ${markdown(about.title)}: ${extras.heading} as of ${about.asOf}`,
    ...(isReport ? [] : [markdown(whoSentence(card, about)), became]),
    ...cautionTexts(card, about, 'first').map((text) => `**Caution:** ${markdown(text)}`),
    markdown(about.verdict.text),
    ...(about.whatIf && card.strict.n > 0 ? [`**${ALL_WHAT_IF}**`] : []),
    markdown(hitsSentence(card)),
    ...(extras.graders ? [markdown(extras.graders)] : []),
    ...(isReport ? [became] : []),
    ...bandTable(shown, about, bands),
    ...itemTable(card, about),
    // Of nothing the verdict says so already.
    ...(shown.n === 0 ? [] : [markdown(scoreSentence(shown, about.whatIf, card.independent))]),
    ...luckLines(shown, card.independent).map(markdown),
    ...skillLines(shown, card.independent).map(markdown),
    ...confidenceLines(shown, card.independent).map(markdown),
    ...couldMove(card, about).map(markdown),
    ...calls(`Biggest surprises${whose}`, card.worst, card),
    ...calls(`Best calls${whose}`, card.best, card),
    ...byParts(extras),
    ...(cautions.length > 0 ? ['**Read with care**', cautions.join('\n')] : []),
    ...furtherNumbers(extras, shown, card.independent),
    ...(about.sources.length > 0 ? [`Sources: ${about.sources.map(markdown).join('; ')}.`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
