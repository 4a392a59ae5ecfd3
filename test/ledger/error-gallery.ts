// The gallery of errors: one broken ledger a code in test/errors, beside the exact message that it must give.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Failure, type Problem, failure, printedProblem } from '../../src/errors.ts';
import { checkLedger } from '../../src/ledger/check.ts';
import { CODES, type Code } from '../../src/ledger/codes.ts';
import type { Prediction } from '../../src/ledger/prediction.ts';
import { MAX_BYTES, MAX_LINE, decode } from '../../src/ledger/read/decode.ts';
import { type LoadSources, readLedger } from '../../src/ledger/read/read.ts';
import { type Standing, standing } from '../../src/ledger/standing.ts';

export const TODAY = '2026-11-22';

const ROOT = new URL('../../', import.meta.url);
const GALLERY = new URL('test/errors/', ROOT);

/** Files that are too big to keep: what they hold is made here. */
const MADE: Partial<Record<Code, () => Uint8Array>> = {
  'file-too-big': () => new Uint8Array(MAX_BYTES + 1),
  'line-too-long': () => new TextEncoder().encode(`predict: 1\ntitle: ${'long '.repeat(MAX_LINE / 5)}\n`),
};

export const codes = Object.keys(CODES) as Code[];

export const standingOf = (prediction: Prediction): Standing => standing(prediction, TODAY);

const loadSources: LoadSources = (folder) => {
  const url = new URL(`${folder}/`, GALLERY);
  if (!existsSync(url)) throw failure('sources-missing', `there is no folder ${folder}`, []);
  const names = readdirSync(url).sort();
  return names.map((name) => ({ file: `${folder}/${name}`, text: readFileSync(new URL(name, url), 'utf8') }));
};

/** Everything that reading and checking say of one ledger, as a program would print it. */
export function problemsOf(bytes: Uint8Array, file: string): readonly Problem[] {
  try {
    const reading = readLedger(file, decode(bytes, file), loadSources);
    return reading.problems.concat(checkLedger(reading, TODAY, standingOf));
  } catch (error) {
    if (error instanceof Failure) return error.problems;
    throw error;
  }
}

export const hasFile = (code: Code): boolean => existsSync(new URL(`${code}.yaml`, GALLERY));

function bytesOf(code: Code): Uint8Array {
  return MADE[code]?.() ?? readFileSync(new URL(`${code}.yaml`, GALLERY));
}

export function gallery(code: Code): { problems: readonly Problem[]; printed: string } {
  const problems = problemsOf(bytesOf(code), `${code}.yaml`);
  return { problems, printed: `${problems.map(printedProblem).join('\n\n')}\n` };
}

/** Whether the ledger of a code is read, whatever is to be said of it. */
export function isRead(code: Code): boolean {
  try {
    return readLedger(code, decode(bytesOf(code), code), loadSources).ledger !== undefined;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** Codes that have a ledger or a message in the gallery but are none of ours. */
export function strays(): string[] {
  const stems = readdirSync(GALLERY).map((name) => name.replace(/\.(?:yaml|txt|sources)$/, ''));
  return [...new Set(stems)].filter((stem) => !(stem in CODES));
}

const INTRO: Record<'error' | 'warning', string> = {
  error:
    'An error stops a ledger from being used until it is mended. The last three do not: `predict check` tells of them, and ends with status 1.',
  warning: 'A warning points at something weak. It never stops anything, except under `predict check --strict`.',
};

function fenced(text: string, language: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

function section(code: Code): string {
  const bytes = MADE[code] ? undefined : readFileSync(new URL(`${code}.yaml`, GALLERY));
  // A text that is not UTF-8 or not printable is shown with a mark in its place.
  // eslint-disable-next-line no-control-regex
  const text = bytes && new TextDecoder().decode(bytes).replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '\uFFFD');
  const about = text ? /^# (.*)\n/.exec(text)?.[1] : undefined;
  const body = text?.replace(/^# .*\n/, '');
  const parts = [
    `### ${code}\n`,
    about ? `${about}\n` : '',
    body ? fenced(body, 'text') : '',
    fenced(gallery(code).printed, 'text'),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** docs/errors.md, made from the gallery. */
export function errorsPage(): string {
  const chapters = (['error', 'warning'] as const).map((severity) => {
    const mine = codes.filter((code) => CODES[code] === severity);
    return [`## ${severity === 'error' ? 'Errors' : 'Warnings'}\n`, `${INTRO[severity]}\n`, ...mine.map(section)].join(
      '\n',
    );
  });
  const head = [
    '# What reading and checking can say\n',
    'Made from the ledgers in `test/errors` and what they print; `UPDATE_DOCS=1` makes it anew. Each section shows a broken or weak ledger and everything that is said of it. Days are counted as of 2026-11-22.\n',
  ];
  return [...head, ...chapters].join('\n');
}

export const page = new URL('docs/errors.md', ROOT);
export const messageFile = (code: Code): URL => new URL(`${code}.txt`, GALLERY);
