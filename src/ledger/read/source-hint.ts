/**
 * The command that gives a source its record; `ledger`, as a shell takes it, where the command would not find it by
 * itself.
 */
export function sourceHint(id: string, ledger?: string): string {
  return `predict source "ITS TITLE" --id ${id} --said DAY${ledger === undefined ? '' : ` -f ${ledger}`} writes its record`;
}
