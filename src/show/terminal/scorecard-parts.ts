// Parts that the scorecard and the report share.
import { coinBrier, shownInterval } from '../../score-terms.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { safeLine, safeParts } from '../safe.ts';
import { cautionTexts } from '../words/caution-text.ts';
import { headline } from '../words/headline.ts';
import { score } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { saidFirst } from '../words/said-first.ts';
import { luckLines, scoreSentence } from '../words/score-sentence.ts';
import type { About } from '../words/scorecard-about.ts';
import { speakerMark } from '../words/speaker-mark.ts';
import type { Look } from './look.ts';
import { measure } from './page.ts';
import { brierRuler } from './ruler.ts';
import { styleOf } from './style.ts';
import { flow, wrap, wrapBehind } from './width.ts';

/** The cautions above the headline, or the rest as a list for the end of a page. */
export function cautionLines(card: Scorecard, about: About, where: 'first' | 'rest', look: Look): string[] {
  const lead = where === 'first' ? 'Caution: ' : look.unicode ? '• ' : '* ';
  const style = styleOf(look);
  return cautionTexts(card, about, where)
    .flatMap((text) => wrapBehind(lead, text, measure(look)))
    .map((line) => (where === 'first' ? style.warn(line) : line));
}

/**
 * The Brier score of the headline: under ten predictions only the sum and what to expect; from ten on the mean on a
 * ruler, with its interval and how often luck alone does as badly.
 */
export function brierSection(card: Scorecard, about: About, look: Look): string[] {
  const shown = headline(card, about);
  const { brier, n } = shown;
  const sentence = wrap(scoreSentence(shown, about.whatIf, card.independent), measure(look));
  if (n < RATES_FROM || brier === null) return n === 0 ? [] : sentence;
  const interval = shownInterval(shown, card.independent);
  return [
    ...sentence,
    ...brierRuler(brier.mean, interval, Math.min(64, measure(look) - 12), look, coinBrier(shown)).map(
      (line) => `  ${line}`,
    ),
    ...luckLines(shown, card.independent).flatMap((text) => wrap(text, measure(look))),
  ];
}

/** Ranked predictions with quote, source and date under a title; nothing when there are none. */
export function calls(title: string, ids: readonly string[], card: Scorecard, look: Look): string[] {
  const style = styleOf(look);
  const lines = ids.flatMap((id) => {
    const item = card.items.find((one) => one.strict !== null && one.id === id)!;
    const { prediction } = item;
    const quote = prediction.said.quote ? `“${safeLine(prediction.said.quote)}”` : safeLine(prediction.claim);
    const place = safeParts([prediction.said.date, prediction.said.source]);
    const spoken = speakerMark(prediction);
    const outcome = `${saidFirst(item)}, ${item.outcome}: Brier ${score(item.strict!.brier)}`;
    return [
      ...flow([`  ${style.id(safeLine(id))}`, outcome], '  ', '    ', look.width),
      ...wrapBehind('    ', `${quote} ${spoken === '' ? '' : `${spoken} `}${style.quiet(`(${place})`)}`, measure(look)),
    ];
  });
  return lines.length === 0 ? [] : [...wrap(title, measure(look)).map((line) => style.strong(line)), ...lines, ''];
}
