// The package as it would be published: packed, installed where nothing else is, and used.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const PARTS = [
  'bin',
  'build',
  'data',
  'schema',
  'seeds',
  'src',
  'package.json',
  'rolldown.config.mjs',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

let folder = '';
let tarball = '';
let packed: { files: { path: string }[]; size: number; unpackedSize: number };

/** npm without the settings of the machine and of the run around it. */
function npm(args: string[], cwd: string): string {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    timeout: 100_000,
    env: Object.fromEntries(kept),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

interface Ran {
  out: string;
  err: string;
  status: number | null;
}

function ran(command: string, args: string[], cwd: string): Ran {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 100_000,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      LANG: 'C.UTF-8',
      PREDICT_TODAY: '2026-11-22',
      XDG_STATE_HOME: join(folder, 'state'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    },
  });
  return { out: stdout, err: stderr, status };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-package-'));
  const copy = join(folder, 'copy');
  mkdirSync(copy);
  for (const part of PARTS) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  npm(['run', 'build'], copy);
  const [report] = JSON.parse(npm(['pack', '--json', '--ignore-scripts'], copy)) as [
    { filename: string; files: { path: string }[]; size: number; unpackedSize: number },
  ];
  packed = report;
  tarball = join(copy, report.filename);
  npm(['install', '--global', '--offline', '--prefix', join(folder, 'global'), tarball], folder);
  mkdirSync(join(folder, 'user'));
  writeFileSync(join(folder, 'user', 'package.json'), '{ "name": "user", "version": "1.0.0", "private": true }\n');
  npm(['install', '--offline', tarball], join(folder, 'user'));
  mkdirSync(join(folder, 'empty'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds what is needed and nothing else', () => {
    const places = new Set(packed.files.map(({ path }) => path.split('/')[0]));
    expect(places).toEqual(new Set(['LICENSE', 'README.md', 'bin', 'data', 'dist', 'package.json', 'schema', 'seeds']));
    const paths = packed.files.map(({ path }) => path);
    for (const path of [
      'bin/predict.js',
      'dist/start.cjs',
      'dist/index.cjs',
      'dist/types/index.d.ts',
      'data/wang.yaml',
      'schema/ledger.schema.json',
    ])
      expect(paths).toContain(path);
    expect(paths.filter((path) => !/\.(cjs|js|d\.ts|yaml|json|md|txt)$/.test(path) && path !== 'LICENSE')).toEqual([]);
    expect(packed.size).toBeLessThan(500_000);
    // Unpacked, a fifth of which is the first ledger, its sources and the schemas.
    expect(packed.unpackedSize).toBeLessThan(1_550_000);
  });

  it('brings the licences of what is bundled', () => {
    const text = readFileSync(join(folder, 'user/node_modules/predict-ledger/dist/THIRD-PARTY.txt'), 'utf8');
    for (const name of ['commander', 'yaml', 'zod', 'date-fns', 'chalk'])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });

  it('needs no other package and no step after it is unpacked', () => {
    const manifest = JSON.parse(
      readFileSync(join(folder, 'user/node_modules/predict-ledger/package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    for (const key of ['dependencies', 'peerDependencies', 'optionalDependencies'])
      expect(manifest[key]).toBeUndefined();
    // `prepare` runs in a clone and before packing; these would run for everybody who installs.
    for (const script of ['preinstall', 'install', 'postinstall'])
      expect(manifest['scripts']).not.toHaveProperty(script);
    const lock = JSON.parse(readFileSync(join(folder, 'user/package-lock.json'), 'utf8')) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/predict-ledger']);
    expect(lock.packages['node_modules/predict-ledger']!.hasInstallScript).toBeUndefined();
  });

  it('has nothing that publint would complain of', () => {
    const run = ran(
      process.execPath,
      [join(ROOT, 'node_modules/publint/src/cli.js'), 'run', tarball, '--strict'],
      folder,
    );
    expect(`${run.out}${run.err}`).toContain('All good');
    expect(run.status).toBe(0);
  });
});

const nodes = [
  ...new Set([
    process.execPath,
    ...[22, 24].map((major) => join(ROOT, `node_modules/.nodes/${major}/node_modules/node/bin/node`)),
  ]),
];

describe.each(nodes)('the installed program with %s', (node) => {
  const here = existsSync(node);
  const predict = (args: string[], cwd = join(folder, 'empty')): Ran =>
    ran(node, [join(folder, 'global/bin/predict'), ...args], cwd);

  it(`${here ? 'reads' : 'is left out (npm run nodes fetches this Node), and would read'} the shipped ledger where there is no other`, () => {
    if (!here) return;
    const list = predict(['list', '--json', 'id']);
    expect(list.status).toBe(0);
    expect(list.err).toBe('reading the shipped ledger; predict init starts yours\n');
    expect((JSON.parse(list.out) as { predictions: unknown[] }).predictions.length).toBeGreaterThan(50);
    expect(predict(['check']).status).toBe(2);
    expect(predict(['check', '-f', join(folder, 'global/lib/node_modules/predict-ledger/data/wang.yaml')]).status).toBe(
      0,
    );
    expect(predict(['scorecard']).status).toBe(0);
  });

  it('refuses to write to the shipped ledger', () => {
    if (!here) return;
    const path = join(folder, 'global/lib/node_modules/predict-ledger/data/wang.yaml');
    const before = readFileSync(path);
    const resolved = predict(['resolve', 'us-lead-over-china', 'yes', '--why', 'x']);
    expect(resolved.status).toBe(1);
    expect(resolved.err).toContain('predict init');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('keeps a ledger of its own', () => {
    if (!here) return;
    const mine = join(folder, `mine-${nodes.indexOf(node)}`);
    mkdirSync(mine);
    expect(predict(['init', '--name', 'Me'], mine).status).toBe(0);
    const added = predict(['add', '--claim', 'It rains.', '--due', '2027-01-01', '--p', '65%', '--id', 'rain'], mine);
    expect([added.status, added.err]).toEqual([0, expect.any(String)]);
    expect(predict(['list', '--format', 'csv'], mine).out).toContain('rain');
  });
});

const USE = `
const text = \`predict: 1
forecaster: me
forecasters: { me: { name: Me } }
predictions:
  - id: rain
    claim: It rains.
    said: 2025-01-05
    due: 2025-01-06
    probability: 0.8
    resolutions: [{ outcome: yes, known: 2025-01-06 }]
\`;
const { ledger, problems } = library.readLedger('mine.yaml', text, () => []);
const items = library.itemsOf(ledger, '2025-02-01');
const card = library.scorecardOf(items, { includeEarly: false, lexicon: library.LEXICON_ID, forecaster: 'me' });
const table = library.scoreTable({ n: 2, p: Float64Array.of(0.5, 1), y: Float64Array.of(1, 0) });
console.log(JSON.stringify({
  problems,
  status: library.standing(ledger.predictions[0], '2025-02-01').status,
  brier: card.strict.brier.mean.toFixed(4),
  table: table.brier.mean,
  odds: library.parseOdds('3:2'),
  likely: library.lookup('very likely').row.phrases[0],
  seal: library.sealHash(ledger.predictions[0]) === require('node:crypto').createHash('sha256').update(library.sealPayload(ledger.predictions[0])).digest('hex'),
  faulty: library.readLedger('x.yaml', 'predict: 2', () => []).problems.map((problem) => problem.code),
}));
`;
// (0.8 - 1)² = 0.04; ((0.5 - 1)² + (1 - 0)²) / 2 = 0.625; 3:2 for yes is 3/5.
const USED = {
  problems: [],
  status: 'resolved',
  brier: '0.0400',
  table: 0.625,
  odds: { value: 0.6 },
  likely: 'very likely',
  seal: true,
  faulty: ['format-version'],
};

describe('the library', () => {
  it.each([
    ['used.cjs', `const library = require('predict-ledger');${USE}`],
    [
      'used.mjs',
      `import * as library from 'predict-ledger';\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);${USE}`,
    ],
  ])('works from %s', (name, text) => {
    const file = join(folder, 'user', name);
    writeFileSync(file, text);
    const { out, err } = ran(process.execPath, [file], join(folder, 'user'));
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual(USED);
  });

  it('has types that a strict program can be checked against', () => {
    const user = join(folder, 'user');
    const good = `import { itemsOf, readLedger, scorecardOf, scoreTable, type Ledger, type Scorecard } from 'predict-ledger';
const ledger: Ledger | undefined = readLedger('a.yaml', '', () => []).ledger;
export const card: Scorecard | undefined = ledger && scorecardOf(itemsOf(ledger, '2025-01-01'), { includeEarly: false, lexicon: 'x', forecaster: 'me' });
export const mean: number | undefined = scoreTable({ n: 0, p: new Float64Array(), y: new Float64Array() }).brier?.mean;
`;
    writeFileSync(join(user, 'good.mts'), good);
    writeFileSync(join(user, 'bad.mts'), good.replace("'a.yaml', ''", '1, 2'));
    const check = (file: string, resolution: string): Ran =>
      ran(
        process.execPath,
        [
          join(ROOT, 'node_modules/typescript/bin/tsc'),
          '--ignoreConfig',
          '--noEmit',
          '--strict',
          '--target',
          'es2022',
          '--module',
          resolution,
          '--types',
          '',
          file,
        ],
        user,
      );
    expect(check('good.mts', 'nodenext').out).toBe('');
    expect(check('bad.mts', 'nodenext').out).toContain('TS2345');
  });
});
