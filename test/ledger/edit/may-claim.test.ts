import { describe, expect, it } from 'vitest';
import { mayClaim } from '../../../src/ledger/edit/may-claim.ts';

const may = (text: string, claim: string): boolean => mayClaim(Buffer.from(text), claim);

describe('a claim in bytes', () => {
  it.each([
    ['claim: It rains on 5 May.', 'it RAINS: on 5 may'],
    ['claim: "It rains\\non \\"5 May\\"."', 'It rains on 5 May.'],
    ['claim: >-\n      It rains\n      on 5 May.', 'It rains on 5 May.'],
    ["claim: 'It rains on ''5'' May.'", 'It rains on 5 May.'],
    ['claim: Es schneit früh im Mai 2026.', 'Es schneit FRÜH im Mai 2026!'],
    ['claim: Regen – jeden Tag', 'regen jeden tag'],
    ['anything', 'Снег идёт.'],
    ['anything', '—'],
  ])('%j may make %j', (text, claim) => expect(may(text, claim)).toBe(true));

  it.each([
    ['claim: It rains on 6 May.', 'It rains on 5 May.'],
    ['claim: It rains on 5 and 6 May.', 'It rains on 5 May.'],
    ['claim: It rains on5 May.', 'It rains on 5 May.'],
    ['', 'It rains on 5 May.'],
  ])('%j does not make %j', (text, claim) => expect(may(text, claim)).toBe(false));

  it('is found where two pieces meet with an indent between its words', () => {
    const text = `${'\n'.repeat((1 << 22) - 100)}it rains${' '.repeat(150)}on 5 may\n`;
    expect(may(text, 'It rains on 5 May.')).toBe(true);
  });

  it('is found where two pieces meet', () => {
    const claim = 'It rains on 5 May.';
    for (const before of [0, 1, 5, 17, 18]) {
      const text = `${'x\n'.repeat((1 << 21) - 20)}${'\n'.repeat(40 - before)}${claim}${'\ny'.repeat(100)}`;
      expect(may(text, claim)).toBe(true);
      expect(may(text, 'It rains on 6 May.')).toBe(false);
    }
  });
});
