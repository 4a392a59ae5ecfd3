// The format of a result that goes to a file: by --format, else by the ending of the file's name.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';

async function written(file: string, ...words: string[]): Promise<string> {
  const world = testWorld();
  expect(await predict(world, ...words, '-o', file), world.printed.err).toBe(0);
  expect(world.printed.err).toContain(`written: ${file}\n`);
  return readFileSync(join(world.folder, file), 'utf8');
}

const HTML = /^<!doctype html>/i;
const JSON_TEXT = /^\{\s*"predict"/;
const SVG = /^<svg /;

describe('the ending of -o FILE', () => {
  it.each([
    ['x.html', ['report'], HTML],
    ['X.HTML', ['report'], HTML],
    ['x.svg', ['report'], SVG],
    ['x.svg', ['scorecard'], SVG],
    ['x.json', ['report'], JSON_TEXT],
    ['x.json', ['show', 'snow'], JSON_TEXT],
    ['x.json', ['check'], JSON_TEXT],
    ['x.json', ['log'], JSON_TEXT],
    ['x.jsonl', ['list'], /^\{"id":"rain-tomorrow"/],
    ['x.csv', ['list'], /^id,forecaster,/],
    ['x.csv', ['tags'], /^tag,/],
    ['x.md', ['list'], /^\| /],
    ['x.ics', ['due'], /^BEGIN:VCALENDAR/],
  ])('%s of %j is in that format', async (file, words, format) => {
    expect(await written(file, ...words)).toMatch(format);
  });

  it.each([
    ['x.html', ['report', '--format', 'text']],
    ['x.html', ['report', '--format', 'md']],
    ['x.txt', ['report']],
    ['x.text', ['report']],
    ['html', ['report']],
    ['x.out', ['list']],
  ])('%s of %j is not, where a format is named or the ending says none', async (file, words) => {
    const text = await written(file, ...words);
    for (const format of [HTML, SVG, JSON_TEXT]) expect(text).not.toMatch(format);
  });

  it.each([
    ['x.svg', 'predict list has no format "svg"', ['list']],
    ['x.csv', 'predict report has no format "csv"', ['report']],
    ['x.HTM', 'hint: html: predict report', ['graders']],
    ['x.svg', 'predict help has no format "svg"', ['help', 'filters']],
    ['x.html', 'predict schema has no format "html"', ['schema']],
    ['x.json', 'predict completion has no format "json"', ['completion', 'bash']],
    ['x.csv', 'predict score --sql has no format "csv"', ['score', '--sql']],
    ['x.json', 'predict note --dry-run has no format "json"', ['note', 'snow', 'Deep.', '--dry-run']],
    ['x.md', 'predict seal --dry-run has no format "md"', ['seal', '--dry-run']],
    ['x.pdf', 'nothing here writes a .pdf', ['report']],
    ['x.XLSX', 'nothing here writes a .xlsx', ['list']],
    ['x.png', 'hint: a picture is written as svg', ['export', 'json']],
  ])('%s is refused where nothing of the kind would be in it: %s', async (file, message, words) => {
    const world = testWorld();
    expect(await predict(world, ...words, '-o', file)).toBe(2);
    expect(world.printed.err).toContain(message);
    expect(existsSync(join(world.folder, file))).toBe(false);
  });

  it('counts for less than --json, and nothing where text alone can be written', async () => {
    expect(await written('x.html', 'report', '--json')).toMatch(JSON_TEXT);
    expect(await written('x.json', 'resolve', 'rain-tomorrow', 'yes', '--why', 'Wet.')).toMatch(/^✓ yes/);
    expect(await written('x.csv', 'export', 'json')).toMatch(/^\{/);
    expect(await written('x.json', 'schema')).toMatch(/^\{/);
    expect(await written('x.diff', 'note', 'snow', 'Deep.', '--dry-run')).toMatch(/^@@ /);
  });
});

describe('colour', () => {
  it('is forced on what looks like no terminal, and not on a file that is named', async () => {
    const list = async (...flags: string[]): Promise<string> => {
      const world = testWorld({ ledger: LEDGER, env: { FORCE_COLOR: '1' } });
      expect(await predict(world, 'list', ...flags)).toBe(0);
      return flags.includes('-o') ? readFileSync(join(world.folder, 'x.txt'), 'utf8') : world.printed.out;
    };
    expect(await list()).toContain('\u001b[');
    expect(await list('-o', 'x.txt')).not.toContain('\u001b');
    expect(await list('-o', 'x.txt', '--color', 'always')).toContain('\u001b[');
  });
});

describe('a format that cannot show what is asked for', () => {
  it.each([
    ['scorecard', '--explain', 'brier', '--format', 'csv'],
    ['scorecard', '--explain', 'brier', '--format', 'svg'],
    ['report', '--explain', 'brier', '--format', 'html'],
    ['scorecard', '--full', '--format', 'svg'],
    ['scorecard', '--full', '--format', 'csv'],
    ['report', '--full', '--by', 'tag', '--format', 'html'],
    ['scorecard', '--by', 'tag', '--format', 'svg'],
    ['report', '--by', 'tag', '--format', 'html'],
    ['report', '--by', 'tag', '--open'],
  ])('is refused: %s %s %s %s %s', async (...words) => {
    const world = testWorld();
    expect(await predict(world, ...words.filter((word) => word !== undefined))).toBe(2);
    expect(world.printed.err).toMatch(/has no format "\w+"[^]*it has: text, json/);
    expect(world.printed.out).toBe('');
  });

  it('is refused as the ending of a file too', async () => {
    for (const words of [
      ['scorecard', '--explain', 'hits', '-o', 'x.csv'],
      ['report', '--by', 'tag', '-o', 'x.html'],
      ['scorecard', '--full', '-o', 'x.svg'],
    ]) {
      const world = testWorld();
      expect(await predict(world, ...words), words.join(' ')).toBe(2);
      expect(existsSync(join(world.folder, words.at(-1)!))).toBe(false);
    }
    expect(await written('x.txt', 'scorecard', '--explain', 'hits')).toMatch(/^hits/);
    expect(await written('x.json', 'scorecard', '--by', 'tag')).toMatch(JSON_TEXT);
    expect(await written('x.csv', 'scorecard', '--by', 'tag')).toMatch(/^key,/);
    expect(await written('x.md', 'report', '--by', 'tag', '--full')).toMatch(/^## /);
  });
});
