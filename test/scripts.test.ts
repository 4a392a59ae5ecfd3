// The recipes of docs/scripts.md are run; UPDATE_DOCS=1 writes what they print.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runStep, stepsOf } from './cli/transcript.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs/scripts.md');
const text = readFileSync(FILE, 'utf8');
const hasJq = spawnSync('jq', ['--version']).status === 0;
if (!hasJq) console.log('jq: the recipes that need it are left out, since it is not here');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Workplace {
  folder: string;
  env: Record<string, string>;
}

/** A folder with the ledger of the examples, and `predict` on a path of its own. */
function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'predict-scripts-'));
  folders.push(folder);
  cpSync(join(ROOT, 'docs/example/predictions.yaml'), join(folder, 'predictions.yaml'));
  mkdirSync(join(folder, '.bin'));
  writeFileSync(
    join(folder, '.bin', 'predict'),
    `#!/bin/sh\nexec "${process.execPath}" "${ROOT}/bin/predict.js" "$@"\n`,
  );
  chmodSync(join(folder, '.bin', 'predict'), 0o755);
  return {
    folder,
    env: {
      PATH: `${join(folder, '.bin')}:${process.env['PATH']}`,
      HOME: folder,
      PREDICT_TODAY: '2026-11-22',
      LANG: 'C.UTF-8',
    },
  };
}

/** The first fenced block of a language below a heading. */
function block(heading: string, language: string): string {
  const section = text.split(`## ${heading}\n`)[1]!;
  return section.split(`\`\`\`${language}\n`)[1]!.split('```')[0]!;
}

