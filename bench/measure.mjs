// From a task and a size to times: what each command did in each round.
import { FLOOR, firstRun, run } from './run.mjs';
import { measureInRounds, roundsFor } from './rounds.mjs';

/** @typedef {import('./case.mjs').Case} Case */

/**
 * @typedef {object} CaseResult
 * @property {string} name
 * @property {readonly (number | undefined)[]} times Milliseconds by round.
 * @property {number | undefined} mib
 * @property {string | undefined} fault Why there are no times.
 */

/**
 * @typedef {object} GroupResult
 * @property {string} task
 * @property {number} size
 * @property {readonly number[]} floor Milliseconds of `node -e 0` by round.
 * @property {readonly CaseResult[]} cases
 */

/**
 * Runs each command once to look at its output, and then those that did what they should in rounds.
 *
 * @param {readonly Case[]} cases
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./rounds.mjs').Patience} patience
 * @param {boolean} withMemory
 */
export function measureGroup(cases, sandbox, patience, withMemory) {
  const looked = cases.map((one) => ({ one, first: firstRun(one, sandbox, withMemory) }));
  const sound = looked.filter(({ first }) => first.fault === undefined);
  const { floor, measured } = measureInRounds(
    sound.map(({ one, first }) => ({ item: one, rounds: roundsFor(first.ms, patience) })),
    (one) => run(one, sandbox),
    () => run(FLOOR, sandbox),
  );
  return {
    floor,
    cases: looked.map(({ one, first }) => {
      const timed = measured.find(({ item }) => item === one);
      const fault = first.fault ?? timed?.fault;
      return { name: one.name, times: fault === undefined ? (timed?.times ?? []) : [], mib: first.mib, fault };
    }),
  };
}
