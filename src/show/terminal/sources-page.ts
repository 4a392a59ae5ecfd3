// `predict sources`: the documents, and what became of every forward-looking statement in them.
import type { Coverage } from '../../ledger/coverage.ts';
import { safeLine, safeParts, safeText } from '../safe.ts';
import { plural } from '../words/number.ts';
import { unaccountedText } from '../words/unaccounted-text.ts';
import { foldedTable } from './folded-table.ts';
import { link } from './link.ts';
import type { Look } from './look.ts';
import { block, heading, measure, NARROW, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { wrap, wrapBehind } from './width.ts';

/** One row a source, the sum, and whether the account is complete. */
export function sourcesTable(rows: readonly Coverage[], look: Look): string {
  const style = styleOf(look);
  const sum = (key: 'statements' | 'tracked' | 'leftOut' | 'predictions'): string =>
    String(rows.reduce((total, row) => total + row[key], 0));
  const cells = rows.map(({ source, statements, tracked, leftOut, predictions }) => [
    style.id(safeLine(source.id)), source.said ?? '', safeLine(source.kind ?? ''), String(statements), String(tracked), String(leftOut), String(predictions),
  ]); // prettier-ignore
  const columns = [
    { title: 'source' }, { title: 'said' }, { title: 'kind' }, { title: 'statements', right: true },
    { title: 'tracked', right: true }, { title: 'left out', right: true }, { title: 'predictions', right: true },
  ]; // prettier-ignore
  const total = [style.strong('all'), '', '', sum('statements'), sum('tracked'), sum('leftOut'), sum('predictions')];
  const remarks = unaccountedText(rows).flatMap((text) => ['', ...wrap(text, measure(look))]);
  return [...foldedTable(columns, [...cells, total], rowWidth(look)), ...remarks].map((line) => `${line}\n`).join('');
}

/** One source: bibliography, what is weak about it, and every statement with its fate. */
export function sourcePage(row: Coverage, look: Look): string {
  const { source, statements, tracked, leftOut } = row;
  const style = styleOf(look);
  const of = (label: string, text: string | undefined) => block(label, text ? [text] : [], look);
  const lines = [
    ...heading(safeLine(source.id), look),
    '',
    ...of('Title', safeLine(source.title)),
    ...of('By', safeParts([source.author, source.publisher], '; ')),
    ...of('Kind', source.kind),
    ...of('Said', source.said),
    ...of('Published', source.published),
    ...of('Address', source.url ? link(source.url, look) : undefined),
    ...of('Archive', source.archiveUrl ? link(source.archiveUrl, look) : undefined),
    ...of('Text', source.text ? `${safeLine(source.text.file)}, ${source.text.bytes} bytes, SHA-256 ${safeLine(source.text.sha256)} (the text itself is not in the record)` : undefined),
    ...of('About', source.about ? safeText(source.about) : undefined),
    '',
    ...wrap(`${plural(statements, 'forward-looking statement')}: ${tracked} tracked, ${leftOut} left out`, look.width),
    ...unaccountedText([row]).flatMap((text) => wrap(text, look.width)),
    ...(statements > 0 ? [''] : []),
    ...source.statements.flatMap((statement) => {
      const fate = statement.tracked.length > 0 ? style.id(`→ ${safeLine(statement.tracked.join(', '))}`) : style.quiet(`left out: ${safeLine(statement.leftOut ?? '')}`);
      const speaker = statement.speaker ? `${safeLine(statement.speaker)}: ` : '';
      const lead = safeLine(statement.at).padEnd(14);
      return [...wrapBehind(`${lead} `, speaker + safeLine(statement.gist), look.width), ...wrapBehind(' '.repeat(look.width < NARROW ? 4 : lead.length + 1), fate, look.width)];
    }),
  ]; // prettier-ignore
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
