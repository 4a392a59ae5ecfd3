// Random sound ledgers, as the text of the file: everything the format holds.
import fc from 'fast-check';
import { addDays } from '../../src/day.ts';
import { ledgerText } from '../../src/exchange/entries/new-ledger.ts';
import type { EmitItem } from '../../src/ledger/edit/emit.ts';

/** Any text that a ledger can hold, with white space around it and line ends within. */
export const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''+x",
      '-5',
      '@me',
      'yes',
      'a: b #c',
      'two\nlines',
      '3:2',
      '"q"',
      'x, y; z',
      "it's",
      '\ttab',
      '[x](y)',
      '|',
      ' lead',
      'trail ',
      '007',
      '1e3',
    ),
  )
  .filter(
    (one) =>
      /\S/.test(one) &&
      !/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(
        one.replace(/[\n\t]/g, ''),
      ),
  );

/** Texts that come through formats which trim: no white space around, no line ends within where `line`. */
export const trimmed = text.map((one) => one.trim()).filter((one) => one !== '');

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
const share = fc.oneof(fc.integer({ min: 0, max: 100 }).map((n) => n / 100), fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).map((n) => Number(n.toPrecision(12)))); // prettier-ignore

const probability = (words: fc.Arbitrary<string>): fc.Arbitrary<EmitItem | string | number> =>
  fc.oneof(
    share.filter((n) => n === 0 || n > 1e-9),
    fc.integer({ min: 0, max: 100 }).map((n) => `${n}%`),
    fc.constantFrom('60-70%', '0.5-0.9', '3:2', '1 in 20', '60/40', '.5', '1e-2'),
    fc.record({ basis: fc.constant('worded'), wording: fc.constantFrom('very likely', 'almost certainly', 'likely') }),
    fc.record({ basis: fc.constant('worded'), wording: words, row: fc.constant('very likely') }),
    fc.record({ value: share.filter((n) => n === 0 || n > 1e-9), basis: fc.constant('assigned'), why: words }),
    fc.record({
      low: fc.constantFrom(0, 0.25),
      high: fc.constantFrom(0.5, 0.55),
      basis: fc.constantFrom('stated', 'assigned'),
      why: words,
    }),
    fc.record({
      low: fc.constant(0.2),
      value: fc.constantFrom(0.2, 0.3),
      high: fc.constant(0.5),
      basis: fc.constant('stated'),
    }),
  );

export interface LedgerOptions {
  words?: fc.Arbitrary<string>;
  /** Leave out what only the whole formats hold. */
  plain?: boolean;
}

const id = fc.constantFrom('a', 'b', 'c-1', 'd2').chain((head) => fc.nat(999).map((n) => `${head}-x${n}`));

function entry({ words = text, plain = false }: LedgerOptions): fc.Arbitrary<EmitItem> {
  return fc
    .record({ said: fc.nat(3000), dueIn: maybe(fc.nat(400)), knownIn: fc.nat(500), wait: fc.nat(20) })
    .chain(({ said: from, dueIn, knownIn, wait }) => {
      const said = addDays('2015-01-01', from);
      const due = dueIn === undefined ? undefined : addDays(said, dueIn);
      const known = addDays(said, knownIn);
      const recorded = addDays(known, wait);
      const later = fc.nat(100).map((n) => addDays(said, n));
      const forecast = fc.oneof(
        fc.record({
          by: fc.constantFrom('ada', 'ben'),
          date: later,
          probability: probability(words),
          why: maybe(words),
        }),
        fc.record({ by: fc.constantFrom('ada', 'ben'), date: later, withdrawn: fc.constant(true) }),
      ) as fc.Arbitrary<EmitItem>;
      const common = {
        known: fc.constant(known),
        recorded: fc.constant(recorded),
        by: fc.constantFrom('clerk', 'auditor'),
        why: maybe(words),
      };
      const resolution = fc.oneof(
        fc.record({ ...common, outcome: fc.constantFrom('yes', 'no', 'ambiguous') }),
        fc.record({ ...common, outcome: fc.constant('yes'), charitable: fc.constantFrom('no', 'ambiguous') }),
        fc.record({ ...common, outcome: fc.constant('void'), reason: fc.constantFrom('retracted', 'duplicate') }),
        fc.record({ ...common, outcome: fc.constant('partial'), fraction: fc.constantFrom(0.25, 0.5) }),
      ) as fc.Arbitrary<EmitItem>;
      const evidence = fc.record({
        url: fc.constant('https://example.org/x?a=1,2#b'),
        publisher: maybe(words),
        side: fc.constantFrom('for', 'against'),
        shows: maybe(words),
      });
      const withEvidence = fc.tuple(resolution, fc.array(evidence, { maxLength: 2 })).map(([one, list]): EmitItem => ({ ...one, evidence: list.length > 0 ? list : undefined })); // prettier-ignore
      const saying = fc.oneof(
        fc.constant(said),
        fc.record({ date: fc.constant(said), source: fc.constant('talk'), at: maybe(words), quote: maybe(words) }),
      );
      return fc.record({
        id,
        claim: words,
        forecaster: fc.constantFrom('ada', 'ben'),
        said: saying as fc.Arbitrary<string | EmitItem>,
        restated: plain
          ? fc.constant(undefined)
          : maybe(fc.array(fc.record({ date: later, quote: words }), { minLength: 1, maxLength: 2 })),
        due:
          due === undefined
            ? fc.constant(undefined)
            : fc.oneof(
                fc.constant(due),
                fc.record({ date: fc.constant(due), basis: fc.constant('assigned'), why: words }),
              ),
        probability: maybe(probability(words)),
        condition: maybe(words),
        criteria: maybe(fc.oneof(words, fc.record({ written: fc.constant(said), strict: words, charitable: words }))),
        tags: maybe(fc.uniqueArray(fc.constantFrom('t-a', 't-b', 't-c'), { minLength: 1 })),
        group: maybe(fc.constantFrom('g-1', 'g-2')),
        recorded: fc.constant(recorded),
        forecasts: plain ? fc.constant(undefined) : maybe(fc.array(forecast, { minLength: 1, maxLength: 3 })),
        sealed: plain
          ? fc.constant(undefined)
          : maybe(fc.constant({ date: recorded, sha256: '0123456789'.repeat(7).slice(0, 64) })),
        resolutions: plain
          ? maybe(fc.array(resolution, { minLength: 1, maxLength: 1 }))
          : maybe(fc.array(withEvidence, { minLength: 1, maxLength: 3 })),
        note: maybe(words),
      }) as fc.Arbitrary<EmitItem>;
    });
}

/** The text of a ledger with up to six entries. */
export function ledgers(options: LedgerOptions = {}): fc.Arbitrary<string> {
  const words = options.words ?? text;
  const entries = fc.uniqueArray(entry(options), { selector: (one) => one['id'], maxLength: 6 });
  const source = {
    title: 'A talk',
    said: '2014-01-01',
    statements: [{ at: 'line 3', gist: 'a thing', left_out: 'not his' }],
  };
  return fc.tuple(entries, maybe(words), maybe(words)).map(([items, title, about]) =>
    ledgerText(
      { title, keeper: 'clerk', forecaster: 'ada', forecasters: new Map([['ada', { name: 'Ada', about }], ['ben', { name: 'Ben: "B"' }]]), sources: { talk: source } }, // prettier-ignore
      items,
    ),
  );
}
