// A ledger that tries to break out of every output, in every field that takes text.
import type { Ledger, Prediction } from '../../src/ledger/prediction.ts';
import { ledgerOf, prediction } from './fixture.ts';

export const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' autofocus onfocus='alert(1)",
  '--><svg onload=alert(1)>',
  ']]><x>',
  '&lt;b&gt; &amp; &#60;i&#62;',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  'a\u202egnp.exe\u2066\u200f',
  'nul\u0000 del\u007f csi\u009b31m',
  'lone \ud800 surrogate \udc00 and \uffff',
  '| a | b |\n| --- |\n# heading',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png) <javascript:alert(1)>',
  '`code` *bold* ~~gone~~ @somebody #12',
  '__proto__ constructor ${alert(1)} {{7*7}}',
  '日本語 مرحبا 😀',
].join(' ');

const URLS = [
  'javascript:alert(1)',
  'https://example.org/"><script>alert(1)</script>',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/a b',
  'HTTPS://example.org/ok?a=1&b=<2>',
];

/** `text` in every field of text; ids, tags and days keep their form, as the reader of ledgers holds them to it. */
export function hostileLedger(text: string): Ledger {
  const base: Partial<Prediction> = {
    claim: text,
    said: { date: '2024-03-01', source: 'talk', at: text, quote: text, speaker: text },
    restated: [{ date: '2024-04-01', source: 'talk', at: text, quote: text }],
    due: { date: '2025-03-01', basis: 'assigned', why: text },
    condition: text,
    probability: {
      central: 0.7,
      low: 0.6,
      high: 0.8,
      basis: 'worded',
      wording: text,
      row: text,
      why: text,
      usable: true,
    },
    criteria: { written: '2025-06-01', strict: text, charitable: text },
    forecasts: [
      {
        by: 'market',
        date: '2024-04-01',
        withdrawn: false,
        probability: { central: 0.6, basis: 'stated', typed: text, usable: true },
        why: text,
      },
    ],
    resolutions: URLS.map((url, index) => ({
      outcome: 'no' as const,
      known: '2025-03-01',
      recorded: '2025-03-02',
      by: `reader-${index}`,
      why: text,
      evidence: [{ url, publisher: text, date: '2025-03-01', side: 'for' as const, shows: text }, { url }],
    })),
    sealed: { date: '2024-03-01', sha256: text },
    note: text,
  };
  const source = {
    id: 'talk',
    title: text,
    publisher: text,
    url: 'javascript:alert(1)',
    archiveUrl: 'https://example.org/"x',
    about: text,
    statements: [{ at: text, gist: text, tracked: ['one'] }],
  };
  return ledgerOf(
    Array.from({ length: 12 }, (_, index) => prediction(`entry-${index}`, base)),
    {
      title: text,
      keeper: 'editor',
      forecasters: new Map([['ada', { id: 'ada', name: text }]]),
      sources: new Map([['talk', source]]),
    },
  );
}
