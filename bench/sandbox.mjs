// A temporary folder that holds everything a measured program reads or writes, so that nothing of the user's is touched.
import {
  closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync,
} from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TODAY } from './entries.mjs';

/**
 * @typedef {object} Sandbox
 * @property {string} folder
 * @property {Readonly<Record<string, string | undefined>>} env
 */

/**
 * Makes the folder, which the caller removes. The variables that Node itself heeds are left out unless `keepsNode`:
 * some of them make every start longer, and every ratio to a start better than it is.
 *
 * @param {boolean} keepsNode
 * @returns {Sandbox}
 */
export function makeSandbox(keepsNode) {
  const folder = mkdtempSync(join(tmpdir(), 'predict-bench-'));
  /** @param {string} name */
  const inside = (name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  writeFileSync(join(folder, 'taskrc'), 'confirmation=off\nhooks=off\n');
  return {
    folder,
    env: {
      ...(keepsNode
        ? Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(NODE|SSL)_/.test(name)))
        : {}),
      PATH: process.env['PATH'],
      TMPDIR: inside('tmp'),
      HOME: inside('home'),
      XDG_CONFIG_HOME: inside('config'),
      XDG_DATA_HOME: inside('data'),
      XDG_STATE_HOME: inside('state'),
      XDG_CACHE_HOME: inside('cache'),
      TASKRC: join(folder, 'taskrc'),
      TASKDATA: inside('task'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'editor',
      GIT_AUTHOR_EMAIL: 'editor@example.org',
      GIT_COMMITTER_NAME: 'editor',
      GIT_COMMITTER_EMAIL: 'editor@example.org',
      BEANCOUNT_DISABLE_LOAD_CACHE: '1',
      PREDICT_TODAY: TODAY,
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
    },
  };
}

/** Certificates that a system keeps for its programs, where the usual ones keep them. */
const CERTIFICATES = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'];

/**
 * The same place, where Node starts about twice as slowly, since it reads the system's certificates first, as it is
 * told to on machines behind a proxy. Undefined where there are none.
 *
 * @param {Sandbox} sandbox
 * @returns {Sandbox | undefined}
 */
export function withCertificates(sandbox) {
  const file = CERTIFICATES.find((path) => existsSync(path));
  return file === undefined ? undefined : { ...sandbox, env: { ...sandbox.env, NODE_EXTRA_CA_CERTS: file } };
}

/**
 * Copies a file or folder to `to`, over what is there, and waits until it is on the disk: writing it out later would
 * disturb the next measurement.
 *
 * @param {string} from
 * @param {string} to
 */
export function freshCopy(from, to) {
  if (statSync(from).isDirectory()) {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) freshCopy(join(from, name), join(to, name));
    return;
  }
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  const file = openSync(to, 'r+');
  fsyncSync(file);
  closeSync(file);
}
