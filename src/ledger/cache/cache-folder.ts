// Where what can be worked out again is kept. Nothing there is ever needed: it may be deleted at any time.
import { ownFolder } from '../store/own-folder.ts';

/** Bytes; a shorter ledger is read as quickly as what would be kept of it. */
export const CACHED_FROM = 50_000;

/**
 * Bytes; from so many on a ledger is not read before its text is asked for, since what is kept of it may do, is known
 * by its SHA-256 rather than by its bytes, and has half of it compared on another processor.
 */
export const LONG = 1_000_000;

/** `$PREDICT_NO_CACHE` is set to anything but 0. */
function keepsNothing(env: Readonly<Record<string, string | undefined>>): boolean {
  const off = env['PREDICT_NO_CACHE'];
  return off !== undefined && off !== '' && off !== '0';
}

/**
 * `$XDG_CACHE_HOME/predict`, else `~/.cache/predict`; undefined when there is neither, and where `$PREDICT_NO_CACHE`
 * is set to anything but 0.
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string | undefined,
): string | undefined {
  return keepsNothing(env) ? undefined : ownFolder(env['XDG_CACHE_HOME'], home, '.cache');
}
