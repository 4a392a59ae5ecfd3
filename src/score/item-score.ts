import type { Day } from '../day.ts';
import type { TimeAverage } from './time-average.ts';

/**
 * What one prediction scored under one reading; averages over the days its numbers stood where they changed. As JSON it
 * is whole; not to be spread (`SingleScore`).
 */
export interface ItemScore extends TimeAverage {
  y: number;
  known: Day;
}
