// The page in a real browser. Without one these tests are left out and say so; in CI a missing browser is a failure.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlPage } from '../../src/show/html/page.ts';
import { svgCard, svgReport } from '../../src/show/svg/card.ts';
import { KINDS, ledgerOf, prediction, reportOf, scoredLedger } from '../show/fixture.ts';
import { HOSTILE, hostileLedger } from '../show/hostile.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const found = existsSync(CHROMIUM);
const inCi = process.env['CI'] === 'true';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (!found && !inCi) console.log(`browser tests left out: there is no ${CHROMIUM}`);
it('finds a browser where one is required', () => {
  expect(found || !inCi, `there is no ${CHROMIUM}: install chromium`).toBe(true);
});

describe.runIf(found)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'predict-page-'));
  const ledgers = { kinds: KINDS, bands: scoredLedger(20), curve: scoredLedger(60), hostile: hostileLedger(HOSTILE) };
  let browser: Browser;

  /** An open page that remembers every request and every word on the console. */
  interface Visit {
    page: Page;
    context: BrowserContext;
    requests: string[];
    complaints: string[];
  }

  async function visit(name: string, options: Parameters<Browser['newContext']>[0] = {}, hash = ''): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${pathToFileURL(join(folder, name)).href}${hash}`);
    return { page, context, requests, complaints };
  }

  beforeAll(async () => {
    for (const [name, ledger] of Object.entries(ledgers)) {
      const report = reportOf(ledger);
      writeFileSync(join(folder, `${name}.html`), htmlPage(report));
      writeFileSync(join(folder, `${name}.svg`), svgCard(report.card, report.about, report.bands));
      writeFileSync(
        join(folder, `${name}-report.svg`),
        svgReport(report.card, report.about, report.items, report.bands),
      );
    }
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it.each(Object.keys(ledgers))('asks for nothing and says nothing: %s', async (name) => {
    const { context, page, requests, complaints } = await visit(`${name}.html`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.waitForTimeout(50);
    expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['kinds', 'light'],
    ['kinds', 'dark'],
    ['bands', 'dark'],
    ['curve', 'light'],
    ['hostile', 'light'],
  ] as const)('has nothing that axe objects to, contrast included: %s, %s', async (name, colorScheme) => {
    // axe-core is injected by evaluation, which the policy of the page does not reach.
    const { context, page } = await visit(`${name}.html`, { colorScheme });
    await page.evaluate(() =>
      document.querySelectorAll('details').forEach((details, index) => (details.open = index < 12)),
    );
    const violations = await page.evaluate(
      `${AXE}; axe.run({ rules: { 'target-size': { enabled: true } } }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.html).join(' ')))`,
    );
    expect(violations).toEqual([]);
    await context.close();
  });

  it.each(Object.keys(ledgers))('fits a phone of 360 pixels: %s', async (name) => {
    const { context, page } = await visit(`${name}.html`, { viewport: { width: 360, height: 740 } });
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });

  it('gives what stands above a table the width of a phone', async () => {
    const { context, page } = await visit('kinds.html', { viewport: { width: 390, height: 844 } });
    const caption = await page.locator('.sources caption').boundingBox();
    expect(caption!.width).toBeGreaterThan(300);
    const claim = await page.locator('.points:visible tbody th').first().boundingBox();
    expect(claim!.width).toBeGreaterThan(300);
    await context.close();
  });

  it('breaks a word that is wider than its column', async () => {
    const { context, page } = await visit('kinds.html', { viewport: { width: 1280, height: 900 } });
    await page.setContent(htmlPage(reportOf(ledgerOf([prediction('long', { claim: 'x'.repeat(400) })]))));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    await context.close();
  });

  it('keeps the years of the time line apart from each other and from the columns beside them', async () => {
    const { context, page } = await visit('kinds.html', { viewport: { width: 375, height: 740 } });
    const boxes = `[...document.querySelectorAll('.time thead th, .time thead text')]
      .filter((one) => getComputedStyle(one).display !== 'none')
      .map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const { left, right } = range.getBoundingClientRect();
        return { text: one.textContent, left, right };
      })
      .sort((a, b) => a.left - b.left)`;
    for (let year = 2025; year < 2045; year++)
      for (const due of [`${year}-01-01`, `${year}-02-20`, `${year}-09-30`]) {
        const one = ledgerOf([prediction('something-long-that-breaks', { due: { date: due, basis: 'stated' } })]);
        await page.setContent(htmlPage(reportOf(one)));
        const shown = (await page.evaluate(boxes)) as { text: string; left: number; right: number }[];
        expect(shown.length, due).toBeGreaterThan(3);
        shown.slice(1).forEach(({ text, left }, index) => {
          expect(left, `${due}: ${shown[index]!.text} ${text}`).toBeGreaterThan(shown[index]!.right + 2);
        });
      }
    await context.close();
  });

  it('keeps a filter over a reload, and opens a prediction by its address', async () => {
    const { context, page } = await visit('kinds.html');
    await page.selectOption('[name=basis]', 'worded');
    expect(page.url()).toMatch(/#basis=worded$/);
    await page.reload();
    expect(await page.locator('#all tbody:visible').count()).toBe(2);
    await page.goto(page.url().replace(/#.*/, '#p-contested-hail'));
    await page.waitForFunction("document.querySelector('#p-contested-hail').closest('details').open");
    expect(await page.locator('#p-contested-hail').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForFunction("document.querySelectorAll('#all tbody:not([hidden])').length === 13");
    await context.close();
  });

  it('follows the link of a prediction anywhere on the page', async () => {
    const { context, page } = await visit('kinds.html');
    const link = page.locator('.time a', { hasText: 'likely-storm' });
    for (let turn = 0; turn < 2; turn++) {
      await link.click();
      await page.waitForFunction("document.querySelector('#p-likely-storm').closest('details').open");
      expect(await page.locator('#p-likely-storm').isVisible()).toBe(true);
      await page.evaluate("document.querySelector('#p-likely-storm').closest('details').open = false");
    }
    await context.close();
  });

  it('can be worked by keyboard: marks, switches, sorting, opening', async () => {
    const { context, page } = await visit('curve.html');
    await page.locator('[data-point]').first().focus();
    expect(await page.locator('.view:visible .panel').innerText()).toContain('said about 5%: 7 predictions');
    await page.keyboard.press('Tab');
    expect(await page.locator('.view:visible .panel').innerText()).toContain('said about 28%: 14 predictions');
    await page.keyboard.press('Enter');
    expect(await page.locator('#pt-strict-stated-1 + tr details').getAttribute('open')).not.toBeNull();
    // Own numbers that are read one way leave nothing to switch.
    expect(await page.locator('#switches').isVisible()).toBe(false);
    await page.locator('th[data-sort=p] button').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('th[data-sort=p]').getAttribute('aria-sort')).toBe('ascending');
    await page.locator('#all summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#all details').first().getAttribute('open')).not.toBeNull();
    await context.close();
    const kinds = await visit('kinds.html');
    await kinds.page.locator('#switches [value=strict]').focus();
    await kinds.page.keyboard.press('ArrowRight');
    expect(await kinds.page.locator('.view:visible').getAttribute('data-view')).toBe('charitable-stated');
    await kinds.context.close();
  });

  it('shows the predictions behind a mark under the mouse', async () => {
    const { context, page } = await visit('curve.html');
    await page.locator('[data-point] .p-hollow').nth(2).hover();
    expect(await page.locator('.view:visible .panel li').count()).toBe(7);
    await context.close();
  });

  it('is whole without JavaScript, anchors included', async () => {
    const { context, page } = await visit('kinds.html', { javaScriptEnabled: false }, '#p-likely-storm');
    expect(await page.locator('.view:visible').count()).toBe(4);
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('#all tbody:visible').count()).toBe(13);
    expect(await page.locator('#p-likely-storm').isVisible()).toBe(true);
    await context.close();
  });

  it('prints every chain', async () => {
    const { context, page } = await visit('kinds.html', { javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#p-likely-storm').isVisible()).toBe(true);
    expect(await page.locator('nav').isVisible()).toBe(false);
    await context.close();
  });

  it('prints its pictures for white paper also from a dark screen, and small words no larger than the rest', async () => {
    const { context, page } = await visit('curve.html', { colorScheme: 'dark' });
    const looks = `['.p-soft', '.p-quiet', '.p-hollow'].map((one) => getComputedStyle(document.querySelector(one)).fill)`;
    const dark = await page.evaluate(looks);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const printed = await page.evaluate(looks);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    expect(printed).toEqual(await page.evaluate(looks));
    expect(printed).not.toEqual(dark);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const [words, body] = (await page.evaluate(
      `['.quiet', 'body'].map((one) => parseFloat(getComputedStyle(document.querySelector(one)).fontSize))`,
    )) as [number, number];
    expect(words).toBeLessThan(body);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'shows pictures by themselves, no text over the edge: %s',
    async (colorScheme) => {
      for (const name of Object.keys(ledgers))
        for (const file of [`${name}.svg`, `${name}-report.svg`]) {
          const { context, page, requests, complaints } = await visit(file, { colorScheme });
          const outside = await page.evaluate(() => {
            const paper = document.querySelector('rect')!.getBoundingClientRect();
            return [...document.querySelectorAll('text')]
              .filter((text) => {
                const box = text.getBoundingClientRect();
                return box.left < paper.left || box.right > paper.right + 0.5 || box.bottom > paper.bottom + 0.5;
              })
              .map((text) => text.textContent);
          });
          expect(outside, file).toEqual([]);
          expect(requests).toHaveLength(1);
          expect(complaints).toEqual([]);
          const fill = await page.evaluate(() => getComputedStyle(document.querySelector('.p-paper')!).fill);
          expect(fill).toBe(colorScheme === 'dark' ? 'rgb(20, 24, 29)' : 'rgb(255, 255, 255)');
          await context.close();
        }
    },
  );
});
