// The end of a question: an answer, or that it was left. What the library's reader of keys leaves undone is done here.
import { Interrupted } from './asker.ts';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  /** Calls `listener` whenever the program goes on after ^Z, until the function given back is called. */
  onContinue: (listener: () => void) => () => void;
}

/**
 * The answer of one question. ^D on an empty line and the end of the input close the reader, which would leave the
 * program nothing to wait for; they leave the questions as ^C does. After ^Z the reader stays paused, so that fg would
 * end the program; it goes on here. Throws `Interrupted`.
 */
export async function answered<T>(
  { input, output, onContinue }: Terminal,
  question: (signal: AbortSignal) => Promise<T>,
): Promise<Exclude<T, symbol>> {
  const left = new AbortController();
  let isOpen = true;
  const onKey = (_text: string | undefined, key: { ctrl?: boolean; name?: string } | undefined): void => {
    if (key?.ctrl && key.name === 'z') output.write(SHOW_CURSOR);
  };
  const goOn = (): void => {
    setImmediate(() => {
      if (!isOpen) return;
      input.resume();
      output.write(HIDE_CURSOR);
    });
  };
  // An answer comes with the pause, and is there a turn later; so is whoever goes on after ^Z.
  const onPause = (): void => {
    setImmediate(() => {
      if (isOpen && input.isPaused()) left.abort();
    });
  };
  input.on('keypress', onKey).on('pause', onPause);
  const stop = onContinue(goOn);
  try {
    const answer = await question(left.signal);
    // The library's sign of ^C.
    if (typeof answer === 'symbol') throw new Interrupted();
    return answer as Exclude<T, symbol>;
  } finally {
    isOpen = false;
    input.off('keypress', onKey).off('pause', onPause);
    stop();
    // A reader that was paused by ^Z takes it for done, and the program would wait for a key for ever.
    input.pause();
  }
}
