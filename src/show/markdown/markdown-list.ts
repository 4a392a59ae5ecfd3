// A list of predictions as a Markdown table, for a pull request or a newsletter.
import type { Item } from '../../ledger/item.ts';
import type { Odds } from '../../ledger/odds.ts';
import type { Prediction } from '../../ledger/prediction.ts';
import { markWord } from '../words/mark-word.ts';
import { oddsText } from '../words/probability-text.ts';
import { markdown } from './markdown-escape.ts';

/** A table under a header; the cells are Markdown already. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(titles) + line(titles.map(() => '---')) + rows.map(line).join('');
}

/** The claim; before it, whose wording it is where that is not the forecaster's own. */
export function markdownClaim({ claim, said: { speaker } }: Prediction): string {
  return (speaker ? `\\[words of the ${markdown(speaker)}\\] ` : '') + markdown(claim);
}

/** One row a prediction: id, claim, said, due, probability, outcome, with `~` explained where it occurs. */
export function markdownList(items: readonly Item[], oddsOf: (prediction: Prediction) => Odds): string {
  const rows = items.map((item) => {
    const { prediction } = item;
    // Without it something was said that nobody said.
    const condition = prediction.condition === undefined ? '' : ` (condition: ${markdown(prediction.condition)})`;
    return [
      markdown(prediction.id),
      markdownClaim(prediction) + condition,
      prediction.said.date,
      prediction.due?.date ?? 'undated',
      oddsText(oddsOf(prediction), { unicode: true }).replaceAll('~', '\\~'),
      markWord(item.standing),
    ];
  });
  const imputed = rows.some((row) => row[4]!.includes('~'));
  const note = imputed
    ? "\n\\~ marks a number that is not the forecaster's own: put on the words or judged by the keeper.\n"
    : '';
  return markdownTable(['Prediction', 'Claim', 'Said', 'Due', 'Probability', 'Outcome'], rows) + note;
}
