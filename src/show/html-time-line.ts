// The time line in a page: a table whose middle column is the picture, so that it narrows with the screen.
import type { Day } from '../day.ts';
import type { Item } from '../ledger/item.ts';
import { escaped } from './html-escape.ts';
import { stripSentence, timeLineOf } from './plot-time-line.ts';
import type { Strip, TimeLine } from './plot-time-line.ts';
import { outcomeSign } from './svg-time-line.ts';

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/** A share of the span as a share of the picture, which keeps a margin for the signs at both ends. */
function at(share: number): string {
  return `${(2 + share * 96).toFixed(2)}%`;
}

function grid(line: TimeLine): string {
  const years = line.ticks.map((tick) => `<line class="p-rule" x1="${at(tick.share)}" x2="${at(tick.share)}" y1="0" y2="${HEIGHT}"/>`); // prettier-ignore
  const today = at(line.asOfAt);
  return `${years.join('')}<line class="p-blue-line" stroke-width="1.5" stroke-dasharray="4 3" x1="${today}" x2="${today}" y1="0" y2="${HEIGHT}"/>`;
}

function bar(strip: Strip): string {
  const from = at(strip.saidAt);
  const sign = strip.knownAt === null ? '' : outcomeSign(strip.word, at(strip.knownAt), MIDDLE);
  const to = strip.dueAt === null ? '100%' : at(strip.dueAt);
  const dashed = strip.dueAt === null ? ' stroke-dasharray="2 4"' : '';
  const end = strip.dueAt === null ? '' : `<line class="p-strong" stroke-width="1.5" x1="${to}" x2="${to}" y1="5" y2="15"/>`; // prettier-ignore
  return `<line class="p-grey-line" stroke-width="2"${dashed} x1="${from}" x2="${to}" y1="${MIDDLE}" y2="${MIDDLE}"/>${end}<circle class="p-hollow" cx="${from}" cy="${MIDDLE}" r="3.5"/>${sign}`;
}

function sign(word: string): string {
  return `<svg class="sign" aria-hidden="true" width="14" height="14">${outcomeSign(word, '7', 7)}</svg>`;
}

/** The table, in order of the due day, with years on top and the key below. */
export function htmlTimeLine(items: readonly Item[], asOf: Day): string {
  if (items.length === 0) return '<p>No predictions.</p>';
  const line = timeLineOf(items, asOf, 5);
  const years = line.ticks.map((tick) => `<text class="p-quiet" font-size="12" text-anchor="middle" x="${at(tick.share)}" y="14">${tick.label}</text>`).join(''); // prettier-ignore
  const lines = grid(line);
  const rows = line.strips.map((strip) => {
    const id = escaped(strip.id);
    const words = escaped(stripSentence(strip, asOf));
    return `<tr><th scope="row"><a href="#p-${id}">${id}</a></th><td class="strip"><svg aria-hidden="true" width="100%" height="${HEIGHT}">${lines}${bar(strip)}<title>${words}</title></svg><span class="sr">${words}</span></td><td>${escaped(strip.word)}</td></tr>\n`;
  });
  const key = `<p class="quiet key">${[
    `<svg class="sign" aria-hidden="true" width="14" height="14"><circle class="p-hollow" cx="7" cy="7" r="3.5"/></svg> said`,
    `<svg class="sign" aria-hidden="true" width="14" height="14"><line class="p-strong" stroke-width="1.5" x1="7" x2="7" y1="2" y2="12"/></svg> due`,
    `${sign('yes')} known: happened`,
    `${sign('no')} known: did not, or late`,
    `${sign('partial')} known: in part`,
    `${sign('void')} known: undecided`,
    `<svg class="sign" aria-hidden="true" width="14" height="14"><line class="p-blue-line" stroke-width="1.5" stroke-dasharray="4 3" x1="7" x2="7" y1="0" y2="14"/></svg> ${asOf}`,
  ].map((text) => `<span>${text}</span>`).join(' ')}</p>`; // prettier-ignore
  return `${key}<table class="time"><caption class="sr">When each prediction was said, is due and was known</caption><thead><tr><th scope="col">Prediction</th><td><svg aria-hidden="true" width="100%" height="18">${years}</svg></td><th scope="col">Outcome</th></tr></thead><tbody>\n${rows.join('')}</tbody></table>`;
}
