/** Every command that is declared, as it is typed. */
export const COMMAND_NAMES: ReadonlySet<string> = new Set(
  (
    'list show due resolve reopen add source statement forecast note edit seal undo log init import export merge check sources ' +
    'quotes scorecard report score compare diff tags forecasters graders lexicon schema completion'
  ).split(' '),
);

/** The first word that is a command's name: nearly always the command, and else the value of a flag before it. */
export function typedCommand(words: readonly string[]): string | undefined {
  return words.find((word) => COMMAND_NAMES.has(word));
}
