// What a number that was never changed scored.
import { daysBetween } from '../day.ts';
import type { Day } from '../day.ts';
import { isAveraged } from '../score-terms.ts';
import { brierScore } from './brier.ts';
import type { ItemScore } from './item-score.ts';
import { clipProbability, LOG_CLIP, logLoss } from './log-score.ts';
import { sphericalScore } from './spherical.ts';
import type { Span } from './time-average.ts';

/** When a question was asked, when it ends, and when its outcome could be known. */
interface Days {
  said: Day;
  due: Day;
  known: Day;
}

/**
 * What `timeAverage` comes to for a single number, which nearly every prediction has: the score of that number,
 * whatever days it stood. 0.7 said on day 0, due on day 10, known on day 5, no: Brier 0.49, coverage 0.5, points
 * 0.5 (1 - 4 * 0.49) = -0.48. All but the Brier score is worked out each time it is asked for, and so is no property of
 * its own: not to be spread. As JSON it is whole.
 */
export class SingleScore implements ItemScore {
  readonly p: number;
  readonly y: number;
  readonly brier: number;
  readonly known: Day;
  private readonly said: Day;
  private readonly due: Day;

  constructor(p: number, y: number, { said, due, known }: Days) {
    this.p = p;
    this.y = y;
    this.brier = brierScore(p, y);
    this.known = known;
    this.said = said;
    this.due = due;
  }

  get first(): number {
    return this.p;
  }

  get final(): number {
    return this.p;
  }

  get logNats(): { clipped: number; unclipped: number } {
    const { p, y } = this;
    return { clipped: logLoss(clipProbability(p, LOG_CLIP), y), unclipped: logLoss(p, y) };
  }

  get spherical(): number {
    return sphericalScore(this.p, this.y);
  }

  private get horizon(): number {
    return daysBetween(this.said, this.due);
  }

  get days(): number {
    const { said, known, due } = this;
    return Math.max(0, daysBetween(said, known < due ? known : due));
  }

  get coverage(): number | null {
    return this.days > 0 ? this.days / this.horizon : null;
  }

  get points(): number | null {
    const { horizon, days, brier } = this;
    return horizon > 0 ? (days * (1 - 4 * brier)) / horizon : null;
  }

  get spans(): readonly Span[] {
    return [{ p: this.p, days: this.days }];
  }

  toJSON(): ItemScore {
    const { brier, logNats, spherical, p, first, final, coverage, points, days, spans, y, known } = this;
    return { brier, logNats, spherical, p, first, final, coverage, points, days, spans, y, known };
  }
}

/** `isAveraged`, which does not make the spans of ten thousand numbers that were never changed. */
export function hasAverages(score: ItemScore): boolean {
  return !(score instanceof SingleScore) && isAveraged(score);
}
