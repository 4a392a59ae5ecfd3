// Several ledgers read as one: ids are qualified, so that nothing of one can be taken for another's.
import type { Forecaster, Ledger, Prediction, Saying, Source } from './prediction.ts';

/** A ledger and the name its ids are qualified with. */
export interface NamedLedger {
  name: string;
  ledger: Ledger;
}

/**
 * Names for ledger files, each once: the base name without its ending, with the folder's name before it where two files
 * share one. ledgerNames(['a/predictions.yaml', 'b/predictions.yaml']) is ['a-predictions', 'b-predictions'].
 */
export function ledgerNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(/[\\/]/).filter((part) => part !== ''));
  const short = parts.map((part) => part.at(-1)!.replace(/\.ya?ml$/i, ''));
  const times = new Map<string, number>();
  for (const name of short) times.set(name, (times.get(name) ?? 0) + 1);
  const named = short.map((name, index) => (times.get(name)! > 1 ? `${parts[index]!.at(-2) ?? 'root'}-${name}` : name));
  const first = new Map<string, number>();
  named.forEach((name, index) => first.has(name) || first.set(name, index));
  return named.map((name, index) => (first.get(name) === index ? name : `${name}-${index + 1}`));
}

/** Forecaster ids stay where every ledger means the same name by them; otherwise they are qualified. */
export function forecasterIds(ledgers: readonly NamedLedger[]): Map<NamedLedger, (id: string) => string> {
  const names = new Map<string, Set<string>>();
  for (const { ledger } of ledgers) {
    for (const { id, name } of ledger.forecasters.values()) names.set(id, (names.get(id) ?? new Set()).add(name));
  }
  return new Map(
    ledgers.map((one) => [one, (id: string) => ((names.get(id)?.size ?? 0) > 1 ? `${one.name}/${id}` : id)]),
  );
}

/** The same with its source as `name/source`; unchanged where it names none. */
export function qualifiedSaying<T extends Saying>(saying: T, name: string): T {
  return saying.source === undefined ? saying : { ...saying, source: `${name}/${saying.source}` };
}

/**
 * One ledger with the predictions of all, in order. Ids of predictions and sources become `ledger/id`; a forecaster's
 * id only where two ledgers mean different people by it; tags and groups stay, so that one topic is one cluster.
 */
export function mergeLedgers(ledgers: readonly NamedLedger[]): Ledger {
  const personOf = forecasterIds(ledgers);
  const forecasters = new Map<string, Forecaster>();
  const sources = new Map<string, Source>();
  const predictions: Prediction[] = [];
  for (const one of ledgers) {
    const { name, ledger } = one;
    const person = personOf.get(one)!;
    for (const forecaster of ledger.forecasters.values())
      forecasters.set(person(forecaster.id), { ...forecaster, id: person(forecaster.id) });
    for (const source of ledger.sources.values()) {
      const statements = source.statements.map((statement) => ({
        ...statement,
        tracked: statement.tracked.map((id) => `${name}/${id}`),
      }));
      sources.set(`${name}/${source.id}`, { ...source, id: `${name}/${source.id}`, statements });
    }
    for (const prediction of ledger.predictions) {
      predictions.push({
        ...prediction,
        id: `${name}/${prediction.id}`,
        forecaster: person(prediction.forecaster),
        said: qualifiedSaying(prediction.said, name),
        restated: prediction.restated.map((saying) => qualifiedSaying(saying, name)),
        forecasts: prediction.forecasts.map((forecast) => ({ ...forecast, by: person(forecast.by) })),
      });
    }
  }
  const keepers = new Set(ledgers.map(({ ledger }) => ledger.keeper));
  return {
    name: ledgers.map(({ name }) => name).join(', '),
    title: ledgers.map(({ name, ledger }) => ledger.title ?? name).join('; '),
    keeper: [...keepers].join(', '),
    forecasters,
    sources,
    predictions,
  };
}
