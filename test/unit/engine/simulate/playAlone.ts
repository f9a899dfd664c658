/** A whole simulation on this thread, without a pool: what the threads are held against. */
import { batchCount, playBatch } from '../../../../shared/engine/simulate/playBatch.ts';
import {
  addBatch,
  newTotals,
  playableOf,
  type Simulation,
  type SimulationJob,
  summarise,
} from '../../../../shared/engine/simulate/simulation.ts';

export const playAlone = (simulation: SimulationJob): Simulation | null => {
  const categories = playableOf(simulation);
  if (categories === null) return null;
  const { tasks, seed, stackId } = simulation;
  const totals = newTotals(categories);
  for (let batch = 0; batch < batchCount(tasks); batch++)
    addBatch(totals, playBatch({ categories, tasks, seed }, batch));
  return summarise(stackId, categories, totals);
};
