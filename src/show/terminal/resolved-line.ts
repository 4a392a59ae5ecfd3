import type { Item } from '../../ledger/item.ts';
import type { ScoredItem } from '../../score/scored-item.ts';
import { safeLine } from '../safe.ts';
import { score } from '../words/number.ts';
import type { Look } from './look.ts';
import { mark } from './mark.ts';
import { styleOf } from './style.ts';

function earned(item: Item, scored: ScoredItem): string {
  if (scored.strict)
    return `Brier ${score(scored.strict.brier)}${scored.basis === 'stated' ? '' : ' (the number is imputed)'}`;
  if (item.standing.strict.contested) return 'contested: the graders do not agree, so it is not scored';
  if (item.standing.status === 'early') return `scored once its due day ${item.prediction.due?.date} is over`;
  if (item.standing.status === 'undated') return 'no due day: listed and counted, never scored, not among the hits';
  if (item.prediction.probability || item.standing.status !== 'resolved') return 'not scored';
  return 'no number: counts among the hits only';
}

/** What `resolve` says afterwards: mark, id, day it was known, and what it scored. */
export function resolvedLine(item: Item, scored: ScoredItem, look: Look): string {
  const style = styleOf(look);
  const known = item.standing.strict.known ? `known ${item.standing.strict.known}` : '';
  const parts = [mark(item.standing, look, true), style.id(safeLine(item.prediction.id)), known, earned(item, scored)];
  return `${parts.filter((part) => part !== '').join('  ')}\n`;
}
