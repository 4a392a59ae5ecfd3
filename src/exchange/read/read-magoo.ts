// magoo/forecast: one file a forecast, its data above the text. It holds no day on which the forecast was made.
import type { Day } from '../../day.ts';
import { fingerprint } from '../entries/stable-id.ts';
import { Losses } from '../loss.ts';
import { LEDGERS_OWN } from '../question.ts';
import type { Found, Question } from '../question.ts';
import { badRow, wholeFile } from '../text/input.ts';
import type { TextInput } from '../text/input.ts';
import { reportUnknownKeys } from '../text/unknown-keys.ts';
import { frontMatter } from '../text/yaml-value.ts';
import { looseDay } from './loose-day.ts';

const KEYS = ['scenario', 'end_date', 'type', 'tags', 'options', 'outcome'];

function questionsOf(input: TextInput, said: Day | undefined, losses: Losses): Question[] {
  const parts = frontMatter(input);
  if (!parts)
    throw badRow(
      wholeFile(input),
      'there is no front matter',
      'a .forecast file begins with a line --- and ends its data with another',
    );
  const { head, body } = parts;
  const scenario = head.map().at('scenario').neededText();
  const at = `mg${fingerprint(scenario)}`;
  if (said === undefined)
    throw badRow(wholeFile(input), 'the file has no day on which the forecast was made', '--said DAY gives it');
  const type = head.at('type').text();
  if (type !== 'choice') {
    losses.lost(
      `forecast of type ${type}`,
      'a ledger holds yes/no questions; put it as thresholds that share a group',
      scenario,
    );
    return [];
  }
  reportUnknownKeys([head], KEYS, 'a forecast', losses);
  losses.changed('day it was said', 'the format has none; that of --said is taken', scenario);
  const due = looseDay(head.at('end_date').text());
  const options = head.at('options').map();
  const outcome = head.at('outcome').text();
  if (outcome !== '' && !options.has(outcome))
    head.at('outcome').fail(`the outcome "${outcome}" is none of the options`, `they are ${options.keys().join(', ')}`);
  return options.keys().map((option): Question => {
    const p = options.at(option).number();
    if (p === undefined || p < 0 || p > 1) options.at(option).fail(`the probability of "${option}" is not a number from 0 to 1`, 'the format writes .75');
    return {
      suffix: `${at}o${fingerprint(option, 6)}`,
      place: options.at(option).place,
      claim: `${scenario} — ${option}`,
      asker: LEDGERS_OWN,
      due: due && { date: due.day, basis: 'stated' },
      estimates: [{ who: LEDGERS_OWN, at: { day: said, order: 0 }, p: p!, place: options.at(option).place }],
      settled: outcome === '' ? undefined : { outcome: outcome === option ? 'yes' : 'no', by: 'magoo', why: `The outcome was ${outcome}.` },
      tags: head.at('tags').list().map((tag) => tag.text()),
      group: at,
      notes: [body],
    };
  }); // prettier-ignore
}

/** One or several files; each option of a choice becomes a prediction of one group. */
export function readMagoo(inputs: readonly TextInput[], said: Day | undefined): Found {
  const losses = new Losses();
  return { questions: inputs.flatMap((input) => questionsOf(input, said, losses)), losses };
}
