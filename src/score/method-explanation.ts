/** Where a number comes from, for `--explain`. */
export interface MethodExplanation {
  formula: string;
  /** Author and year, or `definition`. */
  source: string;
  /** One plain sentence. */
  says: string;
  range: string;
}
