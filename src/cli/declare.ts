// How a command is declared: in its words, with examples and with what it does.
import type { Command } from 'commander';
import type { Globals } from '../commands/line/globals.ts';
import type { World } from '../world.ts';

/** What a command does with its arguments and flags; gives the exit status. */
type Handler = (args: string[], options: Record<string, unknown>, globals: Globals, world: World) => Promise<number>;

/**
 * For each argument that a command cannot do without, what is said where it is missing: what the command needs, and
 * what to do next.
 */
export type Wanted = Readonly<Record<string, readonly [needs: string, ...hints: string[]]>>;

/** Declares a command with two examples for its help. */
export type Declare = (
  usage: string,
  summary: string,
  examples: [string, string],
  handler: Handler,
  wanted?: Wanted,
) => Command;

/** What each of the declared commands wants. */
export const WANTED = new WeakMap<Command, Wanted>();

/** For an option that may stand several times: the values so far and the new one. */
export const repeated = (value: string, before: string[] = []): string[] => [...before, value];
