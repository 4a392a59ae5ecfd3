// What comes of putting two versions of a text together: lines that are certain, and lines that somebody has to choose.

/** Two versions of the same lines; empty where one side has none. */
export interface Conflict {
  /** What they are, as in `ship-before-june: due`. */
  where: string;
  /** Where only one side changed it: what of the other's stands against that. */
  why?: string;
  ours: string;
  theirs: string;
}

export type Part = string | Conflict;

export type Pick = 'ours' | 'theirs';

/** Lines put together, and what they have to hold with one side's choice in every conflict. */
export interface Joined {
  parts: readonly Part[];
  value: Readonly<Record<Pick, unknown>>;
}

/** The text with one side's lines wherever the two are in conflict. */
export function picked(parts: readonly Part[], pick: Pick): string {
  return parts.map((part) => (typeof part === 'string' ? part : part[pick])).join('');
}

/** The text with both sides wherever they are in conflict, between the marks that git uses. */
export function marked(parts: readonly Part[]): string {
  const between = ({ ours, theirs }: Conflict): string => `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
  return parts.map((part) => (typeof part === 'string' ? part : between(part))).join('');
}

export function conflictsOf(parts: readonly Part[]): Conflict[] {
  return parts.filter((part) => typeof part !== 'string');
}
