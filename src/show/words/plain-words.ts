// Any value of a ledger in one line of words, for what has no words of its own.
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);

function inside(value: unknown): string {
  return typeof value === 'object' ? `(${plainWords(value)})` : plainWords(value);
}

/**
 * Keys with their values, without those that have none: { outcome: 'no', evidence: [{ url: 'x' }], why: 'Seen.' } is
 * `outcome: no, evidence: (url: x), why: Seen.`; nothing at all is `none`.
 */
export function plainWords(value: unknown): string {
  if (isEmpty(value)) return 'none';
  if (Array.isArray(value)) return value.map((one) => plainWords(one)).join('; ');
  if (typeof value !== 'object') return String(value as string | number | boolean);
  const kept = Object.entries(value as object).filter(([, one]) => !isEmpty(one));
  return kept.map(([key, one]) => `${key}: ${inside(one)}`).join(', ');
}
