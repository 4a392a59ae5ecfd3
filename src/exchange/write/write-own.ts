// A ledger as plain data in the words of its own format: what `export json` and `export jsonl` write
// and import reads back.
import type { EmitItem } from '../../ledger/edit/emit.ts';
import type { Ledger, Prediction, Probability, Saying, Source } from '../../ledger/prediction.ts';
import { probabilityItem } from '../probability-item.ts';

const numberOf = (probability: Probability | undefined): string | number | EmitItem | undefined =>
  probability && probabilityItem(probability);

const sayingItem = ({ date, source, at, quote }: Saying): EmitItem => ({ date, source, at, quote });

/** The whole entry, defaults spelt out: reading it back gives the same prediction. */
export function entryItem(prediction: Prediction): EmitItem {
  const { id, claim, forecaster, said, restated, due, condition, criteria, tags, group, recorded, sealed, note } =
    prediction;
  const forecasts = prediction.forecasts.map((one): EmitItem => {
    return {
      by: one.by,
      date: one.date,
      probability: numberOf(one.probability),
      withdrawn: one.withdrawn || undefined,
      why: one.why,
    };
  });
  const resolutions = prediction.resolutions.map(({ evidence, ...rest }): EmitItem => {
    return { ...rest, evidence: evidence.length > 0 ? evidence.map((one) => ({ ...one })) : undefined };
  });
  return {
    id,
    claim,
    forecaster,
    said: { ...sayingItem(said), speaker: said.speaker },
    restated: restated.length > 0 ? restated.map(sayingItem) : undefined,
    due: due && { ...due },
    probability: numberOf(prediction.probability),
    condition,
    criteria: criteria && { ...criteria },
    tags: tags.length > 0 ? tags : undefined,
    group,
    recorded,
    forecasts: forecasts.length > 0 ? forecasts : undefined,
    sealed: sealed && { ...sealed },
    resolutions: resolutions.length > 0 ? resolutions : undefined,
    note,
  };
}

function sourceItem(source: Source): EmitItem {
  const { title, publisher, author, kind, url, archiveUrl, said, published, text, about } = source;
  const statements = source.statements.map(({ at, speaker, gist, tracked, leftOut }): EmitItem => {
    return { at, speaker, gist, tracked: tracked.length > 0 ? tracked : undefined, left_out: leftOut };
  });
  return {
    title, publisher, author, kind, url, archive_url: archiveUrl, said, published, text: text && { ...text }, about,
    statements: statements.length > 0 ? statements : undefined,
  }; // prettier-ignore
}

/** What stands above the entries: title, keeper, forecasters, sources. */
export function headItem(ledger: Ledger): EmitItem {
  const { title, keeper, forecaster } = ledger;
  const forecasters = Object.fromEntries(
    [...ledger.forecasters.values()].map(({ id, name, about }) => [id, { name, about }]),
  );
  const sources = Object.fromEntries([...ledger.sources.values()].map((source) => [source.id, sourceItem(source)]));
  return { title, keeper, forecaster, forecasters, sources };
}
