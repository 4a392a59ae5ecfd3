// A text with a letter beyond Latin-1 takes two bytes for each of its letters, in memory and in every copy of it.
/** Whatever stands in a raw template is printed as it is written there. */
const RAW_WITH_OTHERS = /String\.raw`[^`]*[\u0080-\uffff]/;

/** A rolldown plugin: letters beyond ASCII are written as escapes, which texts, patterns and names may have alike. */
export function asciiOnly() {
  return {
    name: 'ascii-only',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const raw = RAW_WITH_OTHERS.exec(chunk.code)?.[0];
        if (raw !== undefined) this.error(`an escape would be printed: ${raw}`);
        chunk.code = chunk.code.replace(
          /[\u0080-\uffff]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      }
    },
  };
}
