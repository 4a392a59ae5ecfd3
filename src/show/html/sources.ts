// Where the predictions come from, with an account of what was taken from each source.
import type { Coverage } from '../../ledger/coverage.ts';
import { escaped, webLink } from '../markup-escape.ts';
import { unaccountedText } from '../words/unaccounted-text.ts';

/** One row a source; nothing without sources. */
export function htmlSources(coverage: readonly Coverage[]): string {
  if (coverage.length === 0) return '<p>The record names no sources.</p>';
  const rows = coverage.map(({ source, statements, tracked, leftOut, predictions }) => {
    const title = source.url ? webLink(source.url, source.title) : escaped(source.title);
    const about = [source.publisher, source.kind, source.said ? `said ${source.said}` : undefined]
      .filter((text) => text !== undefined)
      .map(escaped)
      .join(', ');
    const archive = source.archiveUrl ? `, ${webLink(source.archiveUrl, 'archived copy')}` : '';
    return `<tr id="s-${escaped(source.id)}"><th scope="row">${title}<br><small>${about}${archive}</small></th><td class="n">${statements}</td><td class="n">${tracked}</td><td class="n">${leftOut}</td><td class="n">${predictions}</td></tr>`;
  });
  return `<table class="sources"><caption>Statements noted in each source, and what became of them</caption><thead><tr><th scope="col">Source</th><th scope="col">Statements</th><th scope="col">Tracked</th><th scope="col">Left out</th><th scope="col">Predictions first said here</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>${unaccountedText(
    coverage,
  )
    .map((text) => `<p>${text}</p>`)
    .join('')}`;
}
