/** The threads that play for the referee: a new game ends the one before it. */

import { type Playing, playTogether, type StartPlayWorker } from '../../shared/engine/simulate/playTogether.ts';
import type { Simulation, SimulationJob } from '../../shared/engine/simulate/simulation.ts';
import type { Answer } from '../../shared/foundation/answer.ts';

export interface Pool {
  /** Resolves to null when a newer game or `cancel` came first. `onProgress` is told how many batches are played, of how many. */
  play(simulation: SimulationJob, onProgress: (done: number, of: number) => void): Promise<Answer<Simulation> | null>;
  cancel(): void;
}

export const createPool = (startPlayWorker: StartPlayWorker, workers: () => number): Pool => {
  let playing: Playing | null = null;
  return {
    play: (simulation, onProgress) => {
      playing?.cancel();
      playing = playTogether(simulation, workers(), startPlayWorker, onProgress);
      return playing.played;
    },
    cancel: () => playing?.cancel(),
  };
};
