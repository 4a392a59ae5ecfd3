// Where a text stops being JSON. The engine says it in some of its messages only.

/** What the engine says of a text that is no JSON; undefined where it is. */
function complaint(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

// At its end, since some messages quote the text.
const position = (message: string): number | undefined => {
  const found = / at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Whether more could follow that makes it JSON: it is whole, or at fault only where it ends. */
function mayGoOn(text: string): boolean {
  const message = complaint(text);
  return (
    message === undefined || (position(message) ?? (message.includes('end of JSON') ? Infinity : -1)) >= text.length
  );
}

/** Offset of the first character with which a text is no JSON, given what the engine says of it. */
export function jsonFault(text: string, message: string): number {
  const told = position(message);
  if (told !== undefined) return told;
  // The longest beginning that may go on ends where the fault stands.
  let [fine, over] = [0, text.length + 1];
  while (over - fine > 1) {
    const middle = (fine + over) >> 1;
    if (mayGoOn(text.slice(0, middle))) fine = middle;
    else over = middle;
  }
  return fine;
}
