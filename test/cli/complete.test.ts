// The words that completion offers for given command lines.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/cli.ts';
import { kindAt, unquoted } from '../../src/cli/complete.ts';
import { FORMATS } from '../../src/commands/line/globals.ts';
import { predict, testWorld } from '../commands/world.ts';

const LEDGER = `predict: 1
keeper: editor
forecaster: me
forecasters: { me: { name: Me }, market: { name: The market } }
sources:
  talk: { title: A talk, said: 2025-01-05, statements: [{ at: line 1, gist: rain, tracked: rain-tomorrow }] }
predictions:
  - id: rain-tomorrow
    claim: It rains at the station.
    said: { date: 2025-01-05, source: talk }
    due: 2025-01-06
    probability: 65%
    tags: [weather, winter]
    group: rain
    resolutions:
      - { outcome: yes, known: 2025-01-06, by: Jane Doe, why: Seen. }
  - id: rain-forever
    claim: It rains on each day of 2030.
    said: 2025-01-05
    due: 2030-12-31
    tags: [weather]
`;

async function answer(shell: string, words: string[], ledger: string | undefined = LEDGER): Promise<string[]> {
  const world = testWorld({ ledger });
  expect(await predict(world, 'complete', shell, '--', ...words)).toBe(0);
  expect(world.printed.err).toBe('');
  return world.printed.out.split('\n').slice(0, -1);
}

/** The words offered for a command line whose last word is being typed; what the shell is to do by itself stays out. */
async function offered(...words: string[]): Promise<string[]> {
  const [first, ...rest] = await answer('zsh', words);
  expect(first).toBe(':words');
  return rest.map((line) => line.split('\t')[0]!);
}

/** Command lines that get as far as the format of a result, or would in another ledger. */
const LINES = [
  'list', 'show rain-tomorrow', 'due', 'check', 'sources', 'quotes --texts .', 'tags', 'forecasters', 'graders', 'lexicon', 'schema', 'scorecard',
  'report', 'score t.csv', 'compare me market', 'diff --from 2025-01-01', 'log', 'completion bash', 'export json', 'undo', 'seal', 'init new.yaml',
  'resolve rain-forever yes --known 2025-02-01 --why Seen. --dry-run', 'forecast rain-forever 80% --dry-run', 'note rain-forever Wet. --dry-run',
]; // prettier-ignore

describe('the formats that completion offers', () => {
  it.each(LINES)('with %s are those that it takes', async (line) => {
    const words = line.split(' ');
    const taken: string[] = [];
    for (const format of FORMATS) {
      const world = testWorld({ ledger: LEDGER });
      writeFileSync(join(world.folder, 't.csv'), 'p,y\n0.7,1\n');
      await predict(world, ...words, '--format', format);
      if (!world.printed.err.includes('has no format')) taken.push(format);
    }
    expect(await offered(words[0]!, '--format', '')).toEqual(taken);
  });

  it('are all of them where no command stands', async () => {
    expect(await offered('--format', '')).toEqual([...FORMATS]);
  });
});

