// The completion scripts in the shells themselves, as far as these are here: what each hands over, and what it makes of the answer.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const NODE = process.env['PREDICT_NODE'] || process.execPath;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict-completion-'));
  mkdirSync(join(folder, 'bin'));
  const program = join(folder, 'bin', 'predict');
  writeFileSync(program, `#!/bin/sh\nexec "${NODE}" "${ROOT}/bin/predict.js" "$@"\n`);
  chmodSync(program, 0o755);
  cpSync(join(ROOT, 'docs/example/predictions.yaml'), join(folder, 'predictions.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function inShell(shell: string, script: string): { out: string; err: string } {
  const flags =
    shell === 'zsh' ? ['-f', '-c'] : shell === 'fish' ? ['--no-config', '-c'] : ['--norc', '--noprofile', '-c'];
  const run = spawnSync(shell, [...flags, script], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 100_000,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
      HOME: folder,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      FORCE_COLOR: '1',
    },
  });
  return { out: run.stdout, err: run.stderr };
}

function isHere(shell: string): boolean {
  const found = spawnSync(shell, ['--version']).status === 0;
  if (!found) console.log(`${shell}: completion left out, since the shell is not here`);
  return found;
}

/** Bash's own split of a line: at blanks, and at : and = outside quotes. */
function bashWords(line: string): string[] {
  const words = line.match(/"[^"]*"?|'[^']*'?|\$\([^)]*\)|[:=]+|(?:\\.|[^\s:="'])+/g) ?? [];
  return /\s$/.test(line) ? [...words, ''] : words;
}

const sh = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function bash(line: string): string[] {
  const words = bashWords(line);
  const { out, err } = inShell(
    'bash',
    `source <(predict completion bash)
compopt() { printf 'compopt %s\\n' "$*"; }
COMP_LINE=${sh(line)} COMP_POINT=${line.length} COMP_CWORD=${words.length - 1}
COMP_WORDS=(${words.map(sh).join(' ')})
_predict_complete
printf '%s\\n' "\${COMPREPLY[@]}"`,
  );
  expect(err).toBe('');
  return out.split('\n').filter((entry) => entry !== '');
}

