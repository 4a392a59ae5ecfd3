/** `work` run once, at the first call; later calls give or throw the same. */
export function once<T>(work: () => T): () => T {
  let done: (() => T) | undefined;
  return () => {
    if (!done) {
      try {
        const value = work();
        done = () => value;
      } catch (error) {
        done = () => {
          throw error;
        };
      }
    }
    return done();
  };
}
