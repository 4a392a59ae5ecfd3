// docs/reference.md is made from the program itself and has to match it; UPDATE_DOCS=1 writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { build } from '../src/cli.ts';
import { HELP_TOPICS, helpTopic } from '../src/cli/topics.ts';
import { CODES } from '../src/ledger/codes.ts';
import { topicPage } from '../src/show/terminal/topic-page.ts';
import { testWorld } from './commands/world.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs/reference.md');

/** Text in a cell of a table: no bar may end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function optionTable(options: readonly Option[]): string[] {
  const rows = options.map((option) => {
    const choices = option.argChoices ? `: ${option.argChoices.map((choice) => `\`${choice}\``).join(', ')}` : '';
    const fallback = typeof option.defaultValue === 'string' ? ` (default: ${option.defaultValue})` : '';
    return `| \`${option.flags.replaceAll('|', '\\|')}\` | ${cell(option.description)}${choices}${fallback} |`;
  });
  return rows.length === 0 ? [] : ['| flag | |', '| --- | --- |', ...rows, ''];
}

/** What a command's help says behind its flags: two examples, and a sentence where there is one. */
function endOf(command: Command): { examples: string[]; more: string[] } {
  let text = '';
  command.configureOutput({ ...command.configureOutput(), writeOut: (part) => void (text += part) });
  command.outputHelp();
  const lines = (text.split('\nExamples:\n')[1] ?? '').split('\n').map((line) => line.trim());
  const examples = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
  return { examples, more: lines.filter((line) => line !== '' && !line.startsWith('$ ')) };
}

function section(command: Command): string[] {
  const { examples, more } = endOf(command);
  return [
    `### predict ${command.name()}`,
    '',
    `${command.description()[0]!.toUpperCase()}${command.description().slice(1)}.`,
    '',
    '```',
    `predict ${command.name()} ${command.usage()}`,
    '```',
    '',
    ...optionTable(
      command
        .createHelp()
        .visibleOptions(command)
        .filter((option) => option.long !== '--help'),
    ),
    ...(examples.length > 0 ? ['```sh', ...examples, '```', ''] : []),
    ...more.flatMap((line) => [line, '']),
  ];
}

function reference(): string {
  const program = build(testWorld(), () => {});
  const commands = program.createHelp().visibleCommands(program);
  return [
    '# Reference',
    '',
    'Made from the program itself. `predict COMMAND --help` prints the same.',
    '',
    `Commands: ${commands.map((command) => `[${command.name()}](#predict-${command.name()})`).join(', ')}.`,
    '',
    '## Flags of every command',
    '',
    ...optionTable(program.createHelp().visibleOptions(program)),
    '## Commands',
    '',
    ...commands.flatMap(section),
    '## Topics',
    '',
    ...HELP_TOPICS.flatMap((topic) => [
      `### predict help ${topic}`,
      '',
      '```',
      topicPage(helpTopic(topic), 110).trimEnd(),
      '```',
      '',
    ]),
    '## Error codes',
    '',
    'Each error and warning names its code in brackets. What the codes of a ledger mean, with an example and a way out:',
    '',
    Object.keys(CODES)
      .map((code) => `[${code}](errors.md#${code})`)
      .join(', ')
      .replaceAll(/(.{100,}?), /g, '$1,\n'),
    '',
  ].join('\n');
}

describe('the reference', () => {
  it('is what the program says of itself', () => {
    const now = reference();
    if (process.env['UPDATE_DOCS']) writeFileSync(FILE, now);
    expect(readFileSync(FILE, 'utf8')).toBe(now);
  });

  it('covers every command, and every link of it leads somewhere', () => {
    const text = readFileSync(FILE, 'utf8');
    const errors = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');
    for (const command of build(testWorld(), () => {}).commands)
      expect(text).toContain(`### predict ${command.name()}\n`);
    const headings = new Set([...errors.matchAll(/^#+ `?([a-z0-9-]+)`?$/gm)].map((match) => match[1]));
    const links = [...text.matchAll(/\(errors\.md#([a-z0-9-]+)\)/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((link) => !headings.has(link))).toEqual([]);
  });
});
