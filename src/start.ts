// The first thing that runs, in a file of its own: it answers what needs no command line to be read, which takes longer
// than the answer, and runs the rest of the build, with the code that an earlier run compiled where there is some.
import { statSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { CompiledFiles } from './code-cache.ts';
import { typedCommand } from './command-names.ts';
import { cacheFolder } from './ledger/cache/cache-folder.ts';
import { keepYoungest, writeCached } from './ledger/cache/store-cache.ts';
import { makeFolder } from './ledger/store/folder.ts';
import { sayOnStdout } from './streams.ts';
import { VERSION } from './version.ts';

/** From Node 22.8 on, which does what we do before. */
const { enableCompileCache, getCompileCacheDir } = require('node:module') as {
  enableCompileCache?: (folder: string) => void;
  getCompileCacheDir?: () => string | undefined;
};

/** Files of compiled code that are kept; a command loads three to twenty. */
const MAX_KEPT = 250;

/** What the build gives. */
interface CommandLine {
  run(words: string[]): Promise<unknown>;
}

/** True for a folder that only its owner, who runs us, can write to, and for one that is not there yet. */
function isOurs(folder: string, uid: number | undefined): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined || uid === undefined || (stats.uid === uid && (stats.mode & 0o022) === 0);
}

/**
 * Undefined where nothing is to be kept, or Node keeps it where it was told to. Code is run, so that it is not taken
 * from a folder that somebody else may write to; Node itself would take it from one in the folder for temp files.
 */
function folderOf(node: NodeJS.Process): string | undefined {
  if (node.env['NODE_DISABLE_COMPILE_CACHE'] || (enableCompileCache && node.env['NODE_COMPILE_CACHE']))
    return undefined;
  try {
    const cache = cacheFolder(node.env, homedir());
    const code = cache && join(cache, 'code');
    if (code === undefined) return undefined;
    // Node would make it as one that a group may write to, where files are made so.
    if (enableCompileCache) makeFolder(code);
    return isOurs(code, node.getuid?.()) ? code : undefined;
  } catch {
    // There is no home, or the folder cannot be made or looked at.
    return undefined;
  }
}

/** Runs the command line of `node`, the process that we are. */
export async function start(node: NodeJS.Process): Promise<void> {
  const words = node.argv.slice(2);
  const asksVersion = words.length === 1 && (words[0] === '--version' || words[0] === '-V');
  // Where it cannot be written the long way says why.
  if (asksVersion && sayOnStdout(`${VERSION}\n`)) return;
  const kept = folderOf(node);
  if (kept === undefined || enableCompileCache) {
    if (kept !== undefined) enableCompileCache?.(kept);
    await (require('./cli.cjs') as CommandLine).run(words);
    const inUse = kept && getCompileCacheDir?.();
    // Of files that are no longer in the build nobody else takes care.
    if (inUse) keepYoungest(inUse, '', MAX_KEPT);
    return;
  }
  // Each command keeps the functions that it calls itself, of files that it shares with others too.
  const command = typedCommand(words) ?? 'none';
  const files = new CompiledFiles(__dirname, kept, `${node.version}-${node.arch}-${command}`);
  await (files.load('cli.cjs') as CommandLine).run(words);
  for (const { name, bytes } of files.learned())
    writeCached(kept, name, bytes, { pid: node.pid, host: hostname() }, MAX_KEPT);
}
