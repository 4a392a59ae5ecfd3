import type { Evidence, Resolution } from '../prediction.ts';
import type { PredictionFields } from '../schema.ts';

export type ResolutionFields = NonNullable<PredictionFields['resolutions']>[number];

const NONE: readonly Evidence[] = [];

/** A resolution of checked fields; `keeper` is whose it is where it does not say. */
export function resolutionOf(fields: ResolutionFields, keeper: string): Resolution {
  const { outcome, charitable, known, happened, fraction, reason, why } = fields;
  const resolution: Resolution = {
    by: fields.by ?? keeper,
    recorded: fields.recorded ?? known,
    outcome,
    known,
    evidence: fields.evidence ?? NONE,
  };
  if (charitable !== undefined) resolution.charitable = charitable;
  if (happened !== undefined) resolution.happened = happened;
  if (fraction !== undefined) resolution.fraction = fraction;
  if (reason !== undefined) resolution.reason = reason;
  if (why !== undefined) resolution.why = why;
  return resolution;
}
