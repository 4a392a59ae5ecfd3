// What locks and temp files need to know of the machine; the world brings the real one, tests their own.

export interface Machine {
  pid: number;
  /** Name of the host; process ids mean nothing on another one. */
  host: string;
  /** False only when no process of this host has the id. */
  isAlive(pid: number): boolean;
  /**
   * Runs `cleanup` when the process is told to end (^C, terminate, hang up) and then ends it with 130 for ^C.
   * Returns a function that forgets `cleanup`.
   */
  onInterrupt(cleanup: () => void): () => void;
}
