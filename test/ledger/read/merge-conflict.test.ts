import { describe, expect, it, test } from 'vitest';
import { readLedger } from '../../../src/ledger/read/read.ts';

const HEAD = 'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n';
const OURS = '  - id: ship-before-june\n    claim: We ship version 2 before June.\n    said: 2025-01-05\n';
const THEIRS = '  - id: hire-two\n    claim: We hire two people.\n    said: 2025-01-06\n';

/** What is said of a ledger with these lines below its head: code, line and message, then the hints. */
function saidOf(...entries: string[]): string[] {
  const { problems } = readLedger('l.yaml', HEAD + entries.join(''), () => []);
  return problems.flatMap(({ code, place, message, hints }) => [`${code} ${place?.line} ${message}`, ...hints]);
}

describe('a merge that nobody has settled', () => {
  it('is one error, and the part of what both sides began with is told of where it stands', () => {
    const plain = saidOf('<<<<<<< HEAD\n', OURS, '=======\n', THEIRS, '>>>>>>> theirs\n');
    expect(plain[0]).toBe('merge-conflict 5 the file holds a merge conflict that nobody has settled');
    expect(plain.join('\n')).not.toContain('|||||||');
    const three = saidOf('<<<<<<< HEAD\n', OURS, '||||||| base\n', '=======\n', THEIRS, '>>>>>>> theirs\n');
    expect(three).toEqual([...plain.slice(0, 2), expect.stringContaining('|||||||'), ...plain.slice(2)]);
  });

  // Whoever keeps both sides as they stand would give the outcome of the last entry to the new one.
  it('says where an outcome goes that one side added to the entry above', () => {
    const outcome =
      '    resolutions:\n      - { outcome: no, known: 2025-06-01, recorded: 2025-06-01, by: me, why: No tag. }\n';
    const said = saidOf(OURS, '<<<<<<< HEAD\n', THEIRS, '=======\n', outcome, '>>>>>>> theirs\n');
    expect(said[0]).toBe('merge-conflict 8 the file holds a merge conflict that nobody has settled');
    expect(said.join('\n')).toContain('goes before the new entries of the other side');
  });

  test.each(['<<<<<<< HEAD', '||||||| base', '=======', '>>>>>>> theirs', '=======\r'])(
    'of which %j alone is left is one error at that line',
    (mark) => {
      const [first, ...others] = saidOf(OURS, `${mark}\n`, THEIRS);
      expect(first).toBe('merge-conflict 8 this line is left over from a merge');
      expect(others).toHaveLength(1);
    },
  );

  it('is nothing that a text in a ledger can be taken for', () => {
    const note = '    note: |\n      Heading\n      =======\n      <<<<<<< said he\n';
    expect(saidOf(OURS, note)).toEqual([]);
    expect(saidOf(OURS, note, '    wrong: [\n')[0]).toMatch(/^(?!merge-conflict)/);
  });
});
