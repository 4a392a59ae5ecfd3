/** The words of a claim, whatever stands between them and whatever letters are large. */
export function claimWords(claim: string): string[] {
  return claim.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [claim];
}
