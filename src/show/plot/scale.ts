// Scales and ticks of every picture. The one file that knows d3-scale.
import { scaleLinear } from 'd3-scale';

/** Maps a number of the domain to a position; `ticks` are round numbers inside the domain, about `count` of them. */
export interface Scale {
  (value: number): number;
  ticks(count: number): number[];
}

/** A linear scale: linearScale([0, 1], [0, 300])(0.5) is 150. Values outside the domain are held at its ends. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const scale = scaleLinear(domain, range).clamp(true);
  return Object.assign((value: number) => scale(value), { ticks: (count: number) => scale.ticks(count) });
}
