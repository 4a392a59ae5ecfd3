// Can a stranger judge this prediction one day? Plain checks for what is usually missing; they warn and never block.
import type { Day } from '../../day.ts';
import type { Problem } from '../../errors.ts';
import type { Prediction } from '../../ledger/prediction.ts';
import { WIDEST_RANGE } from '../../widest-range.ts';

/** Words that make what comes after them always true. */
const HEDGES = ['may', 'might', 'could', 'can', 'possibly', 'probably', 'likely', 'maybe', 'perhaps'];

const VAGUE = [
  'significant', 'significantly', 'substantial', 'substantially', 'considerable', 'considerably', 'meaningful', 'meaningfully',
  'major', 'dramatic', 'dramatically', 'rapidly', 'soon', 'eventually', 'widely', 'widespread', 'mainstream', 'better', 'worse',
  'many', 'several', 'some', 'few', 'impact', 'influence', 'transform', 'transforms', 'revolutionise', 'revolutionize',
  'disrupt', 'important', 'successful', ...HEDGES,
]; // prettier-ignore
// "May" with a capital is a month.
const vagueWord = (letters: string, flags: string): RegExp =>
  new RegExp(`(?<![${letters}-])(?:${VAGUE.join('|')})(?![${letters}-])`, flags);

/** The words as they stand in the text. Most texts do without the letters of Unicode, which are slow to compile. */
function vagueWords(text: string): string[] {
  const isAscii = /^[\n -~]*$/.test(text);
  return text.match(isAscii ? vagueWord('A-Za-z', 'g') : vagueWord('\\p{L}', 'gu')) ?? [];
}

/** What makes a claim checkable: a number, a share, a comparison, or an act that plainly took place or did not. */
const MEASURE =
  /\d|%|\b(?:no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|double|twice|third|quarter|majority|first|every|all|any|never|at least|at most|more than|less than|fewer than|under|over|above|below|highest|lowest|largest|record|win|wins|won|lose|loses|lost|pass|passes|passed|ship|ships|shipped|release|releases|released|launch|launches|launched|announce|announces|announced|sign|signs|signed|elected|resign|resigns|resigned|merge|merges|merged|acquire|acquires|acquired|open|opens|opened|close|closes|closed|file|files|filed|publish|publishes|published|sells|sold|buys|bought|bans|banned|approves|approved|rejects|rejected|appoints|appointed|hires|hired|cancels|cancelled|canceled|dies|died|begins|began|starts|started)\b/i;

/** What somebody can look into to see how it came out. */
const RECORD =
  'page|site|website|register|registry|list|table|index|data|dataset|leaderboard|report|filing|accounts|statistics|minutes|announcement|press release|changelog|repository|newspaper';

/** What says who or what decides: a link, a verb of judging, who shows it or where it stands, or the keeper. */
const JUDGE = new RegExp(
  String.raw`https?:|\b(?:according to|as (?:reported|published|listed|measured|announced|stated|shown) (?:by|in|on|at)|reported by|published by|per the|decide[sd]?|judge[sd]?|settle[sd]?|arbiter|referee|counts?|resolves?|says so|(?:reports?|confirms?|announces?|lists?|shows?|says?) (?:that|it)|(?:${RECORD}|commit|tag|store|court|office|agency|bureau|board) (?:shows?|says?|lists?|of|by|at|on|has|confirms?|reads?)|(?:in|on|from|says?|shows?|lists?|confirms?) (?:the|an?|our|their|its|his|her|\S+\Ws|\S+s') (?:\S+ ){0,2}(?:${RECORD})|official|officially|I|we|keeper)\b`,
  'i',
);

/** A claim that begins with a word whose meaning depends on what stood before it. */
const PRONOUN = /^(?:it|this|that|they|these|those|he|she|things?|something|someone|somebody|everything|people)\b/i;

function weak(code: string, message: string, ...hints: string[]): Problem {
  return { code, severity: 'warning', message, hints };
}

function ofWords(what: string, text: string): Problem[] {
  const found = [...new Set(vagueWords(text))];
  if (found.length === 0) return [];
  const words = found.map((word) => `"${word}"`).join(', ');
  const hedge = found.some((word) => HEDGES.includes(word))
    ? ['what may happen always comes true: say that it does, and put the doubt into the probability']
    : [];
  const vague = found.some((word) => !HEDGES.includes(word))
    ? ['say how much, how many or by whose measure, so that a stranger gets the same answer']
    : [];
  return [
    weak('vague-word', `${what} the vague ${found.length === 1 ? 'word' : 'words'} ${words}`, ...hedge, ...vague),
  ];
}

function ofCriteria(prediction: Prediction): Problem[] {
  const { criteria } = prediction;
  if (!criteria)
    return [
      weak(
        'no-criteria',
        'nothing says what exactly counts as yes, and who decides',
        'add --criteria "..."; they count most when written before the outcome is known',
      ),
    ];
  const text = `${criteria.strict} ${criteria.charitable ?? ''}`;
  const judge = JUDGE.test(text)
    ? []
    : [
        weak(
          'no-judge',
          'the criteria do not say who or what decides',
          'name the page, list, report or person that settles it',
        ),
      ];
  return [...ofWords('the criteria have', criteria.strict), ...judge];
}

/**
 * What may be missing in a new prediction: subject, measure, threshold, day, judge, number. Each says
 * what to do about it; `command` is how a command about its ledger begins.
 */
export function weakPoints(prediction: Prediction, today: Day, command = 'predict'): Problem[] {
  const { id, claim, criteria, due, probability } = prediction;
  const found: Problem[] = [];
  const subject = PRONOUN.exec(claim)?.[0];
  if (subject !== undefined)
    found.push(
      weak(
        'no-subject',
        `the claim begins with "${subject}": who or what is that?`,
        'name the person, company or thing',
      ),
    );
  if (/\?\s*$/.test(claim))
    found.push(weak('not-a-statement', 'the claim is a question', 'state the event so that "yes" means it happened'));
  found.push(...ofWords('the claim has', claim));
  const stated = `${claim} ${criteria?.strict ?? ''}`;
  // Nothing is known of the words of another script.
  if (/[a-z]/i.test(stated) && !MEASURE.test(stated)) {
    found.push(
      weak(
        'no-threshold',
        'neither claim nor criteria hold a number or a plain event',
        'say how much counts: at least 10%, more than 5 of them, the first one',
      ),
    );
  }
  if (!due)
    found.push(weak('undated', 'without a due day it is listed and never scored', 'add --due 2026-12-31, eoy or +6m'));
  else if (due.date < today)
    found.push(
      weak(
        'due-passed',
        `the due day ${due.date} is over: it will be marked as retrospective`,
        `nothing to mend if you record what was said earlier: ${command} resolve ${id} yes|no|… --known DAY settles it`,
      ),
    );
  found.push(...ofCriteria(prediction));
  if (!probability)
    found.push(
      weak(
        'no-probability',
        due ? 'without a probability it counts among the hits only' : 'it has no probability',
        'if one was said, add --p 70%, 60-70%, 3:2 or "1 in 20", or --wording "very likely"',
      ),
    );
  else if (!probability.usable)
    found.push(
      weak(
        'wide-range',
        `the range is wider than ${WIDEST_RANGE} and counts as no probability`,
        'give a narrower one, or a single number',
      ),
    );
  return found;
}
