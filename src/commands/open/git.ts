// git, asked about a ledger that lies in a checkout.
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { failure } from '../../errors.ts';
import type { World } from '../../world.ts';

const run = promisify(execFile);

const PATIENCE = 60_000;

/** Nothing of the repository's own settings may start a program, ask, or change what is printed. */
const SAFELY = [
  '--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false', '-c', 'log.showRoot=true',
  '-c', 'i18n.logOutputEncoding=UTF-8', '-c', 'color.ui=false', '-c', 'core.quotePath=true',
]; // prettier-ignore

function environment(world: World): NodeJS.ProcessEnv {
  const { GIT_DIR: _d, GIT_WORK_TREE: _w, GIT_INDEX_FILE: _i, ...env } = world.env;
  return { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
}

function tooSlow(): Error {
  return failure('git-too-slow', 'git did not answer within a minute', ['predict log --no-git leaves it out']);
}

/** What git prints; undefined when it is not there, this is no checkout, or it has no answer. Throws `git-too-slow`. */
export async function git(folder: string, words: readonly string[], world: World): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...SAFELY, ...words], {
      env: environment(world),
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      timeout: PATIENCE,
    });
    return stdout;
  } catch (error) {
    if ((error as { killed?: boolean }).killed) throw tooSlow();
    return undefined;
  }
}

const NEWLINE = 10;

/** Takes the answer of `git cat-file --batch` apart, a line about an object and then its bytes, piece by piece. */
class Batch {
  #held: Buffer[] = [];
  #length = 0;
  /** The object whose bytes are awaited, and the newline behind them; undefined while a line is. */
  #awaited: { name: string; size: number } | undefined;
  readonly #each: (name: string, bytes: Buffer) => void;

  constructor(each: (name: string, bytes: Buffer) => void) {
    this.#each = each;
  }

  push(piece: Buffer): void {
    this.#held.push(piece);
    this.#length += piece.length;
    // Put together once all of it is there: a long file comes in thousands of pieces.
    if (this.#awaited && this.#length <= this.#awaited.size) return;
    let bytes = Buffer.concat(this.#held);
    for (;;) {
      if (this.#awaited) {
        const { name, size } = this.#awaited;
        if (bytes.length <= size) break;
        this.#each(name, bytes.subarray(0, size));
        bytes = bytes.subarray(size + 1);
        this.#awaited = undefined;
      }
      const end = bytes.indexOf(NEWLINE);
      if (end === -1) break;
      // "HASH blob 1234", or "HASH missing".
      const [name = '', , size] = bytes.toString('latin1', 0, end).split(' ');
      if (size !== undefined) this.#awaited = { name, size: Number(size) };
      bytes = bytes.subarray(end + 1);
    }
    this.#held = [bytes];
    this.#length = bytes.length;
  }
}

/** Gives the bytes of each object that is there, in the order of `names`. Throws `git-too-slow`. */
export async function gitObjects(
  folder: string,
  names: readonly string[],
  world: World,
  each: (name: string, bytes: Buffer) => void,
): Promise<void> {
  const batch = new Batch(each);
  await new Promise<void>((done, fail) => {
    const asked = spawn('git', ['-C', folder, ...SAFELY, 'cat-file', '--batch', '--buffer'], {
      env: environment(world),
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: PATIENCE,
    });
    asked.on('error', () => done());
    asked.on('close', (_code, signal) => (signal === null ? done() : fail(tooSlow())));
    asked.stdout.on('data', (piece: Buffer) => {
      try {
        batch.push(piece);
      } catch (error) {
        asked.kill();
        fail(error as Error);
      }
    });
    // It may end before it has read everything.
    asked.stdin.on('error', () => {});
    asked.stdin.end(names.map((name) => `${name}\n`).join(''));
  });
}
