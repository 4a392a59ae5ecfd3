// Node compiles a program anew in each run, which takes longer than much of what is then run. From 22.8 on it can keep
// what it compiled; for those before, the same is done here. Whatever goes wrong is a miss.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { readCached } from './ledger/cache/store-cache.ts';

const WRAPPER = '(function (exports, require, module, __filename, __dirname) {';

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
 * The bytes of a kept file. V8 looks at the version, the flags and the length of the source, and then takes what it is
 * given, damaged or not: so the code stands there twice, with the source that it was compiled from.
 */
export function keptBytes(code: Buffer, source: Buffer): Buffer {
  return Buffer.concat([code, code, source]);
}

/** The code in a kept file; undefined when the file is damaged or of another source. */
export function codeIn(kept: Buffer, source: Buffer): Buffer | undefined {
  const length = (kept.length - source.length) / 2;
  if (!Number.isInteger(length) || length <= 0) return undefined;
  const code = kept.subarray(0, length);
  const isWhole = code.equals(kept.subarray(length, 2 * length)) && source.equals(kept.subarray(2 * length));
  return isWhole ? code : undefined;
}

/** The files of a build, each run once, with what was compiled of them in an earlier run where that was kept. */
export class CompiledFiles {
  readonly #folder: string;
  readonly #kept: string;
  readonly #node: string;
  readonly #modules = new Map<string, { exports: object }>();
  readonly #fresh: { name: string; script: Script; source: Buffer }[] = [];

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

  /** What this run compiled and found nothing kept of, with every function that was called. */
  fresh(): CompiledCode[] {
    return this.#fresh.map(({ name, script, source }) => ({
      name,
      bytes: keptBytes(script.createCachedData(), source),
    }));
  }

  #script(file: string, path: string): Script {
    const source = readFileSync(path);
    // Of two builds that are run by turns each keeps its own, with its length for a sign.
    const name = `${file}.${source.length}.${this.#node}.code`;
    const kept = readCached(this.#kept, name);
    const cachedData = kept && codeIn(kept, source);
    const script = new Script(`${WRAPPER}${source.toString()}\n})`, {
      filename: path,
      columnOffset: -WRAPPER.length,
      ...(cachedData && { cachedData }),
    });
    if (!cachedData || script.cachedDataRejected) this.#fresh.push({ name, script, source });
    return script;
  }
}
