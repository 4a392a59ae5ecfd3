// Runs beside the program, on another processor: compares half of a long ledger and says what came of it.
import { parentPort, workerData } from 'node:worker_threads';
import { type HalfTask, compareSecondHalf } from './ledger/read/read-twice.ts';

// The rule is about windows of a browser.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(compareSecondHalf(workerData as HalfTask));
