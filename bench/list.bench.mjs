// node bench/list.bench.mjs [ROUNDS [BIN …]]
// Whole runs of `predict list` on ledgers of 10 to 10,000 entries as a ratio to `node -e 0` in the same round, medians.
// Build first. Another BIN is measured beside bin/predict.js, for a comparison with an older build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [rounds = 9, ...others] = process.argv.slice(2);
const BINS = [resolve(import.meta.dirname, '../bin/predict.js'), ...others.map((path) => resolve(path))];
const TARGETS = { 10: 1.15, 100: 1.3, 1000: 1.8, 10_000: 4.2 };

const day = (start, offset) => new Date(Date.parse(start) + offset * 86_400_000).toISOString().slice(0, 10);

/** An entry of about 870 bytes with a dozen fields, in the layout that predict writes. */
function entry(index) {
  const said = day('2023-01-01', index % 700);
  const due = day(said, 30 + (index % 500));
  const known = day(due, -3);
  const probability = [
    `0.${(index % 9) + 1}`,
    `${(index % 90) + 5}%`,
    '{ basis: worded, wording: it will very likely be so, row: very likely }',
  ];
  const resolution = `    resolutions:
      - outcome: ${index % 5 < 3 ? 'yes' : 'no'}
        known: ${known}
        recorded: ${due}
        by: editor
        why: Both reports of the week say so, and nothing was found that speaks against it.
        evidence:
          - { url: "https://example.org/report-${index}", publisher: The Courier, date: ${known}, side: for, shows: "report ${index}, first page" }
`;
  return `
  - id: made-up-event-number-${index}
    claim: The event with the number ${index} happens in the place where it was announced.
    said: { date: ${said}, source: a-talk, at: line ${(index % 300) + 1}, quote: that is what I see }
    due: ${due}
    probability: ${probability[index % 3]}
    criteria:
      written: ${said}
      strict: >-
        The register of the office shows event ${index} by the due day, in the place that was named when it was
        announced, or two newspapers of the place report it independently.
    tags: [event, number-${index % 50}]
    group: group-${index % 400}
    recorded: ${said}
    note: >-
      Nothing but a made-up entry, in the length that entries of a careful keeper have.
${index % 2 === 0 ? resolution : ''}`;
}

const HEAD = `predict: 1
title: A ledger to measure with
keeper: editor
forecaster: me
forecasters:
  me: { name: Somebody }
sources:
  a-talk: { title: A talk }
predictions:
`;

const folder = mkdtempSync(join(tmpdir(), 'predict-bench-'));
const sizes = Object.keys(TARGETS).map(Number);
const ledgers = sizes.map((size) => {
  const path = join(folder, `${size}.yaml`);
  const text = HEAD + Array.from({ length: size }, (_, index) => entry(index)).join('');
  writeFileSync(path, text);
  return { size, path, bytes: text.length };
});

function run(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, PREDICT_TODAY: '2026-11-22' }, maxBuffer: 1 << 28 }); // prettier-ignore
  if (status !== 0) throw new Error(stderr.slice(0, 500));
  return performance.now() - start;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const cases = BINS.flatMap((bin) => ledgers.map((ledger) => ({ bin, ...ledger, ratios: [], times: [] })));
try {
  for (let round = 0; round < Number(rounds); round++) {
    const floor = run(['-e', '0']);
    for (const one of cases) {
      const time = run([one.bin, 'list', '--ledger', one.path]);
      one.times.push(time);
      one.ratios.push(time / floor);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.log(`predict list, ${rounds} rounds, Node ${process.version}: median ratio to node -e 0`);
for (const { bin, size, bytes, ratios, times } of cases) {
  const target = TARGETS[size];
  const ratio = median(ratios);
  const columns = [
    String(size).padStart(6),
    `${(bytes / 1024).toFixed(0)} KiB`.padStart(9),
    `${ratio.toFixed(2)}x`.padStart(7),
  ];
  const verdict = ratio <= target ? 'within' : 'over';
  console.log(
    `${columns.join('  ')}  target ${target}x  ${verdict.padEnd(6)}  ${median(times).toFixed(0).padStart(5)} ms  ${bin}`,
  );
}
