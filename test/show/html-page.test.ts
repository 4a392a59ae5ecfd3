// The page in a document without a layout: structure, accessibility, policy, script.
import { createHash } from 'node:crypto';
import axe from 'axe-core';
import { JSDOM, VirtualConsole } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/ledger/prediction.ts';
import { htmlPage } from '../../src/show/html/page.ts';
import { luckLines } from '../../src/show/words/score-sentence.ts';
import { graded, KINDS, ledgerOf, prediction, reportOf, scoredLedger, stated } from './fixture.ts';
import { HOSTILE, hostileLedger } from './hostile.ts';

function pageOf(ledger: Ledger): string {
  return htmlPage(reportOf(ledger));
}

const KINDS_PAGE = pageOf(KINDS);

/** The page with its script run, as at an address ending in `hash`. */
function live(html: string, hash = ''): Document {
  const dom = new JSDOM(html, {
    runScripts: 'dangerously',
    url: `https://example.org/page.html${hash}`,
    beforeParse(window) {
      window.Element.prototype.scrollIntoView = () => undefined; // no layout here
    },
  });
  return dom.window.document;
}

it('has the steps from the sources for a whole record only', () => {
  const whole = reportOf(KINDS);
  expect(htmlPage(whole)).toContain('statements on record</th>');
  expect(htmlPage({ ...whole, items: whole.items.slice(1) })).not.toContain('statements on record');
});

it('names a keeper where the ledger does, and speaks of no statement that is not on record', () => {
  expect(KINDS_PAGE).toContain(', kept by editor</p>');
  expect(pageOf({ ...KINDS, keeper: 'keeper' })).not.toContain('kept by');
  expect(KINDS_PAGE).toContain(
    '</table><p>12 predictions are in no statement on record of their source: the account is not complete.</p>',
  );
});

it('tells of what is overdue above the verdict', () => {
  const { document } = new JSDOM(pageOf(ledgerOf([prediction('overdue')]))).window;
  const [first, second] = document.querySelectorAll('section[aria-labelledby=verdict] p');
  expect(first!.textContent).toMatch(/^Caution: \d+ predictions? came due and/);
  expect(second!.className).toBe('verdict');
  expect(document.querySelector('.cautions')?.textContent ?? '').not.toContain('came due and');
});

it('says "on average" of a number that changed before the reading in question was known', () => {
  const strict = { ...graded('no', 'a'), known: '2024-04-01' };
  const loose = (by: string) => ({ ...graded('no', by), outcome: 'open' as const, charitable: 'yes' as const, known: '2024-08-01' }); // prettier-ignore
  const forecasts = [{ by: 'ada', date: '2024-06-01', probability: stated(0.8), withdrawn: false }];
  const changed = prediction('p', { probability: stated(0.6), forecasts, resolutions: [strict, loose('b'), loose('c')] }); // prettier-ignore
  const { document } = new JSDOM(pageOf(ledgerOf([changed]))).window;
  const said = (key: string) => document.querySelector(`[data-view=${key}] td`)!.textContent;
  expect(said('strict-stated')).toBe('60%');
  // 60% for 92 days, 80% for 61.
  expect(said('charitable-stated')).toBe('68.0% on average');
});

function shownIds(document: Document): string[] {
  return [...document.querySelectorAll('#all tbody')]
    .filter((body) => !(body as HTMLElement).hidden)
    .map((body) => body.querySelector('.chain [id]')!.id.slice(2));
}

function choose(document: Document, name: string, value: string): void {
  const field = document.querySelector<HTMLInputElement>(`#filter [name=${name}]`)!;
  field.value = value;
  field.dispatchEvent(new document.defaultView!.Event('input', { bubbles: true }));
}

