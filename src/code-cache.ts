// Node compiles a program anew in each run, which takes longer than much of what is then run. From 22.8 on it can keep
// what it compiled; for those before, the same is done here. Whatever goes wrong is a miss.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { readCached } from './ledger/cache/store-cache.ts';

const WRAPPER = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
const END = Buffer.from('\n})');

type Wrapped = (
  exports: object,
  require: (id: string) => unknown,
  module: object,
  file: string,
  folder: string,
) => void;

/** What was compiled, to be written: a name for the file and its bytes. */
export interface CompiledCode {
  name: string;
  bytes: Buffer;
}

/**
 * Runs that add to what is kept of a file. Functions are compiled when they are first called, and the next run calls
 * others: the first `list` reads the ledger, the second takes it from the cache.
 */
const LEARNING_RUNS = 4;

/** Code in a kept file, and the number of runs that it comes from. */
export interface KeptCode {
  code: Buffer;
  runs: number;
}

/**
 * The bytes of a kept file. V8 looks at the version, the flags and the length of the source, and then takes what it is
 * given, damaged or not: so the code stands there twice, with the source that it was compiled from, and the number of
 * runs as a byte and its opposite.
 */
export function keptBytes({ code, runs }: KeptCode, source: Buffer): Buffer {
  return Buffer.concat([code, code, source, Buffer.of(runs, ~runs)]);
}

/** What is in a kept file; undefined when the file is damaged or of another source. */
export function codeIn(kept: Buffer, source: Buffer): KeptCode | undefined {
  const length = (kept.length - source.length - 2) / 2;
  if (!Number.isInteger(length) || length <= 0) return undefined;
  const [runs, opposite] = [kept.at(-2)!, kept.at(-1)!];
  const code = kept.subarray(0, length);
  const isWhole =
    (runs ^ opposite) === 0xff &&
    code.equals(kept.subarray(length, 2 * length)) &&
    source.equals(kept.subarray(2 * length, -2));
  return isWhole ? { code, runs } : undefined;
}

/** The files of a build, each run once, with what was compiled of them in an earlier run where that was kept. */
export class CompiledFiles {
  readonly #folder: string;
  readonly #kept: string;
  readonly #node: string;
  readonly #modules = new Map<string, { exports: object }>();
  readonly #learning: { name: string; script: Script; source: Buffer; runs: number }[] = [];

  /** `folder` is that of the build, `kept` that of what was compiled, `node` tells versions and machines apart. */
  constructor(folder: string, kept: string, node: string) {
    this.#folder = folder;
    this.#kept = kept;
    this.#node = node;
  }

  /** What a file exports. */
  load(file: string): object {
    const known = this.#modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    this.#modules.set(file, module);
    const path = join(this.#folder, file);
    const wrapped = this.#script(file, path).runInThisContext() as Wrapped;
    const load = (id: string): unknown => (id.startsWith('./') ? this.load(basename(id)) : require(id));
    wrapped.call(module.exports, module.exports, load, module, path, this.#folder);
    return module.exports;
  }

  /** What the next run is to find, with every function that this run called; nothing of files that are learned. */
  learned(): CompiledCode[] {
    return this.#learning.map(({ name, script, source, runs }) => ({
      name,
      bytes: keptBytes({ code: script.createCachedData(), runs }, source),
    }));
  }

  #script(file: string, path: string): Script {
    const source = readFileSync(path);
    // Of two builds that are run by turns each keeps its own, with its length for a sign.
    const name = `${file}.${source.length}.${this.#node}.code`;
    const bytes = readCached(this.#kept, name);
    const kept = bytes && codeIn(bytes, source);
    const script = new Script(Buffer.concat([WRAPPER, source, END]).toString(), {
      filename: path,
      columnOffset: -WRAPPER.length,
      ...(kept && { cachedData: kept.code }),
    });
    const runs = kept && !script.cachedDataRejected ? kept.runs : 0;
    if (runs < LEARNING_RUNS) this.#learning.push({ name, script, source, runs: runs + 1 });
    return script;
  }
}
