// A terminal for people who asked for no colour or for plain ASCII: what the prompts draw is toned down on its way.
import type { Look } from '../show/terminal/look.ts';

// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g;

const GLYPHS: Readonly<Record<string, string>> = {
  '│': '|', '┌': '+', '┐': '+', '└': '+', '┘': '+', '├': '+', '╮': '+', '╭': '+', '╯': '+', '╰': '+', '─': '-',
  '◆': '*', '◇': 'o', '■': 'x', '▲': '!', '●': '>', '○': ' ', '◻': '[ ]', '◼': '[x]', '▪': '*', '…': '...',
  '↑': 'up', '↓': 'down', '←': 'left', '→': 'right', '•': '/',
}; // prettier-ignore
const GLYPH = new RegExp(`[${Object.keys(GLYPHS).join('')}]`, 'gu');

/** The text as it may be shown: without colour codes, without glyphs beyond ASCII, or as it is. */
export function tonedDown(text: string, look: Pick<Look, 'colour' | 'unicode'>): string {
  const plain = look.colour ? text : text.replace(COLOUR, '');
  return look.unicode ? plain : plain.replace(GLYPH, (glyph) => GLYPHS[glyph]!);
}

/** The stream, its writing toned down. */
export function plainOutput(stream: NodeJS.WriteStream, look: Pick<Look, 'colour' | 'unicode'>): NodeJS.WriteStream {
  const write = (text: string | Uint8Array): boolean =>
    stream.write(typeof text === 'string' ? tonedDown(text, look) : text);
  return new Proxy(stream, {
    get(target, key) {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
