// Which reader this is: what one took for sound need not be sound for another.

declare const PREDICT_READER: string | undefined;

/** Changes with every build whose reader differs (see rolldown.config.mjs); one word for all that run from source. */
export const READER_VERSION = typeof PREDICT_READER === 'string' ? PREDICT_READER : 'from-source';
