// What the command line says of itself, and of words that it has no place for.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/cli.ts';
import { COMMAND_NAMES } from '../../src/command-names.ts';
import { SHELLS } from '../../src/commands/line/shells.ts';
import { LEDGER, predict, testWorld } from '../commands/world.ts';

describe('the command line', () => {
  it('knows the names of all commands', () => {
    const declared = build(testWorld(), () => {}).commands.map((command) => command.name());
    expect([...COMMAND_NAMES, 'help']).toEqual(declared);
  });

  it('takes no value of a flag for the command', async () => {
    const world = testWorld();
    expect(await predict(world, '-f', 'list', 'show', 'x')).toBe(1);
    expect(world.printed.err).toContain('list');
    expect(world.printed.err).not.toContain('unknown command');
    world.printed.err = '';
    expect(await predict(world, '-f', 'list', 'lsit')).toBe(2);
    expect(world.printed.err).toContain("unknown command 'lsit'");
    expect(world.printed.err).toContain('hint: did you mean list?\nhint: predict --help shows');
    for (const words of [
      ['-f', 'list', '--help'],
      ['--help', '-f', 'list'],
      ['-f', 'list', '-h'],
    ]) {
      world.printed.out = '';
      expect(await predict(world, ...words)).toBe(0);
      expect(world.printed.out).toContain('\n  scorecard ');
    }
    world.printed.err = '';
    expect(await predict(world, '-f', 'list')).toBe(2);
    expect(world.printed.err).toContain('there is no command');
  });

  it('names the command of a flag without its value', async () => {
    for (const flag of ['-o', '-f', '--today']) {
      const world = testWorld();
      expect(await predict(world, 'list', flag)).toBe(2);
      expect(world.printed.err).toContain('argument missing');
      expect(world.printed.err).toContain('\nhint: predict list --help shows what it takes\n');
    }
  });

  it('says how a claim of several words is written', async () => {
    const world = testWorld();
    expect(await predict(world, 'add', 'We', 'ship', 'v2', '65%')).toBe(2);
    expect(world.printed.err).toContain('too many arguments');
    expect(world.printed.err).toContain('\nhint: a claim of several words stands in quotes: predict add "We ship version 2 this year." 65% eoy\n'); // prettier-ignore
    world.printed.err = '';
    expect(await predict(world, 'tags', 'one')).toBe(2);
    expect(world.printed.err).not.toContain('claim');
  });

  it.each([
    ['scorecard --by sorce', '--by: "sorce" is not one of its values', 'source'],
    ['report --by sorce', '--by: "sorce" is not one of its values', 'source'],
    ['list --sort sad', '--sort: there is no key "sad"', 'said'],
    ['list --format jsn', '--format: there is no format "jsn"', 'json'],
    ['list --color alway', '--color: "alway" is not auto, always or never', 'always'],
  ])('%s gets the nearest', async (line, message, near) => {
    const world = testWorld();
    expect(await predict(world, ...line.split(' '))).toBe(2);
    expect(world.printed.err).toContain(`predict: ${message} [command-line]\nhint: did you mean ${near}?\nhint: `);
  });

  it.each(['--format text --json id', '--format md --json id,due', '--format csv --json', '--format text --json'])(
    'prints nothing with half of %s',
    async (flags) => {
      const world = testWorld();
      expect(await predict(world, 'list', ...flags.split(' '))).toBe(2);
      expect(world.printed.out).toBe('');
      expect(world.printed.err).toContain('--json');
      for (const both of ['--format json --json', '--format csv --json id', '--format jsonl --json id'])
        expect(await predict(world, 'list', ...both.split(' '))).toBe(0);
    },
  );

  it('says that --json took the command for its fields', async () => {
    const world = testWorld();
    expect(await predict(world, '--json', 'list')).toBe(2);
    expect(world.printed.err).toBe(
      'predict: there is no command [command-line]\nhint: --json takes "list" behind it for a field: predict list --json\n',
    );
  });

  it('names every reason for the exit status 1', async () => {
    const world = testWorld();
    expect(await predict(world, 'help', 'exit-status')).toBe(0);
    for (const reason of ['check --strict', 'due --exit-code']) expect(world.printed.out).toContain(reason);
  });

  it('names every variable of the environment that is looked at', async () => {
    // What tells of a terminal that follows links, and what is kept from git.
    const untold = /^(?:WT_SESSION|KITTY_WINDOW_ID|VTE_VERSION|TERM_PROGRAM)$/;
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const read = sources.flatMap((file) =>
      [...readFileSync(join('src', file), 'utf8').matchAll(/\benv\['(\w+)'\]/g)].map(([, name]) => name!),
    );
    const world = testWorld();
    expect(await predict(world, 'help', 'environment')).toBe(0);
    const told: readonly string[] = world.printed.out.match(/[A-Z_]{4,}/g)!;
    expect([...new Set(read)].filter((name) => !untold.test(name) && !told.includes(name))).toEqual([]);
    expect(read.length).toBeGreaterThan(12);
  });

  it('helps in the width of the terminal, with examples, whichever way help is asked for', async () => {
    const help = async (...words: string[]): Promise<string> => {
      const world = { ...testWorld(), width: 80 };
      expect(await predict(world, ...words)).toBe(0);
      return world.printed.out;
    };
    const page = await help('--help');
    // Which of so many come first stands where the page ends on a screen, and there alone.
    expect(page.split('\nTo begin:\n')[1]?.split(/^ {2}\$ predict /m)).toEqual(['', 'init\n', 'add "We ship version 2 this year." 65% eoy\n', 'due\n', 'scorecard\n', 'help add\n']); // prettier-ignore
    expect(await help('list', '--help')).not.toContain('To begin');
    expect(page.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(await help('help')).toBe(page);
    const list = await help('help', 'list');
    expect(list).toContain('Examples:\n  $ predict list tag:agents');
    expect(list).toBe(await help('list', '--help'));
    expect(await help('help', 'export')).toContain('Formats: json,');
    for (const name of [...COMMAND_NAMES, 'help']) expect([name, (await help(name, '--help')).match(/^  \$ predict /gm)?.length]).toEqual([name, 2]); // prettier-ignore
    expect(await help('import', '--help')).toMatch(/^Formats: .{60,71}\n.*cleodora$/m);
  });

  it('takes no flag for help that help has no use for, and writes it where -o says', async () => {
    const world = testWorld();
    const refused = async (...words: string[]): Promise<string> => {
      world.printed.err = '';
      expect(await predict(world, ...words)).toBe(2);
      return world.printed.err;
    };
    expect(await refused('help', '--format', 'xml')).toContain('there is no format "xml"');
    expect(await refused('help', 'list', '--json')).toContain('predict help has no format "json"');
    expect(await refused('help', '-o', world.path)).toContain('is a ledger');
    expect(world.printed.out).toBe('');
    expect(await predict(world, 'help', 'list', '-o', 'list.txt')).toBe(0);
    expect(await predict(world, 'list', '--help')).toBe(0);
    expect(readFileSync(join(world.folder, 'list.txt'), 'utf8')).toBe(world.printed.out);
  });

  it('reads nothing from --json - but where it says so', async () => {
    const world = testWorld();
    for (const words of [['list'], ['tags'], ['forecast', 'snow'], ['help']]) {
      world.printed.err = '';
      expect(await predict(world, ...words, '--json', '-')).toBe(2);
      expect(world.printed.err).toContain(`predict ${words[0]} takes nothing from --json -`);
    }
    expect(world.printed.out).toBe('');
  });

  it('names reopen where reopen is refused', async () => {
    const world = testWorld();
    const refused: [string[], string][] = [
      [['snow', '--why', 'x', '--as-of', '2025-06-01'], 'predict reopen works on the ledger as it is'],
      [['snow', '--why', 'x', '--json'], 'predict reopen has no format "json"'],
      [[], 'predict reopen needs an id'],
    ];
    for (const [words, message] of refused) {
      world.printed.err = '';
      expect(await predict(world, 'reopen', ...words)).toBe(2);
      expect(world.printed.err).toContain(message);
      expect(world.printed.err).not.toContain('resolve');
    }
  });

  it('explains a number alone, without parts or an appendix', async () => {
    const world = testWorld();
    for (const command of ['scorecard', 'report'])
      for (const [flag, ...value] of [['--by', 'tag'], ['--full']]) {
        world.printed.err = '';
        expect(await predict(world, command, '--explain', 'brier', flag!, ...value)).toBe(2);
        expect(world.printed.err).toContain(`--explain does not go with ${flag}`);
      }
    expect(world.printed.out).toBe('');
  });

  it('starts no ledger as of another day', async () => {
    const world = testWorld();
    expect(await predict(world, 'init', 'new.yaml', '--as-of', '2025-06-01')).toBe(2);
    expect(existsSync(join(world.folder, 'new.yaml'))).toBe(false);
  });

  it('writes what a dry run shows where -o says', async () => {
    const world = testWorld();
    for (const words of [
      ['note', 'snow', 'x'],
      ['edit', 'snow'],
      ['add', 'It hails twice.', '5%', '2027'],
    ]) {
      const shown = { ...world, env: { EDITOR: 'sed -i s/snows/hails/' } };
      world.printed.out = '';
      expect(await predict(shown, ...words, '--dry-run', '-o', 'change.diff')).toBe(0);
      expect(world.printed.out).toBe('');
      expect(readFileSync(join(world.folder, 'change.diff'), 'utf8')).toContain('@@');
    }
    expect(world.text()).toBe(LEDGER);
  });

  it('says that the command is missing where there are only flags', async () => {
    const world = testWorld();
    expect(await predict(world, '-f', 'predictions.yaml')).toBe(2);
    expect(world.printed).toEqual({
      out: '',
      err: 'predict: there is no command [command-line]\nhint: write one, as in predict list; predict --help shows them all\n',
    });
  });

  it('has no fields of the schema to pick', async () => {
    const world = testWorld();
    expect(await predict(world, 'schema', 'ledger', '--json', 'title,$id')).toBe(2);
    expect(world.printed).toEqual({
      out: '',
      err: 'predict: --json: predict schema has no fields to pick [command-line]\nhint: leave out "title,$id": --json gives all of it\n',
    });
  });

  it('has the schema as JSON only', async () => {
    const world = testWorld();
    expect(await predict(world, 'schema', '--format', 'svg')).toBe(2);
    expect(world.printed.err).toContain('predict schema has no format "svg"');
    expect(world.printed.out).toBe('');
    expect(await predict(world, 'schema', '--format', 'json')).toBe(0);
    const json = world.printed.out;
    world.printed.out = '';
    expect(await predict(world, 'schema')).toBe(0);
    expect(world.printed.out).toBe(json);
  });
});

describe('a command without an argument that it needs', () => {
  const needy = build(testWorld(), () => {}).commands.flatMap((command) => {
    const needed = command.registeredArguments.filter(({ required }) => required);
    return needed.map((argument, index): [string, number, string] => [command.name(), index, argument.name()]);
  });

  it.each(needy)('says what to do next: %s with %i', async (name, count, _argument) => {
    const world = testWorld();
    expect(await predict(world, name, ...Array.from({ length: count }, () => 'x'))).toBe(2);
    expect(world.printed.err).toMatch(new RegExp(`^predict: predict ${name} needs \\S.* \\[command-line\\]\nhint: `));
    expect(world.printed.err).not.toContain('--help');
  });

  it.each([
    ['show', 'predict list shows the ids'],
    ['-f mine.yaml show', 'predict -f mine.yaml list shows the ids'],
    ['-f export show', 'predict -f export list shows the ids'],
    ['import mine.csv', 'a table: predict import csv FILE --dry-run, - for stdin'],
    ['export', 'a table: predict export csv-predictions -o predictions.csv'],
    ['completion', `shells: ${SHELLS.join(', ')}`],
    ['score', 'predict score FILE, - for stdin, with the columns p (0.65 or 65%) and y (yes, no, or empty while unresolved)'],
    ['score --counts', 'predict score FILE, - for stdin, with the columns p, n, happened and fractional'],
    ['note', 'predict list shows the ids'],
    ['forecast', 'predict list shows the ids'],
  ])('%s', async (line, hint) => {
    const world = testWorld({ ledger: LEDGER });
    expect(await predict(world, ...line.split(' '), '--no-input')).toBe(2);
    expect(world.printed.err.split('\n')).toContain(`hint: ${hint}`);
  }); // prettier-ignore
});
