/** What a model's attempts so far tell of its next one, where it tries more than once and its luck repeats (tau). */
import * as arrays from '../foundation/arrays.ts';
import { type Attempt, badAcceptAt } from './attempt.ts';
import { type Difficulty, fillAgainCurve } from './difficulty.ts';
import { type History, hereOf, historyOf, momentsOf, nothingPassed, passStates, settlePassed } from './passed.ts';
import { type NormalGrid, normalGrid, steepFactors } from './quadrature.ts';
import type { Spending, Standing } from './standing.ts';

const { valueAt } = arrays;

/**
 * What is known of one model's Y on the tasks still on the ladder: at each value y_j of its grid and each node k,
 * P(y_j and none of the model's attempts accepted | z_k), with what they have spent. Given z the Ys of different
 * models are independent, and so stay their histories: a model on several rungs costs a walk of its own grid, not of
 * the product of all grids.
 */
export interface Track {
  grid: NormalGrid;
  /** P(success | z_k, y_j) at [j * nodes + k]. */
  chance: Float64Array;
  history: History;
  /** P(success of the next attempt | z_k, still on the ladder). */
  mean: Float64Array;
}

const passed = nothingPassed();

export const trackOf = (difficulty: Difficulty, attempts: number, successRate: number, spends: boolean): Track => {
  const { rho, tau } = difficulty.d;
  const grid = normalGrid((steepFactors(attempts) * tau) / (1 - rho - tau), difficulty.precision);
  const nodes = difficulty.grid.nodes.length;
  const size = grid.nodes.length * nodes;
  const track: Track = {
    grid,
    chance: new Float64Array(size),
    history: historyOf(size, spends),
    mean: new Float64Array(nodes),
  };
  for (let j = 0; j < grid.nodes.length; j++)
    fillAgainCurve(track.chance.subarray(j * nodes, (j + 1) * nodes), difficulty, successRate, valueAt(grid.nodes, j));
  restart(track);
  return track;
};

/** Puts a track before the first attempt. */
export const restart = ({ grid, history, mean }: Track): void => {
  const nodes = mean.length;
  for (let j = 0; j < grid.nodes.length; j++) history.still.fill(valueAt(grid.weights, j), j * nodes, (j + 1) * nodes);
  history.spent.fill(0);
  history.spent2.fill(0);
};

/** Sets the curve of the model's next attempt and moves the track past it, while `standing` is as before the attempt. */
export const follow = (track: Track, standing: Standing, spending: Spending | null, attempt: Attempt): void => {
  const { nodes, active } = standing;
  const { chance, history, mean } = track;
  const { still } = history;
  const { goodAccept, returns } = attempt;
  const values = track.grid.nodes.length;
  for (let k = 0; k < nodes; k++) {
    const badAccept = badAcceptAt(attempt, k);
    let here = 0;
    let succeeds = 0;
    for (let at = k; at < values * nodes; at += nodes) {
      here += valueAt(still, at);
      succeeds += valueAt(still, at) * valueAt(chance, at);
    }
    mean[k] = here > 0 ? succeeds / here : 0;
    if (spending === null) {
      for (let at = k; at < values * nodes; at += nodes)
        still[at] =
          valueAt(still, at) *
          (1 - returns * (valueAt(chance, at) * goodAccept + (1 - valueAt(chance, at)) * badAccept));
      continue;
    }
    if (here <= 0 || valueAt(active, k) <= 0) continue;
    const one = hereOf(attempt, k, valueAt(standing.multiplier, k), spending.usdPerMinute);
    const places = { from: k, to: values * nodes, step: nodes };
    const own = momentsOf(history, places);
    passStates(history, places, chance, one, passed);
    settlePassed(standing, spending, k, own, passed);
  }
};
