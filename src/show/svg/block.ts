// Parts of a picture that are stacked one below the other.
import { escaped } from '../markup-escape.ts';
import { SVG_STYLE } from './style.ts';
import { round, svgText, wrapped } from './text.ts';
import type { TextLook } from './text.ts';

/** Drawn from (0, 0) downwards; `height` in pixels. */
export interface Block {
  height: number;
  body: string;
}

/** Bold letters are wider. */
const BOLD = 1.1;

/** Wrapped text of a given width; no text gives no height. */
export function textBlock(text: string, look: TextLook, room: number, most?: number): Block {
  const lines = wrapped(text, look.bold ? look.size * BOLD : look.size, room, most);
  const step = Math.round(look.size * 1.4);
  return {
    height: lines.length * step,
    body: lines.map((line, index) => svgText(0, index * step + look.size, line, look)).join(''),
  };
}

/** Blocks below each other, `gap` pixels apart; empty ones leave no gap. */
export function stacked(blocks: readonly Block[], gap: number): Block {
  let height = 0;
  const bodies: string[] = [];
  for (const block of blocks) {
    if (block.height === 0) continue;
    const y = height === 0 ? 0 : height + gap;
    bodies.push(`<g transform="translate(0 ${round(y)})">${block.body}</g>`);
    height = y + block.height;
  }
  return { height, body: bodies.join('\n') };
}

/** Two blocks side by side, the second one `left` pixels to the right. */
export function beside(first: Block, second: Block, left: number): Block {
  return {
    height: Math.max(first.height, second.height),
    body: `${first.body}\n<g transform="translate(${left} 0)">${second.body}</g>`,
  };
}

/** A rule across the block. */
export function ruleBlock(width: number): Block {
  return { height: 1, body: `<path class="p-rule" d="M0,.5H${width}"/>` };
}

/**
 * A stand-alone picture on its own paper, `margin` pixels around the content, with a title and
 * description for screen readers.
 */
export function standAlone(content: Block, width: number, margin: number, title: string, about: string): string {
  const height = Math.ceil(content.height + 2 * margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(about)}</desc>`,
    SVG_STYLE,
    `<rect class="p-paper" width="${width}" height="${height}"/>`,
    `<g transform="translate(${margin} ${margin})">`,
    content.body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
