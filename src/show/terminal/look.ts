/** How the place that text goes to can show it: `width` in columns; the others are what it may use. */
export interface Look {
  width: number;
  colour: boolean;
  /** False: plain ASCII marks and rules. */
  unicode: boolean;
  /** The terminal follows OSC 8 hyperlinks. */
  links: boolean;
  /**
   * A terminal, on which a long line may become several; elsewhere an entry of a list, log or diff is one
   * line to whatever reads it.
   */
  terminal?: boolean;
}
