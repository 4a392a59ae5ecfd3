// What is wrong or weak in a ledger as a whole, today. Warnings never block; the errors here do not stop reading.
import { claimWords } from '../claim-words.ts';
import type { Day } from '../day.ts';
import type { Place, Problem } from '../errors.ts';
import { WIDEST_RANGE } from '../widest-range.ts';
import { CODES, type Code } from './codes.ts';
import type { Ledger, Prediction, Resolution, Saying } from './prediction.ts';
import { problemAt, shown } from './read/lines.ts';
import type { Path } from './read/node.ts';
import type { Reading } from './read/read.ts';
import { recordProblems } from './record-problems.ts';
import { SCORED_OUTCOMES, resolutionDoubts } from './resolution-doubts.ts';
import { sealHash } from './seal.ts';
import { latestByGrader } from './standing.ts';
import type { Standing } from './standing.ts';

/** A quote is a fragment: it has at most this many words. */
const MAX_QUOTE_WORDS = 15;

/** Keys that mean the same to a reader of YAML 1.1, quoted or not. */
const ANSWERS = new Set(['outcome', 'charitable', 'withdrawn']);

class Check {
  readonly problems: Problem[] = [];
  readonly #reading: Reading | undefined;
  readonly #ledger: Ledger;
  readonly #today: Day;
  readonly #standingOf: (prediction: Prediction) => Standing;
  readonly #predict: string;

  constructor(
    reading: Reading | undefined,
    ledger: Ledger,
    today: Day,
    standingOf: (prediction: Prediction) => Standing,
    predict: string,
  ) {
    this.#predict = predict;
    this.#reading = reading;
    this.#ledger = ledger;
    this.#today = today;
    this.#standingOf = standingOf;
  }

