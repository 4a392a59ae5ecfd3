// Curves as SVG path data. The one file that knows d3-shape.
import { area, line } from 'd3-shape';

export interface CurvePoint {
  x: number;
  y: number;
}

export interface BandPoint {
  x: number;
  low: number;
  high: number;
}

const DECIMALS = 1;

/** Path of straight pieces through the points, one decimal: two points give `M0,0L10,5`. Empty for no points. */
export function linePath(points: readonly CurvePoint[]): string {
  return (
    line<CurvePoint>(
      (point) => point.x,
      (point) => point.y,
    ).digits(DECIMALS)([...points]) ?? ''
  );
}

/** Closed path between `low` and `high` of each point. */
export function bandPath(points: readonly BandPoint[]): string {
  return (
    area<BandPoint>()
      .x((point) => point.x)
      .y0((point) => point.low)
      .y1((point) => point.high)
      .digits(DECIMALS)([...points]) ?? ''
  );
}
