// Runs the transcripts on the other Node lines that the program supports. They come from npm's `node` package, into a folder
// that npm leaves alone; where they are missing the run says so, and fails when CI is set.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const MAJORS = [22, 24];
const install = process.argv.includes('--install') || Boolean(process.env['CI']);
let failed = false;

for (const major of MAJORS) {
  const folder = join(ROOT, 'node_modules', '.nodes', String(major));
  const binary = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(binary) && install) {
    mkdirSync(folder, { recursive: true });
    spawnSync(
      'npm',
      ['install', '--no-save', '--no-audit', '--no-fund', '--silent', '--prefix', folder, `node@${major}`],
      { stdio: 'inherit' },
    );
  }
  if (!existsSync(binary)) {
    console.log(`Node ${major}: left out, since it is not here; npm run nodes fetches it`);
    if (process.env['CI']) failed = true;
    continue;
  }
  const version = spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout.trim();
  console.log(`Node ${major} (${version}): transcripts`);
  const run = spawnSync('npx', ['vitest', 'run', 'test/cli', '--reporter=dot'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PREDICT_NODE: binary },
  });
  if (run.status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
