// `predict log`: the story of a ledger or of one entry, a line an event, its reason below.
import type { Look } from './look.ts';
import { percent } from './number.ts';
import { measure } from './page.ts';
import { safeLine } from './safe.ts';
import { styleOf } from './style.ts';
import type { Style } from './style.ts';
import { pad, widest, wrapBehind } from './width.ts';

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
  known: string | null;
  probability: number | null;
  why: string | null;
  commit: string | null;
  subject: string | null;
}

function told(row: LogRow): string {
  const by = row.by === null ? '' : ` by ${safeLine(row.by)}`;
  const number = row.probability === null ? '' : percent(row.probability);
  switch (row.kind) {
    case 'resolved':
      return `${row.outcome}${by}, known ${row.known}`;
    case 'commit':
      return `${row.commit!.slice(0, 10)} ${safeLine(row.subject ?? '')}${by}`;
    case 'forecast':
    case 'entered':
      return `${number}${by}`.trim();
    default:
      return by.trim();
  }
}

/** One event a line: day, kind, id where the log is about several, and what; reasons wrapped below. */
export function logPage(rows: readonly LogRow[], ofOne: boolean, look: Look): string {
  const style: Style = styleOf(look);
  const kinds = widest(rows.map(({ kind }) => kind));
  const ids = ofOne ? 0 : widest(rows.map(({ id }) => safeLine(id ?? '')));
  const lines = rows.flatMap((row) => {
    const id = ofOne ? [] : [style.id(pad(safeLine(row.id ?? ''), ids))];
    const kind = (row.kind === 'commit' ? style.quiet : style.strong)(pad(row.kind, kinds));
    const head = [row.date, kind, ...id, told(row)].join('  ').trimEnd();
    const why = row.why === null ? [] : wrapBehind(' '.repeat(14 + kinds), safeLine(row.why), measure(look));
    return [head, ...why];
  });
  return lines.map((line) => `${line}\n`).join('');
}
