// What predict is measured at: the commands of each task.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './builds.mjs';
import { atLeastLines, lines, matches, onePieceAdded } from './case.mjs';
import { FOLDER, overdueEntry } from './data-files.mjs';
import { filteredCount, FILTER } from './entries.mjs';
import { run } from './run.mjs';
import { freshCopy } from './sandbox.mjs';

/** @typedef {import('./case.mjs').Case} Case */
/** @typedef {{ build: import('./builds.mjs').Build, sandbox: import('./sandbox.mjs').Sandbox, data: import('./data-files.mjs').DataFiles }} Desk */

const SHIPPED = join(ROOT, 'data', 'wang.yaml');

/** From this many entries on a ledger is long enough for the cache of parsed ledgers. */
const CACHED_FROM = 100;

const NO_CACHE = '--no-cache';

/** A command; one that reads a ledger, without the cache of those. @param {Desk} desk @param {string} name @param {string[]} args @param {Case['fault']} fault @returns {Case} */
function predictCase({ build }, name, args, fault) {
  const readsLedger = args.includes('--ledger');
  const command = [process.execPath, build.bin, ...args, ...(readsLedger && build.isPresent ? [NO_CACHE] : [])];
  // An older build may not know the flag.
  return {
    name: `${build.label} ${name}`,
    command,
    fault,
    ...(!build.isPresent && { env: { PREDICT_NO_CACHE: '1' } }),
  };
}

/** @param {Case} one */
function cachingCommand(one) {
  return one.command.filter((word) => word !== NO_CACHE);
}

/** The same with the cache full: a run before the first one fills it. @param {Desk} desk @param {Case} one @returns {Case} */
function cached({ sandbox }, one) {
  const full = {
    ...one,
    name: `${one.name}, cached`,
    command: cachingCommand(one),
    env: { ...one.env, XDG_CACHE_HOME: join(sandbox.folder, 'cache-full') },
  };
  let isFull = false;
  const before = () => {
    if (!isFull) run(full, sandbox);
    isFull = true;
  };
  return { ...full, before };
}

/** The same with no ledger in the cache, which it then fills. @param {Desk} desk @param {Case} one @returns {Case} */
function cold({ sandbox }, one) {
  const cache = join(sandbox.folder, 'cache-empty');
  const own = join(cache, 'predict');
  const before = () => {
    const names = existsSync(own) ? readdirSync(own) : [];
    // Compiled code stays: it is kept by the first run of anything.
    for (const name of names) if (name !== 'code') rmSync(join(own, name));
  };
  const env = { ...one.env, XDG_CACHE_HOME: cache };
  return { ...one, name: `${one.name}, cache empty`, command: cachingCommand(one), env, before };
}

/** @param {Desk} desk @param {number} count @param {Case} one */
function withCached(desk, count, one) {
  return count >= CACHED_FROM && desk.build.isPresent ? [one, cached(desk, one)] : [one];
}

/** @param {Desk} desk */
export function startCases(desk) {
  const complete = ['complete', 'bash', '--'];
  const shown = { PREDICT_LEDGER: SHIPPED };
  return [
    predictCase(desk, '--version', ['--version'], lines(1)),
    predictCase(desk, '--help', ['--help'], atLeastLines(30)),
    predictCase(desk, 'complete -- li', [...complete, 'li'], matches(/^list\t/gm, 1)),
    { ...predictCase(desk, 'complete -- show mi', [...complete, 'show', 'mi'], matches(/^mi/gm, 4)), env: shown },
  ];
}

/** @param {Desk} desk */
export function shippedCases(desk) {
  const on = ['--ledger', SHIPPED];
  const list = predictCase(desk, 'list', [...on, 'list'], lines(56));
  const card = predictCase(desk, 'scorecard', [...on, 'scorecard'], atLeastLines(10));
  return [
    list,
    ...(desk.build.isPresent ? [cached(desk, list)] : []),
    predictCase(desk, 'tags', [...on, 'tags'], atLeastLines(5)),
    predictCase(desk, 'show ID', [...on, 'show', 'military-agents-in-war-2025'], atLeastLines(30)),
    card,
    ...(desk.build.isPresent ? [cached(desk, card)] : []),
    predictCase(desk, 'report', [...on, 'report'], atLeastLines(30)),
    predictCase(desk, 'check', [...on, 'check'], matches(/: error: /g, 0)),
  ];
}

