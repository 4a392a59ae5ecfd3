// The four ways of scoring that a reader of the page can switch between.
import { LEXICON_ID } from '../../ledger/lexicon.ts';
import { bandsOf, shownBands } from '../../score/bands.ts';
import { lazyItemsScore } from '../../score/score-items.ts';
import type { Scorecard } from '../../score/scorecard.ts';
import type { ReportView, ViewKey } from '../../show/html/score-view.ts';

/** Strict or charitable reading, the forecaster's own numbers alone or the imputed ones too; none without a score. */
export function reportViews(card: Scorecard): Record<ViewKey, ReportView> {
  const view = (reading: 'strict' | 'charitable', statedOnly: boolean): ReportView => {
    const items = card.items.filter((item) => item[reading] !== null && (!statedOnly || item.basis === 'stated'));
    const { score, topics } = lazyItemsScore(items, reading, LEXICON_ID);
    const independent = topics?.independent;
    const bands = bandsOf(items.map((item) => item[reading]!));
    return { score, independent, bands: shownBands(bands, score, independent) };
  };
  return {
    'strict-stated': view('strict', true),
    'strict-all': view('strict', false),
    'charitable-stated': view('charitable', true),
    'charitable-all': view('charitable', false),
  };
}
