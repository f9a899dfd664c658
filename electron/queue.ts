/** Work on one file that must happen in the order it was asked for: of two saves the later one has to last. */

export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own: each work begins when the one before it has ended, however it ended. */
export const createQueue = (): Queue => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};
