// Ids that an imported entry keeps from run to run, and that a person can still read.
import { createHash } from 'node:crypto';
import { idFault, MAX_ID } from '../../ledger/read/leaf-form.ts';
import { slugWords } from '../../slug.ts';

const SMALL_WORDS = new Set(
  'a an the of in on at to by for from with and or as is are be will would shall should i we my our it its this that than before after until during end do does'.split(
    ' ',
  ),
);

/** The first `digits` hex digits (10 when left out) of the SHA-256 of a text, to stand for it in an id. */
export function fingerprint(text: string, digits = 10): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, digits);
}

/** What a row of a table without an id of its own has behind its entry's id: a fingerprint of `key`. */
export function rowSuffix(key: string): string {
  return `x${fingerprint(key)}`;
}

/** Whether an entry's id ends as `rowSuffix` has it. */
export function isNamedByRow(id: string): boolean {
  return /(?:^|-)x[0-9a-f]{10}$/.test(id);
}

/**
 * An id from up to four words of the claim with the source's own id behind it: ('Will it rain in Paris?', 'pb12') gives
 * `rain-paris-pb12`. Two imports agree on the part behind; the words are only for people.
 */
export function idWith(claim: string, suffix: string): string {
  const words = slugWords(claim).filter((word) => !SMALL_WORDS.has(word));
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  const room = MAX_ID - suffix.length - 1;
  let lead = '';
  for (const word of first === -1 ? [] : words.slice(first, first + 4)) {
    const longer = lead === '' ? word : `${lead}-${word}`;
    if (longer.length > Math.min(room, 40)) break;
    lead = longer;
  }
  return lead === '' ? suffix : `${lead}-${suffix}`;
}

/**
 * A text as a tag or group: tagOf('AI Safety') is `ai-safety`, tagOf('2025') `t-2025`. Undefined where
 * nothing of it can stand in one.
 */
export function tagOf(text: string): string | undefined {
  const slug = slugWords(text)
    .join('-')
    .slice(0, MAX_ID - 2)
    .replace(/-$/, '');
  if (slug === '') return undefined;
  // A number, or a word that YAML reads as something else, needs a letter of its own in front.
  return idFault(slug) === undefined ? slug : `t-${slug}`;
}
