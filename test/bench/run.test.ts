import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lines } from '../../bench/case.mjs';
import { measureGroup } from '../../bench/measure.mjs';
import { outputOf } from '../../bench/run.mjs';
import { freshCopy, makeSandbox } from '../../bench/sandbox.mjs';

const sandbox = makeSandbox(false);
const elsewhere = mkdtempSync(join(tmpdir(), 'bench-run-'));
afterAll(() => {
  rmSync(sandbox.folder, { recursive: true });
  rmSync(elsewhere, { recursive: true });
});

const node = (program: string) => [process.execPath, '-e', program];
const PATIENCE = { rounds: 3, least: 3, budget: 1 };

describe('a measured group', () => {
  it('gives no times for a command that fails, prints the wrong thing, or is not there', () => {
    const { cases, floor } = measureGroup(
      [
        { name: 'sound', command: node('console.log(1)'), fault: lines(1) },
        { name: 'fails', command: node('console.error("no file"); process.exit(3)'), fault: lines(0) },
        { name: 'prints nothing', command: node(''), fault: lines(1) },
        { name: 'missing', command: ['no-such-program-here'], fault: lines(1) },
      ],
      sandbox,
      PATIENCE,
      false,
    );
    expect(floor).toHaveLength(3);
    expect(cases.map(({ times }) => times.length)).toEqual([3, 0, 0, 0]);
    expect(cases.map(({ fault }) => fault)).toEqual([
      undefined,
      'ended with 3: no file',
      '0 lines where 1 were expected',
      expect.stringContaining('ENOENT'),
    ]);
  });

  it('takes another exit status for success where that is one', () => {
    const one = { name: 'one', command: node('process.exit(1)'), status: 1, fault: lines(0) };
    expect(measureGroup([one], sandbox, PATIENCE, false).cases[0]?.times).toHaveLength(3);
  });

  it('prepares before every run', () => {
    let count = 0;
    const one = { name: 'one', command: node(''), before: () => void (count += 1), fault: lines(0) };
    measureGroup([one], sandbox, PATIENCE, false);
    expect(count).toBe(4);
  });
});

describe('the sandbox', () => {
  it('keeps home, caches and data of the user out of reach', () => {
    const env = JSON.parse(outputOf({ command: node('console.log(JSON.stringify(process.env))') }, sandbox)) as object;
    const { PATH: _, ...rest } = env as Record<string, string>;
    for (const name of [
      'HOME',
      'XDG_CACHE_HOME',
      'XDG_CONFIG_HOME',
      'XDG_DATA_HOME',
      'XDG_STATE_HOME',
      'TASKDATA',
      'TASKRC',
    ])
      expect(rest[name]).toContain(sandbox.folder);
    expect(Object.keys(rest).filter((name) => name.startsWith('NODE_'))).toEqual([]);
  });

  it('copies files and folders afresh', () => {
    const [from, to] = [join(elsewhere, 'from'), join(elsewhere, 'to')];
    mkdirSync(from);
    mkdirSync(to);
    writeFileSync(join(from, 'file'), 'as it was');
    writeFileSync(join(to, 'file'), 'changed since');
    writeFileSync(join(to, 'left over'), '');
    freshCopy(from, to);
    expect(readFileSync(join(to, 'file'), 'utf8')).toBe('as it was');
    expect(() => readFileSync(join(to, 'left over'))).toThrow('ENOENT');
  });
});
