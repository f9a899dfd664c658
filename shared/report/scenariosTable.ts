/** Scenarios side by side: of each the stack that costs least per success, with the month it makes, and the verdict. */
import { cashOf, fullCostOf } from './monthly.ts';
import type { Reading } from './reading.ts';
import { figureCells, figureColumns, type Row, type Table } from './table.ts';
import { cheapestStack, verdict } from './verdict.ts';
import { fullCostNamed } from './withoutErrors.ts';

export interface ScenarioReading {
  id: string;
  name: string;
  reading: Reading;
}

const rowOf = ({ id, name, reading }: ScenarioReading): Row => {
  const stack = cheapestStack(reading.outcome);
  const total = stack?.total ?? null;
  const tasks = reading.job.plan.tasksPerMonth;
  return {
    key: id,
    assumed: stack?.assumed ?? false,
    cells: {
      scenario: name,
      stack: stack?.name ?? null,
      tasks,
      cash: total === null ? null : cashOf(total, tasks),
      fullCost: total === null ? null : fullCostOf(total, tasks),
      ...figureCells('perSuccess', total?.usdPerSuccess),
      ...figureCells('success', total?.success),
      ...figureCells('undetected', total?.silentFailure),
      verdict: verdict(reading).text,
    },
  };
};

/** One row per scenario, in their order; a figure a scenario has not is unknown there. */
export const scenariosTable = ({ say }: Pick<Reading, 'say'>, scenarios: readonly ScenarioReading[]): Table => {
  const rows = scenarios.flatMap(({ reading }) => reading.job.plan.categories);
  const full = (what: string): string => fullCostNamed({ categories: rows }, what, say);
  return {
    id: 'scenarios',
    title: say('scenarios.sideBySide'),
    columns: [
      { key: 'scenario', label: say('scenarios.scenario'), kind: 'text' },
      { key: 'stack', label: say('scenarios.stack'), kind: 'text' },
      { key: 'tasks', label: say('scenarios.tasks'), kind: 'count' },
      { key: 'cash', label: say('scenarios.cash'), kind: 'usd' },
      { key: 'fullCost', label: full(say('scenarios.fullCost')), kind: 'usd' },
      ...figureColumns(say, 'perSuccess', full(say('scenarios.perSuccess')), 'usd'),
      ...figureColumns(say, 'success', say('scenarios.success'), 'share'),
      ...figureColumns(say, 'undetected', say('scenarios.undetected'), 'share'),
      { key: 'verdict', label: say('scenarios.verdict'), kind: 'text' },
    ],
    rows: scenarios.map(rowOf),
  };
};
