// A fingerprint of a prediction, so that moved goalposts show.
import { createHash } from 'node:crypto';
import type { Prediction } from './prediction.ts';

type Payload = { [key: string]: Payload | string | undefined };

const digits = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** Keys sorted at every level, absent ones left out. */
function canonical(payload: Payload): Payload {
  const sorted: Payload = {};
  for (const key of Object.keys(payload).sort()) {
    const value = payload[key];
    if (value !== undefined) sorted[key] = typeof value === 'string' ? value : canonical(value);
  }
  return sorted;
}

/**
 * The text that is sealed: one JSON text without spaces or a final newline, keys sorted at every level,
 * absent keys left out, every scalar a string (0.65 is "0.65"), short forms spelt out, defaults and the
 * lexicon's numbers filled in.
 */
export function sealPayload(prediction: Prediction): string {
  const { claim, condition, criteria, due, forecaster, id, probability, said } = prediction;
  return JSON.stringify(
    canonical({
      claim,
      condition,
      criteria: criteria && { charitable: criteria.charitable, strict: criteria.strict, written: criteria.written },
      due: due && { basis: due.basis, date: due.date },
      forecaster,
      id,
      probability: probability && {
        basis: probability.basis,
        high: digits(probability.high),
        low: digits(probability.low),
        value: digits(probability.value),
        wording: probability.wording,
      },
      said: { date: said.date, quote: said.quote, source: said.source },
    }),
  );
}

/** SHA-256 of the payload's UTF-8 bytes, lower-case hex. */
export function sealHash(prediction: Prediction): string {
  return createHash('sha256').update(sealPayload(prediction), 'utf8').digest('hex');
}
