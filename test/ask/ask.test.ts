import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { Interrupted } from '../../src/ask/asker.ts';
import { plainOutput, tonedDown } from '../../src/ask/plain-output.ts';
import { askDay, askLines } from '../../src/ask/questions.ts';
import { isFound, terminalAsker } from '../../src/ask/terminal-asker.ts';
import { scripted } from '../commands/world.ts';

const LOOK = { colour: false, unicode: false };

/** A made-up terminal: what is typed goes in, what is drawn comes out. */
function terminal(): {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  onContinue: (listener: () => void) => () => void;
  drawn: () => string;
  type: (keys: string) => Promise<void>;
} {
  const input = new PassThrough() as unknown as NodeJS.ReadStream;
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24, isTTY: true });
  let drawn = '';
  output.on('data', (data: Buffer) => (drawn += data.toString()));
  const type = async (keys: string): Promise<void> => {
    // oxlint-disable-next-line no-control-regex
    for (const key of keys.match(/\u001b\[[A-D]|[^]/g) ?? []) {
      (input as unknown as PassThrough).write(key);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const onContinue = (listener: () => void): (() => void) => {
    process.on('SIGCONT', listener);
    return () => process.off('SIGCONT', listener);
  };
  return { input, output: output as unknown as NodeJS.WriteStream, onContinue, drawn: () => drawn, type };
}

describe('asking on a terminal', () => {
  it('takes a text and gives it without white space around it', async () => {
    const screen = terminal();
    const answer = terminalAsker(screen, LOOK).text('Why?');
    await screen.type(' it rained \r');
    expect(await answer).toBe('it rained');
  });

  it('asks again while there is a fault', async () => {
    const screen = terminal();
    const answer = terminalAsker(screen, LOOK).text('Why?', {
      fault: (typed) => (typed === 'x' ? 'not x' : undefined),
    });
    await screen.type('x\r');
    expect(screen.drawn()).toContain('not x');
    await screen.type('y\r');
    expect(await answer).toBe('xy');
  });

  it('chooses by arrow keys', async () => {
    const screen = terminal();
    const answer = terminalAsker(screen, LOOK).choose('Which?', [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]); // prettier-ignore
    await screen.type('\u001b[B\r');
    expect(await answer).toBe('b');
  });

  it('finds by typing parts, also of what is cut on the screen', async () => {
    const screen = terminal();
    const choices = [{ value: 'rain', label: 'It rains.' }, { value: 'snow', label: `${'It snows. '.repeat(12)} in the north` }]; // prettier-ignore
    const answer = terminalAsker(screen, LOOK).find('Which?', choices);
    await screen.type('north sn\r');
    expect(await answer).toBe('snow');
    expect(screen.drawn()).not.toContain('in the north');
  });

  it('takes nothing for an answer that no choice has in it', async () => {
    const screen = terminal();
    const answer = terminalAsker(screen, LOOK).find('Which?', [{ value: '', label: 'none' }, { value: 'rain', label: 'It rains.' }]); // prettier-ignore
    await screen.type('rx\r');
    expect(screen.drawn()).toContain('nothing fits; type something else');
    await screen.type('\u007f\r');
    expect(await answer).toBe('rain');
  });

  describe.each(['text', 'yes', 'choose', 'find'] as const)('a question: %s', (kind) => {
    const ways = [['^C', '\u0003'], ['^D', '\u0004'], ['the end of the input', '']] as const; // prettier-ignore
    it.each(ways)('is left with %s', async (_, keys) => {
      const screen = terminal();
      const asker = terminalAsker(screen, LOOK);
      const choices = [{ value: 'a', label: 'A' }];
      const answer =
        kind === 'text' ? asker.text('?') : kind === 'yes' ? asker.yes('?', true) : asker[kind]('?', choices);
      const left = answer.catch((error: unknown) => error);
      if (keys === '') (screen.input as unknown as PassThrough).end();
      else void screen.type(keys);
      expect(await left).toBeInstanceOf(Interrupted);
      expect(screen.drawn().lastIndexOf('\u001b[?25h')).toBeGreaterThan(screen.drawn().lastIndexOf('\u001b[?25l'));
    });
  });

  it('goes on after ^Z and fg, and waits for nothing afterwards', async () => {
    const stopped = vi.spyOn(process, 'kill').mockReturnValue(true);
    for (const [keys, ending] of [
      ['rained\r', 'it rained'],
      ['\u0003', undefined],
    ] as const) {
      const screen = terminal();
      // Taken at once: a question that is left before anybody waits for it is nobody's error.
      const answer = terminalAsker(screen, LOOK)
        .text('Why?')
        .catch((error: unknown) => error);
      await screen.type('it \u001a');
      expect(stopped).toHaveBeenLastCalledWith(process.pid, 'SIGTSTP');
      expect(screen.drawn().endsWith('\u001b[?25h')).toBe(true);
      process.emit('SIGCONT');
      await new Promise((resolve) => setImmediate(resolve));
      expect(screen.drawn().endsWith('\u001b[?25l')).toBe(true);
      await screen.type(keys);
      if (ending === undefined) expect(await answer).toBeInstanceOf(Interrupted);
      else expect(await answer).toBe(ending);
      expect(screen.input.isPaused()).toBe(true);
    }
    stopped.mockRestore();
  });

  it('takes yes for an answer, and no', async () => {
    const screen = terminal();
    const asker = terminalAsker(screen, LOOK);
    const yes = asker.yes('?', true);
    await screen.type('\r');
    expect(await yes).toBe(true);
    const no = asker.yes('?', true);
    await screen.type('n');
    expect(await no).toBe(false);
  });

  it('draws no escape that an entry holds', async () => {
    const screen = terminal();
    const answer = terminalAsker(screen, LOOK).find('Which \u001b]0;q\u0007?', [
      { value: 'a', label: 'A \u001b]0;evil\u0007', hint: '\u009b31m' },
    ]);
    await screen.type('\r');
    await answer;
    expect(screen.drawn()).toContain('\\x1b]0;evil');
    // oxlint-disable-next-line no-control-regex
    expect(screen.drawn()).not.toMatch(/\u001b\]|\u0007|\u009b/);
  });

  it('draws plain ASCII without colour where that is wanted', async () => {
    const screen = terminal();
    const answer = terminalAsker(screen, LOOK).choose('Which?', [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]); // prettier-ignore
    await screen.type('\r');
    await answer;
    // oxlint-disable-next-line no-control-regex
    expect(screen.drawn()).toMatch(/^[\u0000-\u007f]*$/);
    // oxlint-disable-next-line no-control-regex
    expect(screen.drawn()).not.toMatch(/\u001b\[[\d;]*m/);
  });

  it('leaves colour and glyphs alone otherwise', () => {
    expect(tonedDown('\u001b[36m◆\u001b[39m', { colour: true, unicode: true })).toBe('\u001b[36m◆\u001b[39m');
    expect(tonedDown('\u001b[36m◆\u001b[39m', { colour: false, unicode: true })).toBe('◆');
    expect(tonedDown('\u001b[36m◆\u001b[39m', { colour: true, unicode: false })).toBe('\u001b[36m*\u001b[39m');
    const { output } = terminal();
    expect(plainOutput(output, LOOK).columns).toBe(80);
  });

  it('finds words in any order and case', () => {
    const choice = { value: 'rain-tomorrow', label: 'It rains at the Station.' };
    expect(isFound('STATION rain', choice)).toBe(true);
    expect(isFound('', choice)).toBe(true);
    expect(isFound('snow', choice)).toBe(false);
  });
});

describe('questions', () => {
  it('take a day in the forms that people write', async () => {
    const asker = scripted([/When/, 'soon'], [/When/, '2026-02'], [/When/, '-2w']);
    const fault = (day: string): string | undefined => (day === '2026-02-28' ? 'not that one' : undefined);
    expect(await askDay(asker, 'When?', '2026-03-10', { fault })).toBe('2026-02-24');
    expect(asker.refused).toEqual([expect.stringContaining('no day'), 'not that one']);
  });

  it('take lines until an empty one', async () => {
    const asker = scripted([/^Links \(empty: none\)$/, 'a'], [/Another/, 'bad'], [/Another/, 'b'], [/Another/, '']);
    expect(await askLines(asker, 'Links', (line) => (line === 'bad' ? 'no' : undefined))).toEqual(['a', 'b']);
  });
});
