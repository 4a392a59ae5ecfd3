// The commands of a group, run in rounds: the floor first, then each command, in an order that turns from round to round.

/** @typedef {import('./run.mjs').Run} Run */

/**
 * How many rounds a command takes part in: all, unless they would take longer than `budget`, but never fewer than `least`.
 *
 * @typedef {object} Patience
 * @property {number} rounds
 * @property {number} least
 * @property {number} budget milliseconds a command
 */

/**
 * roundsFor(2000, { rounds: 15, least: 5, budget: 12_000 }) is 6.
 *
 * @param {number} firstMs how long one run takes
 * @param {Patience} patience
 */
export function roundsFor(firstMs, { rounds, least, budget }) {
  return Math.min(rounds, Math.max(least, Math.floor(budget / firstMs)));
}

/** @template T @param {readonly T[]} list @param {number} by @returns {T[]} */
export function rotated(list, by) {
  const at = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/**
 * Times of every command by round, in milliseconds, and of the floor. A command that faults takes no further part.
 *
 * @template T
 * @param {readonly { item: T, rounds: number }[]} planned
 * @param {(item: T) => Run} run
 * @param {() => Run} runFloor
 */
export function measureInRounds(planned, run, runFloor) {
  /** @type {number[]} */
  const floor = [];
  const measured = planned.map(({ item, rounds }) => ({
    item,
    rounds,
    times: /** @type {(number | undefined)[]} */ ([]),
    fault: /** @type {string | undefined} */ (undefined),
  }));
  const most = Math.max(0, ...planned.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    floor.push(runFloor().ms);
    for (const one of rotated(measured, round)) {
      if (round >= one.rounds || one.fault !== undefined) continue;
      const { ms, fault } = run(one.item);
      one.fault = fault;
      one.times[round] = fault === undefined ? ms : undefined;
    }
  }
  return { floor, measured };
}
