// How a command asks a person: four kinds of questions, so that the flow of questions knows no terminal.

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

export interface TextQuestion {
  /** What stands in the line at first. */
  initial?: string | undefined;
  /** An example, shown while the line is empty. */
  example?: string | undefined;
  /** What is wrong with an answer; undefined when nothing is. */
  fault?: (answer: string) => string | undefined;
}

/**
 * Every question throws `Interrupted` when it is left with ^C or Escape. Texts may hold anything; the
 * asker shows them safely.
 */
export interface Asker {
  /** One of many, found by typing part of it. */
  find(question: string, choices: readonly Choice[]): Promise<string>;
  /** One of a few, by arrow keys. */
  choose(question: string, choices: readonly Choice[], initial?: string): Promise<string>;
  /** A line of text, without white space around it. */
  text(question: string, about?: TextQuestion): Promise<string>;
  yes(question: string, initial: boolean): Promise<boolean>;
  /** Shows a text between questions; it is shown as it is, so the caller has made it safe. */
  say(text: string): void;
}

/** The person left the questions; nothing is to be written. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}
