import { isAbsolute, join } from 'node:path';

/** The folder `predict` in the one that XDG names, else in `usual` of the home; undefined where there is neither. */
export function ownFolder(named: string | undefined, home: string | undefined, usual: string): string | undefined {
  // A relative path there is to be ignored, says the XDG specification; of a home it would mean the working folder.
  if (named && isAbsolute(named)) return join(named, 'predict');
  return home && isAbsolute(home) ? join(home, usual, 'predict') : undefined;
}
