// Rows for Fatebook's importer: percentages, tags with commas, a stamp at noon UTC so that no
// reader's zone moves the day.
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import type { Prediction, Probability } from '../../ledger/prediction.ts';
import { WIDEST_RANGE } from '../../widest-range.ts';
import type { Losses } from '../loss.ts';
import { guardable, isGuarded } from '../text/formula-guard.ts';

const noon = (day: Day): string => `${day}T12:00:00Z`;

/** Per cent of a share in the fewest digits that read as it: 0.07 is '7', where 100 × 0.07 is 7.000000000000001. */
export function percentText(share: number): string {
  for (let digits = 0; digits < 17; digits++) {
    const text = (share * 100).toFixed(digits);
    if (Number(`${text}e-2`) === share) return text;
  }
  return String(share * 100);
}

const RESOLUTIONS = {
  yes: 'YES',
  no: 'NO',
  late: 'NO',
  ambiguous: 'AMBIGUOUS',
  partial: 'AMBIGUOUS',
  void: 'AMBIGUOUS',
} as const;

/** Why a range is not sent to a tool that takes one number. */
export const TOO_WIDE = `a range wider than ${WIDEST_RANGE} counts as no probability`;

/** The forecaster's own numbers with their days, in order of the ledger, those too that count as none. */
function ownNumbers({ said, forecaster, probability, forecasts }: Prediction): { date: Day; number: Probability }[] {
  const later = forecasts.filter(({ by }) => by === forecaster);
  return [{ date: said.date, probability }, ...later].flatMap(({ date, probability: number }) =>
    number ? [{ date, number }] : [],
  );
}

/** Why a prediction cannot go there; undefined when it can. */
function obstacle({ prediction, standing }: Item): string | undefined {
  if (standing.strict.contested) return 'its graders do not agree; Fatebook has one outcome';
  if (!standing.settled)
    return 'Fatebook would mark an unresolved row as resolved without an outcome; enter it there by hand';
  const numbers = ownNumbers(prediction);
  if (numbers.some(({ number }) => number.usable)) return undefined;
  return numbers.length === 0 ? 'Fatebook needs a probability' : `Fatebook needs a probability; ${TOO_WIDE}`;
}

/** What Fatebook has no place for, and what it has in another form: what, why, and whether this one has it. */
function report({ prediction, standing }: Item, losses: Losses): void {
  const { criteria, forecasts, forecaster, probability, said } = prediction;
  const { outcome, votes } = standing.strict;
  const numbers = ownNumbers(prediction);
  const own = forecasts.filter(({ by }) => by === forecaster);
  const rows: readonly ['changed' | 'lost', string, string, unknown][] = [
    ['changed', 'outcome', `${outcome} is ${outcome === 'late' ? 'NO' : 'AMBIGUOUS'} there`, outcome && ['late', 'partial', 'void'].includes(outcome)],
    ['changed', 'claim', 'an apostrophe stands before it, or a spreadsheet would take it for a formula', isGuarded(prediction.claim)],
    ['changed', 'criteria', 'put into the notes', criteria],
    ['changed', 'condition', 'put into the notes', prediction.condition],
    ['changed', 'due day', 'there is none; Fatebook takes a day after the question was made', prediction.due === undefined],
    ['changed', 'probability', 'a range becomes its central value', numbers.some(({ number }) => number.usable && number.low !== undefined)],
    ['lost', 'probability', TOO_WIDE, numbers.some(({ number }) => !number.usable)],
    ['changed', 'probability', "Fatebook cannot say that the number is not the forecaster's own", probability && probability.basis !== 'stated'],
    ['changed', 'forecaster', 'the predictions become those of whoever imports them', forecaster],
    ['lost', 'forecasts of others', 'the importer has no column for people', own.length < forecasts.length],
    ['lost', 'withdrawals', 'Fatebook has none', own.some(({ withdrawn }) => withdrawn)],
    ['lost', 'reasons of forecasts', 'the importer has no column for them', probability?.why ?? own.some(({ why }) => why)],
    ['lost', 'source', 'the importer has no column for it', said.source ?? said.quote ?? said.at ?? said.speaker],
    ['lost', 'restatements', 'Fatebook has none', prediction.restated.length > 0],
    ['lost', 'seal', 'Fatebook has none', prediction.sealed],
    ['lost', 'group', 'Fatebook has none', prediction.group],
    ['lost', 'charitable reading', 'Fatebook has one outcome', standing.charitable.outcome !== outcome || criteria?.charitable],
    ['lost', 'resolutions', 'Fatebook has one outcome, and nobody who gave it', prediction.resolutions.length > 1],
    ['lost', 'reasons and evidence', 'Fatebook has an outcome alone', votes.some(({ resolution }) => resolution.why ?? resolution.evidence.length > 0)],
  ]; // prettier-ignore
  for (const [how, what, why, is] of rows) if (is) losses[how](what, why, prediction.id);
}

function notesOf({ note, condition, criteria }: Prediction): string {
  const parts = [condition && `Condition: ${condition}`, criteria && `Criteria: ${criteria.strict}`, note];
  return parts.filter((part) => part !== undefined).join('\n\n');
}

/** One row a forecast of the predictor, under SHEET_COLUMNS; what Fatebook cannot take is left out and reported. */
export function fatebookRows(items: readonly Item[], losses: Losses): Record<string, string>[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const { prediction, standing } = item;
    const key = JSON.stringify([prediction.claim, prediction.said.date]);
    const why = seen.has(key)
      ? 'Fatebook would take it for one with another of the same claim and day'
      : obstacle(item);
    if (why !== undefined) {
      losses.lost('prediction', why, prediction.id);
      return [];
    }
    seen.add(key);
    report(item, losses);
    const { said, claim, due, tags } = prediction;
    const numbers = ownNumbers(prediction).filter(({ number }) => number.usable);
    return numbers.map(({ date, number }) => ({
      questionTitle: guardable(claim),
      forecast: `${percentText(number.central)}%`,
      qCreatedAt: noon(said.date),
      resolution: RESOLUTIONS[standing.strict.outcome as keyof typeof RESOLUTIONS],
      resolvedAt: noon(standing.strict.known!),
      resolveBy: due ? noon(due.date) : '',
      fCreatedAt: noon(date),
      tags: tags.join(', '),
      notes: guardable(notesOf(prediction)),
    }));
  });
}
