// The resolution of a prediction of a plain table.
import type { Day } from '../../day.ts';
import type { Place } from '../../errors.ts';
import type { VoidReason } from '../../ledger/prediction.ts';
import { shown } from '../../ledger/read/lines.ts';
import type { Losses } from '../loss.ts';
import type { Settled } from '../question.ts';
import { badRow } from '../text/input.ts';
import { outcomeOf } from './outcome-word.ts';
import type { PlainField } from './plain-map.ts';

/** The cells of a prediction, which may have several rows: what stands under a field, as a day, and where. */
export interface PlainCells {
  get: (field: PlainField) => string;
  day: (field: PlainField) => Day | undefined;
  place: (field: PlainField) => Place;
}

const OF_AN_OUTCOME = ['charitable', 'known', 'happened', 'fraction', 'reason', 'resolutionRecorded', 'why'] as const;
const SHARE = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e-?\d+)?$/i;

function wordAt(cells: PlainCells, field: 'outcome' | 'charitable'): ReturnType<typeof outcomeOf> {
  const text = cells.get(field);
  const word = outcomeOf(text);
  if (text === '' || word) return word;
  throw badRow(
    cells.place(field),
    `${field} is ${shown(text)}, not an outcome`,
    'write yes, no, late, partial, ambiguous, void, or leave it empty while open',
  );
}

/** What happened in part: a share under outcome, charitable or fraction. They are one number. */
function fractionOf(cells: PlainCells): number | undefined {
  const shares = (['fraction', 'outcome', 'charitable'] as const).flatMap((field) => {
    const text = cells.get(field);
    if (field === 'fraction' && text !== '' && !SHARE.test(text))
      throw badRow(cells.place(field), `fraction is ${shown(text)}, not a number`, 'write a share such as 0.4');
    const share = field === 'fraction' ? (text === '' ? undefined : Number(text)) : wordAt(cells, field)?.fraction;
    return share === undefined ? [] : [{ field, text, share }];
  });
  const [first, ...rest] = shares;
  const other = rest.find(({ share }) => share !== first!.share);
  if (!first || !other) return first?.share;
  throw badRow(
    cells.place(other.field),
    `${first.field} is ${shown(first.text)}, but ${other.field} is ${shown(other.text)}`,
    'a resolution has one share: correct one of them, or leave it empty',
  );
}

/**
 * The resolution; undefined while there is no outcome. Cells that belong to one are refused then:
 * what they mean is not known.
 */
export function plainSettled(cells: PlainCells, losses: Losses, at: string): Settled | undefined {
  const outcome = wordAt(cells, 'outcome');
  if (!outcome) {
    const stray = OF_AN_OUTCOME.find((field) => cells.get(field) !== '');
    if (stray !== undefined)
      throw badRow(
        cells.place(stray),
        `${stray} is ${shown(cells.get(stray))}, but there is no outcome`,
        `fill the outcome, or leave ${stray} empty${stray === 'why' ? '; --map forecastWhy=COLUMN names the reason of a forecast' : ''}`,
      );
    if (cells.get('grader') !== '') losses.lost('grader', 'there is no outcome', at);
    return undefined;
  }
  const charitable = wordAt(cells, 'charitable')?.outcome;
  const given = {
    charitable,
    fraction: fractionOf(cells),
    known: cells.day('known'),
    happened: cells.day('happened'),
    recorded: cells.day('resolutionRecorded'),
    reason: (cells.get('reason') || undefined) as VoidReason | undefined,
    by: cells.get('grader') || undefined,
    why: cells.get('why') || undefined,
  };
  return {
    outcome: outcome.outcome,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}
