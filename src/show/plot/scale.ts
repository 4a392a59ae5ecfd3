// Scales of every picture. The one file that knows d3-scale.
import { scaleLinear } from 'd3-scale';

/** A linear scale: linearScale([0, 1], [0, 300])(0.5) is 150. Values outside the domain are held at its ends. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  return scaleLinear(domain, range).clamp(true);
}
