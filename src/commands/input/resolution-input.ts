import type { EmitItem } from '../../ledger/edit/emit.ts';

/** What the command line, the answers or JSON say of one resolution. */
export interface ResolutionInput {
  id?: string | undefined;
  outcome?: string | undefined;
  known?: string;
  happened?: string;
  fraction?: string | number;
  reason?: string;
  charitable?: string;
  /** A URL, then what it shows; JSON may give an object. */
  evidence?: readonly (string | EmitItem)[];
  against?: readonly string[];
  why?: string;
  by?: string;
  amend?: boolean;
}
