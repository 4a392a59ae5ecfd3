// One piece of evidence: an address, and what is to be seen there.
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { URL_PATTERN } from '../../ledger/read/leaf-form.ts';
import { onlyKeys, textOf } from './json-input.ts';
import { plainLine } from './plain-text.ts';
import { dayOf, wordOf } from './typed-value.ts';

/** What is wrong with the address of a page; undefined when nothing is. */
export function addressFault(url: string): string | undefined {
  return URL_PATTERN.test(url) ? undefined : `"${url}" is no web address; begin with http:// or https://`;
}

/** What is wrong with a line of evidence, `URL what it shows`; undefined when nothing is. */
export function evidenceFault(line: string): string | undefined {
  return addressFault(line.trim().split(/\s/, 1)[0] ?? '');
}

/** What speaks for or against an event has a side; what speaks of a void, which has none, says in words which way. */
export type Speaks = { side: 'for' | 'against' } | { words: 'for the void' | 'against the void' };

/** What says so itself, as evidence does that comes out of a ledger. */
const SAID = /^(?:for|against) the void\b/;

function saying(shows: string | undefined, speaks: Speaks): EmitItem {
  if ('side' in speaks) return { side: speaks.side, ...(shows ? { shows } : {}) };
  if (shows !== undefined && SAID.test(shows)) return { shows };
  return { shows: shows ? `${speaks.words}: ${shows}` : speaks.words };
}

function fromLine(flag: string, typed: string, speaks: Speaks): EmitItem {
  const line = plainLine(flag, typed);
  const fault = evidenceFault(line);
  if (fault !== undefined)
    throw failure('bad-url', `${flag}: ${fault}`, [`${flag} "https://example.org/report what it shows"`], 2);
  const [url = '', shows] = line.split(/\s+(.*)/s, 2);
  return { url, ...saying(shows, speaks) };
}

/** Evidence for the ledger from `URL what it shows` or an object with the keys of the format. */
export function evidenceOf(flag: string, typed: string | EmitItem, speaks: Speaks, today: Day): EmitItem {
  if (typeof typed === 'string') return fromLine(flag, typed, speaks);
  onlyKeys(typed, ['url', 'publisher', 'date', 'side', 'shows']);
  const [url, date, own] = [textOf(typed, 'url'), textOf(typed, 'date'), textOf(typed, 'side')];
  if (url === undefined)
    throw failure('evidence-without-url', 'evidence needs a url', ['add "url", the address of the page that shows it']);
  const fault = /\s/.test(url) ? `"${url}" is no web address` : evidenceFault(url);
  if (fault !== undefined)
    throw failure('bad-url', fault, ['write the address of a page, such as https://example.com/release']);
  return {
    ...typed,
    ...(own === undefined ? saying(textOf(typed, 'shows'), speaks) : { side: wordOf('side', own, ['for', 'against']) }),
    ...(date === undefined ? {} : { date: dayOf('date', date, today) }),
  };
}
