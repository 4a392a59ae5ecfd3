// --ascii: the typographic characters of our own texts as plain ASCII; what a ledger holds beyond them stays as it is.

const PLAIN: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '…': '...',
  '·': '.',
  '•': '*',
  '×': 'x',
  '±': '+/-',
  '→': '->',
  '≥': '>=',
  '≤': '<=',
  '\u00a0': ' ',
};
const TYPOGRAPHIC = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** `0.1 – “x” → 3 ± 1` becomes `0.1 - "x" -> 3 +/- 1`. */
export function asciiText(text: string): string {
  return text.replace(TYPOGRAPHIC, (character) => PLAIN[character]!);
}
