/** The command that gives a source its record. */
export function sourceHint(id: string): string {
  return `predict source "ITS TITLE" --id ${id} --said DAY writes its record`;
}
