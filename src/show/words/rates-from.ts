// From how many predictions on a rate says something.

/** With fewer scored predictions no rate, interval or diagram is shown: only counts, and the predictions themselves. */
export const RATES_FROM = 10;
