// An entry in the layout that predict itself writes, as patterns: the engine that matches them goes through a text ten
// times faster than code that was not compiled yet. What a list needs is taken out of the match; for the rest the match
// says that it has the right form. Whatever is written in any other way does not match, and is read in another way.
import { DUE_BASES, OUTCOMES, VOID_REASONS } from '../prediction.ts';
import { ID_FORM, MAX_ID, RESERVED_IDS, SHA256_PATTERN } from '../read/leaf-form.ts';

/** A day of the calendar, as `isDay` has it. */
export const DAY = [
  String.raw`(?!0000)\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`,
  String.raw`(?!0000)(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29`,
].join('|');

const ID_END = '(?![a-z0-9-])';
const ID = `(?!(?:${RESERVED_IDS.join('|')})${ID_END})(?=[a-z0-9-]{1,${MAX_ID}}${ID_END})${ID_FORM.replaceAll('(-', '(?:-')}`;

/** Without the ends of the text around it. */
const SHA256 = SHA256_PATTERN.source.slice(1, -1);

/** Not the beginning of a word that YAML takes for a boolean or nothing, nor of a few more. */
const NO_WORD = '(?![nN][uU][lL][lL]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])';
/** The first letter of a text, or a number with a letter behind it that makes none of it. */
const FIRST = `${NO_WORD}(?:[A-Za-z]|\\d+[A-DF-WYZa-df-np-wyz])`;

const QUOTED = String.raw`"[!#-\[\]-~][^"\\\n\r\t]*"|'[!-&(-~][^'\n\r\t]*'`;
const QUOTED_UNSEEN = String.raw`"[!#-\[\]-~][^"\\\n\r\t]*(?:\\["\\][^"\\\n\r\t]*)*"|'[!-&(-~][^'\n\r\t]*'`;

const PLAIN = String.raw`${FIRST}(?:[^\n\r\t:#]*[^\n\r\t:# ])?`;
const PLAIN_IN_FLOW = String.raw`${FIRST}(?:[^\n\r\t:#,[\]{}]*[^\n\r\t:#,[\]{} ])?`;

/** A text on one line that has neither colon nor hash, or stands in quotes without an escape. */
const TEXT = `(?:${PLAIN}|${QUOTED})`;

/** The same inside brackets. */
const FLOW = `(?:${PLAIN_IN_FLOW}|${QUOTED})`;

// Texts that are not looked at may have quotes in them.
const TEXT_UNSEEN = `(?:${PLAIN}|${QUOTED_UNSEEN})`;
const FLOW_UNSEEN = `(?:${PLAIN_IN_FLOW}|${QUOTED_UNSEEN})`;

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;
const optional = (pattern: string): string => `(?:${pattern})?`;

/** A text that is not looked at: on the line of its key, or in lines that stand exactly at `indent`. */
const unseen = (indent: number): string => String.raw`(?:${TEXT_UNSEEN}\n|[>|]-\n(?: {${indent}}\S[^\n\r\t]*\n)+)`;

/** The keys of a saying behind its day, in brackets. */
const saying = (name: (key: string) => string): string =>
  [`, source: (${name('source')}${ID})`, `, at: (${name('at')}${FLOW})`, `, quote: (${name('quote')}${FLOW})`]
    .map(optional)
    .join('');

/** The same on lines of their own. */
const sayingBelow = (name: (key: string) => string, margin: string): string =>
  [`source: (${name('source')}${ID})`, `at: (${name('at')}${TEXT})`, `quote: (${name('quote')}${TEXT})`]
    .map((line) => optional(`${margin}${line}\\n`))
    .join('');

const unnamed = (): string => '?:';

/** A pattern, and which of its groups is which. */
export interface Parts<N extends string> {
  pattern: RegExp;
  at: Readonly<Record<N, number>>;
}

