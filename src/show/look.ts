/** How the place that text goes to can show it: `width` in columns; the others are what it may use. */
export interface Look {
  width: number;
  colour: boolean;
  /** False: plain ASCII marks and rules. */
  unicode: boolean;
  /** The terminal follows OSC 8 hyperlinks. */
  links: boolean;
}
