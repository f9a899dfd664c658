/** A part of an outcome matrix: some of its items, some of its models. */
import type { CostMatrix, OutcomeMatrix } from './outcomes.ts';

/** The cells of a matrix in the order of `items` and `models`, given by index. */
const cut = (values: Float64Array, width: number, items: readonly number[], models: readonly number[]): Float64Array =>
  Float64Array.from(
    { length: items.length * models.length },
    (_, at) =>
      values[
        (items[Math.floor(at / models.length)] as number) * width + (models[at % models.length] as number)
      ] as number,
  );

/** The named items and models, by index, and their costs where there are any. */
export const partOf = (
  matrix: OutcomeMatrix,
  costs: CostMatrix | null,
  items: readonly number[],
  models: readonly number[],
): { matrix: OutcomeMatrix; costs: CostMatrix | null } => {
  const width = matrix.models.length;
  return {
    matrix: {
      items: items.map((i) => matrix.items[i] as string),
      models: models.map((m) => matrix.models[m] as string),
      successes: cut(matrix.successes, width, items, models),
      trials: cut(matrix.trials, width, items, models),
    },
    costs: costs === null ? null : cut(costs, width, items, models),
  };
};
