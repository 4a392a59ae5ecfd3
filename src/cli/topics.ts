// `predict help TOPIC`: what holds across commands.
import { misuse } from '../errors.ts';
import { choiceHints } from '../nearest.ts';

/** As `topicPage` takes them: a paragraph or a row is one line. */
const TOPICS: Record<string, string> = {
  filters: `Filters: TERM...

Terms are ANDed. A term is FIELD:VALUE[,VALUE...], or text that the claim, id or quote contains.
  not:TERM      negates: not:tag:military
  text:WORDS    searches for words that look like a field

Fields      id forecaster grader source tag group status outcome basis due said resolved p is
status      undated open due (or overdue) early resolved void ambiguous contested
outcome     yes no late partial ambiguous void none
basis       stated worded assigned none
due, said, resolved   a day or period (2025, 2025-Q2, 2025-06-30), a range (2024..2025, ..2025, 2026..), none
p           a number or range: p:0.7.. p:..30% p:0.6..0.8 p:none
is          matured early retrospective contested sealed imputed

Both ends of a range are included. Nothing needs quoting in a shell.
`,
  formats: `Formats: --format FORMAT

text    for reading (the default); adapts to the width of the terminal
json    one document that begins with {"predict": {"version", "command", ...}}; schema prints the schema alone
jsonl   one object a line
csv     for spreadsheets; text that a spreadsheet would run as a formula gets a leading apostrophe
md      lists and scorecards for a pull request or a newsletter
svg     scorecard and report as a picture
html    report as one self-contained page
ics     due days for a calendar

--json is --format json; --json id,due,status picks fields. -o FILE writes to a file, whole or not at all; without --format its ending names the format where the command has it: report -o page.html.
Days are strings, undefined numbers are null with a code under "reasons". Same ledger, same --as-of: same bytes.
`,
  dates: `Dates

A day is YYYY-MM-DD, a calendar day without a clock time. Wherever a day is asked for you may also write today, yesterday, tomorrow, 2026-06, 2026-Q2, 2026, eoy (the last day of the period; the first where a range begins), +90d, -2w, +18m, +1y (counted from today).

--today DAY or $PREDICT_TODAY sets today. --as-of DAY reads the ledger as it stood at the end of that day: without entries and resolutions recorded later, and without forecasts, restatements and seals dated later.
`,
  environment: `Environment

PREDICT_LEDGER    the ledger to work on when --ledger is not given
PREDICT_TODAY     the day to take for today
PREDICT_NO_CACHE  1: nothing that was read or compiled is kept
XDG_CACHE_HOME    where that is kept, in a folder predict, safe to delete (default: ~/.cache)
XDG_STATE_HOME    where undo keeps its record, in a folder predict (default: ~/.local/state)
NO_COLOR          1: no colour; TERM=dumb says the same
FORCE_COLOR       1: colour in a pipe too, whatever NO_COLOR says, but not in a file that -o names
LC_ALL, LC_CTYPE, LANG  the first that is set: with C or POSIX a terminal gets plain ASCII
PAGER             shows long output on a terminal (default: less, with LESS=FRX where LESS is not set)
VISUAL, EDITOR    the editor for predict edit (default: vi)
BROWSER           the program that opens the page of report --open (default: the system's)
TMPDIR            where that page lies when -o names no file (default: /tmp)
NODE_COMPILE_CACHE  where Node 22.8 and later keep compiled code instead
NODE_DISABLE_COMPILE_CACHE  1: no compiled code is kept

Flags win over all of these.

Which ledger is read: --ledger, else $PREDICT_LEDGER, else the nearest predictions.yaml from here to the root, else the one that is shipped, which is then named on stderr and read only; check, due --exit-code and diff --exit-code refuse it then.

--ledger may name a folder, which is all ledgers in it, and stand several times. They are read as one, ids behind the name of their file: ann/snow of ann.yaml. What writes takes one ledger, or such an id.
`,
  'exit-status': `Exit status

0    fine; also when the reader of a pipe went away
1    the ledger or the request is at fault, or the output could not be written, or the ledger not locked; check found errors (check --strict: or warnings); quotes found one that is not at its place, or a text that is absent or changed; due --exit-code found something overdue; diff --exit-code something gone or changed
2    the command line is at fault
70   a bug of ours
130  interrupted (143 by SIGTERM, 129 by SIGHUP); locks are released
`,
};

export const HELP_TOPICS: readonly string[] = Object.keys(TOPICS);

/** The text of a help topic; an unknown one fails with the nearest. */
export function helpTopic(name: string): string {
  const text = Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined;
  if (text !== undefined) return text;
  throw misuse(`there is no help on "${name}"`, ...choiceHints(name, 'topics', HELP_TOPICS));
}
