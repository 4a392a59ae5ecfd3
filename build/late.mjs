// Parts of Node and of libraries that cost milliseconds to load and that most runs never use.
/** Built-ins that are slow to load: with `tty` and `child_process` comes the whole of streams and sockets. */
const SLOW = ['child_process', 'crypto', 'readline', 'tty', 'worker_threads', 'zlib'].join('|');
const REQUIRED = new RegExp(
  `^(\\s*)(?:let|const|var) (\\w+) = require\\("(node:(?:${SLOW})(?:/promises)?)"\\);$`,
  'gm',
);

/** Slow built-ins are loaded by the first use of one of their functions. @returns {import('rolldown').Plugin} */
export function lateBuiltins() {
  return {
    name: 'late-builtins',
    renderChunk: (code) =>
      code.replaceAll(REQUIRED, (all, indent, name, from) =>
        // Where the name is assigned again the module is wanted whole.
        new RegExp(`(?:^|[^\\w.])${name} = `).test(code.replace(all, ''))
          ? all
          : `${indent}const ${name} = new Proxy({}, { get: (_, key) => require("${from}")[key] });`,
      ),
  };
}

/**
 * Libraries of which a run needs nothing until it colours, wraps, or meets letters of other than one column.
 * @type {Record<string, { file: string, export: string, call: string }>}
 */
const LATE = {
  chalk: { file: 'late-chalk', export: 'export function Chalk(...all)', call: 'new (file().Chalk)(...all)' },
  'fast-string-width': {
    file: 'late-width',
    export: 'export default function (...all)',
    call: 'file().stringWidth(...all)',
  },
  'fast-wrap-ansi': { file: 'late-width', export: 'export function wrapAnsi(...all)', call: 'file().wrapAnsi(...all)' },
};
const MARK = '\0late:';

/** The files that are loaded late, to be built beside the others. */
export const lateInputs = { 'late-chalk': 'build/late-chalk.mjs', 'late-width': 'build/late-width.mjs' };

/**
 * What we use of these libraries is loaded by its first call. A class may be called in the place of `new`.
 * @returns {import('rolldown').Plugin}
 */
export function lateLibraries() {
  return {
    name: 'late-libraries',
    resolveId: (source, importer) =>
      source in LATE && /[\\/]src[\\/]/.test(importer ?? '') ? `${MARK}${source}` : null,
    load: (id) => {
      if (!id.startsWith(MARK)) return null;
      const late = /** @type {{ file: string, export: string, call: string }} */ (LATE[id.slice(MARK.length)]);
      return `let loaded; const file = () => (loaded ??= require("./${late.file}.cjs")); ${late.export} { return ${late.call}; }`;
    },
  };
}

const NO_DETECTION = '\0no-detection';

/**
 * Chalk is told whether to colour, and so need not look at the terminal, which loads `tty`.
 * @returns {import('rolldown').Plugin}
 */
export function noDetection() {
  return {
    name: 'no-detection',
    resolveId: (source) => (source === '#supports-color' ? NO_DETECTION : null),
    load: (id) => (id === NO_DETECTION ? 'export default { stdout: false, stderr: false };' : null),
  };
}

/**
 * What is asked for under these names stands beside the file that asks.
 * @param {RegExp} names
 * @returns {import('rolldown').Plugin}
 */
export function beside(names) {
  return { name: 'beside', resolveId: (source) => (names.test(source) ? { id: source, external: true } : null) };
}
