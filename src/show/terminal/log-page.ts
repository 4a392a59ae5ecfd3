// `predict log`: the story of a ledger or of one entry, a line an event, its reason below.
import type { Probability } from '../../ledger/prediction.ts';
import { safeLine } from '../safe.ts';
import { probabilityText } from '../words/probability-text.ts';
import type { Look } from './look.ts';
import { measure, NARROW, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import { flow, pad, widest, width, wrapBehind } from './width.ts';

export interface LogRow extends Record<string, unknown> {
  date: string;
  kind:
    | 'entered'
    | 'resolved'
    | 'reopened'
    | 'left open'
    | 'restated'
    | 'forecast'
    | 'withdrawn'
    | 'sealed'
    | 'standing'
    | 'commit';
  id: string | null;
  by: string | null;
  outcome: string | null;
  /** The outcome of the same grader that this one amends or takes back. */
  was: string | null;
  known: string | null;
  probability: number | null;
  why: string | null;
  commit: string | null;
  subject: string | null;
}

/** An event, and the number behind its `probability`, of which a reader must see whether it is a range or imputed. */
export interface LogEvent {
  row: LogRow;
  number?: Probability | undefined;
}

function told({ row, number: of }: LogEvent, look: Look): string {
  const by = row.by === null ? '' : ` by ${safeLine(row.by)}`;
  const was = row.was === null ? '' : `; was ${row.was}`;
  const number = of ? probabilityText(of, look) : '';
  switch (row.kind) {
    case 'resolved':
      return `${row.outcome}${by}, known ${row.known}${was}`;
    case 'commit':
      return `${row.commit!.slice(0, 10)} ${safeLine(row.subject ?? '')}${by}`;
    case 'entered':
      // Who made a prediction is seldom who entered it.
      return `predicted by ${safeLine(row.by ?? '')}${number && `: ${number}`}`;
    case 'forecast':
      return `${number}${by}`.trim();
    default:
      return `${by}${was}`.trim();
  }
}

/** One event a line: day, kind, id where the log is about several, and what; reasons wrapped below. */
export function logPage(events: readonly LogEvent[], ofOne: boolean, look: Look): string {
  const style: Style = styleOf(look);
  const isNarrow = look.width < NARROW;
  const kinds = isNarrow ? 0 : widest(events.map(({ row }) => row.kind));
  const ids = ofOne ? 0 : widest(events.map(({ row }) => safeLine(row.id ?? '')));
  const lines = events.flatMap((event) => {
    const { row } = event;
    const kind = (row.kind === 'commit' ? style.quiet : style.strong)(pad(row.kind, kinds));
    const id = ofOne ? '' : style.id(safeLine(row.id ?? ''));
    const lead = [row.date, kind, ...(ofOne ? [] : [pad(id, ids)])].join('  ');
    const parts = [row.date, kind, ...(id === '' ? [] : [id])];
    const about = told(event, look);
    const inset = ' '.repeat(isNarrow ? 4 : 14 + kinds);
    // Only on a terminal: elsewhere a line is an event to whatever reads it.
    const fits = width(`${lead}  ${about}`) <= rowWidth(look);
    const head = fits
      ? [`${lead}  ${about}`.trimEnd()]
      : flow([...parts, about].filter((part) => part !== ''), '  ', isNarrow || width(parts.join('  ')) > look.width ? '  ' : inset, look.width); // prettier-ignore
    const why = row.why ? wrapBehind(inset, safeLine(row.why), measure(look)) : [];
    return [...head, ...why];
  });
  return lines.map((line) => `${line}\n`).join('');
}
