// From flags or answers → a source record as the format holds it.
import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Day } from '../../day.ts';
import { failure, misuse } from '../../errors.ts';
import type { EmitItem } from '../../ledger/edit/emit.ts';
import { SOURCE_KINDS } from '../../ledger/prediction.ts';
import { readFileBytes } from '../../ledger/store/store.ts';
import type { World } from '../../world.ts';
import { addressFault } from './evidence.ts';
import { plainLine, typedLine, typedText } from './plain-text.ts';
import { pastDayOf, wordOf } from './typed-value.ts';

/** Every text as typed; an empty one is the same as none. */
export interface SourceInput {
  title?: string | undefined;
  id?: string;
  said?: string;
  published?: string;
  kind?: string;
  publisher?: string;
  author?: string;
  url?: string;
  archiveUrl?: string;
  /** Path of the text that was read. */
  text?: string;
  about?: string;
}

function addressOf(flag: string, typed: string): string {
  const url = plainLine(flag, typed);
  const fault = addressFault(url);
  if (fault !== undefined) throw failure('bad-url', `${flag}: ${fault}`, [`${flag} https://example.org/talk`], 2);
  return url;
}

/** By which anybody can tell whether theirs is the same text: its name, SHA-256 and size. */
function fingerprintOf(path: string, cwd: string): EmitItem {
  const bytes = readFileBytes(resolve(cwd, path));
  return {
    file: plainLine('--text', basename(path)),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  };
}

/**
 * The record without its id. Throws on a missing title or day, a day to come, an unknown kind, an address that is none,
 * and a text that cannot be read.
 */
export function itemOfSource(input: SourceInput, today: Day, { cwd }: Pick<World, 'cwd'>): EmitItem {
  if (!input.title || !input.said) {
    const [missing, way] = input.title
      ? ['the day it was said', '--said DAY']
      : ['a title', 'predict source "A talk about agents" --said 2025-06-18'];
    throw misuse(`predict source needs ${missing}`, way);
  }
  const day = (flag: string, typed: string | undefined): Day | undefined =>
    typed ? pastDayOf(flag, typed, today) : undefined;
  return {
    title: plainLine('TITLE', input.title),
    publisher: typedLine('--publisher', input.publisher),
    author: typedLine('--author', input.author),
    kind: input.kind ? wordOf('--kind', input.kind, SOURCE_KINDS) : undefined,
    url: input.url ? addressOf('--url', input.url) : undefined,
    archive_url: input.archiveUrl ? addressOf('--archive-url', input.archiveUrl) : undefined,
    said: day('--said', input.said),
    published: day('--published', input.published),
    text: input.text ? fingerprintOf(input.text, cwd) : undefined,
    about: typedText('--about', input.about),
  };
}
