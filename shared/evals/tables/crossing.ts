/** Which column names the samples of a table with a row per result, told by how its values meet the models. */
import { NumberSet } from '../../foundation/numberSet.ts';
import { textHash } from '../../foundation/textHash.ts';
import type { Column } from './columns.ts';
import type { Grid } from './grid.ts';

/**
 * Whether each value stands at most once with each model (and run), and at least half of the values with several models:
 * the values are then samples that each model was given, whatever the column is called.
 */
export const crossesModels = (column: Column, model: Column, run: Column | null, grid: Grid): boolean => {
  const tries = new NumberSet();
  const pairs = new NumberSet();
  const models = new Map<string, number>();
  for (const { cells } of grid.rows) {
    const value = cells[column.at] as string;
    const tried = run === null ? '' : (cells[run.at] as string);
    const pair = `${value}\u0000${cells[model.at]}`;
    if (!tries.add(textHash(`${pair}\u0000${tried}`))) return false;
    if (pairs.add(textHash(pair))) models.set(value, (models.get(value) ?? 0) + 1);
  }
  const several = [...models.values()].filter((count) => count > 1).length;
  return models.size > 1 && several * 2 >= models.size;
};
