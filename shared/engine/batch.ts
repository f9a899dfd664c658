/** Draws of a category that are walked side by side: every question is asked of all of them before the next. */
import * as arrays from '../foundation/arrays.ts';
import { type Difficulty, fillFirstCurve } from './difficulty.ts';
import { at, type Quantity } from './quantity.ts';

const { itemAt } = arrays;

export interface Batch {
  /** The draw of `difficulties[0]`; -1 stands for the best values, which come alone. */
  first: number;
  draws: number;
  /** By draw; may be longer than `draws`. */
  difficulties: Difficulty[];
  /** By model: the curves of its first attempts, kept since stacks share models. */
  curves: { rate: Quantity | null; byDraw: Float64Array[] }[];
}

export const batchOf = (first: number, difficulties: Difficulty[]): Batch => ({
  first,
  draws: difficulties.length,
  difficulties,
  curves: [],
});

/** Moves a batch to other draws, whose difficulties are settled already. */
export const moveBatch = (batch: Batch, first: number, draws: number): void => {
  batch.first = first;
  batch.draws = draws;
  for (const kept of batch.curves) if (kept !== undefined) kept.rate = null;
};

/** P(one attempt of a model succeeds | z) by draw, at each node of the draw's grid. `model` names the curves for reuse. */
export const firstCurves = (batch: Batch, model: number, rate: Quantity): Float64Array[] => {
  let kept = batch.curves[model];
  if (kept === undefined) {
    kept = { rate: null, byDraw: [] };
    batch.curves[model] = kept;
  }
  if (kept.rate === rate) return kept.byDraw;
  kept.rate = rate;
  for (let b = 0; b < batch.draws; b++) {
    const difficulty = itemAt(batch.difficulties, b);
    const nodes = difficulty.grid.nodes.length;
    if (kept.byDraw[b] === undefined || itemAt(kept.byDraw, b).length < nodes)
      kept.byDraw[b] = new Float64Array(2 * nodes);
    fillFirstCurve(itemAt(kept.byDraw, b), difficulty, at(rate, batch.first + b));
  }
  return kept.byDraw;
};
