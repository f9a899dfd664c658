/** What each thread does that plays for others: it is told what to play once, then the batches that fall to it. */
import { type Playable, playBatch } from './playBatch.ts';
import type { Tally } from './tally.ts';

export type Order = { play: Playable } | { batch: number };

export interface PlayedBatch {
  batch: number;
  /** One for each category. */
  tallies: Tally[];
}

/** `post` gets the memory of the tallies beside them, to be handed over and not copied. */
export const createPlayWorker = (
  post: (played: PlayedBatch, memory: ArrayBuffer[]) => void,
): ((order: Order) => void) => {
  let playable: Playable | null = null;
  return (order) => {
    if ('play' in order) playable = order.play;
    else if (playable !== null) {
      const tallies = playBatch(playable, order.batch);
      const bins = tallies.flatMap(({ usdBins, secondBins }) =>
        secondBins === null ? [usdBins] : [usdBins, secondBins],
      );
      post(
        { batch: order.batch, tallies },
        bins.map((each) => each.buffer),
      );
    }
  };
};
