/** Results as the matrix that dependence is fitted on. */

import type { CostMatrix, OutcomeMatrix } from '../engine/calibrate/outcomes.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import type { EvalSet } from './evalSet.ts';
import { factAt } from './results.ts';

const mostMatrixCells = 5_000_000;

/**
 * Successes and trials of every model on every item, and USD per try where any is known. An error says nothing of how
 * hard an item is and is left out here, though it counts as a failure of its model. Refusal: outcomesTooLarge.
 */
export const outcomeMatrixOf = (set: EvalSet): Answer<{ matrix: OutcomeMatrix; costs: CostMatrix | null }> => {
  const width = set.models.length;
  const cells = set.items.length * width;
  if (cells > mostMatrixCells)
    return refuse(
      'outcomesTooLarge',
      `There are ${set.items.length} items of ${width} models; at most ${mostMatrixCells} cells are read.`,
      { value: cells, limit: mostMatrixCells },
    );
  const successes = new Float64Array(cells);
  const trials = new Float64Array(cells);
  const usd = new Float64Array(cells);
  const priced = new Float64Array(cells);
  for (let k = 0; k < set.item.length; k += 1) {
    if (set.isError[k]) continue;
    const at = (set.item[k] as number) * width + (set.model[k] as number);
    successes[at] = (successes[at] as number) + (set.successes[k] as number);
    trials[at] = (trials[at] as number) + (set.trials[k] as number);
    const cost = factAt(set.usd, k);
    if (Number.isNaN(cost)) continue;
    usd[at] = (usd[at] as number) + cost;
    priced[at] = (priced[at] as number) + 1;
  }
  const costs = priced.some((count) => count > 0)
    ? usd.map((sum, at) => ((priced[at] as number) > 0 ? sum / (priced[at] as number) : Number.NaN))
    : null;
  return answer({ matrix: { items: set.items, models: set.models, successes, trials }, costs });
};
