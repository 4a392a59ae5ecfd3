// Asking on a real terminal. The one file that knows the prompts library; commands load it only when they ask.
import { autocomplete, confirm, isCancel, select, text } from '@clack/prompts';
import type { Look } from '../show/look.ts';
import { safeLine } from '../show/safe.ts';
import { Interrupted } from './asker.ts';
import type { Asker, Choice } from './asker.ts';
import { plainOutput } from './plain-output.ts';

const SHOWN = 10;

function given<T>(answer: T): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Interrupted();
  return answer as Exclude<T, symbol>;
}

function optionOf({ value, label, hint }: Choice): { value: string; label: string; hint?: string } {
  return { value, label: safeLine(label), ...(hint === undefined ? {} : { hint: safeLine(hint) }) };
}

/** Every word typed stands somewhere in the id or its text. */
export function isFound(typed: string, choice: { value: string; label?: string }): boolean {
  const text = `${choice.value} ${choice.label ?? ''}`.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** An asker on this terminal; questions go to `output`, so that results alone are on stdout. */
export function terminalAsker(
  terminal: { input: NodeJS.ReadStream; output: NodeJS.WriteStream },
  look: Pick<Look, 'colour' | 'unicode'>,
): Asker {
  const output = plainOutput(terminal.output, look);
  const streams = { input: terminal.input, output };
  return {
    async find(question, choices) {
      const answer = await autocomplete<string>({
        ...streams,
        message: safeLine(question),
        options: choices.map(optionOf),
        placeholder: 'type part of it',
        maxItems: SHOWN,
        filter: isFound,
      });
      return given(answer);
    },
    async choose(question, choices, initial) {
      const answer = await select<string>({
        ...streams,
        message: safeLine(question),
        options: choices.map(optionOf),
        maxItems: SHOWN,
        ...(initial === undefined ? {} : { initialValue: initial }),
      });
      return given(answer);
    },
    async text(question, about = {}) {
      const answer = await text({
        ...streams,
        message: safeLine(question),
        ...(about.example === undefined ? {} : { placeholder: safeLine(about.example) }),
        ...(about.initial === undefined ? {} : { initialValue: safeLine(about.initial) }),
        validate: (typed) => about.fault?.((typed ?? '').trim()),
      });
      return (given(answer) ?? '').trim();
    },
    async yes(question, initial) {
      return given(await confirm({ ...streams, message: safeLine(question), initialValue: initial }));
    },
    say(shown) {
      output.write(`${shown.trimEnd().replace(/^/gm, '  ')}\n`);
    },
  };
}
