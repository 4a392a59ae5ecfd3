// A text with a letter beyond Latin-1 takes two bytes for each of its letters, in memory and in every copy of it.
/** An escape in a raw template is printed as it stands there, and one behind a backslash is none. */
const NO_PLACE = /String\.raw`[^`]*[\u0080-\uffff]|\\[\u0080-\uffff]/;

/**
 * Letters beyond ASCII are written as escapes, which texts, patterns and names may have alike.
 * @returns {import('rolldown').Plugin}
 */
export function asciiOnly() {
  return {
    name: 'ascii-only',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const found = NO_PLACE.exec(chunk.code)?.[0];
        if (found !== undefined) this.error(`no place for an escape: ${found}`);
        chunk.code = chunk.code.replace(
          /[\u0080-\uffff]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      }
    },
  };
}
