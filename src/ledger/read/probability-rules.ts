import { nearest } from '../../nearest.ts';
import { phrases, rowOf } from '../lexicon.ts';
import { PROBABILITY_BASES, type ProbabilityBasis } from '../prediction.ts';
import { type ProbabilityFields, numbersOf } from '../probability.ts';
import { shown } from './lines.ts';
import { type TreeNode, child, textAt } from './node.ts';
import { type Report, headOf } from './rule.ts';
import { didYouMean } from './suggest.ts';

function numberAt(node: TreeNode, key: string): number | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

function lexiconRule(node: TreeNode, report: Report): void {
  const row = child(node, 'row');
  const wording = child(node, 'wording');
  if (!wording) {
    report('worded-without-wording', headOf(node), 'a probability put on words needs the words', [
      'add wording: with the words that were said',
    ]);
  }
  const named = row ?? wording;
  if (named?.kind !== 'scalar') return;
  const found = rowOf(named.text);
  if (found?.survey) return;
  const message = found
    ? `the lexicon has no number for ${shown(named.text)}`
    : `the lexicon has no row ${shown(named.text)}`;
  const close = nearest(named.text.trim().toLowerCase(), phrases(), 3);
  const hints = didYouMean(close);
  const other = row || found ? '' : 'name the row that fits with row: …, or ';
  hints.push(`${other}use basis: assigned with a value and a why`);
  report('not-in-lexicon', named, message, hints);
}

/** Rules inside one long-form probability. */
export function probabilityRules(node: TreeNode | undefined, report: Report): void {
  if (node?.kind !== 'map') return;
  const basis = textAt(node, 'basis') as ProbabilityBasis | undefined;
  if (!basis || !PROBABILITY_BASES.includes(basis)) return;
  if (basis === 'worded') lexiconRule(node, report);
  else if (child(node, 'row')) {
    report('row-without-worded', child(node, 'row')!, 'only a worded probability has a row of the lexicon', [
      'write basis: worded, or leave the row out',
    ]);
  }
  if (basis === 'assigned' && !child(node, 'why')) {
    report('assigned-without-why', headOf(node), 'a probability the keeper assigned needs a "why"', [
      'add why: with the reason for this number',
    ]);
  }
  const given = ['low', 'value', 'high'].filter((key) => child(node, key));
  if (basis !== 'worded') {
    if (given.length === 0) {
      report('no-number', headOf(node), `a ${basis} probability needs a value, or low and high`, [
        'for example: value: 0.65',
      ]);
    } else if (given.includes('low') !== given.includes('high')) {
      const there = given.includes('low') ? 'low' : 'high';
      const absent = there === 'low' ? 'high' : 'low';
      report('incomplete-range', child(node, there)!, `"${there}" without "${absent}"`, [
        'a range has both; a single number is the value',
      ]);
    }
  }
  const fields: ProbabilityFields = { basis };
  for (const key of ['low', 'value', 'high'] as const) {
    const number = numberAt(node, key);
    if (Number.isNaN(number)) return;
    if (number !== undefined) fields[key] = number;
  }
  for (const key of ['row', 'wording'] as const) {
    const words = textAt(node, key);
    if (words !== undefined) fields[key] = words;
  }
  const { low, value, high } = numbersOf(fields);
  const order = [low, value, high].filter((number) => number !== undefined);
  if (order.some((number, index) => index > 0 && number < order[index - 1]!)) {
    const at = child(node, given.at(-1) ?? 'basis') ?? headOf(node);
    const numbers = order.join(', ');
    report('reversed-range', at, `low, value and high must rise, not run ${numbers}`, [
      basis === 'worded' ? 'what is left out comes from the row of the lexicon' : 'write the lower end as low',
    ]);
  }
}
