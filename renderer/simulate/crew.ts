/** The threads that play for the referee: a new game ends the one before it. */
import type { Answer } from '../../shared/contract/answer.ts';
import { type Playing, playTogether, type StartHand } from '../../shared/engine/simulate/playTogether.ts';
import type { Simulation, SimulationJob } from '../../shared/engine/simulate/simulation.ts';

export interface Crew {
  /** Resolves to null when a newer game or `cancel` came first. `tell` hears how many batches are played, of how many. */
  play(simulation: SimulationJob, tell: (done: number, of: number) => void): Promise<Answer<Simulation> | null>;
  cancel(): void;
}

export const createCrew = (startHand: StartHand, hands: () => number): Crew => {
  let playing: Playing | null = null;
  return {
    play: (simulation, tell) => {
      playing?.cancel();
      playing = playTogether(simulation, hands(), startHand, tell);
      return playing.played;
    },
    cancel: () => playing?.cancel(),
  };
};
