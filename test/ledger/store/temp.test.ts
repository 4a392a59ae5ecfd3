import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import { describeFault, removeOwn, sweepStale, tempName } from '../../../src/ledger/store/temp.ts';

const STORE = new URL('../../../src/ledger/store/', import.meta.url);
const KEPT = 'the ledger is as it was';

type Deed = 'read' | 'write' | 'lock';

function faultOf(code: string, deed: Deed, ofLedger?: boolean): Failure {
  const fault = describeFault(Object.assign(new Error(code), { code }), '/some/where.yaml', deed, ofLedger);
  if (!(fault instanceof Failure)) throw fault;
  return fault;
}

const hintsOf = (code: string, deed: Deed, ofLedger?: boolean): readonly string[] =>
  faultOf(code, deed, ofLedger).problems[0]!.hints;

test.each(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ELOOP', 'EIO'])(
  '%s is told with what to do next',
  (code) => {
    for (const deed of ['read', 'write', 'lock'] as const)
      expect(hintsOf(code, deed).filter((hint) => hint !== KEPT)).toHaveLength(1);
  },
);

test('what is said of the ledger is said of nothing else', () => {
  expect(hintsOf('ENOSPC', 'write')).toContain(KEPT);
  expect(hintsOf('ENOSPC', 'write', false)).not.toContain(KEPT);
  expect(hintsOf('EROFS', 'read')).not.toContain(KEPT);
});

test.each([
  ['EACCES', 'read', 'you may not read /some/where.yaml'],
  ['EPERM', 'read', 'you may not read /some/where.yaml'],
  ['EPERM', 'write', 'you may not write in the folder /some'],
  ['ENOTDIR', 'read', 'there is no file /some/where.yaml'],
  ['ENOTDIR', 'lock', 'there is no folder /some'],
  ['EIO', 'read', 'could not read /some/where.yaml: EIO'],
  ['EIO', 'lock', 'could not lock /some/where.yaml: EIO'],
] as const)('%s where it is to %s: %s', (code, deed, message) => {
  const fault = faultOf(code, deed);
  expect(fault.message).toBe(message);
  if (code === 'EIO') expect(fault.problems[0]!.code).toBe(deed === 'read' ? 'cannot-read' : 'cannot-write');
});

test('only temp files for this ledger, of this host, and of the processes that are meant are removed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'predict-temp-'));
  const machine = (host: string, pid: number) => ({
    host,
    pid,
    isAlive: (other: number) => other !== 7,
    onInterrupt: () => () => undefined,
  });
  const [ledger, other] = [join(folder, 'wang.yaml'), join(folder, 'bang.yaml')];
  const long = `${'long-name-of-a-host'.repeat(4)}.net/work`;
  const stale = tempName(ledger, machine('a.b', 7));
  const kept = [
    tempName(ledger, machine('a.b', 8)),
    tempName(ledger, machine('a.b', 10)),
    tempName(ledger, machine('a.c', 7)),
    tempName(ledger, machine(long, 7)),
    tempName(other, machine('a.b', 7)),
  ];
  for (const path of [stale, ...kept]) writeFileSync(path, '');
  expect(basename(stale)).toMatch(/^\.wang\.yaml\.a_b\.7\.[a-z0-9]{8}\.tmp$/);
  expect(basename(kept[3]!)).toMatch(/^\.wang\.yaml\.[a-z-]{40}\.7\./);
  try {
    sweepStale(ledger, machine('a.b', 9));
    expect(readdirSync(folder).toSorted()).toEqual(kept.map((path) => basename(path)).toSorted());
    // A process that is about to end is alive.
    removeOwn(ledger, machine('a.b', 8));
    expect(readdirSync(folder).toSorted()).toEqual(kept.slice(1).map((path) => basename(path)).toSorted()); // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no failure of the store is made without a hint', () => {
  const bare = readdirSync(STORE).flatMap((name) => {
    const text = readFileSync(new URL(name, STORE), 'utf8');
    return [...text.matchAll(/failure\(\s*[^`',]*'[\w-]+'[^`',]*,\s*(?:`[^`]*`|'[^']*'),?\s*\)/g)].map(
      ([call]) => call,
    );
  });
  expect(bare).toEqual([]);
});
