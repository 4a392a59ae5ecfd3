// The questions of `predict statement`: what was said where, and what became of it.
import type { Asker } from '../../ask/asker.ts';
import type { Ledger } from '../../ledger/prediction.ts';
import type { StatementInput } from './new-statement.ts';
import { wanting } from './plain-text.ts';

/** Asks for what the input does not say. */
export async function askStatement(asker: Asker, input: StatementInput, ledger: Ledger): Promise<StatementInput> {
  const source = input.source ?? (await asker.find('In which source?', [...ledger.sources.values()].map(({ id, title }) => ({ value: id, label: `${id}  ${title}` })))); // prettier-ignore
  // One prediction that holds it says the rest.
  if (input.tracked?.length === 1) return { ...input, source };
  const at = input.at ?? (await asker.text('At which place of it?', { example: 'line 152', fault: wanting('a statement needs its place') })); // prettier-ignore
  const gist = input.gist ?? (await asker.text('What is said there, in own words?', { fault: wanting('a statement needs its gist') })); // prettier-ignore
  if (input.tracked !== undefined || input.leftOut !== undefined) return { ...input, source, at, gist };
  const leftOut = { value: '', label: 'none: it is left out' };
  const id = await asker.find('Which prediction holds it?', [leftOut, ...ledger.predictions.map((one) => ({ value: one.id, label: `${one.id}  ${one.claim}` }))]); // prettier-ignore
  if (id !== '') return { ...input, source, at, gist, tracked: [id] };
  const why = await asker.text('Why is it left out?', { fault: wanting('leaving it out needs a reason') });
  return { ...input, source, at, gist, leftOut: why };
}
