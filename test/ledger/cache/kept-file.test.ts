// Promises: a file of the cache comes back as it was written, or not at all.
import { expect, it } from 'vitest';
import { keptFile, readKeptFile } from '../../../src/ledger/cache/kept-file.ts';
import { sampleName } from '../../../src/ledger/cache/sample-name.ts';

const [OF, BODY] = [Buffer.from('what it was made of'), Buffer.from('what was made of it')];

it('gives both parts back', () => {
  for (const times of [1, 2] as const) {
    const { of, body, isWhole } = readKeptFile(keptFile(OF, BODY, times));
    expect([of.toString(), body.toString(), isWhole]).toEqual([OF.toString(), BODY.toString(), times === 2]);
  }
  const { of, body } = readKeptFile(keptFile(Buffer.alloc(0), Buffer.alloc(0), 2));
  expect([of.length, body.length]).toEqual([0, 0]);
});

it('gives no body back that was damaged, where it stands twice, and calls none whole that stands once', () => {
  const twice = keptFile(OF, BODY, 2);
  for (let at = 0; at < twice.length; at++) {
    const damaged = Buffer.from(twice);
    damaged[at]! ^= 1 << (at % 8);
    let found: ReturnType<typeof readKeptFile> | undefined;
    try {
      found = readKeptFile(damaged);
    } catch {
      continue;
    }
    // Only what it was made of is another one, which whoever reads it compares.
    expect([found.of.equals(OF), found.body.equals(BODY)], `byte ${at}`).toEqual([false, true]);
  }
  for (let length = 0; length < twice.length; length++)
    expect(() => readKeptFile(twice.subarray(0, length)), `${length} bytes`).toThrow(RangeError);
  const once = keptFile(OF, BODY, 1);
  for (let at = 0; at < once.length; at++) {
    const damaged = Buffer.from(once);
    damaged[at]! ^= 1;
    try {
      expect(readKeptFile(damaged).isWhole).toBe(false);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
  }
});

it('is named by lengths and some bytes', () => {
  expect(sampleName([])).toBe('811c9dc5');
  // By hand: (2166136261 xor 1) times 16777619 modulo 2^32, and again with 0x61.
  expect(sampleName([Buffer.from('a')])).toBe(
    Number((((((2166136261n ^ 1n) * 16777619n) % 2n ** 32n) ^ 0x61n) * 16777619n) % 2n ** 32n)
      .toString(16)
      .padStart(8, '0'),
  );
  const name = sampleName([Buffer.alloc(100_000, 1)]);
  expect(sampleName([Buffer.alloc(100_001, 1)])).not.toBe(name);
  expect(sampleName([Buffer.alloc(100_000, 2)])).not.toBe(name);
});
