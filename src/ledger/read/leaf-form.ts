// The form of single values: patterns and bounds, without the library that checks them.

export const DAY_PATTERN = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const MAX_ID = 64;
export const RESERVED_IDS = ['yes', 'no', 'on', 'off', 'true', 'false', 'null', 'y', 'n'] as const;
/** `ID_PATTERN` in words, for a hint. */
export const ID_WORDS = 'small letters, digits and single hyphens, a letter first';
export const ID_FORM = '[a-z][a-z0-9]*(-[a-z0-9]+)*';
/** Letters, digits and single hyphens, not a word that YAML 1.1 or 1.2 takes for a boolean or nothing. */
export const ID_PATTERN = new RegExp(`^(?!(${RESERVED_IDS.join('|')})$)${ID_FORM}$`);
export const NOT_BLANK = /\S/;
export const URL_PATTERN = /^https?:\/\/[^\s/]\S*$/;
export const SHA256_PATTERN = /^[0-9a-f]{64}$/;

/** yes, no, true and false are the same answer in either dialect of YAML; undefined for any other text. */
export function answerOf(text: string): 'yes' | 'no' | undefined {
  if (/^(?:true|yes)$/i.test(text)) return 'yes';
  return /^(?:false|no)$/i.test(text) ? 'no' : undefined;
}

/** What is wrong with an id, as a sentence's end; undefined when nothing is. */
export function idFault(id: string): string | undefined {
  if ((RESERVED_IDS as readonly string[]).includes(id)) return 'is a word that YAML reads as something else';
  if (id.length > MAX_ID) return `has ${id.length} letters; an id has at most ${MAX_ID}`;
  return ID_PATTERN.test(id) ? undefined : 'is not an id';
}
