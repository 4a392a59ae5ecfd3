// `predict quotes`: whether every quote stands where the ledger says.
import type { QuoteCheck, QuoteFinding, Unchecked } from '../../ledger/coverage.ts';
import { safeLine, safeParts } from '../safe.ts';
import { plural } from '../words/number.ts';
import type { Look } from './look.ts';
import { styleOf } from './style.ts';

const WHY: Readonly<Record<Unchecked, string>> = {
  'no source': 'no source is named',
  'no text recorded': 'the source has no text on record',
  'text absent': 'no file there has the bytes that were read',
  'text changed': 'the file of that name has other bytes than were read',
};

const FINDINGS: readonly QuoteFinding[] = ['found', 'found, place not checked', 'elsewhere', 'missing', 'not checked'];

/** Where it does stand, why it was not looked for, or what the text has in its place. */
function whereText({ line, why, near }: QuoteCheck): string {
  if (line !== undefined) return ` (it stands at line ${line})`;
  if (why) return ` (${WHY[why]})`;
  if (!near) return '';
  if (near.to > near.from) return ` (broken there by the end of a line: lines ${near.from}-${near.to})`;
  return ` (line ${near.from} has “${safeLine(near.words)}”)`;
}

/** Every quote that is not simply at its place, then the count of each finding. */
export function quotesPage(checks: readonly QuoteCheck[], look: Look): string {
  const style = styleOf(look);
  const doubtful = checks.filter((check) => check.finding !== 'found');
  const lines = doubtful.map((check) => {
    const paint = check.finding === 'missing' || check.finding === 'elsewhere' ? style.bad : style.warn;
    return `${style.id(safeLine(check.id))}  ${paint(check.finding)}${whereText(check)}: “${safeLine(check.quote)}” ${style.quiet(safeParts([check.source, check.at]))}`;
  });
  const counts = FINDINGS.map(
    (finding) => [finding, checks.filter((check) => check.finding === finding).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([finding, count]) => `${count} ${finding === 'found' ? 'at the place named' : finding}`);
  lines.push(`${plural(checks.length, 'quote')}${counts.length > 0 ? `: ${counts.join(', ')}` : ''}`);
  return lines.map((line) => `${line}\n`).join('');
}
