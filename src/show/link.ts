import { safeLine } from './safe.ts';
import type { Look } from './terminal/look.ts';

/** True for the only addresses that outputs turn into links. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(address);
}

/** An address as text; clickable where the terminal follows OSC 8 links and the address is an http(s) one. */
export function link(address: string, look: Look): string {
  const text = safeLine(address);
  return look.links && isWebAddress(text) ? `\u001b]8;;${text}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
