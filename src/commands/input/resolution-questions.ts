// The questions of `predict resolve`: whatever the command line left out, then what goes with the answers.
import type { Asker, Choice } from '../../ask/asker.ts';
import { askDay, askLines, notAfter } from '../../ask/questions.ts';
import { dayOrder } from '../../day.ts';
import type { Day } from '../../day.ts';
import { failure } from '../../errors.ts';
import type { Item } from '../../ledger/item.ts';
import { oddsOf } from '../../ledger/odds.ts';
import { VOID_REASONS } from '../../ledger/prediction.ts';
import type { Prediction, Resolution } from '../../ledger/prediction.ts';
import { parseOdds } from '../../ledger/probability.ts';
import { predictionWorksheet } from '../../show/terminal/prediction-worksheet.ts';
import type { Globals } from '../line/globals.ts';
import { everyItem, findPrediction } from '../open/find-prediction.ts';
import type { Opened } from '../open/open-ledger.ts';
import { evidenceFault } from './evidence.ts';
import { needsKnown } from './known-day.ts';
import { textFault, wanting } from './plain-text.ts';
import type { ResolutionInput } from './resolution-input.ts';
import { latestBy } from './resolution.ts';

const OUTCOME_HINTS: Record<string, string> = {
  yes: 'it happened, by the due day',
  no: 'it did not happen by the due day',
  late: 'it happened, after the due day: counts as no',
  partial: 'a share of it happened',
  ambiguous: 'nobody can tell: not scored',
  void: 'the question fell away: not scored',
  open: 'withdraw the earlier outcome',
};

/** Waiting ones first, the longest overdue at the top; then what is settled. */
function choicesOf(items: readonly Item[]): Choice[] {
  const rank = ({ standing }: Item): number =>
    ['due', 'contested', 'open', 'undated'].indexOf(standing.status) + 1 || 9;
  const due = (item: Item): Day => item.prediction.due?.date ?? '9999';
  const sorted = [...items].sort((a, b) => rank(a) - rank(b) || dayOrder(due(a), due(b)));
  return sorted.map(({ prediction, standing }) => {
    const status = standing.status === 'due' ? 'overdue' : standing.status;
    return {
      value: prediction.id,
      label: `${prediction.id}  ${prediction.claim}`,
      hint: `${status}${prediction.due ? `, due ${prediction.due.date}` : ''}`,
    };
  });
}

/** Lets somebody find an entry by typing part of its id or claim. */
export async function askId(asker: Asker, opened: Opened, today: Day): Promise<string> {
  const choices = choicesOf(everyItem(opened.ledger, today));
  if (choices.length === 0)
    throw failure('unknown-id', 'the ledger holds no predictions', ['predict add writes the first one']);
  return asker.find('Which prediction?', choices);
}

function outcomesFor(prediction: Prediction, hasVote: boolean): Choice[] {
  const fits = Object.entries(OUTCOME_HINTS).filter(
    ([outcome]) => (outcome !== 'late' || prediction.due !== undefined) && (outcome !== 'open' || hasVote),
  );
  return fits.map(([value, hint]) => ({ value, label: value, hint }));
}

async function askCharitable(asker: Asker, prediction: Prediction, outcome: string): Promise<string | undefined> {
  if (prediction.criteria?.charitable === undefined || outcome === 'open' || outcome === 'void') return undefined;
  const same = { value: 'same', label: `the same: ${outcome}` };
  const others = ['yes', 'no', 'ambiguous']
    .filter((other) => other !== outcome)
    .map((value) => ({ value, label: value, hint: OUTCOME_HINTS[value]! }));
  const chosen = await asker.choose('And under the charitable reading?', [same, ...others], 'same');
  return chosen === 'same' ? undefined : chosen;
}

