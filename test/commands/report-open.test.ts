import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../src/open-file.ts';
import { runStep } from '../cli/transcript.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that writes down which file it was asked to open. */
function browser(): string {
  const path = join(folder, 'browser');
  writeFileSync(
    path,
    `#!/bin/sh\nprintf %s "$1" > "${folder}/opened.part"\nmv "${folder}/opened.part" "${folder}/opened"\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

async function opened(): Promise<string> {
  for (let tries = 0; tries < 200 && !existsSync(join(folder, 'opened')); tries++)
    await new Promise((go) => setTimeout(go, 25));
  return readFileSync(join(folder, 'opened'), 'utf8');
}

describe('report --open', () => {
  const ledger = resolve(import.meta.dirname, '../../docs/example/predictions.yaml');

  it('writes the page and hands it to the browser', async () => {
    const printed = runStep(`predict report --open -o page.html --ledger ${ledger}`, folder, { BROWSER: browser() });
    expect(printed).toContain('! written: page.html');
    expect(await opened()).toBe(join(folder, 'page.html'));
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('writes a page without a name where nobody else can read it or has put a link', async () => {
    runStep(`predict report --open --ledger ${ledger}`, folder, { BROWSER: browser(), TMPDIR: folder });
    const path = await opened();
    expect(path).toMatch(/predict-report-[^/]{6}\/report\.html$/);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  it('leaves no folder for temp files where no page comes of it', () => {
    mkdirSync(join(folder, 'temp'));
    const env = { BROWSER: browser(), TMPDIR: join(folder, 'temp') };
    expect(runStep(`predict report due:nonsense --open --ledger ${ledger}`, folder, env)).toContain('"due:nonsense"');
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
  });

  it.each(['none', 'browser'])('says that %s is no folder for temp files, and what to do', (name) => {
    const env = { BROWSER: browser(), TMPDIR: join(folder, name) };
    const printed = runStep(`predict report --open --ledger ${ledger}`, folder, env);
    expect(printed).toContain(`no folder can be made in HERE/${name}, the folder for temp files: ENO`);
    expect(printed).toContain('set TMPDIR to a folder that you may write in, or name a file with -o');
  });

  it('says where the page is when nothing opens it', () => {
    const printed = runStep(`predict report --open -o page.html --ledger ${ledger}`, folder, {
      BROWSER: join(folder, 'none'),
    });
    expect(printed).toContain('nothing here opens pages; it is at');
  });

  it.each([
    ['--format json', /--open shows the page/],
    ['-o page.svg', /--open shows the page, not the format svg/],
    ['-o -', /--open needs a file/],
  ])('opens pages only: %s', (flags, message) => {
    const printed = runStep(`predict report --open ${flags} --ledger ${ledger}`, folder, { BROWSER: browser() });
    expect(printed).toMatch(message);
    expect(printed).toMatch(/\n\? 2$/m);
    expect(existsSync(join(folder, 'page.svg'))).toBe(false);
  });

  it('finds no opener without one', async () => {
    expect(await openFile(join(folder, 'x'), join(folder, 'none'))).toBe(false);
  });
});
