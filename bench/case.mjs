// One command to measure, and what its output must look like for the measurement to count.
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Case
 * @property {string} name How the report calls it; unique among the cases of its group.
 * @property {readonly string[]} command The program and its arguments.
 * @property {Readonly<Record<string, string | undefined>>} [env] What differs from the sandbox's environment.
 * @property {number} [status] The exit status of success where that is not 0.
 * @property {() => void} [before] Runs before every run, untimed.
 * @property {(output: string) => string | undefined} fault What is wrong with the output of the first run, if anything is.
 */

/** @param {string} what @param {number} expected @param {number} found */
function differs(what, expected, found) {
  return found === expected ? undefined : `${found} ${what} where ${expected} were expected`;
}

/** @param {string} text */
function lineCount(text) {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** @param {string} text @param {RegExp} pattern */
function matchCount(text, pattern) {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}

/** @param {number} expected @returns {Case['fault']} */
export function lines(expected) {
  return (output) => differs('lines', expected, lineCount(output));
}

/** @param {number} least @returns {Case['fault']} */
export function atLeastLines(least) {
  return (output) => {
    const found = lineCount(output);
    return found >= least ? undefined : `${found} lines where at least ${least} were expected`;
  };
}

/** @param {RegExp} pattern with the flag g @param {number} expected @returns {Case['fault']} */
export function matches(pattern, expected) {
  return (output) => differs(`matches of ${pattern}`, expected, matchCount(output, pattern));
}

/** For a command that changes a file and may say what it likes. @param {string} path @param {RegExp} pattern @param {number} expected @returns {Case['fault']} */
export function fileMatches(path, pattern, expected) {
  return () => differs(`matches of ${pattern} in the file`, expected, matchCount(readFileSync(path, 'utf8'), pattern));
}

/**
 * For a command that writes into a long file: all that stood there still stands there in its order, and one piece came in
 * that holds `added`.
 *
 * @param {string} before path of the file as it was
 * @param {string} after path of the file as it is
 * @param {string} added
 * @returns {Case['fault']}
 */
export function onePieceAdded(before, after, added) {
  return () => {
    const [old, now] = [readFileSync(before), readFileSync(after)];
    if (now.length <= old.length) return 'the file did not grow';
    let head = 0;
    while (head < old.length && old[head] === now[head]) head += 1;
    let tail = 0;
    while (tail < old.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
    if (head + tail < old.length) return 'bytes outside the new piece changed';
    const piece = now.subarray(head, now.length - tail).toString('utf8');
    return piece.includes(added) ? undefined : `what was written lacks "${added}"`;
  };
}
