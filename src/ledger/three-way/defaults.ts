// Who keeps and who forecasts where an entry does not say: to change that changes what the other side's entries say.
import { isFields } from '../read/plain-value.ts';
import type { Fields } from '../read/plain-value.ts';
import { sameValue } from '../read/same-value.ts';
import { OTHER } from './bound.ts';
import type { Forced } from './bound.ts';
import type { Pick } from './conflict.ts';
import { COMMITTED } from './shape.ts';
import type { Versions } from './versions.ts';

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Items of a list that say nobody's name. */
const nameless = (value: unknown): unknown[] => itemsOf(value).filter((item) => fieldsOf(item)['by'] === undefined);

/** What of an entry the default is said of; undefined where it is nothing. */
const SAID_OF: Readonly<Record<string, (entry: Fields) => unknown>> = {
  keeper: ({ resolutions }) => {
    const votes = nameless(resolutions);
    return votes.length === 0 ? undefined : votes;
  },
  forecaster: (entry) =>
    entry['forecaster'] === undefined
      ? [...COMMITTED.map((key) => entry[key]), entry['sealed'], nameless(entry['forecasts'])]
      : undefined,
};

/** What to say of a side whose new entries go by a default that the other changed. */
function nobodyNamed(pick: Pick, name: unknown): string {
  const todo = typeof name === 'string' ? `: write ${name} there` : '';
  return `${pick} names nobody in what it has new${todo}`;
}

/** Defaults that one side changed, where the other has something new that goes by them. */
export function forcedDefaults(values: Versions<unknown>): Forced {
  const base = fieldsOf(values.base);
  const entries = new Map(itemsOf(base['predictions']).map((entry) => [fieldsOf(entry)['id'], fieldsOf(entry)]));
  const forced = new Map<string, string>();
  for (const [key, saidOf] of Object.entries(SAID_OF)) {
    for (const pick of ['ours', 'theirs'] as const) {
      const [side, other] = [fieldsOf(values[pick]), fieldsOf(values[OTHER[pick]])];
      if (sameValue(side[key], base[key]) || !sameValue(other[key], base[key])) continue;
      const isNew = (entry: unknown): boolean => {
        const said = saidOf(fieldsOf(entry));
        return said !== undefined && !sameValue(said, saidOf(entries.get(fieldsOf(entry)['id']) ?? {}));
      };
      if (itemsOf(other['predictions']).some(isNew)) forced.set(key, nobodyNamed(OTHER[pick], other[key]));
    }
  }
  return forced;
}
