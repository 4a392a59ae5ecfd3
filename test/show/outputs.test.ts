// Cards, pages and Markdown: golden files, the same bytes, and texts that try to break out.
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { oddsOf } from '../../src/ledger/odds.ts';
import type { Ledger } from '../../src/ledger/prediction.ts';
import { htmlPage } from '../../src/show/html/page.ts';
import { markdownList } from '../../src/show/markdown/markdown-list.ts';
import { markdownScorecard } from '../../src/show/markdown/markdown-scorecard.ts';
import { svgCard, svgReport } from '../../src/show/svg/card.ts';
import { textWidth, wrapped } from '../../src/show/svg/text.ts';
import { KINDS, ledgerOf, prediction, reportOf, scoredLedger } from './fixture.ts';
import { HOSTILE, hostileLedger } from './hostile.ts';

const NOTHING = ledgerOf([]);
const WORDED = ledgerOf(KINDS.predictions.filter((one) => one.probability?.basis !== 'stated'));

function outputs(ledger: Ledger): Record<string, string> {
  const report = reportOf(ledger);
  return {
    'page.html': htmlPage(report),
    'card.svg': svgCard(report.card, report.about, report.bands),
    'report.svg': svgReport(report.card, report.about, report.items, report.bands),
    'scorecard.md': markdownScorecard(report.card, report.about, report.bands, { heading: 'scorecard' }),
    'list.md': markdownList(report.items, oddsOf),
  };
}

describe('outputs', () => {
  it.each([
    ['kinds', KINDS],
    ['bands', scoredLedger(20)],
    ['curve', scoredLedger(60)],
    ['worded', WORDED],
    ['nothing', NOTHING],
  ] as const)('match the golden files for %s', async (name, ledger) => {
    for (const [file, text] of Object.entries(outputs(ledger))) {
      if (file === 'page.html' && name !== 'kinds') continue; // one page is enough to read a difference in
      await expect(text).toMatchFileSnapshot(`../golden/show/${name}-${file}`);
    }
  });

  it('are the same bytes for the same input', () => {
    expect(outputs(scoredLedger(40))).toEqual(outputs(scoredLedger(40)));
  });

  it('say everywhere that a score of imputed numbers is a what-if', () => {
    for (const [file, text] of Object.entries(outputs(WORDED)))
      if (file !== 'list.md')
        expect(text!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '), file).toContain(
          'every score here is a what-if over imputed',
        );
    for (const [file, text] of Object.entries(outputs(scoredLedger(20)))) expect(text, file).not.toContain('What if');
  });

  it('say in a picture, which goes round alone, what to read with care', () => {
    const { 'card.svg': card, 'report.svg': report } = outputs(WORDED);
    for (const text of [card, report]) {
      const words = text!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      expect(words).toContain('Read with care: ');
      expect(words).toContain('too few to tell skill from luck');
      expect(words).not.toContain('marked ~');
    }
  });

  it('cut nothing of what an outcome means', () => {
    const { 'card.svg': card, 'report.svg': report } = outputs(KINDS);
    for (const text of [card, report])
      expect(text!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain(
        'withdrawn from judgement (1 condition-unmet); not scored',
      );
  });

  it('never draw a chart or state a rate under ten', () => {
    const { 'page.html': page, 'card.svg': card, 'scorecard.md': text } = outputs(scoredLedger(9));
    expect(page).not.toContain('data-point=');
    expect(card).not.toContain('Said against happened');
    expect(text).not.toContain('Said against happened');
    expect(`${card}${text}`).not.toMatch(/Average Brier/);
  });

  it('never say 0 or NaN where there is nothing', () => {
    for (const text of Object.values(outputs(NOTHING)))
      expect(text.replace(/<script.*?<\/script>/gs, '')).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(outputs(NOTHING)['card.svg']).toContain('Nothing to score yet');
  });
});

/** Every element and attribute of a document, to compare what markup a text can bring about. */
function skeleton(document: Document): string[] {
  return [...document.querySelectorAll('*')].map(
    (element) => `${element.tagName} ${element.getAttributeNames().join(' ')}`,
  );
}

describe('hostile texts', () => {
  const hostile = outputs(hostileLedger(HOSTILE));

  it('bring no markup into the page that harmless texts do not', () => {
    const page = new JSDOM(hostile['page.html']!).window.document;
    const harmless = new JSDOM(outputs(hostileLedger('harm\nless\ntext'))['page.html']!).window.document;
    expect(skeleton(page)).toEqual(skeleton(harmless));
    for (const link of page.querySelectorAll('a[href]')) expect(link.getAttribute('href')).toMatch(/^(#|https?:\/\/)/i);
    for (const link of page.querySelectorAll('a:not([href^="#"])'))
      expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(page.querySelector('[onclick],[onerror],[onload],[onmouseover],[onfocus],[style]')).toBeNull();
    expect(page.querySelectorAll('script')).toHaveLength(2);
    expect(page.querySelector('blockquote')!.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('leave the pictures well-formed and without markup of their own', () => {
    for (const file of ['card.svg', 'report.svg']) {
      const document = new JSDOM(hostile[file]!, { contentType: 'image/svg+xml' }).window.document;
      expect(document.documentElement.tagName).toBe('svg');
      expect(document.querySelector('script,image,foreignObject,a,[onload]')).toBeNull();
    }
  });

  it('stay text in Markdown: no tag, no link, no image, no heading, no mention', () => {
    for (const file of ['scorecard.md', 'list.md']) {
      const text = hostile[file]!;
      expect(text).not.toMatch(/</);
      expect(text).not.toMatch(/(?<!\\)\[/);
      expect(text).not.toMatch(/(?<!\\)`/);
      expect(text).not.toMatch(/@\w/);
      expect(text).not.toContain('\u001b');
      expect(text.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(file === 'list.md' ? 0 : 1);
    }
  });

  it('hold for any text: no tag begins that harmless text does not begin', () => {
    const tags = (text: string): number => text.split('<').length;
    const base = outputs(ledgerOf([prediction('one', { claim: 'x', note: 'x', condition: 'x' })]));
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary', minLength: 1, maxLength: 40 })
          .filter((text) => text.trim() !== '' && !/[\r\n]/.test(text)),
        (claim) => {
          const made = outputs(ledgerOf([prediction('one', { claim, note: claim, condition: claim })]));
          expect(tags(made['page.html']!)).toBe(tags(base['page.html']!));
          expect(tags(made['card.svg']!)).toBe(tags(base['card.svg']!));
          expect(tags(made['list.md']!)).toBe(tags(base['list.md']!));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('text in pictures', () => {
  it('wraps within the room and loses no word', () => {
    const text = 'the quick brown fox jumps over the lazy dog, again and again, until the line is full';
    const lines = wrapped(text, 14, 160);
    for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(160);
    expect(lines.join(' ')).toBe(text);
  });

  it('breaks words longer than the room, and marks what it cuts', () => {
    expect(wrapped('x'.repeat(100), 14, 100).join('')).toBe('x'.repeat(100));
    const cut = wrapped('word '.repeat(100), 14, 100, 2);
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
  });
});
