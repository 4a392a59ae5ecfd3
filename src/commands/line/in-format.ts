// Which format a result has, and that its command has it.
import { misuse } from '../../errors.ts';
import { formatsOf } from './command-formats.ts';
import { FROM_JSON } from './globals.ts';
import type { Format, Globals } from './globals.ts';

/** Who has the formats that few commands have. */
const FORMAT_OF = new Map<Format, string>([
  ['html', 'report'],
  ['svg', 'scorecard and report'],
  ['ics', 'due and export'],
]);

/** Refuses a format that a command does not have, and `--json -` where nothing is read from it; status 2. */
export function onlyFormats(globals: Globals, command: string, formats = formatsOf(command)): void {
  if (globals.jsonInput === true && !FROM_JSON.includes(command))
    throw misuse(`predict ${command} takes nothing from --json -`, `${FROM_JSON.join(', ')} do`);
  if (formats.includes(globals.format)) return;
  const others = FORMAT_OF.get(globals.format);
  throw misuse(
    `predict ${command} has no format "${globals.format}"`,
    `it has: ${formats.join(', ')}`,
    ...(others === undefined ? [] : [`${globals.format}: predict ${others}`]),
  );
}

/**
 * The flags with the format for the result: the one that was named, else what the ending of -o FILE says, else text. A
 * format that the command does not have, by name or by ending: status 2.
 */
export function inFormat(globals: Globals, command: string, formats = formatsOf(command)): Globals {
  const { ending } = globals;
  const chosen = ending === undefined ? globals : { ...globals, format: ending };
  onlyFormats(chosen, command, formats);
  return chosen;
}
