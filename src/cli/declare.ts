// How a command is declared: in its words, with examples and with what it does.
import type { Command } from 'commander';
import type { Globals } from '../commands/line/globals.ts';
import type { World } from '../world.ts';

/** What a command does with its arguments and flags; gives the exit status. */
type Handler = (args: string[], options: Record<string, unknown>, globals: Globals, world: World) => Promise<number>;

/** Declares a command with two examples for its help. */
export type Declare = (usage: string, summary: string, examples: [string, string], handler: Handler) => Command;

/** For an option that may stand several times: the values so far and the new one. */
export const repeated = (value: string, before: string[] = []): string[] => [...before, value];
