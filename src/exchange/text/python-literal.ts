// Lists as Python prints them: `['Yes', "No, thanks", None, 0.25]`. Metaculus puts them into its CSV files.

export type PythonValue = string | number | boolean | null | PythonValue[];

const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const WORDS: readonly (readonly [string, PythonValue])[] = [['None', null], ['True', true], ['False', false], ['nan', null]]; // prettier-ignore
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };
const MAX_DEPTH = 16;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #string(mark: string): string | undefined {
    let result = '';
    for (this.#at++; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at]!;
      if (character === mark) {
        this.#at++;
        return result;
      }
      if (character !== '\\') {
        result += character;
        continue;
      }
      const next = this.#text[++this.#at] ?? '';
      const digits = { x: 2, u: 4, U: 8 }[next];
      if (digits !== undefined) {
        const code = Number.parseInt(this.#text.slice(this.#at + 1, this.#at + 1 + digits), 16);
        if (!(code <= 0x10ffff)) return undefined;
        result += String.fromCodePoint(code);
        this.#at += digits;
      } else if (Object.hasOwn(ESCAPES, next)) result += ESCAPES[next]!;
      else result += `\\${next}`;
    }
    return undefined;
  }

  #list(close: string, depth: number): PythonValue[] | undefined {
    const items: PythonValue[] = [];
    this.#at++;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] === close) {
        this.#at++;
        return items;
      }
      const item = this.#value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      this.#space();
      if (this.#text[this.#at] === ',') this.#at++;
      else if (this.#text[this.#at] !== close) return undefined;
    }
  }

  #value(depth: number): PythonValue | undefined {
    this.#space();
    const character = this.#text[this.#at];
    if (depth > MAX_DEPTH || character === undefined) return undefined;
    if (character === '[') return this.#list(']', depth);
    if (character === '(') return this.#list(')', depth);
    if (character === "'" || character === '"') return this.#string(character);
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    NUMBER.lastIndex = this.#at;
    const digits = NUMBER.exec(this.#text)?.[0];
    if (digits === undefined) return undefined;
    this.#at += digits.length;
    return Number(digits);
  }

  whole(): PythonValue | undefined {
    const value = this.#value(0);
    this.#space();
    return this.#at === this.#text.length ? value : undefined;
  }
}

/**
 * A list, tuple, string, number, None, True or False; undefined for anything else. pythonValue("['a',
 * None]") is ['a', null].
 */
export function pythonValue(text: string): PythonValue | undefined {
  return new Reader(text).whole();
}
