// What a reader of the page can switch between: a reading of the criteria, and whose numbers count.
import type { ScoredItem } from '../../score/scored-item.ts';
import { VIEW_KEYS } from './score-view.ts';
import type { ViewKey } from './score-view.ts';

const READINGS = ['strict', 'charitable'] as const;
const NUMBERS = ['stated', 'all'] as const;

/** The values that make a difference; a single one where a switch would change nothing. */
export interface Switches {
  readings: readonly (typeof READINGS)[number][];
  numbers: readonly (typeof NUMBERS)[number][];
}

function isScored({ strict, charitable }: ScoredItem): boolean {
  return strict !== null || charitable !== null;
}

function numbersOf(scored: readonly ScoredItem[], whatIf: boolean): Switches['numbers'] {
  const hasOwn = scored.some(({ basis }) => basis === 'stated');
  const hasImputed = scored.some(({ basis }) => basis !== 'stated');
  if (hasOwn && hasImputed) return NUMBERS;
  return hasImputed || (!hasOwn && whatIf) ? ['all'] : ['stated'];
}

/** The readings differ where a prediction has another outcome, or a score that counts other days. */
function isReadTwice({ strict, charitable, outcome, charitableOutcome }: ScoredItem): boolean {
  return strict?.brier !== charitable?.brier || outcome !== charitableOutcome;
}

/** A switch is offered where it changes what is shown: both readings alike, or no own number scored, offer none. */
export function switchesOf(items: readonly ScoredItem[], whatIf: boolean): Switches {
  const scored = items.filter(isScored);
  return { readings: scored.some(isReadTwice) ? READINGS : ['strict'], numbers: numbersOf(scored, whatIf) };
}

/** The views that can be reached, the one that is shown first in front. */
export function offeredViews({ readings, numbers }: Switches, whatIf: boolean): ViewKey[] {
  const offered = VIEW_KEYS.filter((key) =>
    readings.some((reading) => numbers.some((number) => key === `${reading}-${number}`)),
  );
  const first = `strict-${whatIf || !numbers.includes('stated') ? 'all' : 'stated'}`;
  return [...offered.filter((key) => key === first), ...offered.filter((key) => key !== first)];
}

/** Hidden until the script runs; a switch without a choice stays so. */
export function htmlSwitches({ readings, numbers }: Switches, first: ViewKey, scored: number): string {
  const radio = (name: string, value: string, label: string): string =>
    `<label><input type="radio" name="${name}" value="${value}"${first.split('-').includes(value) ? ' checked' : ''}> ${label}</label>`;
  const group = (label: string, choices: readonly unknown[], radios: readonly string[]): string =>
    `<div role="radiogroup" aria-label="${label}"${choices.length > 1 ? '' : ' hidden'}>${radios.join('')}</div>`;
  const reading = [radio('reading', 'strict', 'strict reading'), radio('reading', 'charitable', 'charitable reading')];
  const number = [
    radio('numbers', 'stated', "the forecaster's own numbers"),
    radio('numbers', 'all', 'imputed numbers too'),
  ];
  return `<fieldset id="switches" hidden><legend class="sr">What to score</legend>${group('Reading of the criteria', readings, reading)}${group('Numbers that count', numbers, number)}<output id="scored" class="sr" aria-live="polite">${scored} scored</output></fieldset>`;
}
