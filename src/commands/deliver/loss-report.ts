// What an exchange could not carry: on stderr in words, and with --loss as JSON for programs.
import { lossLines } from '../../exchange/loss.ts';
import type { Loss } from '../../exchange/loss.ts';
import { jsonDocument } from '../../show/data/json.ts';
import type { Envelope } from '../../show/data/json.ts';
import { safeLine } from '../../show/safe.ts';
import type { World } from '../../world.ts';
import type { Globals } from '../line/globals.ts';
import { deliver } from './deliver.ts';

/** Says every loss on stderr, and writes the whole report to the file that is named, `-` being stdout. */
export function reportLosses(
  losses: readonly Loss[],
  file: string | undefined,
  envelope: Envelope,
  body: Record<string, unknown>,
  globals: Globals,
  world: World,
): void {
  for (const line of lossLines(losses)) world.err(`${safeLine(line)}\n`);
  if (file === undefined) return;
  const report = jsonDocument(envelope, { ...body, losses });
  deliver(report, { ...globals, output: file, format: 'json', pager: false }, world);
}
