// What a command or a flag that there is not may have been meant to be.
import { FIELDS } from '../../ledger/select.ts';
import { nearest } from '../../nearest.ts';

const STAYS =
  'an entry stays: predict undo takes back what was just written, predict resolve ID void --reason duplicate --why TEXT what fell away';

/** Words of other programs, with ours for them. */
const COMMANDS = new Map([
  ['ls', 'list'], ['find', 'list'], ['search', 'list'], ['view', 'show'], ['cat', 'show'], ['new', 'add'], ['create', 'add'],
  ['update', 'forecast'], ['overdue', 'due'], ['history', 'log'], ['stats', 'scorecard'], ['status', 'scorecard'],
  ['brier', 'scorecard'], ['verify', 'check'], ['validate', 'check'], ['lint', 'check'],
  ['upcoming', 'due'], ['remind', 'due'], ['calendar', 'export ics -o due.ics'],
  ['amend', 'resolve --amend'], ['correct', 'resolve --amend'], ['retract', 'resolve ID void --reason retracted'],
  ['calibration', 'report'], ['explain', 'scorecard --explain'], ['withdraw', 'forecast ID withdraw'],
  ['version', '--version'], ['share', 'report -o report.html'], ['publish', 'report -o report.html'], ['html', 'report -o report.html'],
]); // prettier-ignore
const REMOVING = ['delete', 'remove', 'rm'];

/** Hints for a command: `stats` may be meant to be `scorecard`, `lst` `list`. */
export function meantCommand(word: string, names: readonly string[]): string[] {
  if (REMOVING.includes(word)) return [STAYS];
  const ours = COMMANDS.get(word);
  return (ours === undefined ? nearest(word, names, 1) : [ours]).map((name) => `did you mean ${name}?`);
}

/** Hints for a flag; `flags` are those of the command, as `--tag`, and `filters` says that it takes filter terms. */
export function meantFlag(typed: string, flags: readonly string[], filters: boolean): string[] {
  if (/^-[^-]/.test(typed) && /^-\d|\s/.test(typed))
    return ['what begins with - and is no flag stands behind --, after the flags'];
  if (typed === '-v') return ['did you mean --version?'];
  const word = typed.replace(/^-+/, '').replace(/=.*$/s, '');
  if (['csv', 'jsonl', 'md', 'svg', 'html', 'ics'].includes(word)) return [`did you mean --format ${word}?`];
  if (word === 'odds' && flags.includes('--p')) return ['did you mean --p?'];
  if (word.startsWith('withdraw')) return ['withdraw stands where the probability does: predict forecast ID withdraw'];
  const field = FIELDS.find((one) => one === word || `${one}s` === word);
  if (filters && field !== undefined) return [`a filter has no dashes: ${field}:VALUE; predict help filters has them`];
  const long = flags.filter((flag) => flag.startsWith('--')).map((flag) => flag.slice(2));
  return word.length < 2 ? [] : nearest(word, long, 1).map((flag) => `did you mean --${flag}?`);
}
