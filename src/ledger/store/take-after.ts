import { fchmodSync, fchownSync, fstatSync } from 'node:fs';
import type { Stats } from 'node:fs';

/**
 * Gives an open file mode and owner of the file that it is to replace. Where the owner cannot be kept it is ours, and
 * the group stays if it is one of ours: those who share a ledger go on reading it.
 */
export function takeAfter(descriptor: number, old: Stats): void {
  const now = fstatSync(descriptor);
  for (const uid of [old.uid, now.uid]) {
    if (now.uid === uid && now.gid === old.gid) break;
    try {
      fchownSync(descriptor, uid, old.gid);
      break;
    } catch (error) {
      // EINVAL: an owner that a container does not know.
      if (!['EPERM', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  fchmodSync(descriptor, old.mode & 0o7777);
}
