// What installing predict brings.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './builds.mjs';

const MOST_BYTES = 1_000_000;

/** The verdicts on the package: its size on the disk, and what it brings along. @returns {import('./targets.mjs').Verdict[]} */
export function packageVerdicts() {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ unpackedSize: bytes }] = /** @type {[{ unpackedSize: number }]} */ (JSON.parse(listed));
  const manifest = /** @type {{ dependencies?: object }} */ (
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  );
  const brought = Object.keys(manifest.dependencies ?? {}).length;
  return [
    {
      what: 'npm install',
      size: 0,
      bound: `${MOST_BYTES / 1e6} MB on the disk`,
      found: `${(bytes / 1e6).toFixed(2)} MB`,
      met: bytes <= MOST_BYTES ? 'yes' : 'no',
    },
    {
      what: 'npm install',
      size: 0,
      bound: '0 other packages',
      found: String(brought),
      met: brought === 0 ? 'yes' : 'no',
    },
  ];
}
