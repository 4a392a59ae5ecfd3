/** Every text as typed; an empty one is the same as none. */
export interface EntryInput {
  id?: string;
  claim?: string;
  forecaster?: string;
  said?: string;
  source?: string;
  at?: string;
  quote?: string;
  due?: string;
  /** Whose day it is; a reason alone makes it the keeper's. */
  dueBasis?: string;
  dueWhy?: string;
  probability?: string;
  /** What was said in place of a number, and the row of the lexicon that fits it. */
  wording?: string;
  row?: string;
  /** Why the keeper puts this number on it. */
  why?: string;
  condition?: string;
  criteria?: string;
  charitable?: string;
  tag?: readonly string[];
  group?: string;
  note?: string;
}
