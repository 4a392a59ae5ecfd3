// npx vitest bench --run bench/score.bench.ts
import { bench, describe } from 'vitest';
import { readForecastTable } from '../src/exchange/table/forecast-table.ts';
import { brierLosses } from '../src/score/brier.ts';
import { canonicalTable } from '../src/score/canonical.ts';
import { corp } from '../src/score/corp.ts';
import { groupsOf } from '../src/score/groups.ts';
import { seededRandom } from '../src/score/random.ts';
import { scoreTable } from '../src/score/score-table.ts';
import { outcomeVariance } from '../src/score/skill.ts';
import { sortedOrder } from '../src/score/sort.ts';
import { sum } from '../src/score/sum.ts';
import type { Table } from '../src/score/table.ts';

const random = seededRandom(7, 0);
const ROUNDS = { iterations: 7, warmupIterations: 1, time: 0, warmupTime: 0 };

/** Outcomes drawn from the forecasts, so the tables look like a calibrated forecaster's. */
function table(n: number, forecast: () => number): Table {
  const p = Float64Array.from({ length: n }, forecast);
  return { n, p, y: p.map((value) => (random() < value ? 1 : 0)) };
}

const anyDouble = (n: number): Table => table(n, random);
const decimals = (n: number, places: number): Table =>
  table(n, () => Math.round(random() * 10 ** places) / 10 ** places);

/** Low half happened, high half did not: one block, every group joined. */
function worst(n: number): Table {
  const p = Float64Array.from({ length: n }, random);
  return { n, p, y: p.map((value) => (value < 0.5 ? 1 : 0)) };
}

function corpOnly(table: Table): void {
  const { n, p, y } = canonicalTable(table);
  corp(groupsOf(p, y), sum(brierLosses(p, y)) / n, outcomeVariance(y), false);
}

for (const n of [1e5, 1e6]) {
  describe(`n = ${n}`, () => {
    const doubles = anyDouble(n);
    const percents = decimals(n, 2);
    const low = worst(n);
    bench('Brier', () => void sum(brierLosses(doubles.p, doubles.y)), ROUNDS);
    bench('sort of p and y', () => void sortedOrder([doubles.p, doubles.y]), ROUNDS);
    bench('CORP, any doubles', () => corpOnly(doubles), ROUNDS);
    bench('CORP, whole per cents', () => corpOnly(percents), ROUNDS);
    bench('CORP, worst case for merging', () => corpOnly(low), ROUNDS);
    bench('whole score, any doubles', () => void scoreTable(doubles), ROUNDS);
    bench('whole score, whole per cents', () => void scoreTable(percents), ROUNDS);
    const clustered: Table = {
      ...doubles,
      cluster: Int32Array.from({ length: n }, (_, row) => row % 1000),
      reference: doubles.p.map((value) => value / 2 + 0.25),
    };
    bench('whole score, clusters and references', () => void scoreTable(clustered), ROUNDS);
  });
}

describe('as much work as there is for its size', () => {
  const fifty = anyDouble(50);
  const sixteen = anyDouble(16);
  const thousand = anyDouble(1000);
  const tenThousand = anyDouble(10_000);
  const million = decimals(1e6, 4);
  bench('50 items', () => void scoreTable(fifty), ROUNDS);
  bench('16 items, all enumerated', () => void scoreTable(sixteen), ROUNDS);
  bench('1,000 different forecasts, Brier tails by draws', () => void scoreTable(thousand), ROUNDS);
  bench('10,000 different forecasts, all drawn', () => void scoreTable(tenThousand), ROUNDS);
  bench('1,000,000 items, ten-thousandths, all drawn', () => void scoreTable(million), ROUNDS);
});

describe('reading a bare table', () => {
  for (const n of [1e5, 1e6]) {
    const numbers = Array.from({ length: n }, () => [random(), random() < 0.5 ? 1 : 0] as const);
    const lines = numbers.map(([p, y], row) => `${p},${y},question-${row},topic ${row % 1000},${p / 2}\n`);
    const csv = Buffer.from(`p,y,id,cluster,ref\n${lines.join('')}`);
    const bare = Buffer.from(`p,y\n${numbers.map(([p, y]) => `${p},${y}\n`).join('')}`);
    const json = Buffer.from(numbers.map(([p, y]) => `{"p": ${p}, "y": ${y}}\n`).join(''));
    /** As a file is read. */
    const chunks = function* (bytes: Buffer): Generator<Uint8Array, void> {
      for (let at = 0; at < bytes.length; at += 1 << 19) yield bytes.subarray(at, at + (1 << 19));
    };
    bench(`CSV, p and y, ${n}`, () => void readForecastTable('t.csv', chunks(bare)), ROUNDS);
    bench(`CSV, p, y, id, cluster and ref, ${n}`, () => void readForecastTable('t.csv', chunks(csv)), ROUNDS);
    bench(`JSON lines, p and y, ${n}`, () => void readForecastTable('t.jsonl', chunks(json)), ROUNDS);
  }
});
