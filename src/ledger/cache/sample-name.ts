/** Bytes looked at in each part, at equal distances. */
const SAMPLES = 256;

/**
 * A name for parts that are compared byte by byte in the end, so that it only has to be found quickly: eight
 * hexadecimal digits of their lengths and some of their bytes (FNV-1a). Other parts may have the same name.
 * sampleName([]) is 811c9dc5.
 */
export function sampleName(parts: readonly Uint8Array[]): string {
  let hash = 0x811c9dc5;
  const add = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (const part of parts) {
    for (let length = part.length; length > 0; length >>>= 8) add(length & 0xff);
    const step = Math.max(1, Math.floor(part.length / SAMPLES));
    for (let at = 0; at < part.length; at += step) add(part[at]!);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
