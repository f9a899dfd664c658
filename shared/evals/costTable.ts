/** USD per try by item and model, from a table in the shape of the outcomes. */

import type { CostMatrix, OutcomeMatrix } from '../engine/calibrate/outcomes.ts';
import type { TableRow } from '../files/delimited.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { cellReader } from './tables/cells.ts';
import { columnsOf } from './tables/columns.ts';
import { gridOf } from './tables/grid.ts';
import { itemColumnOf } from './tables/layout.ts';
import { itemName, shown } from './tables/names.ts';

const mostUsd = 1e9;
const allowed = 'USD per attempt, 0 or more, or nothing';

/**
 * Costs for the items and models of one or more matrices, in any order; NaN where unknown, repeats averaged. The answer
 * holds one cost matrix for each. Models and items that no matrix has are left out, so one cost file serves any half of
 * a benchmark. Refuses negative costs, and a file that shares no model or no item with the outcomes.
 */
export const readCostTable = (rows: readonly TableRow[], matrices: readonly OutcomeMatrix[]): Answer<CostMatrix[]> => {
  const found = gridOf(rows, null);
  if (!found.ok) return found;
  const grid = found.value;
  const read = cellReader(grid.sign);
  const columns = columnsOf(grid, read);
  const models = columns.filter(({ header }) => matrices.some((matrix) => matrix.models.includes(header)));
  const item = itemColumnOf(
    columns.filter((column) => !models.includes(column)),
    grid,
  );
  const [first] = columns.filter((column) => column !== item);
  if (models.length === 0 || item === null)
    return refuse(
      'costsUnknownModel',
      `Costs are given for model ${shown(first?.header ?? '')} and others, none of which the outcomes have.`,
      { model: first?.header ?? '' },
    );
  const places = matrices.map((matrix) => ({
    modelAt: new Map(matrix.models.map((name, m) => [name, m])),
    itemAt: new Map(matrix.items.map((name, i) => [name, i])),
    width: matrix.models.length,
    sums: new Float64Array(matrix.items.length * matrix.models.length),
    counts: new Float64Array(matrix.items.length * matrix.models.length),
  }));
  let isAnyKnown = false;
  for (const { cells, line } of grid.rows) {
    const name = itemName(cells[item.at] as string);
    for (const { header, at } of models) {
      const written = cells[at] as string;
      const cell = read(written);
      const isUnknown = cell.kind === 'blank' || (cell.kind === 'word' && cell.mark.state === 'unknown');
      const usd = cell.kind === 'number' ? cell.value : Number.NaN;
      if (!isUnknown && !(usd >= 0 && usd <= mostUsd))
        return refuse(
          'outcomesCell',
          `Line ${line}, model ${shown(header)}: ${shown(written)} is not allowed; allowed: ${allowed}.`,
          { line, model: header, value: written.slice(0, 60), allowed },
        );
      for (const { modelAt, itemAt, width, sums, counts } of places) {
        const i = itemAt.get(name);
        const m = modelAt.get(header);
        isAnyKnown ||= i !== undefined;
        if (i === undefined || m === undefined || isUnknown) continue;
        sums[i * width + m] = (sums[i * width + m] as number) + usd;
        counts[i * width + m] = (counts[i * width + m] as number) + 1;
      }
    }
  }
  if (!isAnyKnown) {
    const firstItem = grid.rows[0]?.cells[item.at] ?? '';
    return refuse(
      'costsUnknownItem',
      `Costs are given for item ${shown(firstItem)} and others, none of which the outcomes have.`,
      { item: firstItem },
    );
  }
  return answer(
    places.map(({ sums, counts }) =>
      sums.map((sum, at) => ((counts[at] as number) > 0 ? sum / (counts[at] as number) : Number.NaN)),
    ),
  );
};
