import type { Grader, GraderPair } from '../../score/graders.ts';
import { safeLine } from '../safe.ts';
import { plural } from './number.ts';

/** Stands wherever it is said how far graders agree. */
export const AGREEMENT = 'Agreement says that the criteria read alike, not that the outcomes are right';

/** More graders than this are counted, not named. */
const NAMED = 3;

/** `12 predictions were judged by nobody but the forecaster.` */
function aloneText(alone: number): string {
  return alone === 0 ? '' : ` ${plural(alone, 'prediction')} ${alone === 1 ? 'was' : 'were'} judged by nobody but the forecaster.`; // prettier-ignore
}

/**
 * `Graders: ann (24 predictions) and ben (19). On the 15 that both vote on they vote alike 13 times, strictly read.`,
 * what that says, and how many predictions, `alone`, nobody but their forecaster judged. Empty where nobody judged any.
 */
export function gradersSentence(graders: readonly Grader[], pairs: readonly GraderPair[], alone: number): string {
  if (graders.length === 0) return '';
  const named = graders.map(
    ({ id, predictions }, index) =>
      `${safeLine(id)} (${index === 0 ? plural(predictions, 'prediction') : String(predictions)})`,
  );
  const last = named.length > 1 ? ` and ${named.at(-1)}` : named[0]!;
  const who =
    graders.length > NAMED
      ? plural(graders.length, 'grader')
      : `${named.length > 1 ? 'Graders' : 'Grader'}: ${named.slice(0, -1).join(', ')}${last}`;
  const n = pairs.reduce((total, { strict }) => total + strict.n, 0);
  const alike = pairs.reduce((total, { strict }) => total + strict.alike, 0);
  if (n === 0)
    return `${who}${graders.length > 1 ? '; no two of them vote on the same prediction' : ''}.${aloneText(alone)}`;
  const agreement =
    graders.length === 2
      ? `On the ${n} that both vote on they vote alike ${plural(alike, 'time')}, strictly read.`
      : `Of ${plural(n, 'pair')} of votes on the same prediction ${alike} ${alike === 1 ? 'is' : 'are'} alike, strictly read.`;
  return `${who}. ${agreement}${alike === 0 ? '' : ` ${AGREEMENT}.`}${aloneText(alone)}`;
}
