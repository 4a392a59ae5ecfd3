// The builds of predict that are measured: the present one, and another one beside it for before and after.
import { resolve } from 'node:path';

/**
 * @typedef {object} Build
 * @property {string} label
 * @property {string} bin
 * @property {boolean} isPresent
 */

/** What the commands of each build are called by. */
const PRESENT = 'predict';
const OTHER = 'old predict';

export const ROOT = resolve(import.meta.dirname, '..');

/** @param {string | undefined} old path of another build's bin/predict.js @returns {Build[]} */
export function buildsOf(old) {
  const present = { label: PRESENT, bin: resolve(ROOT, 'bin/predict.js'), isPresent: true };
  return old === undefined ? [present] : [present, { label: OTHER, bin: resolve(old), isPresent: false }];
}

/** What the present build calls the same case; undefined for a case that is none of another build. @param {string} name */
export function presentName(name) {
  return name.startsWith(`${OTHER} `) ? PRESENT + name.slice(OTHER.length) : undefined;
}
