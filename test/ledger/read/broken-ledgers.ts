// Ledgers that were broken on purpose: every value and key of one replaced in turn, lines moved, dropped and doubled.
import * as fc from 'fast-check';

// prettier-ignore
export const VALUES = [
  '', '~', 'null', 'yes', 'no', 'true', 'False', 'on', '0', '1', '2', '-1', '-0', '0.5', '1.5', '.nan', '.inf', '1e400', '1e-400',
  '[]', '{}', '[a]', '[a, a]', '[""]', '[~]', '[null]', '[[a]]', '{ a: b }', '{ date: 2025-01-01 }',
  '""', '" "', "''", '"\\t"', '"\\u00a0"', '"\\u200b"',
  '2025-02-28', '2025-02-29', '2024-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-01-00', '0000-01-01',
  '0001-01-01', '9999-12-31', '2025-1-5', '"2025-01-05"', '２０２５-01-05',
  '9007199254740992', '9007199254740991', '0x10', '0o17', '010', '+1', '1_000',
  'a-b', 'a--b', '-a', 'A', 'y', 'a'.repeat(64), 'a'.repeat(65),
  '65%', '60-70%', '3:2', '"3:2"', '60/40', '1 in 20', '101%', 'likely', 'very likely', 'stated', 'worded', 'assigned',
  'inferred', 'for', 'against', 'partial', 'late', 'open', 'ambiguous', 'void', 'retracted', 'wang', 'market', 'talk',
  'us-lead', 'podcast', 'Yes', 'NO',
  'https://example.org', 'http://x', 'https:///x', 'ftp://x', 'https://', 'HTTPS://x', '"https://a b"', 'x', '値', '"a\\nb"',
  '0'.repeat(64), `${'1'.repeat(30)}e${'1'.repeat(33)}`, 'f'.repeat(64), 'F'.repeat(64), 'f'.repeat(63),
  'constructor', '__proto__', 'toString', '"\\uD800"', '|-', '>', '"x',
  'a: b', 'a:b', 'a:', 'a #b', 'a#b', 'a # b', "it's so", 'say "so"', 'true story', 'Null and void', 'a, b', 'a [b]', 'a {b}',
  '12 monkeys', '36Kr', '3e5', '0x1F', '1e5a', '1_0a', '0o7', 'a\tb', 'é', '“so”', '- a', '? a', '&a b', '*a', '!a b', '@a', '`a`',
  '"a\\\\"', '"a \\" b"', "'a''b'", '"a"b', "'a' b", 'a  ', ' a', '"a\tb"', "'", '"', 'a\\b', 'a\u2003', '\u2003a', 'no way', 'on it', 'undefined',
  '0.0', '0.00', '0.99999999999999999999', '0.9999', '1.0', '0.5e0', '0.65', '65.0%', '0.1-0.9',
  '"a \\q b"', '"a \\x4 b"', '"a \\n b"', '"a \\"',
];
const KEYS = ['id', 'claim', 'date', 'due', 'value', 'low', 'basis', 'outcome', 'why', 'title', 'sha256', 'tags', 'x', '__proto__', 'constructor', 'null', 'true', 'toString', 'hasOwnProperty']; // prettier-ignore

/** A stretch of a text, and what stands there instead. */
export interface Edit {
  at: number;
  length: number;
  typed: string;
}

/** Where the values of a ledger stand that are written behind a key. */
export function valuesOf(ledger: string): Omit<Edit, 'typed'>[] {
  return [...ledger.matchAll(/([a-z_0-9]+): ([^\n{[,}\]]+)/g)].map(({ index, 1: key, 2: value }) => ({
    at: index + key!.length + 2,
    length: value!.length,
  }));
}

export function edited(ledger: string, { at, length, typed }: Edit): string {
  return ledger.slice(0, at) + typed + ledger.slice(at + length);
}

/** The ledger with one line changed, added or left out, in many ways. */
export function lineByLine(ledger: string): string[] {
  const lines = ledger.split('\n');
  return lines.flatMap((line, index) => {
    const indent = /^ */.exec(line)![0];
    const instead = [
      ...[-4, -3, -2, -1, 1, 2, 3, 4].map((by) => [moved(line, { line: index, by, how: 'indent' })]),
      ...[0, 2, 4].map((by) => [moved(line, { line: index, by, how: 'split' })]),
      [],
      [line, line],
      [line, ''],
      [line, '   '],
      ...['', '  ', `${indent}  `].map((margin) => [line, `${margin}# a comment`]),
      [line, `${indent}  more`],
      [line, `${indent} - more`],
      ...[' ', '  # why', '\t', '\r', ' x', ':', ','].map((end) => [line + end]),
    ];
    return instead.map((those) => [...lines.slice(0, index), ...those, ...lines.slice(index + 1)].join('\n'));
  });
}

/** How a line is moved. */
interface Move {
  line: number;
  by: number;
  how: 'indent' | 'split' | 'dash';
}

/** A line further in or out, or what stands behind its key or dash put on a line of its own. */
function moved(line: string, { by, how }: Move): string {
  const own = /^ */.exec(line)![0].length;
  if (how === 'indent') return by < 0 ? line.slice(Math.min(-by, own)) : ' '.repeat(by) + line;
  const mark = how === 'split' ? /: +/ : /- /;
  const below = `\n${' '.repeat(Math.max(0, own + 2 + (by > 0 ? by : 0) - (by < -2 ? 2 : 0)))}`;
  return line.replace(mark, (found) => found.trimEnd() + below);
}

/** The ledger with a few of its values, keys and lines changed. */
export function brokenLedgers(ledger: string): fc.Arbitrary<string> {
  const values = valuesOf(ledger);
  const keys = [...ledger.matchAll(/([a-z_]+)(?=:[ \n])/g)].map(({ index, 0: key }) => ({
    at: index,
    length: key.length,
  }));
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    { arbitrary: fc.tuple(fc.constantFrom(...values), fc.constantFrom(...VALUES)).map(([place, typed]) => ({ ...place, typed })), weight: 6 },
    { arbitrary: fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...KEYS)).map(([place, typed]) => ({ ...place, typed })), weight: 2 },
    { arbitrary: fc.tuple(fc.constantFrom(...values), fc.nat(6), fc.string({ maxLength: 2 })).map(([{ at }, length, typed]) => ({ at, length, typed })), weight: 1 },
  ); // prettier-ignore
  const last = ledger.split('\n').length - 1;
  const move: fc.Arbitrary<Move> = fc.record({
    line: fc.nat(last),
    by: fc.integer({ min: -4, max: 4 }),
    how: fc.constantFrom('indent', 'split', 'split', 'dash'),
  });
  return fc
    .tuple(
      fc.array(edit, { maxLength: 2 }),
      fc.option(fc.nat(last)),
      fc.option(fc.nat(last)),
      fc.array(move, { maxLength: 2 }),
    )
    .map(([edits, dropped, doubled, moves]) => {
      let text = ledger;
      for (const one of edits.toSorted((a, b) => b.at - a.at)) text = edited(text, one);
      const left = text.split('\n');
      for (const one of moves) left[one.line] = moved(left[one.line] ?? '', one);
      if (doubled !== null) left.splice(doubled, 0, left[doubled] ?? '');
      if (dropped !== null) left.splice(dropped, 1);
      return left.join('\n');
    });
}