describe('completion', () => {
  it('offers commands with what they do', async () => {
    expect(await offered('sc')).toEqual(['scorecard', 'score', 'schema']);
    expect(await answer('fish', ['scorec'])).toEqual([
      ':words',
      'scorecard\tthe record of a forecaster: counts, hits, scores and what could move them',
    ]);
    expect(await offered('')).toContain('completion');
    expect(await offered('')).not.toContain('complete');
    expect(await offered('frobnicate', '')).toEqual([]);
  });

  it('offers the flags of a command and those of all, each once', async () => {
    expect(await offered('list', '--re')).toEqual(['--reverse']);
    expect(await offered('list', '--a')).toEqual(['--as-of', '--ascii']);
    expect(await offered('list', '--reverse', '--re')).toEqual([]);
    expect(await offered('resolve', '--evidence', 'https://a.example', '--ev')).toEqual(['--evidence']);
    expect(await offered('--led')).toEqual(['--ledger']);
    expect(await offered('list', '--', '--re')).toEqual([]);
  });

  it('offers the values of flags', async () => {
    expect(await offered('scorecard', '--by', '')).toEqual(['tag', 'source', 'forecaster', 'basis', 'year', 'horizon']);
    expect(await offered('scorecard', '--by=fo')).toEqual(['--by=forecaster']);
    expect(await offered('list', '--format', 'j')).toEqual(['json', 'jsonl']);
    expect(await offered('resolve', 'rain-tomorrow', 'void', '--reason', 'un')).toEqual(['unmeasurable']);
    expect(await offered('resolve', 'rain-tomorrow', 'yes', '--by', '')).toEqual(['Jane Doe', 'editor']);
    expect(await offered('forecast', 'rain-tomorrow', '80%', '--by', '')).toEqual(['market', 'me']);
    expect(await offered('add', '--tag', 'w')).toEqual(['weather', 'winter']);
    expect(await offered('add', '--source', '')).toEqual(['talk']);
    expect(await offered('report', '--explain', 'verd')).toEqual(['verdict']);
    expect(await offered('list', '--json', 'id,du')).toEqual(['id,due', 'id,dueBasis']);
    expect(await offered('list', '--sort', 's')).toEqual(['said', 'score']);
    expect(await offered('add', '--claim', '')).toEqual([]);
    expect(await offered('import', 'prediction')).toEqual(['predictionbook']);
    expect(await offered('export', 'i')).toEqual(['ics']);
    expect(await offered('export', 'ics', 'tag:wi')).toEqual(['tag:winter']);
    expect(await offered('import', 'csv', 'mine.csv', '--dates', '')).toEqual(['dmy', 'mdy']);
  });

  it('offers filter fields, and values of the program and of the ledger', async () => {
    expect(await offered('list', 's')).toEqual(['source:', 'status:', 'said:']);
    expect(await offered('list', 'not:ta')).toEqual(['not:tag:']);
    expect(await offered('list', 'status:o')).toEqual(['status:open', 'status:overdue']);
    expect(await offered('list', 'tag:')).toEqual(['tag:weather', 'tag:winter']);
    expect(await offered('list', 'not:tag:weather,wi')).toEqual(['not:tag:weather,winter']);
    expect(await offered('report', 'tag:weather', 'is:e')).toEqual(['is:early']);
    expect(await offered('list', 'group:')).toEqual(['group:rain']);
    expect(await offered('list', 'nofield:')).toEqual([]);
  });

  it('offers ids with their claims, outcomes, sources, forecasters, topics', async () => {
    expect(await answer('zsh', ['show', 'rain-t'])).toEqual([':words', 'rain-tomorrow\tIt rains at the station.']);
    expect(await offered('resolve', 'rain-tomorrow', 'y')).toEqual(['yes']);
    expect(await offered('show', 'rain-tomorrow', '')).toEqual([]);
    expect(await offered('seal', 'rain-tomorrow', 'rain')).toEqual(['rain-forever']);
    expect(await offered('sources', '')).toEqual(['talk']);
    expect(await offered('compare', 'me', '')).toEqual(['market']);
    expect(await offered('help', 'fi')).toEqual(['filters']);
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await offered('lexicon', 'almost cer')).toEqual(['almost certain', 'almost certainly']);
  });

  it('leaves files and folders to the shell', async () => {
    expect(await answer('bash', ['score', ''])).toEqual([':files']);
    expect(await answer('bash', ['-f', ''])).toEqual([':files']);
    expect(await answer('bash', ['--ledger=pre'])).toEqual([':files']);
    expect(await answer('bash', ['quotes', '--texts='])).toEqual([':folders']);
    expect(await answer('bash', ['quotes', '--texts', ''])).toEqual([':folders']);
  });

  it('reads the ledger that the line names, and qualifies ids where there are several', async () => {
    const world = testWorld({ ledger: LEDGER });
    mkdirSync(join(world.folder, 'more'));
    writeFileSync(join(world.folder, 'more', 'other.yaml'), LEDGER.replaceAll('rain-', 'fog-'));
    const lines = async (...words: string[]): Promise<string> => {
      world.printed.out = '';
      await predict(world, 'complete', 'bash', '--', ...words);
      return world.printed.out;
    };
    expect(await lines('--ledger', 'more', 'show', 'fog-t')).toContain('fog-tomorrow');
    expect(await lines('show', '--ledger=more/other.yaml', 'fog-t')).toContain('fog-tomorrow');
    expect(await lines('-f', '"~/more"', 'show', 'fog-t')).toContain('fog-tomorrow');
    expect(await lines('-f', 'predictions.yaml', '-f', 'more', 'show', 'o')).toContain('other/fog-tomorrow\t');
  });

  it('is silent about a ledger that is missing, faulty or not text', async () => {
    expect(await offered('-f', 'nowhere.yaml', 'show', '')).toEqual([]);
    expect(await answer('zsh', ['show', ''], '- just: a list\n')).toEqual([':words']);
    expect(await answer('zsh', ['show', ''], 'predictions: [[[[{\n\u0000')).toEqual([':words']);
    expect(await answer('tcsh', ['show', ''])).toEqual([':words']);
  });

  it('lets nothing of a ledger through that a shell could run or a terminal obey', async () => {
    const odd = ['$(touch x)', '`x`', "a';x", 'a;x', 'a|x', 'a\\nx', 'a&x', '~root', '=ls', '*', 'a"b', '\u001b[31m'];
    const by = odd.map((name) => `      - { outcome: yes, known: 2025-01-06, by: ${JSON.stringify(name)} }`).join('\n');
    const ledger = LEDGER.replace(/ {6}- \{ outcome.*/, () => by)
      .replaceAll('id: rain-tomorrow', 'id: $(touch-x)')
      .replace('It rains on', '\u202e $(x)');
    expect(await answer('bash', ['resolve', 'rain-forever', 'yes', '--by', ''], ledger)).toEqual([':words', 'editor']);
    expect(await answer('bash', ['show', ''], ledger)).toEqual([
      ':words',
      'rain-forever\t\\u202e $(x) each day of 2030.',
    ]);
  });

  it('quotes a space for bash, unless a quote is open', async () => {
    expect(await answer('bash', ['resolve', 'x', 'yes', '--by', 'Ja'])).toEqual([':words', 'Jane\\ Doe']);
    expect(await answer('bash', ['resolve', 'x', 'yes', '--by', 'Jane\\ D'])).toEqual([':words', 'Jane\\ Doe']);
    expect(await answer('bash', ['resolve', 'x', 'yes', '--by', '"Jane D'])).toEqual([':words', 'Jane Doe']);
    expect(await answer('fish', ['resolve', 'x', 'yes', '--by', '"Jane D'])).toEqual([':words', 'Jane Doe']);
  });

  it.each([
    ['plain', 'plain'],
    ['"two words"', 'two words'],
    ["'a'\\''b'", "a'b"],
    ['a\\ b', 'a b'],
    ['"open $(x)', 'open $(x)'],
    ['"a\\"b\\x"', 'a"b\\x'],
  ])('takes the quotes off %s', (word, plain) => expect(unquoted(word)).toBe(plain));

  it('knows of every flag and argument what can stand there', () => {
    // What a person makes up: nothing can be told.
    const free = new Set([
      'n',
      'f',
      'url',
      'why',
      'text',
      'odds',
      'place',
      'id',
      'name',
      'probability',
      'words',
      'fields',
      'claim',
      'gist',
      'who',
      'title',
      'count',
      // --map field=column: the columns are those of a file of somebody else.
      'field',
      // score --sql --by column, --columns names: those of a table in a database.
      'column',
      'names',
    ]);
    const program = build(testWorld(), () => {});
    const unknown = program.commands.flatMap((command) => [
      ...command.registeredArguments.map(
        (argument) => [command.name(), argument.name(), argument.name(), argument.argChoices] as const,
      ),
      ...command.options.flatMap((option) => {
        const placeholder = /[<[]([a-z-]+)/.exec(option.flags)?.[1];
        return placeholder === undefined
          ? []
          : [[command.name(), option.long ?? '', placeholder, option.argChoices] as const];
      }),
    ]);
    expect(unknown.length).toBeGreaterThan(40);
    const missing = unknown.filter(
      ([command, place, placeholder, choices]) =>
        !choices && !free.has(placeholder) && kindAt(command, place, placeholder) === 'free',
    );
    expect(missing.map((row) => row.slice(0, 3).join(' ')).filter((row) => !row.startsWith('help '))).toEqual([]);
  });
});
