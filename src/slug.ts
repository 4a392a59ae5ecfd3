// Texts as the small letters, digits and hyphens of an id. Whether what comes out is an id, `idFault` knows.

/** The words of a text in the letters that an id may have: of 'Émile’s 2nd Tag' they are emiles, 2nd, tag. */
export function slugWords(text: string): string[] {
  // Most texts have no marks to be taken off, and looking for them has to be compiled first.
  const base = /^[\n -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return (
    base
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

/**
 * A name in at most `length` characters, none of them in front of its first letter: nameSlug('2 Jane Doe', 40) is
 * `jane-doe`. Empty where no letter is left.
 */
export function nameSlug(name: string, length: number): string {
  const slug = slugWords(name)
    .join('-')
    .replace(/^[0-9-]+/, '');
  return slug.slice(0, length).replace(/-$/, '');
}
