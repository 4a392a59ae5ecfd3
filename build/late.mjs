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

const NO_DETECTION = '\0no-detection';

/** A rolldown plugin: chalk is told whether to colour, and so need not look at the terminal, which loads `tty`. */
export function noDetection() {
  return {
    name: 'no-detection',
    resolveId: (source) => (source === '#supports-color' ? NO_DETECTION : null),
    load: (id) => (id === NO_DETECTION ? 'export default { stdout: false, stderr: false };' : null),
  };
}
