import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEDGER, predict, testWorld } from './world.ts';
import type { TestWorld } from './world.ts';

function git(world: TestWorld, ...words: string[]): void {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: '2025-03-01T23:30:00-05:00',
    GIT_COMMITTER_DATE: '2025-03-02T04:30:00Z',
  };
  execFileSync(
    'git',
    ['-C', world.folder, '-c', 'user.name=Ada \u001b[31m', '-c', 'user.email=ada@example.org', ...words],
    { env, stdio: 'pipe' },
  );
}

function committed(): TestWorld {
  const world = testWorld();
  git(world, 'init', '-q');
  git(world, 'add', 'predictions.yaml');
  git(world, 'commit', '-q', '-m', 'the first three \u001b]0;x\u0007');
  writeFileSync(world.path, world.text().replace('It snows.', 'It snows a lot.'));
  git(world, 'commit', '-q', '-a', '-m', 'more snow');
  return world;
}

async function rows(world: TestWorld, ...words: string[]): Promise<Record<string, unknown>[]> {
  world.printed.out = '';
  expect(await predict(world, 'log', ...words, '--json')).toBe(0);
  return (JSON.parse(world.printed.out) as { log: Record<string, unknown>[] }).log;
}

describe('log', () => {
  it('tells the story of an entry from the record', async () => {
    const world = testWorld();
    await predict(world, 'reopen', 'snow', '--why', 'No gauge.');
    await predict(world, 'forecast', 'snow', '70%', '--by', 'ada', '--why', 'clouds');
    await predict(world, 'forecast', 'snow', 'withdraw');
    await predict(world, 'seal', 'snow');
    world.printed.out = '';
    expect(await predict(world, 'log', 'snow')).toBe(0);
    expect(world.printed.out).toBe(`2025-01-05  entered    predicted by me: 40%
2025-01-10  resolved   yes by editor, known 2025-01-10
                       Seen.
2026-03-10  reopened   by editor; was yes
                       No gauge.
2026-03-10  forecast   70% by ada
                       clouds
2026-03-10  withdrawn  by me
2026-03-10  sealed
`);
  });

  it('says of an outcome that was never given that it was left open', async () => {
    const ledger = `predict: 1
forecaster: me
forecasters: { me: { name: Me } }
predictions:
  - id: rain-tomorrow
    claim: It rains.
    said: 2025-01-05
    resolutions:
      - { outcome: open, known: 2025-01-10, by: ada, why: Nobody has read the gauge. }
`;
    const world = testWorld({ ledger });
    const kinds = (await rows(world, 'rain-tomorrow')).map((row) => row['kind']);
    expect(kinds).toEqual(['entered', 'left open']);
  });

  it('says what an outcome amends, of the same grader alone', async () => {
    const world = testWorld();
    await predict(world, 'resolve', 'snow', 'no', '--amend', '--why', 'It was hail.');
    await predict(world, 'resolve', 'snow', 'yes', '--by', 'ann', '--why', 'It was snow.');
    await predict(world, 'reopen', 'snow', '--why', 'Who knows.');
    await predict(world, 'resolve', 'snow', 'yes', '--known', '2025-01-10', '--why', 'Snow it was.');
    const told = (await rows(world, 'snow', '--no-git')).filter(({ outcome }) => outcome !== null);
    expect(told.map(({ kind, by, outcome, was }) => [kind, by, outcome, was])).toEqual([
      ['resolved', 'editor', 'yes', null],
      ['resolved', 'editor', 'no', 'yes'],
      ['resolved', 'ann', 'yes', null],
      ['reopened', 'editor', 'open', 'no'],
      ['resolved', 'editor', 'yes', null],
    ]);
    world.printed.out = '';
    await predict(world, 'diff', '--from', '2026-03-09');
    expect(world.printed.out).toContain('snow  editor: no; was yes\n');
  });

  it('tells of all entries, by day', async () => {
    const world = testWorld();
    expect(await predict(world, 'log')).toBe(0);
    expect(world.printed.out).toContain('2025-01-05  entered   rain-tomorrow  predicted by me: 65%\n');
    expect(world.printed.out.split('\n')).toHaveLength(6);
  });

  it('adds the commits that touched the entry, with days as their author had them', async () => {
    const world = committed();
    const told = (await rows(world, 'snow')).filter((row) => row['kind'] === 'commit');
    expect(told.map((row) => [row['date'], row['subject']])).toEqual([
      ['2025-03-01', 'the first three \u001b]0;x\u0007'],
      ['2025-03-01', 'more snow'],
    ]);
    expect((await rows(world, 'rain-t')).filter((row) => row['kind'] === 'commit')).toHaveLength(1);
    expect((await rows(world)).filter((row) => row['kind'] === 'commit')).toHaveLength(2);
    expect((await rows(world, '--no-git')).filter((row) => row['kind'] === 'commit')).toEqual([]);
    expect(Object.keys(told[0]!)).toEqual([
      'date',
      'kind',
      'id',
      'by',
      'outcome',
      'was',
      'known',
      'probability',
      'why',
      'commit',
      'subject',
    ]);
  });

  const subjects = async (world: TestWorld, ...words: string[]): Promise<unknown[]> =>
    (await rows(world, ...words)).filter((row) => row['kind'] === 'commit').map((row) => row['subject']);

  function commit(world: TestWorld, subject: string, change: (text: string) => string): void {
    writeFileSync(world.path, change(world.text()));
    git(world, 'commit', '-q', '-a', '-m', subject);
  }

  // git's own history of lines passes over all of these.
  it('tells of commits that only took lines away', async () => {
    const world = committed();
    commit(world, 'no reason', (text) => text.replace(/\n +why: Seen\./, ''));
    commit(world, 'no outcome', (text) => text.slice(0, text.indexOf('    resolutions:')));
    commit(world, 'blank lines', (text) => `${text}\n\n# the end\n`);
    commit(world, 'other line ends', (text) => text.replaceAll('\n', '\r\n'));
    const last = (await subjects(world, 'snow')).slice(1);
    expect(last).toEqual(['more snow', 'no reason', 'no outcome']);
  });

  it('tells of what a branch said and its merge left out', async () => {
    const world = committed();
    git(world, 'checkout', '-q', '-b', 'side');
    commit(world, 'on the side', (text) => text.replace('It snows a lot.', 'It snows and snows.'));
    git(world, 'checkout', '-q', '-');
    commit(world, 'rain', (text) => text.replace('It rains', 'It pours'));
    git(world, 'merge', '-q', '-s', 'ours', '-m', 'merged', 'side');
    expect(new Set(await subjects(world, 'snow'))).toContain('on the side');
    expect(await subjects(world, 'snow')).toHaveLength(3);
  });

  it('goes by the id in versions that cannot be read or are laid out otherwise, and by the lines where the id is new', async () => {
    const world = committed();
    commit(world, 'broken', (text) => text.replace('claim: It rains', 'claimed: It rains'));
    commit(world, 'mended', (text) => text.replace('claimed: It rains', 'claim: It rains'));
    commit(world, 'long', (text) => text.replace(/(?=\n {2}- id: snow)/, `\n    note: "${'It may. '.repeat(40_000)}"`));
    // Claim above id, which is no layout that a native search knows.
    commit(world, 'ids below', (text) => text.replace(/( {2}- )(id: .*\n)( {4})(claim: .*\n)/g, '$1$4$3$2'));
    expect((await subjects(world, 'snow')).slice(1)).toEqual(['more snow', 'ids below']);
    commit(world, 'renamed', (text) => text.replace('id: snow', 'id: sleet'));
    expect((await subjects(world, 'sleet')).slice(1)).toEqual(['more snow', 'ids below', 'renamed']);
  });

  it('leaves out what the file had before the entry, without entries or laid out otherwise', async () => {
    const world = committed();
    const entries = /predictions:[^]*/.exec(world.text())![0];
    commit(world, 'all gone', (text) => text.replace(entries, 'predictions:\n'));
    commit(world, 'a title', (text) => text.replace('predict: 1', 'predict: 1\ntitle: Mine'));
    commit(world, 'back', (text) => text.replace(/predictions:\n$/, entries));
    expect(await subjects(world, 'snow')).toEqual(expect.arrayContaining(['all gone', 'back']));
    expect(await subjects(world, 'snow')).not.toContain('a title');
    commit(world, 'another first', (text) => text.replace(/( {2}- )(id: rain.*\n)( {4})(claim: .*\n)/, '$1$4$3$2'));
    commit(world, 'more of the first', (text) => text.replace('It rains', 'It pours'));
    expect((await subjects(world, 'snow')).at(-1)).toBe('back');
  });

  it("tells of the repository's first commit, whatever its settings show of it", async () => {
    const world = committed();
    git(world, 'config', 'log.showRoot', 'false');
    expect(await subjects(world)).toHaveLength(2);
    expect(await subjects(world, 'snow')).toHaveLength(2);
  });

  it('has names and subjects in UTF-8, whatever the repository prints', async () => {
    const world = committed();
    commit(world, 'größer', (text) => text.replace('It snows a lot.', 'It snows more.'));
    for (const encoding of ['ISO-8859-1', 'UTF-16']) {
      git(world, 'config', 'i18n.logOutputEncoding', encoding);
      expect((await subjects(world, 'snow')).at(-1)).toBe('größer');
    }
  });

  // As in a clone without the blobs of old commits.
  it('takes versions that are missing for changed', async () => {
    const world = committed();
    commit(world, 'rain', (text) => text.replace('It rains', 'It pours'));
    commit(world, 'more rain', (text) => text.replace('It pours', 'It drizzles'));
    expect(await subjects(world, 'snow')).not.toContain('rain');
    for (const commitish of ['HEAD~1', 'HEAD~2']) {
      const words = ['-C', world.folder, 'rev-parse', `${commitish}:predictions.yaml`];
      const blob = execFileSync('git', words, { encoding: 'utf8' }).trim();
      rmSync(join(world.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    }
    expect((await subjects(world, 'snow')).slice(1)).toEqual(['more snow', 'rain', 'more rain']);
  });

  it('shows names and subjects safely, in text and in JSON', async () => {
    const world = committed();
    expect(await predict(world, 'log', 'snow')).toBe(0);
    expect(world.printed.out).toContain('the first three \\x1b]0;x');
    expect(await predict(world, 'log', 'snow', '--format', 'jsonl')).toBe(0);
    // oxlint-disable-next-line no-control-regex
    expect(world.printed.out).not.toMatch(/[\u001b\u0007]/);
  });

  it('goes by the committed lines, whatever stands above the entry now', async () => {
    const world = committed();
    writeFileSync(world.path, `${'# more\n'.repeat(30)}${world.text()}`);
    expect((await rows(world, 'snow')).filter((row) => row['kind'] === 'commit')).toHaveLength(2);
    writeFileSync(world.path, world.text().replace('id: snow', 'id: sleet'));
    expect((await rows(world, 'sleet')).filter((row) => row['kind'] === 'commit')).toEqual([]);
  });

  // Whoever made the oldest commit of it wrote all lines, as far as git can tell there.
  it('says of a shallow clone that its oldest commit stands for others', async () => {
    const world = committed();
    const shallow = join(world.folder, 'shallow');
    git(world, 'clone', '-q', '--depth', '1', `file://${world.folder}`, shallow);
    await rows(world, 'rain-t');
    expect(world.printed.err).toBe('');
    const told = await rows(world, 'rain-t', '--ledger', 'shallow/predictions.yaml');
    expect(told.at(-1)).toMatchObject({ kind: 'commit', subject: 'more snow' });
    expect(world.printed.err).toContain('the clone is shallow');
    world.printed.err = '';
    await rows(world, '--no-git', '--ledger', 'shallow/predictions.yaml');
    expect(world.printed.err).toBe('');
  });

  it('follows a link to the checkout, and takes an odd file name as it is', async () => {
    const world = committed();
    const odd = join(world.folder, ':(glob)*.yaml');
    writeFileSync(odd, LEDGER);
    git(world, '--literal-pathspecs', 'add', ':(glob)*.yaml');
    git(world, 'commit', '-q', '-m', 'odd');
    expect(
      (await rows(world, 'snow', '--ledger', odd))
        .filter((row) => row['kind'] === 'commit')
        .map((row) => row['subject']),
    ).toEqual(['odd']);
    const whole = (await rows(world, '--ledger', odd)).filter((row) => row['kind'] === 'commit');
    expect(whole.map((row) => row['subject'])).toEqual(['odd']);
    mkdirSync(join(world.folder, 'elsewhere'));
    symlinkSync(world.path, join(world.folder, 'elsewhere', 'link.yaml'));
    expect(
      (await rows(world, '--ledger', 'elsewhere/link.yaml')).filter((row) => row['kind'] === 'commit'),
    ).toHaveLength(2);
  });

  it('runs nothing that the checkout asks for', async () => {
    const world = committed();
    const mark = join(world.folder, 'ran');
    const bait = join(world.folder, 'bait');
    writeFileSync(bait, `#!/bin/sh\ntouch '${mark}'\ncat "$1"\n`, { mode: 0o755 });
    writeFileSync(join(world.folder, '.gitattributes'), '*.yaml diff=bait\n');
    for (const key of [
      'diff.bait.textconv',
      'diff.bait.command',
      'diff.external',
      'core.fsmonitor',
      'core.pager',
      'gpg.program',
    ])
      git(world, 'config', key, bait);
    git(world, 'config', 'log.showSignature', 'true');
    expect((await rows(world, 'snow')).filter((row) => row['kind'] === 'commit')).toHaveLength(2);
    await rows(world);
    // A commit that says it is signed: showing its signature would run the program that checks it.
    const raw = (words: string[], input?: string): string =>
      execFileSync('git', ['-C', world.folder, ...words], { input, encoding: 'utf8' }).trim();
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n abcd\n -----END PGP SIGNATURE-----\n';
    const signed = raw(['cat-file', 'commit', 'HEAD']).replace(/(\ncommitter .*\n)/, `$1${signature}`);
    raw(['update-ref', 'HEAD', raw(['hash-object', '-t', 'commit', '-w', '--stdin'], `${signed}\n`)]);
    expect((await rows(world, 'snow')).filter((row) => row['kind'] === 'commit')).toHaveLength(2);
    expect(existsSync(mark)).toBe(false);
  });

  it('is fine without git, and knows no commit after the as-of day', async () => {
    const world = committed();
    const without = { ...world, env: { ...world.env, PATH: '/nonexistent' } };
    expect((await rows(without, 'snow')).map((row) => row['kind'])).toEqual(['entered', 'resolved']);
    expect((await rows(world, 'snow', '--as-of', '2025-02-01')).map((row) => row['kind'])).toEqual([
      'entered',
      'resolved',
    ]);
  });

  it('refuses an unknown id, one that was not there yet, and formats it lacks', async () => {
    const world = testWorld();
    expect(await predict(world, 'log', 'none')).toBe(1);
    expect(await predict(world, 'log', 'snow', '--as-of', '2024-01-01')).toBe(1);
    expect(await predict(world, 'log', '--format', 'csv')).toBe(2);
  });
});
