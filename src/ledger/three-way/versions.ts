// Three versions of one thing: what both sides began with, and what each made of it.
import type { Pick } from './conflict.ts';

/** `base` is what both began with; undefined where a version does not have it. */
export type Versions<T> = Readonly<Record<'base' | Pick, T>>;

/** What one side changed; undefined where both changed it, each in its own way. */
export function settled<T>({ base, ours, theirs }: Versions<T>): { is: T } | undefined {
  if (ours === theirs || theirs === base) return { is: ours };
  return ours === base ? { is: theirs } : undefined;
}

export function each<T, U>({ base, ours, theirs }: Versions<T>, make: (version: T) => U): Versions<U> {
  return { base: make(base), ours: make(ours), theirs: make(theirs) };
}

/** The same where no version is undefined. */
export function whole<T>({ base, ours, theirs }: Versions<T | undefined>): Versions<T> | undefined {
  return base === undefined || ours === undefined || theirs === undefined ? undefined : { base, ours, theirs };
}
