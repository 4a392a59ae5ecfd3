// Whether a ledger may have a claim already, told by its bytes alone.
import { claimWords } from '../../claim-words.ts';

/** Bytes that are looked at together; much more would need a copy of all of them. */
const PIECE = 1 << 22;

/** The longest run of words that are plain ASCII, which stand in the bytes as they are but for capitals. */
function plainRun(words: readonly string[]): string[] {
  let [best, run]: [string[], string[]] = [[], []];
  for (const word of words) {
    run = /^[a-z0-9]+$/.test(word) ? [...run, word] : [];
    if (run.length > best.length) best = run;
  }
  return best;
}

/**
 * False only where no entry makes the claim: nowhere do its words stand in this order with nothing but signs (or an
 * escape such as \n) between them. Letters that somebody wrote as escapes (\x41) are not seen.
 */
export function mayClaim(bytes: Buffer, claim: string): boolean {
  const run = plainRun(claimWords(claim));
  if (run.length === 0) return true;
  const pattern = new RegExp(run.join('(?:\\\\[a-z]|[^a-z0-9])+'), 'i');
  // What lies across two pieces stands whole in the second; signs between words are seldom more than an indent.
  const overlap = claim.length * 2 + run.length * 200;
  for (let at = 0; at < bytes.length; at += PIECE)
    if (pattern.test(bytes.toString('latin1', Math.max(0, at - overlap), at + PIECE))) return true;
  return false;
}
