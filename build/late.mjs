// Parts of Node and of libraries that cost milliseconds to load and that most runs never use.
/** Built-ins that are slow to load: with `tty` and `child_process` comes the whole of streams and sockets. */
const SLOW = ['child_process', 'crypto', 'readline', 'tty', 'zlib'].join('|');
const REQUIRED = new RegExp(
  `^(\\s*)(?:let|const|var) (\\w+) = require\\("(node:(?:${SLOW})(?:/promises)?)"\\);$`,
  'gm',
);

/** A rolldown plugin: slow built-ins are loaded by the first use of one of their functions. */
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
 * Libraries of which a run needs nothing until it colours, wraps, or meets letters of other than one column. Each is a file of
 * its own, with the one function or class that we use of it.
 */
const LATE = { chalk: 'Chalk', 'fast-string-width': 'default', 'fast-wrap-ansi': 'wrapAnsi' };
const MARK = '\0late:';

/** What a build needs beside: the files that are loaded late. */
export const lateInputs = Object.fromEntries(Object.keys(LATE).map((name) => [`late-${name}`, name]));

/** A rolldown plugin: these libraries are loaded by their first call. */
export function lateLibraries() {
  return {
    name: 'late-libraries',
    resolveId: (source, importer) =>
      source in LATE && importer && !importer.includes('node_modules') ? `${MARK}${source}` : null,
    load: (id) => {
      if (!id.startsWith(MARK)) return null;
      const name = id.slice(MARK.length);
      const used = LATE[name];
      const late = `(one ??= require("./late-${name}.cjs").${used})`;
      // A class is called with \`new\`, and may be: what a function returns then stands in its place.
      const call = used === 'Chalk' ? `new (${late})(...all)` : `${late}(...all)`;
      return `let one; export ${used === 'default' ? 'default ' : ''}function ${used === 'default' ? '' : used}(...all) { return ${call}; }`;
    },
  };
}

const NO_DETECTION = '\0no-detection';

/** A rolldown plugin: chalk is told whether to colour, and so need not look at the terminal, which loads `tty`. */
export function noDetection() {
  return {
    name: 'no-detection',
    resolveId: (source) => (source === '#supports-color' ? NO_DETECTION : null),
    load: (id) => (id === NO_DETECTION ? 'export default { stdout: false, stderr: false };' : null),
  };
}

/** A rolldown plugin: what is asked for under these names stands beside the file that asks. */
export function beside(names) {
  return { name: 'beside', resolveId: (source) => (names.test(source) ? { id: source, external: true } : null) };
}
