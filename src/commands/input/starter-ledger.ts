// The text of a new ledger: what it must have, and one example to take the comment marks off.
import { addMonths } from '../../day.ts';
import type { Day } from '../../day.ts';
import { inlineText } from '../../ledger/edit/emit-scalar.ts';
import { flowText } from '../../ledger/edit/emit.ts';

export interface Starter {
  title: string;
  /** Left out, resolutions that name no grader are those of "keeper". */
  keeper?: string | undefined;
  forecaster: string;
  name: string;
  /** Where the JSON Schema lies, as seen from the ledger. */
  schema: string;
  today: Day;
}

/** The starter file, without entries. */
export function starterLedger({ title, keeper, forecaster, name, schema, today }: Starter): string {
  return `# yaml-language-server: $schema=${schema}
predict: 1
title: ${inlineText(title, false)}${keeper === undefined ? '' : `\nkeeper: ${inlineText(keeper, false)}`}
forecaster: ${forecaster}
forecasters: { ${forecaster}: ${flowText('forecaster', { name })} }

# One entry a prediction; predict add writes them, or you do. A private one needs five lines:
#
#  - id: ship-before-june
#    claim: We ship version 2 before June.
#    said: ${today}
#    due: ${addMonths(today, 6)}
#    probability: 65%
#
# More helps a stranger to judge it: what exactly counts as yes, and who decides.
#
#    criteria: Our changelog lists 2.0.0 with a day by the due day.
#    tags: [work]
predictions:
`;
}
