import { misuse } from '../errors.ts';
import { ledgerJsonSchema, sourceJsonSchema } from '../ledger/schema.ts';
import { choiceHints } from '../nearest.ts';
import { schemaText } from '../show/data/schema-text.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';

const KINDS: Record<string, () => unknown> = { ledger: ledgerJsonSchema, source: sourceJsonSchema };

/** Prints the JSON Schema: as text or as JSON it is the same. */
export async function schema(input: { kind: string }, given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'schema');
  const { fields } = globals;
  if (fields.length > 0)
    throw misuse(
      '--json: predict schema has no fields to pick',
      `leave out "${fields.join(',')}": --json gives all of it`,
    );
  if (!Object.hasOwn(KINDS, input.kind))
    throw misuse(`there is no schema "${input.kind}"`, ...choiceHints(input.kind, 'schemas', Object.keys(KINDS)));
  deliver(schemaText(KINDS[input.kind]!()), globals, world);
  return 0;
}