  #add(code: Code, place: Place | undefined, message: string, hints: readonly string[]): void {
    this.problems.push({ code, severity: CODES[code], message, ...(place && { place }), hints });
  }

  /** At the value of a path, or the nearest thing around it; without a text the message names the entry. */
  #at(code: Code, path: Path, message: string, hints: readonly string[]): void {
    let place: Place | undefined;
    for (let length = path.length; !place && length > 0; length--)
      place = this.#reading?.placeOf(path.slice(0, length));
    const id = this.#reading ? undefined : this.#ledger.predictions[Number(path[1])]?.id;
    this.#add(code, place, id === undefined || message.startsWith(id) ? message : `${id}: ${message}`, hints);
  }

  #quote(saying: Saying, path: Path): void {
    const { quote } = saying;
    if (quote === undefined) return;
    const words = quote.trim().split(/\s+/).length;
    if (words > MAX_QUOTE_WORDS) {
      const message = `the quote has ${words} words; a fragment has at most ${MAX_QUOTE_WORDS}`;
      this.#at('quote-too-long', [...path, 'quote'], message, ['keep the words that carry the claim']);
    }
    if (/…|\.\.\./.test(quote)) {
      const hints = ['take one unbroken fragment, so that it can be found in the text'];
      this.#at('quote-ellipsis', [...path, 'quote'], 'the quote leaves something out', hints);
    }
  }

  #saying(saying: Saying, path: Path): void {
    this.#quote(saying, path);
    this.#notFuture(saying.date, [...path, 'date'], 'said');
    const source = saying.source === undefined ? undefined : this.#ledger.sources.get(saying.source);
    if (source?.said !== undefined && source.said !== saying.date) {
      const message = `said ${saying.date} here, ${source.said} in the source ${shown(source.id)}`;
      this.#at('said-differs-from-source', [...path, 'date'], message, ['mend the one that is a slip']);
    }
  }

  #notFuture(day: Day, path: Path, name: string): void {
    if (day <= this.#today) return;
    this.#at('future-day', path, `${name} ${day} is in the future; today is ${this.#today}`, ['is the year a slip?']);
  }

  /** Whoever says what can be looked up predicts nothing. */
  #doubts(prediction: Prediction, resolution: Resolution, path: Path): void {
    for (const { code, at, message, hints } of resolutionDoubts(prediction, resolution))
      this.#at(code, [...path, at], message, hints);
  }

  #seal(prediction: Prediction, path: Path): void {
    const { sealed } = prediction;
    if (!sealed || sealHash(prediction) === sealed.sha256) return;
    const message = `${prediction.id} is no longer what was sealed on ${sealed.date}: the goalposts moved`;
    this.#at('seal-broken', [...path, 'sealed', 'sha256'], message, [
      'restore the entry from an older copy, or from version control',
      'a change of heart is a forecast with a day of its own, not a new text',
    ]);
  }

  /** A record that accounts for its statements must account for this one. */
  #accounted(prediction: Prediction, path: Path): void {
    const source = prediction.said.source === undefined ? undefined : this.#ledger.sources.get(prediction.said.source);
    if (!source || source.statements.length === 0) return;
    if (source.statements.some((statement) => statement.tracked.includes(prediction.id))) return;
    const message = `the source ${shown(source.id)} does not account for ${prediction.id}`;
    this.#at('untracked-prediction', [...path, 'said', 'source'], message, [
      `${this.#predict} statement ${source.id} --tracked ${prediction.id}${prediction.said.at === undefined ? ' --at PLACE' : ''} accounts for it`,
    ]);
  }

  /** `votes`: each grader's latest resolution. */
  #outcome(prediction: Prediction, votes: readonly Resolution[], path: Path): void {
    const { due, criteria } = prediction;
    const standing = this.#standingOf(prediction);
    if (!due) {
      this.#at('undated', [...path, 'id'], `${prediction.id} has no due day and is never scored`, [
        'add due: if the words give one',
      ]);
    } else if (standing.matured && !standing.settled) {
      const resolve = `${this.#predict} resolve ${prediction.id} yes|no|… --known DAY`;
      const [what, hint] = standing.strict.contested
        ? ['its graders do not agree', `another grader decides: ${resolve} --by NAME`]
        : ['is not settled', resolve];
      this.#at('overdue', [...path, 'due', 'date'], `${prediction.id} was due ${due.date} and ${what}`, [hint]);
    }
    const told = standing.settled ? standing.strict.known : due?.date;
    if (!criteria) {
      this.#at('no-criteria', [...path, 'id'], `${prediction.id} does not say what would count as yes`, [
        'add criteria: with one sentence',
      ]);
    } else if (told !== undefined && criteria.written > told) {
      const day = standing.settled ? `the outcome was knowable on ${told}` : `the due day was ${told}`;
      this.#at(
        'criteria-after-outcome',
        [...path, 'criteria', 'written'],
        `criteria written ${criteria.written}, but ${day}`,
        ['nothing to mend: show and the report page call these criteria hindsight'],
      );
    }
    const scored = votes.filter(({ outcome }) => SCORED_OUTCOMES.has(outcome));
    // A side speaks about the event: what speaks for it speaks against a no.
    const doubted = scored.some(({ outcome, evidence }) => {
      const other = outcome === 'no' ? 'for' : 'against';
      return evidence.some(({ side }) => side === other);
    });
    // Whoever settles a number of their own without any evidence weighs no sides; somebody else's words have two.
    const { quote, source } = prediction.said;
    const weighed =
      quote !== undefined ||
      source !== undefined ||
      scored.some(({ evidence }) => evidence.some(({ side }) => side !== undefined));
    if (standing.settled && scored.length > 0 && weighed && !doubted) {
      this.#at(
        'no-evidence-against',
        [...path, 'resolutions'],
        `${prediction.id} has no evidence against its outcome`,
        [
          'look for some, and add it to the resolution; where there is none the warning stays: nobody has looked, or nothing was found',
        ],
      );
    }
  }

  #entry(prediction: Prediction, index: number): void {
    const path: Path = ['predictions', index];
    this.#saying(prediction.said, [...path, 'said']);
    prediction.restated.forEach((saying, i) => this.#saying(saying, [...path, 'restated', i]));
    this.#notFuture(prediction.recorded, [...path, 'recorded'], 'recorded');
    prediction.forecasts.forEach((forecast, i) =>
      this.#notFuture(forecast.date, [...path, 'forecasts', i, 'date'], 'forecast'),
    );
    const latest = latestByGrader(prediction.resolutions);
    prediction.resolutions.forEach((resolution, i) => {
      // What its grader amended is mended, and stays in the record.
      if (latest.includes(resolution)) this.#doubts(prediction, resolution, [...path, 'resolutions', i]);
      this.#notFuture(resolution.known, [...path, 'resolutions', i, 'known'], 'known');
      if (resolution.recorded !== resolution.known) {
        this.#notFuture(resolution.recorded, [...path, 'resolutions', i, 'recorded'], 'recorded');
      }
    });
    this.#outcome(prediction, latest, path);
    this.#seal(prediction, path);
    this.#accounted(prediction, path);
    const numbers = [prediction.probability, ...prediction.forecasts.map((forecast) => forecast.probability)];
    numbers.forEach((number, i) => {
      if (!number || number.usable) return;
      const at = i === 0 ? [...path, 'probability', 'low'] : [...path, 'forecasts', i - 1, 'probability', 'low'];
      const message = `the range ${number.low} to ${number.high} is wider than ${WIDEST_RANGE} and counts as no probability`;
      this.#at('wide-range', at, message, ['nothing to change if the forecaster said it so']);
    });
  }

  #sameClaims(of: (prediction: Prediction) => boolean): void {
    const seen = new Map<string, string>();
    this.#ledger.predictions.forEach((prediction, index) => {
      // Nobody can do more about a second entry: ids are never used again.
      if (latestByGrader(prediction.resolutions).some(({ reason }) => reason === 'duplicate')) return;
      const words = claimWords(prediction.claim).join(' ');
      const key = JSON.stringify([prediction.forecaster, prediction.due?.date, words]);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, prediction.id);
      else if (of(prediction)) {
        const hints = ['one claim counts once: say it again under restated, or update it under forecasts'];
        this.#at('same-claim', ['predictions', index, 'claim'], `${prediction.id} claims the same as ${first}`, hints);
      }
    });
  }

  #quotesNeeded(reading: Reading): void {
    for (const { scalar, key, other } of reading.unlike11()) {
      if (ANSWERS.has(String(key))) continue;
      const message = `readers of YAML 1.1 take ${scalar.text} for ${other}`;
      const typed =
        typeof scalar.value === 'number' ? 'write the number in plain decimals' : `put it in quotes: "${scalar.text}"`;
      this.problems.push(problemAt(reading.lines, 'needs-quotes', scalar, message, [typed]));
    }
  }

  /** What is wrong or weak in some entries, seen by themselves and beside the others. */
  entries(of: (prediction: Prediction) => boolean): Problem[] {
    this.#ledger.predictions.forEach((prediction, index) => of(prediction) && this.#entry(prediction, index));
    this.#sameClaims(of);
    return this.problems;
  }

  run(reading: Reading): Problem[] {
    this.entries(() => true);
    this.#quotesNeeded(reading);
    return [...this.problems, ...recordProblems(this.#ledger, reading, this.#predict)];
  }
}

/** By file as they first come, then by line and column. */
function byPlace(problems: readonly Problem[], first: string): Problem[] {
  const files = new Map([[first, 0]]);
  for (const { place } of problems) if (place && !files.has(place.file)) files.set(place.file, files.size);
  const rank = (problem: Problem): number[] => {
    const { place } = problem;
    return place ? [files.get(place.file) ?? 0, place.line, place.column] : [files.size, 0, 0];
  };
  return problems
    .map((problem) => ({ problem, key: rank(problem) }))
    .sort((a, b) => a.key[0]! - b.key[0]! || a.key[1]! - b.key[1]! || a.key[2]! - b.key[2]!)
    .map(({ problem }) => problem);
}

/**
 * What a readable ledger has wrong or weak, in the order of the text: warnings, and errors that do not stop reading (a
 * broken seal, a source that does not account for an entry, a tracked id that no entry has). Empty when it is not
 * readable. `predict` is how a command for this ledger begins, `predict -f work.yaml`.
 */
export function checkLedger(
  reading: Reading,
  today: Day,
  standingOf: (prediction: Prediction) => Standing,
  predict = 'predict',
): Problem[] {
  if (!reading.ledger) return [];
  return byPlace(new Check(reading, reading.ledger, today, standingOf, predict).run(reading), reading.lines.file);
}

/**
 * What `checkLedger` says of the entries with these ids, without places; the whole ledger has to be there for
 * claims that are made twice.
 */
export function checkEntries(
  ledger: Ledger,
  ids: readonly string[],
  today: Day,
  standingOf: (prediction: Prediction) => Standing,
  predict: string,
): Problem[] {
  const wanted = new Set(ids);
  return new Check(undefined, ledger, today, standingOf, predict).entries(({ id }) => wanted.has(id));
}
