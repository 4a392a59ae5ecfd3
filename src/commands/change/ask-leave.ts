import type { Asker } from '../../ask/asker.ts';
import { failure } from '../../errors.ts';

/** The last question before a write. A no ends the command with status 1: what was asked for was not done. */
export async function askLeave(asker: Asker): Promise<void> {
  if (await asker.yes('Write this?', true)) return;
  throw failure('not-confirmed', 'nothing was written', []);
}
