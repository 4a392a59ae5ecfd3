// What an exchange could not carry: on stderr in words, and with --loss in a file for programs.
import { resolve } from 'node:path';
import { lossLines } from '../exchange/loss.ts';
import type { Loss } from '../exchange/loss.ts';
import { replaceFile } from '../ledger/store/store.ts';
import { jsonDocument } from '../show/json.ts';
import type { Envelope } from '../show/json.ts';
import { safeLine } from '../show/safe.ts';
import type { World } from '../world.ts';

/** Says every loss on stderr, and writes the whole report to the file that is named. */
export function reportLosses(
  losses: readonly Loss[],
  file: string | undefined,
  envelope: Envelope,
  body: Record<string, unknown>,
  world: World,
): void {
  for (const line of lossLines(losses)) world.err(`${safeLine(line)}\n`);
  if (file === undefined) return;
  replaceFile(resolve(world.cwd, file), Buffer.from(jsonDocument(envelope, { ...body, losses })), 'any', world.machine);
  world.err(`written: ${safeLine(file)}\n`);
}
