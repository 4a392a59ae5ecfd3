import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { atLeastLines, lines, matches, onePieceAdded } from '../../bench/case.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bench-case-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what an output must look like', () => {
  it('counts lines', () => {
    expect(lines(2)('a\nb\n')).toBeUndefined();
    expect(lines(2)('a\n')).toBe('1 lines where 2 were expected');
    expect(atLeastLines(2)('a\n')).toBe('1 lines where at least 2 were expected');
    expect(atLeastLines(2)('a\nb\nc\n')).toBeUndefined();
  });

  it('counts matches, afresh each time', () => {
    const fault = matches(/^id:/gm, 2);
    expect(fault('id:1\nid:2\n')).toBeUndefined();
    expect(fault('id:1\nid:2\n')).toBeUndefined();
    expect(fault('')).toBe('0 matches of /^id:/gm where 2 were expected');
  });
});

describe('one piece added', () => {
  const before = join(folder, 'before');
  const after = join(folder, 'after');
  const faultOf = (old: string, now: string): string | undefined => {
    writeFileSync(before, old);
    writeFileSync(after, now);
    return onePieceAdded(before, after, 'new')('');
  };

  it('takes a file with one insertion, in the middle or at the end', () => {
    expect(faultOf('a\nb\n', 'a\nnew\nb\n')).toBeUndefined();
    expect(faultOf('a\nb\n', 'a\nb\nnew\n')).toBeUndefined();
  });

  it('sees a changed byte elsewhere, a lost one, nothing done, and the wrong piece', () => {
    expect(faultOf('a\nb\n', 'A\nnew\nb\n')).toBe('bytes outside the new piece changed');
    expect(faultOf('a\nb\nc\n', 'a\nnew\nc\n')).toBe('bytes outside the new piece changed');
    expect(faultOf('a\nb\n', 'a\nb\n')).toBe('the file did not grow');
    expect(faultOf('a\nb\n', 'a\nold\nb\n')).toBe('what was written lacks "new"');
  });
});
