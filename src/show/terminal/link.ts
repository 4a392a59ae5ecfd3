import { safeLine } from '../safe.ts';
import { isWebAddress } from '../web-address.ts';
import type { Look } from './look.ts';

/** An address as text; clickable where the terminal follows OSC 8 links and the address is an http(s) one. */
export function link(address: string, look: Look): string {
  const text = safeLine(address);
  return look.links && isWebAddress(text) ? `\u001b]8;;${text}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