describe('the recipes for scripts', () => {
  it(`print what the page shows${hasJq ? '' : ' (those with jq left out: it is not here)'}`, () => {
    const { folder } = workplace();
    const now = text.replaceAll(/```console\n([\s\S]*?)```/g, (_whole, body: string) => {
      const steps = stepsOf(body).steps.map(({ command, printed }) => {
        const isLeftOut = !hasJq && command.includes('jq ');
        return `$ ${command}\n${isLeftOut ? printed : runStep(command, folder)}`;
      });
      return `\`\`\`console\n${steps.join('')}\`\`\``;
    });
    if (process.env['UPDATE_DOCS']) writeFileSync(FILE, now);
    expect(now).toBe(readFileSync(FILE, 'utf8'));
  });

  it('recompute the seal that the ledger holds', () => {
    const page = readFileSync(FILE, 'utf8');
    const hashes = [...page.matchAll(/^([0-9a-f]{64})(?: {2}-)?$/gm)].map((match) => match[1]);
    expect(hashes).toHaveLength(2);
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('the workflow', () => {
  it('is YAML, and its own commands do what the page says', () => {
    const workflow = parse(block('GitHub Actions', 'yaml')) as { jobs: Record<string, { steps: { run?: string }[] }> };
    const commandsOf = (job: string): string[] =>
      workflow.jobs[job]!.steps.flatMap(({ run }) => (run?.startsWith('predict') ? [run] : []));
    expect(commandsOf('check')).toEqual(['predict check']);
    expect(commandsOf('due')).toHaveLength(1);
    const { folder, env } = workplace();
    const status = (command: string, today = '2026-11-22'): number | null =>
      spawnSync('bash', ['-e', '-c', command], { cwd: folder, env: { ...env, PREDICT_TODAY: today }, timeout: 100_000 })
        .status;
    expect(status(commandsOf('check')[0]!)).toBe(0);
    expect(status(commandsOf('due')[0]!)).toBe(1);
    expect(status(commandsOf('due')[0]!, '2024-02-01')).toBe(0);
    writeFileSync(join(folder, 'predictions.yaml'), 'predict: 1\npredictions: 3\n');
    expect(status(commandsOf('check')[0]!)).toBe(1);
  });
});

/** Git in that folder, and whatever its hooks say. */
function gitIn({ folder, env }: Workplace, ...words: string[]): { status: number | null; stderr: string } {
  return spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env,
    timeout: 100_000,
  });
}

describe('the hook', () => {
  it('lets a sound ledger pass, refuses a faulty one, and looks at what is committed', () => {
    const place = workplace();
    const { folder } = place;
    const git = (...words: string[]): { status: number | null; stderr: string } => gitIn(place, ...words);
    expect(git('init', '-q').status).toBe(0);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    writeFileSync(join(folder, '.git/hooks/pre-commit'), block('Before each commit', 'sh'));
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    const ledger = join(folder, 'predictions.yaml');
    const sound = readFileSync(ledger, 'utf8');
    git('add', 'predictions.yaml');
    const first = git('commit', '-q', '-m', 'sound');
    expect(first.status).toBe(0);
    // Places and commands are those of the repository, not of a folder that is gone by then.
    expect(first.stderr).toContain('predictions.yaml:');
    expect(first.stderr).not.toContain(tmpdir());
    writeFileSync(ledger, sound.replace('70%', '170%'));
    git('add', 'predictions.yaml');
    expect(git('commit', '-q', '-m', 'faulty').status).not.toBe(0);
    // Mended in the folder only: what would be committed is still faulty.
    writeFileSync(ledger, sound);
    expect(git('commit', '-q', '-m', 'still faulty').status).not.toBe(0);
    // And the other way round.
    writeFileSync(ledger, `${sound}\n# a remark\n`);
    git('add', 'predictions.yaml');
    writeFileSync(ledger, 'broken: [');
    expect(git('commit', '-q', '-m', 'sound again')).toMatchObject({ status: 0 });
  });
});

/** A workplace for git, in which commands run as somebody types them. */
function repository(): {
  place: ReturnType<typeof workplace>;
  folder: string;
  run: (command: string) => { status: number | null; stdout: string };
  commit: () => void;
} {
  const place = workplace();
  const { folder, env } = place;
  return {
    place,
    folder,
    run: (command) => spawnSync('bash', ['-c', command], { cwd: folder, env, encoding: 'utf8', timeout: 100_000 }),
    commit: () => expect(gitIn(place, 'commit', '-q', '-a', '-m', 'x')).toMatchObject({ status: 0 }),
  };
}

describe('the merge driver', () => {
  it('puts the new entries of two branches into one ledger', () => {
    const { place, folder, run, commit } = repository();
    const section = 'Two who merge a ledger in git';
    writeFileSync(join(folder, '.gitattributes'), block(section, 'text'));
    gitIn(place, 'init', '-q');
    expect(run(block(section, 'sh')).status).toBe(0);
    gitIn(place, 'add', 'predictions.yaml', '.gitattributes');
    commit();
    gitIn(place, 'checkout', '-q', '-b', 'theirs');
    run('predict add "The old mill is sold." 30% 2027-11-20');
    commit();
    gitIn(place, 'checkout', '-q', '-');
    run('predict add "The new mill is sold." 60% 2027-01-31');
    commit();
    expect(gitIn(place, 'merge', '-q', 'theirs', '-m', 'both').status).toBe(0);
    expect(run('predict check').status).toBe(0);
    expect(run('predict list mill').stdout).toMatch(/new-mill-sold[^]*old-mill-sold/);
  });
});

describe('the look at a merge', () => {
  it('tells what came to stand elsewhere, which check does not, and nothing of a whole merge', () => {
    const { place, folder, run, commit } = repository();
    writeFileSync(join(folder, '.git-look'), block('A ledger in git, on two machines', 'sh'), { mode: 0o755 });
    writeFileSync(join(folder, '.gitattributes'), '*.yaml merge=union\n');
    writeFileSync(
      join(folder, 'predictions.yaml'),
      'predict: 1\nforecaster: me\nforecasters: { me: { name: Me } }\npredictions:\n',
    );
    run('predict add "The old mill is sold." 30% 2027-11-20');
    gitIn(place, 'init', '-q');
    gitIn(place, 'add', 'predictions.yaml', '.gitattributes');
    commit();
    gitIn(place, 'checkout', '-q', '-b', 'theirs');
    run('predict resolve old-mill yes --known 2026-11-22 --why "The deed."');
    commit();
    gitIn(place, 'checkout', '-q', '-');
    run('predict add "The new mill is sold." 60% 2027-01-31');
    commit();
    expect(gitIn(place, 'merge', '-q', 'theirs', '-m', 'both').status).toBe(0);
    expect(run('predict check').status).toBe(0);
    const looked = run('./.git-look');
    expect(looked.status).toBe(1);
    expect(looked.stdout).toMatch(/^gone +old-mill-sold {2}resolutions\n {2}- outcome: yes, known: 2026-11-22/m);
    expect(looked.stdout).toMatch(/^added +new-mill-sold {2}resolutions/m);
    // Settled by hand: the outcome above the new entry.
    const [above, added, outcome] = readFileSync(join(folder, 'predictions.yaml'), 'utf8').split(
      /(?=^ {2}- id: new-mill|^ {4}resolutions:)/m,
    );
    writeFileSync(join(folder, 'predictions.yaml'), `${above}${outcome}${added}`);
    gitIn(place, 'commit', '-q', '-a', '--amend', '-m', 'both');
    expect(run('./.git-look').status).toBe(0);
    expect(run('./.git-look theirs HEAD~1').status).toBe(0);
    expect(run('./.git-look no-such-commit').status).toBe(1);
  });
});
