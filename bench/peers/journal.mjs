// Entries as the journal that hledger and ledger both read: one transaction each, the odds as an amount.
import { join } from 'node:path';
import { entries } from '../entries.mjs';
import { writeRecords } from '../write-records.mjs';

/** A transaction begins with a day. */
export const TRANSACTION = /^\d{4}[-/]\d\d[-/]\d\d /gm;

/** The account of the entries that the filter asks for. */
export const FILTERED_ACCOUNT = 'predicted:rail';

/** @param {import('../entries.mjs').Entry} entry */
function transaction({ id, claim, said, due, p, topic, place, settled }) {
  return `${said} ${settled ? '*' : '!'} (${id}) ${claim}
    ; due:${due}, group:${topic}-${place}, outcome:${settled?.outcome ?? 'open'}
    predicted:${topic}:${place}   ${p} PCT
    forecaster:me

`;
}

/** @param {string} folder @param {number} count */
export function writeJournal(folder, count) {
  const path = join(folder, 'entries.journal');
  writeRecords(path, '', entries(count), transaction);
  return path;
}
