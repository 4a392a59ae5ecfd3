// Parts that the scorecard and the report share.
import { often } from '../../often.ts';
import { averagedBrier, coinBrier, shownInterval } from '../../score-terms.ts';
import type { Caution } from '../../score/cautions.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { safeLine } from '../safe.ts';
import { brokenSealsText, cautionText } from '../words/caution-text.ts';
import type { Place } from '../words/caution-text.ts';
import { percent, score } from '../words/number.ts';
import { RATES_FROM } from '../words/rates-from.ts';
import { scoreSentence } from '../words/score-sentence.ts';
import type { About } from '../words/scorecard-about.ts';
import type { Look } from './look.ts';
import { measure } from './page.ts';
import { brierRuler } from './ruler.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import { flow, wrap, wrapBehind } from './width.ts';

/** The headline's score object: the forecaster's own numbers, or, where none of them is scored, the imputed ones. */
export function headline(card: Scorecard, about: About): ScoreObject {
  return about.whatIf ? card.strict : card.statedOnly;
}

/** What the cautions stand beside. */
export function placeOf(card: Scorecard, about: About): Place {
  return { n: headline(card, about).n, isBounded: card.bounds.overdue > 0, whatIf: about.whatIf };
}

/** Cautions that stand above the headline, since they change what it is worth. */
const FIRST: readonly Caution['code'][] = ['overdue', 'early_included'];

/**
 * The cautions that stand above the headline, or the rest, in words. `place` is to be given by whoever does not show
 * all that is said beside them.
 */
export function cautionTexts(
  card: Scorecard,
  about: About,
  where: 'first' | 'rest',
  place = placeOf(card, about),
): string[] {
  const seals = where === 'first' ? brokenSealsText(about.brokenSeals ?? []) : [];
  const texts = card.cautions
    .filter(({ code }) => FIRST.includes(code) === (where === 'first'))
    .map((caution) => cautionText(caution, place));
  return [...seals, ...texts];
}

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
  // Topics that are shared, or another score than the one that is tested: no probability is put into words.
  const isTested = (card.independent ?? n) >= n && averagedBrier(shown) === null;
  const chance = isTested ? brier.probabilityThisBadOrWorse : null;
  const luck =
    chance === null
      ? ''
      : `If these odds were right and the predictions independent, a score this bad or worse would come up ${often(chance)}.`;
  return [
    ...sentence,
    ...brierRuler(brier.mean, interval, Math.min(64, measure(look) - 12), look, coinBrier(shown)).map(
      (line) => `  ${line}`,
    ),
    ...(luck === '' ? [] : wrap(luck, measure(look))),
  ];
}

/** `55.5% said`, `~70% said at first` where the number is not the forecaster's own and changed later. */
export function saidFirst({ firstBasis, probability, updated }: ScoredItem): string {
  return `${firstBasis === 'stated' ? '' : '~'}${percent(probability!)} said${updated ? ' at first' : ''}`;
}

/** Ranked predictions with quote, source and date under a title; nothing when there are none. */
export function calls(title: string, ids: readonly string[], card: Scorecard, look: Look, style: Style): string[] {
  const lines = ids.flatMap((id) => {
    const item = card.items.find((one) => one.strict !== null && one.id === id)!;
    const { prediction } = item;
    const quote = prediction.said.quote ? `“${safeLine(prediction.said.quote)}”` : safeLine(prediction.claim);
    const place = [prediction.said.date, prediction.said.source]
      .filter((part) => part !== undefined)
      .map((part) => safeLine(part))
      .join(', ');
    const outcome = `${saidFirst(item)}, ${item.outcome}: Brier ${score(item.strict!.brier)}`;
    return [
      ...flow([`  ${style.id(safeLine(id))}`, outcome], '  ', '    ', look.width),
      ...wrapBehind('    ', `${quote} ${style.quiet(`(${place})`)}`, measure(look)),
    ];
  });
  return lines.length === 0 ? [] : [...wrap(title, measure(look)).map((line) => style.strong(line)), ...lines, ''];
}