describe('the page', () => {
  it('calls the parts of an entry what the text calls them', () => {
    const { document } = new JSDOM(KINDS_PAGE).window;
    const restated = [{ date: '2024-04-01', quote: 'it still will' }];
    const forecasts = [{ by: 'ada', date: '2024-05-01', withdrawn: true }];
    const more = new JSDOM(pageOf(ledgerOf([prediction('again', { restated, forecasts })]))).window.document;
    const labels = [document, more].flatMap((page) => [...page.querySelectorAll('#all dt')].map((one) => one.textContent)); // prettier-ignore
    expect(labels).toEqual(expect.arrayContaining(['Resolutions', 'Restated', 'Forecasts']));
    expect(document.querySelector('#all summary')!.textContent).toMatch(/^Quote, criteria, resolutions/);
    expect(document.querySelector('#predictions')!.parentElement!.textContent).not.toMatch(/[Gg]rades/);
  });

  it.each([
    ['kinds', KINDS],
    ['bands', scoredLedger(20)],
    ['curve', scoredLedger(30)],
    ['nothing', ledgerOf([])],
    ['hostile', hostileLedger(HOSTILE)],
  ] as const)('has nothing that axe objects to: %s', async (_, ledger) => {
    const dom = new JSDOM(pageOf(ledger), { runScripts: 'outside-only', virtualConsole: new VirtualConsole() });
    dom.window.eval(axe.source);
    const run = (dom.window as unknown as { axe: typeof axe }).axe.run;
    const { violations, passes } = await run(dom.window.document.documentElement, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(
      violations.map(
        (one) =>
          `${one.id}: ${one.nodes
            .map((node) => node.html)
            .slice(0, 3)
            .join(' ')}`,
      ),
    ).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
  });

  it('allows its own script and style by their hashes, and nothing else', () => {
    const document = new JSDOM(KINDS_PAGE).window.document;
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')!;
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const scripts = [...document.querySelectorAll('script:not([type])')];
    expect(scripts).toHaveLength(1);
    expect(policy).toContain(`script-src ${hash(scripts[0]!.textContent)};`);
    expect(policy).toContain(`style-src ${hash(document.querySelector('style')!.textContent)};`);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  it('has no sign of a tag that begins none, whatever the numbers are', () => {
    const record = (n: number): Ledger => {
      const { predictions } = scoredLedger(n);
      const near = [{ ...predictions[0]!, probability: stated(0.0001), resolutions: [graded('no')] }];
      const range = [{ ...predictions[1]!, probability: { ...stated(0.0002), low: 0.0001, high: 0.0003 } }];
      const sure = [{ ...predictions[2]!, probability: stated(0.9999), resolutions: [] }];
      return ledgerOf([...near, ...range, ...sure, ...predictions.slice(3)]);
    };
    for (const n of [3, 30]) {
      const body = pageOf(record(n)).replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, '');
      expect(body).toContain('&lt;0.001');
      expect(body).toContain('&lt;0.1%');
      expect(body.match(/.{20}<(?![a-z!/]).{10}/g)).toBeNull();
    }
  });

  it('names nothing to load', () => {
    const document = new JSDOM(pageOf(hostileLedger(HOSTILE))).window.document;
    expect(document.querySelector('[src],iframe,object,embed,link:not([href="data:,"])')).toBeNull();
    expect(document.querySelector('style')!.textContent).not.toMatch(/url\(|@import/);
  });

  it('has one anchor a prediction and no id twice, and every link inside it leads somewhere', () => {
    for (const html of [KINDS_PAGE, pageOf(scoredLedger(60))]) {
      const document = new JSDOM(html).window.document;
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const link of document.querySelectorAll('a[href^="#"],use'))
        expect(ids).toContain(link.getAttribute('href')!.slice(1));
      expect(document.querySelectorAll('.chain [id^="p-"]')).toHaveLength(
        document.querySelectorAll('#all tbody').length,
      );
    }
  });

  it('is readable without script: all views, all chains, no dead controls', () => {
    const document = new JSDOM(KINDS_PAGE).window.document;
    expect(document.querySelectorAll('.view:not([hidden])')).toHaveLength(4);
    expect(document.querySelector('#filter')!.hasAttribute('hidden')).toBe(true);
    expect(document.querySelector('#switches')!.hasAttribute('hidden')).toBe(true);
    expect(document.querySelector('thead button')).toBeNull();
    expect(document.querySelector('#p-likely-storm')!.textContent).toContain('A storm of force ten.');
  });

  it('marks in words what a reader must know', () => {
    const document = new JSDOM(KINDS_PAGE).window.document;
    const marks = (id: string): string[] =>
      [...document.querySelector(`#p-${id}`)!.closest('tbody')!.querySelectorAll('em')].map((mark) => mark.textContent);
    expect(marks('likely-storm')).toEqual(['recorded in retrospect', 'hindsight criteria']);
    expect(marks('contested-hail')).toEqual(['contested']);
    expect(marks('nobody-graded')).toEqual(['overdue']);
    expect(marks('no-day')).toEqual(['words of the summariser']);
    expect(marks('early-spring')).toEqual(['settled early']);
    expect(marks('condition-failed')).toEqual(['conditional']);
    expect(marks('still-open')).toEqual(['sealed']);
    expect(marks('rain-in-march')).toEqual([]);
  });

  it('shows both graders, and what was for and against', () => {
    const text = new JSDOM(KINDS_PAGE).window.document.querySelector('#p-contested-hail')!.textContent;
    expect(text).toContain('editor: yes');
    expect(text).toContain('reader: no');
    expect(text).toContain('for Gazette');
    expect(text).toContain('against example.org');
  });

  it('stays under 300 KB for 56 long entries', () => {
    const long = 'A sentence about what counts, who decides it and by when, at some length. '.repeat(5);
    const entries = KINDS.predictions.slice(0, 7).flatMap((one) =>
      Array.from({ length: 8 }, (_, index) => ({
        ...one,
        id: `${one.id}-${index}`,
        note: long,
        criteria: { written: '2024-03-01', strict: long, charitable: long },
      })),
    );
    expect(Buffer.byteLength(pageOf(ledgerOf(entries)))).toBeLessThan(300_000);
  });
});

describe('the script of the page', () => {
  it('filters, counts and keeps the filter in the address', () => {
    const document = live(KINDS_PAGE);
    expect(document.querySelector('#shown')!.textContent).toBe('13 of 13 predictions shown');
    choose(document, 'basis', 'worded');
    expect(shownIds(document)).toEqual(['likely-storm', 'half-a-drought']);
    expect(document.location.hash).toBe('#basis=worded');
    choose(document, 'q', 'FORCE ten');
    expect(shownIds(document)).toEqual(['likely-storm']);
    expect(document.querySelector('#shown')!.textContent).toBe('1 of 13 predictions shown');
  });

  it('reads the filter, the order and the view from the address', () => {
    const document = live(KINDS_PAGE, '#tag=rain&view=charitable-all&sort=-p');
    expect(shownIds(document)).toEqual(['rain-in-march']);
    expect(
      [...document.querySelectorAll<HTMLElement>('.view')]
        .filter((view) => !view.hidden)
        .map((view) => view.dataset['view']),
    ).toEqual(['charitable-all']);
    expect(document.querySelector('[aria-sort]')!.getAttribute('aria-sort')).toBe('descending');
  });

  it('survives nonsense in the address', () => {
    for (const hash of ['#tag=nope&view=x&sort=__proto__', '#p-nope', '#%E0%A4%A', '#=&=', '#q=%00'])
      expect(shownIds(live(KINDS_PAGE, hash)).length, hash).toBe(hash === '#q=%00' ? 0 : 13);
  });

  it('sorts by each column and back', () => {
    const document = live(KINDS_PAGE);
    const head = (key: string) => document.querySelector<HTMLElement>(`thead [data-sort=${key}] button`)!;
    head('brier').click();
    head('brier').click();
    expect(shownIds(document)[0]).toBe('late-frost'); // said 80%, came late: 0.64
    head('due').click();
    expect(shownIds(document).at(-1)).toBe('no-day');
    document.querySelector<HTMLElement>('thead [data-sort=claim] button')!.click();
    expect(shownIds(document)[0]).toBe('cannot-tell');
  });

  it('opens the prediction that the address names, and brings it back when a filter hides it', async () => {
    const document = live(KINDS_PAGE, '#p-likely-storm');
    expect(document.querySelector('#p-likely-storm')!.closest('details')!.open).toBe(true);
    choose(document, 'basis', 'stated');
    document.location.hash = '#p-half-a-drought';
    await new Promise((done) => setTimeout(done, 20));
    expect(document.querySelector('#p-half-a-drought')!.closest('details')!.open).toBe(true);
    expect(document.querySelector('#p-half-a-drought')!.closest('tbody')!.hidden).toBe(false);
  });

  it('shows one view at a time and says how many it scores', () => {
    const document = live(KINDS_PAGE);
    const visible = () =>
      [...document.querySelectorAll<HTMLElement>('.view')]
        .filter((view) => !view.hidden)
        .map((view) => view.dataset['view']);
    expect(visible()).toEqual(['strict-stated']);
    const all = document.querySelector<HTMLInputElement>('#switches [value=all]')!;
    all.click();
    expect(visible()).toEqual(['strict-all']);
    expect(document.querySelector('#scored')!.textContent).toBe('5 scored');
  });

  it('offers no switch that would change nothing, and no address reaches behind it', () => {
    const numbers = (document: Document) => document.querySelector('#switches [value=stated]')!.closest('div')!.hidden;
    const read = (document: Document) => document.querySelector('#switches [value=strict]')!.closest('div')!.hidden;
    const shown = (document: Document) => [...document.querySelectorAll<HTMLElement>('.view')].map((view) => view.dataset['view']); // prettier-ignore
    const kinds = live(KINDS_PAGE);
    expect([numbers(kinds), read(kinds)]).toEqual([false, false]);
    // Own numbers alone, read one way.
    const own = live(pageOf(scoredLedger(12)), '#view=charitable-all');
    expect(shown(own)).toEqual(['strict-stated']);
    expect(own.querySelector<HTMLElement>('#switches')!.hidden).toBe(true);
    // Imputed numbers alone, and one of them read twice: to choose the forecaster's own would leave nothing.
    const imputed = { probability: { ...stated(0.7), basis: 'worded' as const } };
    const twice = prediction('twice', {
      ...imputed,
      resolutions: [{ ...graded('no', 'a'), charitable: 'yes' as const }],
    });
    const worded = live(pageOf(ledgerOf([twice])), '#view=strict-stated');
    expect(shown(worded)).toEqual(['strict-all', 'charitable-all']);
    expect([numbers(worded), read(worded)]).toEqual([true, false]);
    expect(worded.querySelector('.view:not([hidden])')!.getAttribute('data-view')).toBe('strict-all');
  });

  it('says that what could move it is of the strict reading, where there are two', () => {
    const label = (html: string) => new JSDOM(html).window.document.querySelector('#scores ~ h3 .quiet')?.textContent;
    expect(label(KINDS_PAGE)).toBe('(strict reading)');
  });

  it('says how often luck does as badly in the words of the terminal', () => {
    const report = reportOf(scoredLedger(12));
    const [sentence] = luckLines(report.views['strict-stated'].score, undefined);
    expect(sentence).toMatch(/^If these odds were right/);
    expect(htmlPage(report)).toContain(`<p>${sentence}</p>`);
  });

  it('has no sign in the key of the time line that is not drawn', () => {
    const key = (html: string) => new JSDOM(html).window.document.querySelector('.key')!.textContent;
    expect(key(KINDS_PAGE)).toContain('known: void or ambiguous');
    expect(key(pageOf(scoredLedger(2)))).not.toMatch(/in part|void|pale/);
  });

  it('lists the predictions behind a mark on hover and on focus', () => {
    const document = live(pageOf(scoredLedger(20)));
    const panel = document.querySelector('.view:not([hidden]) .panel')!;
    const marks = document.querySelectorAll<HTMLElement>('.view:not([hidden]) [data-point]');
    marks[0]!.dispatchEvent(new document.defaultView!.Event('focus'));
    expect(panel.querySelector('b')!.textContent).toContain('said about 13%: 6 predictions');
    expect(panel.querySelectorAll('li')).toHaveLength(6);
    marks[2]!.dispatchEvent(new document.defaultView!.Event('mouseenter'));
    expect(panel.querySelectorAll('li')).toHaveLength(8);
    expect(panel.querySelector('a')!.textContent).toMatch(/^The event claim-\d+ happens\.$/);
  });
});
