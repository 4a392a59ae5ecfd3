// Rules between the values of a ledger: ids, who and where from, the order of days. They look at whatever has the right
// form, so that one run tells of every fault of a file; the form of single values is checked elsewhere.
import type { Problem } from '../../errors.ts';
import { ID_WORDS, idFault } from './leaf-form.ts';
import { type Lines, problemAt, shown } from './lines.ts';
import { type TreeNode, child, itemsAt, textAt } from './node.ts';
import { probabilityRules } from './probability-rules.ts';
import { resolutionRules } from './resolution-rules.ts';
import { type Report, dayAt, headOf, inOrder } from './rule.ts';
import { sourceHint } from './source-hint.ts';
import { Suggestions } from './suggest.ts';

/** The rules of one ledger: of what stands above the entries, then of each entry. */
export class LedgerRules {
  readonly #suggestions = new Suggestions();
  readonly problems: Problem[] = [];
  readonly #lines: Lines;
  readonly #root: TreeNode;
  readonly #sources: ReadonlySet<string> | undefined;
  /** Ids of those whom the ledger names. */
  readonly forecasters: ReadonlySet<string>;
  readonly #ids = new Map<string, TreeNode>();
  readonly #fallback: TreeNode | undefined;

  /** `sources`: ids of the records; undefined when they could not be read, and then nothing is said about them. */
  constructor(root: TreeNode, lines: Lines, sources: ReadonlySet<string> | undefined) {
    this.#root = root;
    this.#lines = lines;
    this.#sources = sources;
    const people = child(root, 'forecasters');
    this.forecasters = new Set(people?.kind === 'map' ? people.entries.keys() : []);
    this.#fallback = child(root, 'forecaster');
  }

  #report: Report = (code, at, message, hints = []) => {
    this.problems.push(problemAt(this.#lines, code, at, message, hints));
  };

  #keysAreIds(key: string): void {
    const map = child(this.#root, key);
    if (map?.kind !== 'map') return;
    for (const [id, entry] of map.entries) {
      const fault = idFault(id);
      if (fault) this.#report('bad-id', entry.key, `${shown(id)} ${fault}`, [ID_WORDS]);
      const own = key === 'sources' ? child(entry.value, 'id') : undefined;
      if (own?.kind === 'scalar' && own.text !== id) {
        this.#report('source-name', own, `the record ${shown(id)} has the id ${shown(own.text)}`, [
          'leave the id out here',
        ]);
      }
    }
  }

  #forecaster(node: TreeNode | undefined): void {
    if (node?.kind !== 'scalar' || this.forecasters.has(node.text) || idFault(node.text)) return;
    const close = this.#suggestions.for(node.text, this.forecasters);
    const add = `add it: forecasters: { ${node.text}: { name: … } }`;
    this.#report('unknown-forecaster', node, `no forecaster ${shown(node.text)}`, [...close, add]);
  }

  #source(saying: TreeNode | undefined): void {
    const node = child(saying, 'source');
    const sources = this.#sources;
    if (node?.kind !== 'scalar' || !sources || sources.has(node.text) || idFault(node.text)) return;
    const close = this.#suggestions.for(node.text, sources);
    this.#report('unknown-source', node, `no source ${shown(node.text)}`, [...close, sourceHint(node.text)]);
  }

  #id(entry: TreeNode): void {
    const node = child(entry, 'id');
    if (node?.kind !== 'scalar') return;
    const first = this.#ids.get(node.text);
    if (first === undefined) this.#ids.set(node.text, node);
    else
      this.#report('duplicate-id', node, `the id ${shown(node.text)} is taken`, [
        `it stands on line ${this.#lines.lineOf(first.start)} already; ids are never reused`,
      ]);
  }

  #days(entry: TreeNode): void {
    const said = dayAt(child(entry, 'said'), 'date');
    const from = said && { name: 'said', day: said.day };
    const named = (name: string, found: ReturnType<typeof dayAt>) => found && { name, ...found };
    inOrder(this.#report, from, named('due', dayAt(child(entry, 'due'), 'date')));
    inOrder(this.#report, from, named('recorded', dayAt(entry, 'recorded')));
    for (const saying of itemsAt(entry, 'restated'))
      inOrder(this.#report, from, named('restated', dayAt(saying, 'date')));
    for (const forecast of itemsAt(entry, 'forecasts'))
      inOrder(this.#report, from, named('the forecast of', dayAt(forecast, 'date')));
  }

  entry(entry: TreeNode): void {
    if (entry.kind !== 'map') return;
    this.#id(entry);
    const own = child(entry, 'forecaster');
    this.#forecaster(own);
    if (!own && !this.#fallback) {
      const hints = ['write forecaster: ID at the top of the ledger, or in the entry'];
      this.#report('no-forecaster', headOf(entry), 'nobody is named as the forecaster', hints);
    }
    const said = child(entry, 'said');
    this.#source(said);
    for (const saying of itemsAt(entry, 'restated')) this.#source(saying);
    if (child(said, 'source') && !child(entry, 'recorded')) {
      const hints = ['add recorded: the day the entry entered the ledger; it may be left out only for a bare day'];
      this.#report('recorded-missing', headOf(entry), 'an entry from a source needs the day it was recorded', hints);
    }
    this.#days(entry);
    const due = child(entry, 'due');
    if (textAt(due, 'basis') === 'assigned' && !child(due, 'why')) {
      this.#report('assigned-without-why', headOf(due!), 'a due day the keeper assigned needs a "why"', [
        'add why: with the reason for this day',
      ]);
    }
    probabilityRules(child(entry, 'probability'), this.#report);
    for (const forecast of itemsAt(entry, 'forecasts')) this.#forecast(forecast);
    for (const resolution of itemsAt(entry, 'resolutions')) {
      resolutionRules(resolution, dayAt(due, 'date')?.day, due !== undefined, this.#report);
    }
  }

  #forecast(forecast: TreeNode): void {
    if (forecast.kind !== 'map') return;
    this.#forecaster(child(forecast, 'by'));
    const probability = child(forecast, 'probability');
    const flag = child(forecast, 'withdrawn');
    const withdrawn = flag?.kind === 'scalar' && flag.value === true;
    if (!probability && !withdrawn) {
      this.#report('empty-forecast', headOf(forecast), 'a forecast needs a probability, or withdrawn: true', [
        'for example: probability: 80%',
      ]);
    }
    if (probability && withdrawn) {
      this.#report('withdrawn-with-number', headOf(probability), 'a withdrawal has no probability', [
        'make it two forecasts, or keep one of the two keys',
      ]);
    }
    probabilityRules(probability, this.#report);
  }

  /** The rules of ids that are keys, and of the default forecaster. */
  above(): void {
    this.#keysAreIds('forecasters');
    this.#keysAreIds('sources');
    this.#forecaster(this.#fallback);
  }
}

/** Every break of a rule between the values of an expanded ledger; `sources` as `LedgerRules` takes them. */
export function ledgerRules(root: TreeNode, lines: Lines, sources: ReadonlySet<string> | undefined): Problem[] {
  const rules = new LedgerRules(root, lines, sources);
  rules.above();
  for (const entry of itemsAt(root, 'predictions')) rules.entry(entry);
  return rules.problems;
}
