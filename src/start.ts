// The first thing that runs. What needs no command line to be read is answered here: reading one takes longer than the answer.
import { VERSION } from './version.ts';
import { commandLine, sayOnStdout } from './world.ts';

/** Runs the words after `predict`. */
export async function start(): Promise<void> {
  const words = commandLine();
  const asksVersion = words.length === 1 && (words[0] === '--version' || words[0] === '-V');
  // Where it cannot be written the long way says why.
  if (!asksVersion || !sayOnStdout(`${VERSION}\n`)) await (await import('./cli.ts')).run(words);
}