describe('completion in bash', () => {
  const here = isHere('bash');
  it(`is ${here ? 'tried' : 'left out, since the shell is not here'}`, () => expect(isHere('bash')).toBe(here));
  const table: [string, string[]][] = [
    ['predict scoreca', ['scorecard']],
    ['predict show reactor-o', ['reactor-online']],
    ['predict list tag:', ['building', 'culture', 'energy', 'farming', 'politics', 'sport']],
    ['predict list tag:en', ['energy']],
    ['predict list not:tag:en', ['energy']],
    ['predict list "tag:en', ['tag:energy']],
    ['predict list stat', ['compopt -o nospace', 'status:']],
    ['predict scorecard --by=ba', ['basis']],
    ['predict scorecard --by ba', ['basis']],
    ['predict resolve new-school vo', ['void']],
    ['predict --ledger ./predictions.yaml show new', ['new-school']],
    ['predict score ', ['compopt -o default']],
    ['predict --ledger=pre', ['compopt -o default']],
    ['predict quotes --texts ', ['compopt -o dirnames']],
    ['predict nonsense ', []],
  ];
  it.each(here ? table : [])('%s', (line, words) => expect(bash(line)).toEqual(words));

  it('runs nothing that stands on the line', () => {
    if (!here) return;
    expect(bash('predict show $(touch${IFS}owned) new-s')).toEqual([]);
    expect(bash('predict show `touch${IFS}owned`')).toEqual([]);
    expect(bash("predict list tag:';touch owned;'")).toEqual([]);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  it('does not wait for a ledger that comes from a terminal or a pipe', () => {
    if (!here) return;
    for (const ledger of ['-', '/dev/stdin'])
      expect(inShell('bash', `cat predictions.yaml | predict complete bash -- -f ${ledger} show reac`).out).toBe(
        ':words\n',
      );
    expect(inShell('bash', 'predict complete bash -- -f predictions.yaml show reac').out).toMatch(/^reactor-online\t/m);
  });

  it('says nothing when the program is gone', () => {
    if (!here) return;
    const { out, err } = inShell(
      'bash',
      'source <(predict completion bash); PATH=/nowhere; COMP_LINE="predict x"; COMP_POINT=9; COMP_CWORD=1; COMP_WORDS=(predict x); _predict_complete; echo "${#COMPREPLY[@]}"',
    );
    expect([out, err]).toEqual(['0\n', '']);
  });
});

/** The words that the completion function adds, with the texts shown for them. */
function zsh(words: string[]): string[] {
  const { out, err } = inShell(
    'zsh',
    `compdef() { : }
_files() { print -r -- files $@ }
compset() { print -r -- compset $@ }
compadd() { local name=$@[-1]; print -rl -- "\${(@P)name}"; [[ " $* " == *" -S "* ]] && print -r -- 'no space'; return 0 }
eval "$(predict completion zsh)"
words=(${words.map(sh).join(' ')}) CURRENT=${words.length} PREFIX=${sh(words.at(-1)!)} COLUMNS=80
_predict`,
  );
  expect(err).toBe('');
  return out.split('\n').filter((entry) => entry !== '');
}

describe('completion in zsh', () => {
  const here = isHere('zsh');
  it(`is ${here ? 'tried' : 'left out, since the shell is not here'}`, () => expect(isHere('zsh')).toBe(here));
  const table: [string[], string[]][] = [
    [['predict', 'scoreca'], ['scorecard']],
    [['predict', 'show', 'reactor-o'], ['reactor-online']],
    [['predict', 'list', 'not:tag:en'], ['not:tag:energy']],
    [
      ['predict', 'list', 'stat'],
      ['status:', 'no space'],
    ],
    [['predict', 'scorecard', '--by', 'ba'], ['basis']],
    [['predict', '-f', '"predictions.yaml"', 'show', 'new'], ['new-school']],
    [['predict', 'score', ''], ['files']],
    [['predict', 'quotes', '--texts', ''], ['files -/']],
    [
      ['predict', '--ledger=pre'],
      ['compset -P 1 *=', 'files'],
    ],
    [['predict', 'show', '$(touch owned)', ''], []],
    [['predict', 'nonsense', ''], []],
  ];
  it.each(here ? table : [])('%s', (words, found) => {
    expect(zsh(words)).toEqual(found);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});

function fish(line: string): string[] {
  const { out, err } = inShell('fish', `predict completion fish | source; complete -C ${sh(line)}`);
  expect(err).toBe('');
  return out.split('\n').filter((entry) => entry !== '');
}

describe('completion in fish', () => {
  const here = isHere('fish');
  it(`is ${here ? 'tried' : 'left out, since the shell is not here'}`, () => expect(isHere('fish')).toBe(here));
  const table: [string, string[]][] = [
    ['predict scoreca', ['scorecard\tthe record of a forecaster: counts, hits, scores and what could move them']],
    ['predict show reactor-o', ['reactor-online\tThe Aldermere reactor feeds the grid.']],
    ['predict list not:tag:en', ['not:tag:energy']],
    ['predict list stat', ['status:']],
    ['predict scorecard --by=ba', ['--by=basis']],
    ['predict -f "predictions.yaml" show new', ['new-school\tThe new school takes its first pupils.']],
    ['predict list (touch owned) new', []],
    ['predict nonsense ', []],
  ];
  it.each(here ? table : [])('%s', (line, found) => {
    expect(fish(line)).toEqual(found);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  it('completes files where a file belongs', () => {
    const found = here ? fish('predict score predictions') : ['predictions.yaml'];
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^predictions\.yaml/)]));
  });

  it('completes names with signs of the shell as the shell does, behind a flag and = too', () => {
    if (!here) return;
    writeFileSync(join(folder, 'a b$(touch owned).yaml'), '');
    mkdirSync(join(folder, 'a folder'), { recursive: true });
    for (const typed of ['a\\ b', '"a b', "'a b", 'a\\ b\\$'])
      expect(fish(`predict -f ${typed}`)).toEqual(['a b$(touch owned).yaml']);
    expect(fish('predict --ledger=a\\ b')).toEqual(['--ledger=a b$(touch owned).yaml']);
    expect(fish('predict quotes --texts a\\ ')).toEqual(['a folder/']);
    expect(fish('predict quotes --texts=a')).toEqual(['--texts=a folder/']);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});
