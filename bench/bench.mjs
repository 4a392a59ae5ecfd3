// npm run bench: whole processes of predict and of its peers on made-up data, as ratios to `node -e 0`.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { buildsOf, ROOT } from './builds.mjs';
import { DataFiles } from './data-files.mjs';
import { withPart } from './document-part.mjs';
import { figuresPage } from './figures-page.mjs';
import { machineLine } from './machine.mjs';
import { measureGroup } from './measure.mjs';
import { optionsOf, USAGE } from './options.mjs';
import { packageVerdicts } from './package-size.mjs';
import { findPeers } from './peers.mjs';
import { canMeasureMemory } from './run.mjs';
import { makeSandbox, withCertificates } from './sandbox.mjs';
import { hasTarget, untouchedVerdicts, verdicts } from './targets.mjs';
import { TASKS } from './tasks.mjs';

const DOCUMENT = join(ROOT, 'docs', 'performance.md');

/** @param {import('./options.mjs').Options} options */
async function bench(options) {
  const sandbox = makeSandbox(options.keepsNode);
  process.on('exit', () => rmSync(sandbox.folder, { recursive: true, force: true }));
  process.on('SIGINT', () => process.exit(130));
  process.on('SIGTERM', () => process.exit(143));
  const data = new DataFiles(sandbox.folder);
  const peers = findPeers(sandbox);
  const builds = buildsOf(options.old);
  const withMemory = canMeasureMemory(sandbox);
  /** @param {string} name @param {number} size @param {import('./sandbox.mjs').Sandbox} slow */
  const measureTargets = (name, size, slow) => {
    const task = /** @type {import('./tasks.mjs').Task} */ (TASKS[name]);
    const [present] = builds;
    const ours = present ? task.ours({ build: present, sandbox: slow, data }, size) : [];
    const cases = ours.filter((one) => hasTarget(name, size, one.name));
    if (cases.length === 0) return [];
    process.stderr.write(`${task.title}${size === 0 ? '' : `, ${size}`}, with certificates\n`);
    return [{ task: name, size, ...measureGroup(cases, slow, options.patience, false) }];
  };
  const results = options.tasks.flatMap((name) => {
    const task = /** @type {import('./tasks.mjs').Task} */ (TASKS[name]);
    const sizes = task.sizes.filter((size) => options.wants(name, size));
    return sizes.map((size) => {
      process.stderr.write(`${task.title}${size === 0 ? '' : `, ${size}`}\n`);
      const ours = builds.flatMap((build) => task.ours({ build, sandbox, data }, size));
      const theirs = options.withPeers ? (task.theirs?.(peers, size) ?? []) : [];
      return { task: name, size, ...measureGroup([...ours, ...theirs], sandbox, options.patience, withMemory) };
    });
  });
  // The targets were set where Node starts slowly, which makes a ratio to its start smaller.
  const slow = options.keepsNode ? undefined : withCertificates(sandbox);
  const slowly = slow ? results.flatMap(({ task, size }) => measureTargets(task, size, slow)) : [];
  const judged = [
    ...verdicts(results, slowly),
    ...untouchedVerdicts(results),
    ...(options.isWhole ? packageVerdicts() : []),
  ];
  const page = figuresPage(results, judged, {
    machine: machineLine(),
    day: new Date().toISOString().slice(0, 10),
    rounds: options.patience.rounds,
    least: options.patience.least,
    present: options.withPeers ? peers.present : [],
    absent: peers.absent,
    withMemory,
    slowFloor: slowly.flatMap(({ floor }) => floor),
  });
  const style = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
  process.stdout.write(await format(page, style));
  if (!options.isWhole) return;
  writeFileSync(DOCUMENT, await format(withPart(readFileSync(DOCUMENT, 'utf8'), page), style));
  process.stderr.write(`written: ${DOCUMENT}\n`);
}

try {
  const options = optionsOf(process.argv.slice(2));
  if (options.help) process.stdout.write(USAGE);
  else await bench(options);
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
