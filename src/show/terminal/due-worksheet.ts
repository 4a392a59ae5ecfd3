// `predict due`: what is overdue and what falls due next, with the criteria to judge it by.
import { daysBetween } from '../../day.ts';
import type { Day } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import type { Odds } from '../../ledger/odds.ts';
import type { Prediction, Source } from '../../ledger/prediction.ts';
import { safeLine, safeText } from '../safe.ts';
import { plural } from '../words/number.ts';
import { oddsText } from '../words/probability-text.ts';
import { markedClaim } from '../words/speaker-mark.ts';
import type { Look } from './look.ts';
import { block, measure } from './page.ts';
import { addressLine, quoted, readableAt, whoseWords } from './saying-lines.ts';
import { styleOf } from './style.ts';
import { width, wrap, wrapBehind } from './width.ts';

function distance(due: Day, asOf: Day): string {
  const days = daysBetween(asOf, due);
  if (days < 0) return `${plural(-days, 'day')} over`;
  return days === 0 ? 'due today' : `in ${plural(days, 'day')}`;
}

/** The words on record and where they can be read again; nothing where no document is named. */
function saidLines({ said }: Prediction, sources: DueParts['sources'], look: Look): string[] {
  const words = quoted(said, look);
  if (words.length === 0) return [];
  const address = readableAt(said.source === undefined ? undefined : sources.get(said.source));
  return [
    ...block('Said', [`${said.date}${whoseWords(said)}`, ...words], look),
    ...(address === undefined ? [] : [addressLine(address, look)]),
  ];
}

interface Told {
  oddsOf: (prediction: Prediction) => Odds;
  sources: DueParts['sources'];
  asOf: Day;
  program: string;
}

function entry(item: Item, { oddsOf, sources, asOf, program }: Told, look: Look): string[] {
  const style = styleOf(look);
  const { prediction, standing } = item;
  const due = prediction.due!.date;
  const overdue = due < asOf;
  const id = style.id(safeLine(prediction.id));
  const when = (overdue ? style.warn : style.quiet)(`due ${due}, ${distance(due, asOf)}`);
  const about = `${when}  ${oddsText(oddsOf(prediction), look)}`;
  const head =
    width(`${id}  ${about}`) <= look.width ? [`${id}  ${about}`] : [id, ...wrapBehind('  ', about, look.width)];
  const criteria = prediction.criteria;
  const open = standing.charitable.outcome
    ? [`settled under the charitable reading only: ${standing.charitable.outcome}`]
    : [];
  return [
    ...head,
    ...block('Claim', [markedClaim(prediction)], look),
    ...saidLines(prediction, sources, look),
    ...block('Condition', prediction.condition ? [safeLine(prediction.condition)] : [], look),
    ...block('Strict', [criteria ? safeText(criteria.strict) : 'no criteria written'], look),
    ...block('Charitable', criteria?.charitable ? [safeText(criteria.charitable)] : [], look),
    ...block('So far', standing.strict.contested ? ['contested: the graders do not agree', ...open] : open, look),
    ...block(
      'Then',
      [`${safeLine(program)} resolve ${safeLine(prediction.id)} OUTCOME --known DAY --evidence URL --why TEXT`],
      look,
    ),
    '',
  ];
}

export interface DueParts {
  overdue: readonly Item[];
  /** Due day over, and the graders are tied. */
  contested: readonly Item[];
  soon: readonly Item[];
  /** Records of the documents that they name. */
  sources: ReadonlyMap<string, Source>;
}

/**
 * Overdue entries first, then contested ones, then those due within the window; `program` begins the
 * commands that are told.
 */
export function dueWorksheet(
  { overdue, contested, soon, sources }: DueParts,
  oddsOf: (prediction: Prediction) => Odds,
  asOf: Day,
  look: Look,
  program: string,
): string {
  const style = styleOf(look);
  const told = { oddsOf, sources, asOf, program };
  const part = (title: string, items: readonly Item[]): string[] =>
    items.length === 0
      ? []
      : [
          ...wrap(style.strong(`${title}: ${plural(items.length, 'prediction')}`), measure(look)),
          '',
          ...items.flatMap((item) => entry(item, told, look)),
        ];
  const tied = part('Contested: due day over, the graders do not agree', contested);
  return [...part('Overdue', overdue), ...tied, ...part('Falls due next', soon)]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
