// The builds of predict that are measured: the present one, and another one beside it for before and after.
import { resolve } from 'node:path';

/**
 * @typedef {object} Build
 * @property {string} label What its commands are called: `predict`, `old predict`.
 * @property {string} bin
 * @property {boolean} isPresent
 */

export const ROOT = resolve(import.meta.dirname, '..');

/** @param {string | undefined} old path of another build's bin/predict.js @returns {Build[]} */
export function buildsOf(old) {
  const present = { label: 'predict', bin: resolve(ROOT, 'bin/predict.js'), isPresent: true };
  return old === undefined ? [present] : [present, { label: 'old predict', bin: resolve(old), isPresent: false }];
}
