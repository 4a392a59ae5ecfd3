/** A whole number from big-endian bytes in two's complement, as Parquet has decimals of many digits. */
function wholeOf(bytes: Uint8Array): bigint {
  let whole = 0n;
  for (const byte of bytes) whole = whole * 256n + BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, whole);
}

/**
 * unscaled / 10^scale, digit by digit: (65, 2) is 0.65, (-5, 1) is -0.5, (7, 0) is 7. `unscaled` may
 * be big-endian bytes.
 */
export function decimalText(unscaled: number | bigint | Uint8Array, scale: number): string {
  const whole = unscaled instanceof Uint8Array ? wholeOf(unscaled) : unscaled;
  const sign = whole < 0 ? '-' : '';
  const digits = String(whole)
    .replace('-', '')
    .padStart(scale + 1, '0');
  if (!(scale > 0)) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
