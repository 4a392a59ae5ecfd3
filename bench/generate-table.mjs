// Bare tables of forecasts and outcomes, as CSV and as JSON lines.
import { seededRandom } from './seeded-random.mjs';

/**
 * `count` rows of a calibrated forecaster who says thousandths: the outcomes are drawn from the forecasts.
 *
 * @param {number} count
 * @returns {Generator<{ p: number, y: 0 | 1 }, void>}
 */
export function* forecastRows(count) {
  const random = seededRandom(7);
  for (let row = 0; row < count; row++) {
    const p = Math.round(random() * 1000) / 1000;
    yield { p, y: random() < p ? 1 : 0 };
  }
}

/** Table formats by name; each has a head line and writes a row as a line. */
export const TABLES = {
  csv: { head: 'p,y\n', line: (/** @type {{ p: number, y: number }} */ row) => `${row.p},${row.y}\n` },
  jsonl: { head: '', line: (/** @type {{ p: number, y: number }} */ row) => `${JSON.stringify(row)}\n` },
};
