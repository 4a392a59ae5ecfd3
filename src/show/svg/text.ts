// Text in pictures: SVG does not wrap, and nothing here can measure a font, so widths are estimated on the wide side.
import { escaped } from '../markup-escape.ts';
import { safeLine } from '../safe.ts';
import { width } from '../terminal/width.ts';

/** Width in pixels of a text in a usual sans-serif font, rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) {
    if (/[ ilIjtf.,:;'|!()[\]]/.test(character)) em += 0.4;
    else if (/[A-Zmw@%&—=<>+#~^]/.test(character)) em += 0.92;
    else em += width(character) === 2 ? 1 : 0.63;
  }
  return em * size;
}

function brokenWord(word: string, size: number, room: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && textWidth(part + character, size) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Lines that fit into `room` pixels; at most `most`, the last one ending in an ellipsis where text is left. */
export function wrapped(text: string, size: number, room: number, most = 99): string[] {
  const words = safeLine(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => brokenWord(word, size, room));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= room) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(' '), size, room)];
}

/** The text, cut with an ellipsis where it is wider than the room. */
export function shortened(text: string, size: number, room: number): string {
  const safe = safeLine(text);
  if (textWidth(safe, size) <= room) return safe;
  let shown = '';
  for (const character of safe) {
    if (textWidth(`${shown}${character}…`, size) > room) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

export interface TextLook {
  size: number;
  quiet?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  bold?: boolean;
}

/** One text element; the text is escaped here. */
export function svgText(x: number, y: number, text: string, look: TextLook): string {
  const anchor = look.anchor && look.anchor !== 'start' ? ` text-anchor="${look.anchor}"` : '';
  const weight = look.bold ? ' font-weight="600"' : '';
  return `<text x="${round(x)}" y="${round(y)}" class="${look.quiet ? 'p-quiet' : 'p-ink'}" font-size="${look.size}"${anchor}${weight}>${escaped(text)}</text>`;
}

/** Coordinates with one decimal are finer than a screen shows. */
export function round(value: number): string {
  const text = value.toFixed(1);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}
