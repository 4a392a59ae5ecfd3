// The body of Metaculus' POST /api/questions/forecast/: the latest number on each of its questions that the ledger has.
import { dayOrder } from '../../day.ts';
import type { Item } from '../../ledger/item.ts';
import type { Losses } from '../loss.ts';
import { TOO_WIDE } from './write-fatebook.ts';

export interface MetaculusForecast {
  question: number;
  probability_yes: number;
}

/** Metaculus takes 0.001 to 0.999. */
const [LOWEST, HIGHEST] = [0.001, 0.999];

/** Forecasts for open questions that came from Metaculus, whose ids end with its own number: `rain-paris-mc578`. */
export function metaculusForecasts(items: readonly Item[], losses: Losses): MetaculusForecast[] {
  return items.flatMap(({ prediction, standing }): MetaculusForecast[] => {
    const { id, forecaster } = prediction;
    const lost = (why: string): MetaculusForecast[] => {
      losses.lost('prediction', why, id);
      return [];
    };
    const question = /(?:^|-)mc(\d+)$/.exec(id)?.[1];
    if (question === undefined)
      return lost('it is on no question of Metaculus (an id that ends with mc and its number)');
    if (standing.settled) return lost('it is settled; Metaculus takes forecasts on open questions');
    if (standing.strict.contested)
      return lost('its graders have judged it and do not agree; Metaculus takes forecasts on open questions');
    const own = prediction.forecasts.filter(({ by }) => by === forecaster);
    // As in the scores, a range that counts as no number leaves the one before it standing.
    const counting = own.filter(({ withdrawn, probability }) => withdrawn || probability?.usable);
    const latest = counting.toSorted((a, b) => dayOrder(a.date, b.date)).at(-1);
    const tooWide = [prediction, ...own].some(({ probability }) => probability && !probability.usable);
    const probability = latest ? latest.probability : prediction.probability;
    if (!probability?.usable && !latest?.withdrawn) return lost(tooWide ? TOO_WIDE : 'it has no probability');
    if (!probability) return lost('it is withdrawn');
    if (tooWide) losses.lost('probability', TOO_WIDE, id);
    if (probability.low !== undefined) losses.changed('probability', 'a range becomes its central value', id);
    const value = Math.min(HIGHEST, Math.max(LOWEST, probability.central));
    if (value !== probability.central) losses.changed('probability', `Metaculus takes ${LOWEST} to ${HIGHEST}`, id);
    losses.lost('everything else', 'only the latest probability is sent', id);
    return [{ question: Number(question), probability_yes: value }];
  });
}
