// The body of Metaculus' POST /api/questions/forecast/: the latest number on each of its questions that the ledger has.
import type { Item } from '../ledger/item.ts';
import type { Losses } from './loss.ts';

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
    const own = prediction.forecasts.filter(({ by }) => by === forecaster);
    const latest = own.reduce<(typeof own)[number] | undefined>(
      (best, one) => (best && best.date > one.date ? best : one),
      undefined,
    );
    const probability = latest ? latest.probability : prediction.probability;
    if (!probability) return lost(latest?.withdrawn ? 'it is withdrawn' : 'it has no probability');
    if (probability.low !== undefined) losses.changed('probability', 'a range becomes its central value', id);
    const value = Math.min(HIGHEST, Math.max(LOWEST, probability.central));
    if (value !== probability.central) losses.changed('probability', `Metaculus takes ${LOWEST} to ${HIGHEST}`, id);
    losses.lost('everything else', 'only the latest probability is sent', id);
    return [{ question: Number(question), probability_yes: value }];
  });
}
