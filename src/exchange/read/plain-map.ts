// `--map claim=Question,p=Prob`: which column of a stranger's table holds what.
import { misuse } from '../../errors.ts';
import { choiceHints, nearest } from '../../nearest.ts';

/** What a column can hold, with the names that mean it: of a column without a map, of the field in a map. */
export const PLAIN_FIELDS = {
  id: ['id'],
  claim: ['claim'],
  forecaster: ['forecaster'],
  said: ['said', 'date'],
  due: ['due'],
  dueBasis: ['dueBasis'],
  dueWhy: ['dueWhy'],
  p: ['p', 'probability'],
  low: ['low'],
  high: ['high'],
  typed: ['typed'],
  basis: ['basis'],
  wording: ['wording'],
  row: ['row'],
  pWhy: ['pWhy'],
  withdrawn: ['withdrawn'],
  forecastWhy: ['forecastWhy'],
  condition: ['condition'],
  criteria: ['criteria'],
  charitableCriteria: ['charitableCriteria'],
  criteriaWritten: ['criteriaWritten'],
  tags: ['tags'],
  group: ['group'],
  recorded: ['recorded'],
  source: ['source'],
  at: ['at'],
  quote: ['quote'],
  speaker: ['speaker'],
  outcome: ['outcome', 'y'],
  charitable: ['charitable'],
  known: ['known'],
  happened: ['happened'],
  fraction: ['fraction'],
  reason: ['reason'],
  resolutionRecorded: ['resolutionRecorded'],
  grader: ['grader'],
  why: ['why'],
  note: ['note'],
} as const;

export type PlainField = keyof typeof PLAIN_FIELDS;
const FIELDS = Object.keys(PLAIN_FIELDS) as PlainField[];

/** Reads `--map`: FIELD=COLUMN, several with commas or by several flags. Throws `command-line`, status 2. */
export function parseMap(typed: readonly string[]): ReadonlyMap<PlainField, string> {
  const map = new Map<PlainField, string>();
  for (const pair of typed.flatMap((one) => one.split(/,(?=\s*\w+=)/))) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    const column = pair.slice(at + 1).trim();
    if (at < 1 || column === '') {
      throw misuse(`--map: "${pair}" is not FIELD=COLUMN`, 'for example: --map "claim=Question,p=Prob,said=Created"');
    }
    const field = FIELDS.find((one) => (PLAIN_FIELDS[one] as readonly string[]).includes(name));
    if (field === undefined) {
      throw misuse(`--map: there is no field "${name}"`, ...choiceHints(name, 'fields', FIELDS));
    }
    const before = map.get(field);
    if (before !== undefined && before !== column) {
      const message = `--map: ${field} is mapped twice, to "${before}" and to "${column}"`;
      throw misuse(message, 'a field takes one column');
    }
    map.set(field, column);
  }
  return map;
}

/** The column of each field: the one that is named, else one with the field's own name. Throws for a name not there. */
export function columnsOf(map: ReadonlyMap<PlainField, string>, header: readonly string[]): Map<PlainField, string> {
  const columns = new Map<PlainField, string>();
  for (const [field, column] of map) {
    if (!header.includes(column)) {
      const near = nearest(column, header, 1).map((name) => `did you mean "${name}"?`);
      throw misuse(`--map: the table has no column "${column}"`, ...near, `columns: ${header.join(', ')}`);
    }
    columns.set(field, column);
  }
  const used = new Set(columns.values());
  for (const field of FIELDS) {
    const name = PLAIN_FIELDS[field].find((one) => header.includes(one) && !used.has(one));
    if (name === undefined || columns.has(field)) continue;
    columns.set(field, name);
    used.add(name);
  }
  return columns;
}

/** Names under which other tables have a field, small and without signs. */
const OTHER_NAMES: Partial<Record<PlainField, readonly string[]>> = {
  claim: ['claim', 'question', 'prediction', 'statement', 'title', 'event', 'forecast question'],
  p: ['p', 'prob', 'probability', 'chance', 'odds', 'confidence', 'likelihood', 'estimate', 'forecast'],
  said: ['said', 'date', 'made', 'made on', 'created', 'created at', 'created on', 'date made', 'predicted on'],
  due: ['due', 'due date', 'due on', 'deadline', 'resolve by', 'resolves by', 'close date', 'end date', 'by when'],
  outcome: ['outcome', 'result', 'resolution', 'resolved', 'resolved as', 'actual', 'happened', 'answer'],
  known: ['known', 'resolved on', 'resolved at', 'resolution date', 'date resolved'],
  criteria: ['criteria', 'resolution criteria'],
  tags: ['tags', 'tag', 'category', 'categories', 'topic', 'labels'],
  note: ['note', 'notes', 'comment', 'comments'],
};

/** Small and without signs. */
const plain = (column: string): string => column.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim(); // prettier-ignore

/** `due=Due date` for a column that may hold a field that no other column does. */
export function likelyPair(column: string, columns: ReadonlyMap<PlainField, string>): string | undefined {
  const field = FIELDS.find((one) => !columns.has(one) && OTHER_NAMES[one]?.includes(plain(column)));
  return field === undefined || column.includes(',') ? undefined : `${field}=${column}`;
}

/**
 * A map for columns whose names say what they may hold, to be looked at: a header of Question, Prob and Deadline gives
 * `claim=Question,due=Deadline,p=Prob`. Undefined where none may be the claim.
 */
export function likelyMap(header: readonly string[]): string | undefined {
  const left = new Map(header.map((column) => [column, plain(column)]));
  const pairs: string[] = [];
  for (const field of FIELDS) {
    const names = OTHER_NAMES[field] ?? [];
    const column = names.flatMap((name) => [...left].filter(([, words]) => words === name))[0]?.[0];
    if (column === undefined) continue;
    left.delete(column);
    // What has the field's own name is found without a map, and a comma would end the column's.
    if (!(PLAIN_FIELDS[field] as readonly string[]).includes(column) && !column.includes(','))
      pairs.push(`${field}=${column}`);
  }
  return pairs.some((pair) => pair.startsWith('claim=')) ? pairs.join(',') : undefined;
}