/** Groups have names in the source and numbers when they are used: looking up numbers is quicker. */
function parts<N extends string>(source: string): Parts<N> {
  const names: string[] = [];
  const numbered = source.replace(/\(\?<(\w+)>/g, (_, name: string) => {
    names.push(name);
    return '(';
  });
  return {
    pattern: new RegExp(numbered, 'y'),
    at: Object.fromEntries(names.map((name, index) => [name, index + 1])) as Record<N, number>,
  };
}

export type HeadPart =
  | 'id' | 'claim' | 'forecaster' | 'saidShort' | 'saidFlow' | 'flowSource' | 'flowAt' | 'flowQuote' | 'flowSpeaker'
  | 'saidBelow' | 'belowSource' | 'belowAt' | 'belowQuote' | 'belowSpeaker' | 'restated' | 'dueShort' | 'dueFlow'
  | 'dueFlowBasis' | 'dueFlowWhy' | 'dueBelow' | 'dueBelowBasis' | 'dueBelowWhy' | 'number' | 'wording' | 'row' | 'tags'
  | 'group' | 'recorded' | 'note' | 'sealed' | 'sha256' | 'resolutions'; // prettier-ignore

export type SayingPart =
  'flowDate' | 'flowSource' | 'flowAt' | 'flowQuote' | 'belowDate' | 'belowSource' | 'belowAt' | 'belowQuote';

export type ResolutionPart =
  'outcome' | 'charitable' | 'fraction' | 'happened' | 'reason' | 'known' | 'recorded' | 'by';

export type TailPart = 'note' | 'sealed' | 'sha256';

/** The patterns of an entry; they match at their `lastIndex` or not at all, and each ends where a line begins. */
export interface EntryPatterns {
  /** From the dash to the last key before the resolutions, or to the end. */
  head: Parts<HeadPart>;
  /** One item of `restated`, in the part of that name. */
  restated: Parts<SayingPart>;
  /** A resolution on lines of its own, and one in brackets. */
  resolution: Parts<ResolutionPart>;
  flowResolution: Parts<ResolutionPart>;
  /** What may stand below the resolutions. */
  tail: Parts<TailPart>;
  /** What stands before each line of a claim below its key. */
  margin: string;
}

/** The patterns of entries whose dash stands in `column`. */
export function entryPatterns(column: number): EntryPatterns {
  const spaces = (count: number): string => `[ ]{${count}}`;
  const key = spaces(column + 2);
  const below = spaces(column + 4);
  const item = spaces(column + 6);
  const basis = anyOf(DUE_BASES);
  const outcome = anyOf(OUTCOMES);
  const flowName = (part: string): string => `?<flow${part[0]!.toUpperCase()}${part.slice(1)}>`;
  const belowName = (part: string): string => `?<below${part[0]!.toUpperCase()}${part.slice(1)}>`;
  const note = optional(`${key}(?<note>note): ${unseen(column + 4)}`);
  const sealed = optional(
    String.raw`${key}sealed: \{ date: (?<sealed>${DAY}), sha256: (?<sha256>${SHA256}|"${SHA256}") \}\n`,
  );
  /** An item of `restated`; `flow` and `lines` give what stands at the beginning of a group. */
  const restated = (flow: (part: string) => string, lines: (part: string) => string): string =>
    String.raw`${below}- (?:\{ date: (${flow('date')}${DAY})${saying(flow)} \}\n|date: (${lines('date')}${DAY})\n${sayingBelow(lines, item)})`;

  const said = [
    String.raw` (?<saidShort>${DAY})\n`,
    String.raw` \{ date: (?<saidFlow>${DAY})${saying(flowName)}(?:, speaker: (?<flowSpeaker>${FLOW}))? \}\n`,
    String.raw`\n${below}date: (?<saidBelow>${DAY})\n${sayingBelow(belowName, below)}(?:${below}speaker: (?<belowSpeaker>${TEXT})\n)?`,
  ];
  const due = [
    String.raw` (?<dueShort>${DAY})\n`,
    String.raw` \{ date: (?<dueFlow>${DAY}), basis: (?<dueFlowBasis>${basis})(?:, (?<dueFlowWhy>why): ${FLOW_UNSEEN})? \}\n`,
    String.raw`\n${below}date: (?<dueBelow>${DAY})\n${below}basis: (?<dueBelowBasis>${basis})\n(?:${below}(?<dueBelowWhy>why): ${unseen(column + 6)})?`,
  ];
  const probability = [
    String.raw`(?<number>\d[\d.%\u2013-]*)\n`,
    String.raw`\{ basis: worded, wording: (?<wording>${FLOW})(?:, row: (?<row>${FLOW}))? \}\n`,
  ];
  const head = [
    String.raw`- id: (?<id>${ID})\n`,
    String.raw`${key}claim: (?<claim>${TEXT}|>-(?:\n${below}\S(?:[^\n\r\t]*[^\n\r\t ])?)+)\n`,
    optional(String.raw`${key}forecaster: (?<forecaster>${ID})\n`),
    `${key}said:(?:${said.join('|')})`,
    optional(String.raw`${key}restated:\n(?<restated>(?:${restated(unnamed, unnamed)})+)`),
    optional(`${key}due:(?:${due.join('|')})`),
    optional(`${key}probability: (?:${probability.join('|')})`),
    optional(`${key}condition: ${unseen(column + 4)}`),
    optional(
      String.raw`${key}criteria:\n(?:${below}written: (?:${DAY})\n)?${below}strict: ${unseen(column + 6)}${optional(`${below}charitable: ${unseen(column + 6)}`)}`,
    ),
    optional(String.raw`${key}tags: \[(?<tags>${ID}(?:, ${ID})*)\]\n`),
    optional(String.raw`${key}group: (?<group>${ID})\n`),
    optional(String.raw`${key}recorded: (?<recorded>${DAY})\n`),
    note,
    sealed,
    optional(String.raw`${key}(?<resolutions>resolutions):\n`),
  ];
  const evidence = [
    String.raw`\{ url: "https?://[^\s"\\/][^\s"\\]*"`,
    optional(`, publisher: ${FLOW_UNSEEN}`),
    optional(`, date: (?:${DAY})`),
    optional(', side: (?:for|against)'),
    optional(`, shows: ${FLOW_UNSEEN}`),
    String.raw` \}\n`,
  ];
  const day = (name: string): string => `${name}: (?<${name}>${DAY})`;
  /** The first keys of a resolution, with what stands before each but the first, and behind each. */
  const keys = (before: string, behind: string): string =>
    [
      `outcome: (?<outcome>${outcome})${behind}`,
      optional(`${before}charitable: (?<charitable>${outcome})${behind}`),
      optional(String.raw`${before}fraction: (?<fraction>0\.\d+)${behind}`),
      optional(`${before}${day('happened')}${behind}`),
      optional(`${before}reason: (?<reason>${anyOf(VOID_REASONS)})${behind}`),
      `${before}${day('known')}${behind}`,
      optional(`${before}${day('recorded')}${behind}`),
    ].join('');
  const inLines = [
    keys(item, '\\n'),
    optional(String.raw`${item}by: (?<by>${TEXT})\n`),
    optional(`${item}why: ${unseen(column + 8)}`),
    optional(String.raw`${item}evidence:\n(?:${spaces(column + 8)}- ${evidence.join('')})+`),
  ];
  const inBrackets = [keys(', ', ''), optional(`, by: (?<by>${FLOW})`), optional(`, why: ${FLOW_UNSEEN}`)];
  return {
    head: parts(head.join('')),
    restated: parts(restated(flowName, belowName)),
    resolution: parts(`${below}- ${inLines.join('')}`),
    flowResolution: parts(String.raw`${below}- \{ ${inBrackets.join('')} \}\n`),
    tail: parts(note + sealed),
    margin: ' '.repeat(column + 4),
  };
}
