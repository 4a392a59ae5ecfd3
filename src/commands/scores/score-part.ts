// What scorecard and report compute alike: the scorecard of some items, and what to say about it.
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import { LEXICON_ID } from '../../ledger/lexicon.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import { bandsOf, shownBands } from '../../score/bands.ts';
import { lazily } from '../../score/lazily.ts';
import type { ScoreObject } from '../../score/score-object.ts';
import { scorecardOf } from '../../score/scorecard.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import { verdict } from '../../score/verdict.ts';
import type { Verdict } from '../../score/verdict.ts';
import { headline, headlineItems } from '../../show/words/headline.ts';
import type { ScorePart } from '../../show/words/score-part.ts';

/** The verdict on the headline; where only imputed numbers are scored the sentence says whose numbers they are not. */
function verdictOf(card: Scorecard, shown: ScoreObject, whatIf: boolean): Verdict {
  const found = verdict(shown, {
    cautions: card.cautions.map((caution) => caution.code),
    independent: card.independent,
    dependentLuck: () => card.dependentLuck,
    power: () => card.power,
  });
  if (card.strict.n === 0 || !whatIf) return found;
  return {
    code: found.code,
    text: `${whyNone(card)}. If the imputed numbers were the forecaster's own: ${found.text}`,
  };
}

function whyNone({ items }: Scorecard): string {
  const own = items.filter((item) => item.firstBasis === 'stated');
  if (own.some((item) => item.strict !== null))
    return "No scored prediction rests on numbers of the forecaster's own alone";
  if (own.length > 0) return "None of the forecaster's own numbers has come due and been settled";
  return items.some((item) => item.basis === 'stated')
    ? 'The forecaster gave no usable number'
    : 'The forecaster gave no numbers';
}

/** Scores items of a ledger; `title` heads the outputs. */
export function scorePart(
  items: readonly Item[],
  ledger: Ledger,
  title: string,
  asOf: Day,
  includeEarly: boolean,
): ScorePart {
  const forecasters = new Set<string>();
  const sources = new Set<string>();
  for (const { prediction } of items) {
    forecasters.add(prediction.forecaster);
    const { source } = prediction.said;
    if (source !== undefined) sources.add(source);
  }
  const ids = [...forecasters];
  const names = ids.map((id) => ledger.forecasters.get(id)?.name ?? id);
  const card = scorecardOf(items, { includeEarly, lexicon: LEXICON_ID, forecaster: ids.join(', ') });
  const whatIf = card.statedOnly.n === 0;
  const shown = headline(card, { whatIf });
  return lazily<ScorePart>({
    items: () => items,
    card: () => card,
    headline: () => shown,
    bands: () => {
      const rows = headlineItems(card, { whatIf }).map(({ strict }) => strict!);
      return shownBands(bandsOf(rows), shown, card.independent);
    },
    about: () => ({
      title,
      forecaster: names.join(', '),
      asOf,
      sources: [...sources].map((id) => ledger.sources.get(id)?.title ?? id),
      verdict: verdictOf(card, shown, whatIf),
      whatIf,
    }),
  });
}
