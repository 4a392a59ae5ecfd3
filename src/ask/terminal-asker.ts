// Asking on a real terminal. The one file that knows the prompts library; commands load it only when they ask.
import { autocomplete, confirm, select, text } from '@clack/prompts';
import { safeLine } from '../show/safe.ts';
import type { Look } from '../show/terminal/look.ts';
import { cut, width } from '../show/terminal/width.ts';
import { answered } from './answered.ts';
import type { Terminal } from './answered.ts';
import type { Asker, Choice } from './asker.ts';
import { plainOutput } from './plain-output.ts';

const SHOWN = 10;

interface Streams {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  signal: AbortSignal;
}

/** Columns around a label: the guide, the mark, and the brackets of a hint. */
const AROUND = 10;

function optionOf({ value, label, hint }: Choice, columns: number): { value: string; label: string; hint?: string } {
  const safe = hint === undefined ? '' : safeLine(hint);
  const shown = cut(safeLine(label), Math.max(20, columns - width(safe) - AROUND));
  return { value, label: shown, ...(hint === undefined ? {} : { hint: safe }) };
}

/** Every word typed stands somewhere in the value or its label, in any order. */
export function isFound(typed: string, choice: Choice): boolean {
  const text = `${choice.value} ${choice.label}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** An asker on this terminal; questions go to `output`, so that results alone are on stdout. */
export function terminalAsker(terminal: Terminal, look: Pick<Look, 'colour' | 'unicode'>): Asker {
  const output = plainOutput(terminal.output, look);
  const { input } = terminal;
  const given = <T>(question: (streams: Streams) => Promise<T>): Promise<Exclude<T, symbol>> =>
    answered({ ...terminal, output }, (signal) => question({ input, output, signal }));
  return {
    find(question, choices) {
      // What is shown is cut; what is searched is not.
      const whole = new Map(choices.map((choice) => [choice.value, choice]));
      return given((streams) =>
        autocomplete<string>({
          ...streams,
          message: safeLine(question),
          options: choices.map((choice) => optionOf(choice, output.columns || 80)),
          placeholder: 'type part of it',
          maxItems: SHOWN,
          filter: (typed, { value }) => isFound(typed, whole.get(value)!),
          // Enter where nothing is found would give an answer that is none of the choices.
          validate: (value) => (value === undefined ? 'nothing fits; type something else' : undefined),
        }),
      );
    },
    choose(question, choices, initial) {
      return given((streams) =>
        select<string>({
          ...streams,
          message: safeLine(question),
          options: choices.map((choice) => optionOf(choice, output.columns || 80)),
          maxItems: SHOWN,
          ...(initial === undefined ? {} : { initialValue: initial }),
        }),
      );
    },
    async text(question, about = {}) {
      const answer = await given((streams) =>
        text({
          ...streams,
          message: safeLine(question),
          ...(about.example === undefined ? {} : { placeholder: safeLine(about.example) }),
          ...(about.initial === undefined ? {} : { initialValue: safeLine(about.initial) }),
          validate: (typed) => about.fault?.((typed ?? '').trim()),
        }),
      );
      return (answer ?? '').trim();
    },
    yes(question, initial) {
      return given((streams) => confirm({ ...streams, message: safeLine(question), initialValue: initial }));
    },
    say(shown) {
      output.write(`${shown.trimEnd().replace(/^/gm, '  ')}\n`);
    },
  };
}
