// The real machine, as tests and their worker processes bring it.
import { hostname } from 'node:os';
import process from 'node:process';
import type { Machine } from '../../../src/ledger/machine.ts';

export const machine: Machine = {
  pid: process.pid,
  host: hostname(),
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM';
    }
  },
  onInterrupt(cleanup) {
    const end = (): void => {
      cleanup();
      process.exit(130);
    };
    process.once('SIGINT', end);
    return () => process.off('SIGINT', end);
  },
};

/** Bytes as text with every byte kept; the product's decoder is tested elsewhere. */
export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
