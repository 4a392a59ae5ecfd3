import type { World } from '../../world.ts';

/**
 * One line on a terminal's stderr that says how far long work has come, and goes away; nothing where
 * stderr is no terminal.
 */
export class ProgressLine {
  readonly #world: World;
  #width = 0;

  constructor(world: World) {
    this.#world = world;
  }

  say(text: string): void {
    if (!this.#world.isTerminal.stderr) return;
    this.#world.err(`\r${text.padEnd(this.#width)}`);
    this.#width = text.length;
  }

  /** Leaves the line empty, for whatever is said next. */
  clear(): void {
    if (this.#width > 0) this.#world.err(`\r${' '.repeat(this.#width)}\r`);
    this.#width = 0;
  }
}
