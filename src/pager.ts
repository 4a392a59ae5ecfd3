import { spawnSync } from 'node:child_process';

/**
 * Shows text in $PAGER (default: less, with colours, quitting when it fits). False when there is no such program, or it
 * may not be run.
 */
export function showInPager(text: string, env: Readonly<Record<string, string | undefined>>): boolean {
  const pager = env['PAGER'] || 'less';
  const result = spawnSync(pager, {
    input: text,
    shell: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', ...env },
  });
  return result.error === undefined && result.status !== 127 && result.status !== 126;
}
