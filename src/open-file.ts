import { spawn } from 'node:child_process';

/** The program that opens a file as a double click would, and what stands before the file's name. */
function opener(): [program: string, ...before: string[]] {
  if (process.platform === 'darwin') return ['open'];
  // `start` takes its first quoted word for a window's title.
  return process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
}

/**
 * Opens a file in the program the system has for it; resolves to false when there is none. `named`
 * stands in for the system's.
 */
export function openFile(path: string, named?: string): Promise<boolean> {
  const [program, ...before] = named ? [named] : opener();
  return new Promise((resolve) => {
    const child = spawn(program, [...before, path], { detached: true, stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
