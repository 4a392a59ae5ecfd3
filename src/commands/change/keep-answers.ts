import type { World } from '../../world.ts';

/** Runs a write that somebody answered questions for; where it fails, the answers are shown, lest they be lost. */
export async function keepAnswers<T>(preview: string | undefined, world: World, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (preview !== undefined) world.err(`not written; what you answered:\n${preview}`);
    throw error;
  }
}
