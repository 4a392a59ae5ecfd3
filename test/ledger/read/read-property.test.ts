// Whatever is done to a ledger's text, reading it gives a ledger or problems with places, and never anything else.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { checkLedger } from '../../../src/ledger/check.ts';
import { decode } from '../../../src/ledger/read/decode.ts';
import { readLedger } from '../../../src/ledger/read/read.ts';
import { TODAY, standingOf } from '../error-gallery.ts';

const LEDGER = `# a ledger with something of everything
predict: 1
title: "Things: said"
keeper: editor
forecaster: wang
forecasters:
  wang: { name: Alexandr Wang, about: "founder, at Meta" }
  market: { name: A prediction market }
sources:
  talk: { title: A talk, kind: transcript, said: 2025-06-18, statements: [{ at: line 1, gist: g, tracked: us-lead }] }
predictions:

  - id: us-lead
    claim: The United States keeps a lead.
    said: { date: 2025-06-18, source: talk, at: line 152, quote: it's like 60 }
    restated:
      - { date: 2025-09-01, source: talk, quote: a fragment }
    due: { date: 2030-06-18, basis: assigned, why: he gave no horizon }
    probability: { low: 0.6, high: 0.7, basis: stated, wording: "60, 40, 70, 30" }
    criteria:
      written: 2026-11-21
      strict: >-
        What exactly must be true
        on the due day.
    tags: [geopolitics, us-china]
    recorded: 2026-11-21
    forecasts:
      - { by: market, date: 2025-06-18, probability: 62%, why: "a price" }
      - { by: wang, date: 2026-03-01, withdrawn: true }

  - id: agents
    claim: &claim Agents work.
    said: 2024-12-11
    due: 2025-12-31
    probability: { basis: worded, wording: so it is, row: very likely }
    criteria: *claim
    resolutions:
      - outcome: yes
        known: 2025-12-31
        why: |
          Two sentences.
        evidence:
          - { url: "https://example.org/report", side: against }
    note:
`;

/** What is wrong with how a text was taken: nothing, whatever the text. */
function faults(text: string): string[] {
  try {
    const whole = decode(new TextEncoder().encode(text), 'ledger.yaml');
    const reading = readLedger('ledger.yaml', whole, () => []);
    if (reading.ledger === undefined && reading.problems.length === 0) return ['neither a ledger nor a problem'];
    if (reading.ledger !== undefined && reading.problems.length > 0) return ['a ledger with problems'];
    const lines = whole.split('\n').length;
    return [...reading.problems, ...checkLedger(reading, TODAY, standingOf)].flatMap((problem) => {
      const { place, code } = problem;
      if (!place || place.line > lines) return [`${code} has no place`];
      return /undefined|\[object/.test(problem.message + problem.hints.join()) ? [problem.message] : [];
    });
  } catch (error) {
    if (error instanceof Failure) return [];
    throw error;
  }
}

test('the ledger itself is fine', () => expect(readLedger('ledger.yaml', LEDGER, () => []).problems).toEqual([]));

const scrap = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    ', ',
    '#',
    ' #',
    '\n',
    '  ',
    '\t',
    '- ',
    '---\n',
    '|',
    '>',
    '&a ',
    '*a',
    '!',
    '%',
    '@',
    '`',
    '<<',
    '~',
    '?',
    '\\',
    '\r',
    '\uFEFF',
    '\0',
    '🎲',
    '__proto__',
    'constructor: 1\n',
    'null',
    '3:2',
    '0',
    '-1',
    '1e999',
    'yes',
  ),
  fc.string({ maxLength: 3 }),
);
const edit = fc.record({ at: fc.nat(LEDGER.length), remove: fc.nat(12), insert: scrap });

test('a ledger with random edits', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = LEDGER;
      for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
      expect(faults(text)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('a ledger with lines taken out, doubled, moved or indented otherwise', () => {
  const lines = LEDGER.split('\n');
  const move = fc.record({
    from: fc.nat(lines.length - 1),
    to: fc.nat(lines.length - 1),
    how: fc.constantFrom('drop', 'double', 'move', 'indent', 'dedent'),
  });
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 3 }), (moves) => {
      const changed = [...lines];
      for (const { from, to, how } of moves) {
        const line = changed[from] ?? '';
        if (how === 'drop' || how === 'move') changed.splice(from, 1);
        if (how === 'double' || how === 'move') changed.splice(to, 0, line);
        if (how === 'indent') changed[from] = `  ${line}`;
        if (how === 'dedent') changed[from] = line.slice(2);
      }
      expect(faults(changed.join('\n'))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('random values under every key', () => {
  const keys = [...LEDGER.matchAll(/([a-z_]+): ([^\n{[,}\]]+)/g)].map((match) => ({
    at: match.index + match[1]!.length + 2,
    length: match[2]!.length,
  }));
  const value = fc.constantFrom(
    '',
    '~',
    'yes',
    'true',
    '0',
    '-1',
    '.nan',
    '1e400',
    '[]',
    '{}',
    '[a]',
    '{ a: b }',
    '""',
    '"x"',
    '2025-02-30',
    '2025-01-01',
    '99999999999999999999',
    '*claim',
    '|',
  );
  fc.assert(
    fc.property(fc.constantFrom(...keys), value, ({ at, length }, typed) => {
      expect(faults(LEDGER.slice(0, at) + typed + LEDGER.slice(at + length))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
