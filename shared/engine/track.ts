/** What a model's attempts so far tell of its next one, where it tries more than once and its luck repeats (tau). */
import * as arrays from '../foundation/arrays.ts';
import type { Attempt } from './attempt.ts';
import { againCurve, type Difficulty } from './difficulty.ts';
import { type NormalGrid, normalGrid, steepFactors } from './quadrature.ts';
import { costOf, type Spending, type Standing } from './standing.ts';

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
  still: Float64Array;
  /** Empty where no spending is followed. */
  spent: Float64Array;
  spent2: Float64Array;
  /** P(success of the next attempt | z_k, still on the ladder). */
  mean: Float64Array;
}

export const trackOf = (difficulty: Difficulty, attempts: number, successRate: number, spends: boolean): Track => {
  const { rho, tau } = difficulty.d;
  const grid = normalGrid((steepFactors(attempts) * tau) / (1 - rho - tau), difficulty.precision);
  const nodes = difficulty.grid.nodes.length;
  const size = grid.nodes.length * nodes;
  const track: Track = {
    grid,
    chance: new Float64Array(size),
    still: new Float64Array(size),
    spent: new Float64Array(spends ? size : 0),
    spent2: new Float64Array(spends ? size : 0),
    mean: new Float64Array(nodes),
  };
  for (let j = 0; j < grid.nodes.length; j++) {
    track.chance.set(againCurve(difficulty, successRate, valueAt(grid.nodes, j)), j * nodes);
    track.still.fill(valueAt(grid.weights, j), j * nodes, (j + 1) * nodes);
  }
  return track;
};

/** Sets the curve of the model's next attempt and moves the track past it, while `standing` is as before the attempt. */
export const follow = (track: Track, standing: Standing, spending: Spending | null, attempt: Attempt): void => {
  const { nodes, active } = standing;
  const { chance, still, spent, spent2, mean } = track;
  const { goodAccept, badAccept, returns } = attempt;
  const values = track.grid.nodes.length;
  for (let k = 0; k < nodes; k++) {
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
    const { spend, spend2 } = spending;
    const cost = costOf(attempt, valueAt(standing.multiplier, k), spending.usdPerMinute);
    // Spend before this attempt, of the model itself and of all others: independent given z.
    let own = 0;
    let own2 = 0;
    for (let at = k; at < values * nodes; at += nodes) {
      own += valueAt(spent, at) / here;
      own2 += valueAt(spent2, at) / here;
    }
    const others = valueAt(spend, k) / valueAt(active, k) - own;
    const others2 = valueAt(spend2, k) / valueAt(active, k) - own2 - 2 * own * others;
    const share = valueAt(active, k) / here;
    // Mass, E[spend] and E[spend^2] of what stops here, and of what is left.
    let stopped = 0;
    let stopped1 = 0;
    let stopped2 = 0;
    let left = 0;
    let left1 = 0;
    let left2 = 0;
    for (let at = k; at < values * nodes; at += nodes) {
      const accepted = returns * (valueAt(chance, at) * goodAccept + (1 - valueAt(chance, at)) * badAccept);
      const rejected = returns - accepted;
      const first = valueAt(still, at) * cost.mean;
      const second = 2 * valueAt(spent, at) * cost.mean + valueAt(still, at) * cost.second;
      stopped += accepted * valueAt(still, at);
      stopped1 += accepted * (valueAt(spent, at) + first);
      stopped2 += accepted * (valueAt(spent2, at) + second);
      spent2[at] = (1 - accepted) * valueAt(spent2, at) + rejected * second;
      spent[at] = (1 - accepted) * valueAt(spent, at) + rejected * first;
      still[at] = (1 - accepted) * valueAt(still, at);
      left += valueAt(still, at);
      left1 += valueAt(spent, at);
      left2 += valueAt(spent2, at);
    }
    spending.squared += share * (stopped2 + 2 * stopped1 * others + stopped * others2);
    spend[k] = share * (left1 + left * others);
    spend2[k] = share * (left2 + 2 * left1 * others + left * others2);
  }
};
