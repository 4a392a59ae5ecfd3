// Bounds on the form of a text, whichever reader takes it.

/** Lists and maps may stand inside each other this deep. */
export const MAX_DEPTH = 64;

/** Tokens of a file, spaces included; an ordinary ledger has one for every seven bytes. */
export const MAX_PARTS = 4_000_000;
