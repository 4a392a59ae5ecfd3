// The fingerprint of a ledger, without holding its bytes.
import { createHash } from 'node:crypto';
import { openToRead } from './open.ts';

/** Characters that are turned into bytes at a time. */
const PIECE = 1 << 20;

/** The SHA-256 of a text in UTF-8, in hexadecimal, without holding its bytes: that of the file it was decoded from. */
export function textSha256(text: string): string {
  const hash = createHash('sha256');
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + PIECE, text.length);
    // Both halves of a character stay together.
    if (end < text.length && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end--;
    hash.update(text.slice(start, end));
    start = end;
  }
  return hash.digest('hex');
}

/** The SHA-256 of a file in hexadecimal, without holding all of it. Throws the Failures of `readFileBytes`. */
export function fileSha256(path: string): string {
  const file = openToRead(path);
  try {
    const hash = createHash('sha256');
    for (const chunk of file.chunks()) hash.update(chunk);
    return hash.digest('hex');
  } finally {
    file.close();
  }
}