/** What only this outcome needs. */
async function askAbout(
  asker: Asker,
  outcome: string,
  input: ResolutionInput,
  prediction: Prediction,
  today: Day,
): Promise<Partial<ResolutionInput>> {
  if (outcome === 'late' && input.happened === undefined) {
    const due = prediction.due!.date;
    const fault = (day: Day): string | undefined =>
      day <= due ? `not after the due day ${due}` : notAfter(today)(day);
    return { happened: await askDay(asker, 'On which day did it happen?', today, { fault }) };
  }
  if (outcome === 'partial' && input.fraction === undefined) {
    const fault = (typed: string): string | undefined => {
      const odds = parseOdds(typed);
      return 'value' in odds && odds.value > 0 && odds.value < 1
        ? undefined
        : 'a share between 0 and 1, such as 0.5 or 50%';
    };
    return { fraction: await asker.text('How much of it happened?', { example: '50%', fault }) };
  }
  if (outcome === 'void' && input.reason === undefined) {
    return {
      reason: await asker.choose(
        'Why is it void?',
        VOID_REASONS.map((value) => ({ value, label: value })),
      ),
    };
  }
  return {};
}

/** Whether a new outcome goes behind the grader's own. Throws `already-resolved` for a no. */
async function askAmend(asker: Asker, before: Resolution): Promise<true> {
  const said = `${before.by} resolved it as ${before.outcome} on ${before.recorded}`;
  if (await asker.yes(`${said}. Append a new outcome? The old one stays on record.`, false)) return true;
  throw failure('already-resolved', said, ['--by NAME records the view of another grader beside it']);
}

async function askKnown(asker: Asker, prediction: Prediction, outcome: string, today: Day): Promise<Day> {
  // Whoever withdraws does so now.
  if (outcome === 'open') return today;
  return askDay(asker, 'On which day could the outcome be known?', today, {
    // What was recorded after the fact would pass for recorded in time.
    initial: needsKnown(prediction, outcome, today) ? undefined : 'today',
    fault: notAfter(today),
  });
}

/** Both sides are asked for, or, where the command line has one of them or nothing was settled, neither. */
async function askEvidence(
  asker: Asker,
  outcome: string,
  { evidence, against }: ResolutionInput,
): Promise<Pick<ResolutionInput, 'evidence' | 'against'>> {
  if (outcome === 'open' || evidence !== undefined || against !== undefined)
    return { ...(evidence === undefined ? {} : { evidence }), ...(against === undefined ? {} : { against }) };
  const fault = (line: string): string | undefined => textFault(line) ?? evidenceFault(line);
  return {
    evidence: await askLines(asker, 'Evidence for this outcome: URL, then what it shows', fault),
    against: await askLines(asker, 'Evidence against it: URL, then what it shows', fault),
  };
}

function askWhy(asker: Asker): Promise<string> {
  return asker.text('Why? A sentence or two that a stranger can check', {
    fault: wanting('a resolution needs its reason'),
  });
}

/** The answers that complete the input. Throws `already-resolved` when the grader does not want to amend theirs. */
export async function askResolution(
  asker: Asker,
  opened: Opened,
  input: ResolutionInput,
  globals: Globals,
): Promise<ResolutionInput> {
  const { today } = globals;
  const id = input.id ?? (await askId(asker, opened, today));
  const item = findPrediction(opened.ledger, id, today);
  const { prediction } = item;
  // The asker indents what it shows.
  asker.say(predictionWorksheet(item, oddsOf(prediction), { ...globals.remarks, width: globals.remarks.width - 4 }));
  const before = latestBy(prediction, input.by ?? opened.ledger.keeper);
  const hasVote = before !== undefined && before.outcome !== 'open';
  const outcome = input.outcome ?? (await asker.choose('Did it happen?', outcomesFor(prediction, hasVote)));
  const amend = input.amend === true || (hasVote && outcome !== 'open' && (await askAmend(asker, before)));
  const about = await askAbout(asker, outcome, input, prediction, today);
  const charitable = input.charitable ?? (await askCharitable(asker, prediction, outcome));
  const known = input.known ?? (await askKnown(asker, prediction, outcome, today));
  const evidence = await askEvidence(asker, outcome, input);
  const why = input.why ?? (await askWhy(asker));
  return {
    id: prediction.id,
    outcome,
    known,
    why,
    amend,
    ...about,
    ...(charitable === undefined ? {} : { charitable }),
    ...evidence,
  };
}
