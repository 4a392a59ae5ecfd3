// `predict lexicon`: what words mean in numbers, and according to whom.
import type { LexiconRow, Usage } from '../../ledger/lexicon.ts';
import { foldedTable } from './folded-table.ts';
import type { Look } from './look.ts';
import { block, heading, measure, rowWidth } from './page.ts';
import { styleOf } from './style.ts';
import { wrap } from './width.ts';

const STANDARDS = { kent: 'Kent 1964', icd203: 'ICD 203', ipcc: 'IPCC', phia: 'PHIA', nato: 'NATO' } as const;

/** Why a phrase that is not listed is not worked out of one that is. */
const UNLISTED =
  'A phrase that is not listed gets no number: "very" or a negation puts a word about half as far from 0 or 100, whichever it then leans to (Mosteller and Youtz 1990), but that is never applied.';

type Sources = Readonly<Record<string, string>>;

function usage(value: Usage | undefined): string {
  return value ? `${value.text}${value.memory ? ' *' : ''}` : '';
}

/** One row a phrase; the low, central and high number of a worded probability are P10, median and P90 of the survey. */
export function lexiconTable(rows: readonly LexiconRow[], id: string, sources: Sources, look: Look): string {
  const style = styleOf(look);
  const wide = look.width >= 118;
  const standards = wide ? Object.entries(STANDARDS) : [];
  const columns = [
    { title: 'phrase' },
    { title: 'P10', right: true },
    { title: 'median', right: true },
    { title: 'P90', right: true },
    ...standards.map(([, title]) => ({ title })),
  ];
  const cells = rows.map((row) => [
    style.id(row.phrases.join(', ')),
    ...(row.survey
      ? [String(row.survey[0]), style.strong(String(row.survey[2])), String(row.survey[4])]
      : ['', 'none', '']),
    ...standards.map(([key]) => usage(row[key as keyof typeof STANDARDS])),
  ]);
  const lines = [
    ...foldedTable(columns, cells, rowWidth(look)),
    '',
    ...wrap(`Per cent, from ${sources['survey']}. Lexicon id: ${id}.`, measure(look)),
    ...(wide
      ? ['* quoted from memory']
      : wrap('predict lexicon PHRASE shows what other standards say.', measure(look))),
    ...wrap(UNLISTED, measure(look)),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** One phrase: its distribution, and every standard that names it, with where that comes from. */
export function lexiconRowPage(row: LexiconRow, id: string, sources: Sources, look: Look): string {
  const of = (label: string, text: string | undefined) => block(label, text ? [text] : [], look);
  const survey =
    row.survey &&
    `P10 ${row.survey[0]}, P25 ${row.survey[1]}, median ${row.survey[2]}, P75 ${row.survey[3]}, P90 ${row.survey[4]} per cent`;
  const lines = [
    ...heading(row.phrases.join(', '), look),
    '',
    ...of('Survey', survey ? `${survey}: ${sources['survey']}` : 'nobody was asked for this phrase: it carries no number'),
    ...Object.entries(STANDARDS).flatMap(([key, title]) => {
      const value = row[key as keyof typeof STANDARDS];
      return value ? of(title, `${value.text}${value.memory ? ' (quoted from memory)' : ''}: ${sources[key]}`) : [];
    }),
    ...of('Note', row.note),
    ...of('As a number', row.survey ? `low ${row.survey[0] / 100}, central ${row.survey[2] / 100}, high ${row.survey[4] / 100}; imputed, never the speaker's own` : undefined),
    ...of('Lexicon', id),
  ]; // prettier-ignore
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
