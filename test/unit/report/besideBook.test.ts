/** Sheets of what stands beside the plan's figures: they recalculate to the app's, and their inputs move them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import type { BookScenario } from '../../../shared/report/workbook/beside.ts';
import { buildWorkbook } from '../../../shared/report/workbook.ts';
import { examplePlan, readPlan } from './seedReading.ts';
import { type Book, named, read, recalculate, sheetNamed } from './workbookFile.ts';

const reading = readPlan(examplePlan());
const { job } = reading;

const scenarioOf = (name: string, change: Partial<typeof job.plan>): BookScenario => {
  const plan = { ...job.plan, ...change };
  return {
    id: name,
    name,
    isActive: false,
    reading: { ...reading, job: { ...job, plan }, outcome: evaluate({ ...job, plan }) },
  };
};
const scenarios: BookScenario[] = [
  { id: 'today', name: 'Today', isActive: true, reading },
  scenarioOf('Twice the work', { tasksPerMonth: job.plan.tasksPerMonth * 2 }),
  scenarioOf('Dear people', { humanUsdPerHour: { value: 120 } }),
];

/** The rows of a sheet by what their first two columns say. */
const rowsOf = (book: Book, sheet: string): Map<string, unknown[]> => {
  const rows = new Map<string, unknown[]>();
  sheetNamed(book, sheet).eachRow((row) => {
    const values = Array.from({ length: 16 }, (_, i) => {
      const cell = row.getCell(i + 1);
      return cell.formula === undefined ? cell.value : cell.result;
    });
    const key = `${values[0]}|${values[1]}`;
    if (!rows.has(key)) rows.set(key, values);
  });
  return rows;
};

describe('the sheet of scenarios', () => {
  let book: Book;
  beforeAll(async () => {
    book = await read(await buildWorkbook(reading, { scenarios }));
    recalculate(book);
  });

  it('gives every stack of every scenario its month, and the cheapest of each first', () => {
    expect(named(book, 'all_checks').result).toBe('OK');
    const rows = rowsOf(book, 'Scenarios');
    for (const scenario of scenarios) {
      const { outcome, job: own } = scenario.reading;
      for (const { name, total } of outcome.stacks) {
        const [, , tasks, , , success, undetected, cash, full, perSuccess] = rows.get(`${scenario.name}|${name}`) ?? [];
        expect(tasks).toBe(own.plan.tasksPerMonth);
        expect(success).toBeCloseTo(total!.success.value, 12);
        expect(undetected).toBeCloseTo(total!.silentFailure.value, 12);
        expect(cash).toBeCloseTo(cashOf(total!, own.plan.tasksPerMonth), 6);
        expect(full).toBeCloseTo(fullCostOf(total!, own.plan.tasksPerMonth), 6);
        expect(perSuccess).toBeCloseTo(total!.usdPerSuccess!.value, 10);
      }
    }
  });

  it('follows the tasks of a scenario, and those of the plan in the open one alone', () => {
    const plainRows = rowsOf(book, 'Scenarios');
    named(book, 'tasks_in_scenario_twice_the_work').value = 1000;
    named(book, 'tasks_per_month').value = 500;
    recalculate(book);
    const rows = rowsOf(book, 'Scenarios');
    const [stack] = reading.outcome.stacks;
    const full = (scenario: string, of: typeof rows): number => Number(of.get(`${scenario}|${stack!.name}`)?.[8]);
    const each = fullCostOf(stack!.total!, 1);
    expect(full('Twice the work', rows)).toBeCloseTo(1000 * each, 6);
    expect(full('Today', rows)).toBeCloseTo(500 * each, 6);
    expect(full('Dear people', rows)).toBe(full('Dear people', plainRows));
  });

  it('names what differs from the open one', () => {
    const texts: string[] = [];
    sheetNamed(book, 'Scenarios').eachRow((row) => {
      texts.push([1, 2, 3, 7].map((column) => row.getCell(column).text).join(' | '));
    });
    expect(texts.join('\n')).toMatch(/Twice the work \| Tasks a month \| 200,000 \| 400,000/);
    expect(texts.join('\n')).toMatch(/Dear people \| Human wage, USD an hour \| \$40\.00/);
  });
});

describe('a workbook of a plan that has nothing beside it', () => {
  it('has no sheet for it', async () => {
    const book = await read(await buildWorkbook(reading, { scenarios: scenarios.slice(0, 1) }));
    expect(book.worksheets.map(({ name }) => name)).not.toContain('Scenarios');
  });
});
