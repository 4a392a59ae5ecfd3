import { basisOf, isImputed } from '../ledger/item.ts';
import { forecastersTable } from '../show/terminal/forecasters-table.ts';
import type { World } from '../world.ts';
import { deliver } from './deliver/deliver.ts';
import { rowsFor } from './deliver/fields.ts';
import type { Globals } from './line/globals.ts';
import { inFormat } from './line/in-format.ts';
import { openCached } from './open/open-cached.ts';

const KEYS = ['id', 'name', 'about', 'predictions', 'forecasts', 'stated', 'imputed'];

/** `predict forecasters`: one row a forecaster. Returns the exit status, always 0. */
export async function forecasters(given: Globals, world: World): Promise<number> {
  const globals = inFormat(given, 'forecasters');
  const opened = await openCached('forecasters', globals, world);
  const rows = [...opened.ledger.forecasters.values()].map((forecaster) => {
    const own = opened.items.filter((item) => item.prediction.forecaster === forecaster.id);
    const stated = own.filter((item) => basisOf(item) === 'stated').length;
    return {
      id: forecaster.id,
      name: forecaster.name,
      about: forecaster.about ?? null,
      predictions: own.length,
      forecasts: opened.items.reduce(
        (sum, item) => sum + item.prediction.forecasts.filter((forecast) => forecast.by === forecaster.id).length,
        0,
      ),
      stated,
      imputed: own.filter(isImputed).length,
    };
  });
  if (globals.format === 'text') deliver(forecastersTable(rows, globals.look), globals, world);
  else deliver(await rowsFor(opened.envelope, 'forecasters', rows, KEYS, globals), globals, world);
  return 0;
}