/** @param {Desk} desk @param {number} count */
export function listCases(desk, count) {
  const one = predictCase(desk, 'list', ['--ledger', desk.data.ledger(count), 'list'], lines(count));
  const rest = withCached(desk, count, one);
  return rest.length === 1 ? rest : [one, cold(desk, one), ...rest.slice(1)];
}

/** @param {Desk} desk @param {number} count */
export function filteredCases(desk, count) {
  const terms = [`tag:${FILTER.topic}`, `said:${FILTER.from}..`];
  const args = ['--ledger', desk.data.ledger(count), 'list', ...terms];
  return withCached(desk, count, predictCase(desk, 'list TERMS', args, lines(filteredCount(count))));
}

/** @param {Desk} desk @param {number} count */
export function summaryCases(desk, count) {
  const args = ['--ledger', desk.data.ledger(count), 'scorecard'];
  return withCached(desk, count, predictCase(desk, 'scorecard', args, atLeastLines(30)));
}

/** @param {Desk} desk @param {number} count */
export function lookCases(desk, count) {
  const on = ['--ledger', desk.data.ledger(count)];
  const { id } = overdueEntry(count);
  return [
    predictCase(desk, 'report', [...on, 'report'], atLeastLines(30)),
    ...withCached(desk, count, predictCase(desk, 'tags', [...on, 'tags'], atLeastLines(30))),
    ...withCached(desk, count, predictCase(desk, 'show ID', [...on, 'show', id], matches(new RegExp(id, 'g'), 1))),
  ];
}

/** @param {Desk} desk @param {number} count */
export function checkCases(desk, count) {
  return [predictCase(desk, 'check', ['--ledger', desk.data.ledger(count), 'check'], matches(/: error: /g, 0))];
}

/** A command that writes, on a new copy of the ledger each time. @param {Desk} desk @param {number} count @param {string} name @param {string[]} args @param {string} added @returns {Case} */
function writing(desk, count, name, args, added) {
  const [ledger, copy] = [desk.data.ledger(count), join(desk.sandbox.folder, 'changed.yaml')];
  const one = predictCase(desk, name, ['--ledger', copy, ...args], onePieceAdded(ledger, copy, added));
  return { ...one, before: () => freshCopy(ledger, copy) };
}

/**
 * The same on a ledger that is known to be sound: a run before the first one finds that out and leaves a mark. The copies are
 * the same bytes each time, so that the mark speaks of all of them.
 *
 * @param {Desk} desk @param {Case} one @returns {Case[]}
 */
function withKnownSound(desk, one) {
  const full = cached(desk, one);
  const before = () => {
    full.before?.();
    one.before?.();
  };
  return [one, { ...full, name: `${one.name}, known sound`, before }];
}

/** @param {Desk} desk @param {number} count */
export function addCases(desk, count) {
  const claim = 'One more thing happens before the end of the year.';
  const args = ['add', '--claim', claim, '--due', '2026-12-31', '--p', '65%', '--tag', 'rail'];
  return withKnownSound(desk, writing(desk, count, 'add', args, claim));
}

/** @param {Desk} desk @param {number} count */
export function changeCases(desk, count) {
  const why = 'The register of the town shows it.';
  const args = ['resolve', overdueEntry(count).id, 'yes', '--why', why];
  return withKnownSound(desk, writing(desk, count, 'resolve', args, why));
}

/** @param {Desk} desk @param {number} count */
export function scoreCases(desk, count) {
  return /** @type {const} */ (['csv', 'jsonl']).map((format) =>
    predictCase(desk, `score, ${format}`, ['score', desk.data.table(format, count)], atLeastLines(10)),
  );
}

/** @param {Desk} desk @param {number} count */
export function folderCases(desk, count) {
  return [
    predictCase(desk, 'list, one ledger', ['--ledger', desk.data.ledger(count), 'list'], lines(count)),
    predictCase(desk, `list, ${FOLDER.files} ledgers`, ['--ledger', desk.data.ledgerFolder(), 'list'], lines(count)),
  ];
}
