/** Sheets of what stands beside the plan's figures: they recalculate to the app's, and their inputs move them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { servedFleets } from '../../../shared/engine/fleets/withFleets.ts';
import type { Demand } from '../../../shared/engine/horizon/demand.ts';
import type { Future } from '../../../shared/engine/horizon/future.ts';
import { horizonOf } from '../../../shared/engine/horizon/horizon.ts';
import { plainRegion } from '../../../shared/engine/horizon/regionAsk.ts';
import { type PlacesAsk, placesOf } from '../../../shared/engine/horizon/regions.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { readNamedCells } from '../../../shared/files/sheets.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { type Fleet, newFleet } from '../../../shared/plan/fleet.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import type { BookScenario } from '../../../shared/report/workbook/beside.ts';
import { planWithInputs } from '../../../shared/report/workbook/readInputs.ts';
import { buildWorkbook } from '../../../shared/report/workbook.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';
import { examplePlan, readPlan } from './seedReading.ts';
import { type Book, named, read, recalculate, sheetNamed } from './workbookFile.ts';

const whole = examplePlan();
/** Two rows of it, which is enough to add up. */
const reading = readPlan({
  ...whole,
  categories: whole.categories.slice(0, 2).map((category) => ({ ...category, share: 0.5 })),
});
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

const futureOf = (demand: Demand): Future => ({
  months: 6,
  from: null,
  pricePaths: [{ kind: 'all', foldPerYear: 4 }],
  demand,
});
const horizonBook = async (future: Future): Promise<Book> => {
  const book = await read(await buildWorkbook(reading, { horizon: { job, future, found: horizonOf(job, future) } }));
  recalculate(book);
  return book;
};
/** The formula of the cell of a month under a head of the first stack's block. */
const ofMonth = (book: Book, month: number, column: number) => {
  const found: { formula: string | undefined; value: unknown }[] = [];
  sheetNamed(book, 'Horizon').eachRow((row) => {
    const first = row.getCell(1);
    if (first.formula === undefined || first.result !== month) return;
    const cell = row.getCell(column);
    found.push({ formula: cell.formula, value: cell.formula === undefined ? cell.value : cell.result });
  });
  return found[0];
};

describe('the sheet of the months ahead', () => {
  it('follows the growth of tasks and the fall of prices by formulas, to the app’s figures', {
    tags: ['slow'],
  }, async () => {
    const future = futureOf({ growthPerYear: 0.5, elasticity: 0 });
    const book = await horizonBook(future);
    expect(named(book, 'all_checks').result).toBe('OK');
    // Half a year of growth by a half, and of prices that fall to a quarter in a year: to a half.
    expect(ofMonth(book, 6, 2)?.value).toBeCloseTo(job.plan.tasksPerMonth * Math.sqrt(1.5), 6);
    expect(named(book, 'horizon_prices_divided_by').value).toBe(4);
    named(book, 'horizon_prices_divided_by').value = 9;
    named(book, 'horizon_tasks_times').value = 2;
    recalculate(book);
    const moved = horizonOf(job, {
      ...future,
      pricePaths: [{ kind: 'all', foldPerYear: 9 }],
      demand: { growthPerYear: 1, elasticity: 0 },
    });
    const [stack] = moved.stacks;
    const month = stack?.kind === 'projected' ? stack.months[6] : undefined;
    expect(ofMonth(book, 6, 7)?.value).toBeCloseTo(month!.cashUsd, 6);
    expect(ofMonth(book, 6, 9)?.value).toBeCloseTo(month!.usdPerSuccess!, 10);
  });

  it('keeps the months of a stack before its model goes, and names who is cheapest after them', {
    tags: ['slow'],
  }, async () => {
    const plain = futureOf({ growthPerYear: 0, elasticity: 0 });
    const cheaper = horizonOf(job, plain).cheapest[0]?.stackId;
    const stack = job.plan.stacks.find(({ id }) => id === cheaper);
    const [gone] = modelsOfPolicy(Object.values(stack?.policies ?? {})[0]!);
    const future = { ...plain, retirements: [{ month: 4, modelId: gone!, successor: null }] };
    const found = horizonOf(job, future);
    expect(found.stacks.map(({ kind }) => kind).toSorted()).toEqual(['projected', 'unavailable']);
    const book = await horizonBook(future);
    expect(named(book, 'all_checks').result).toBe('OK');
    const name = (id: string | null | undefined) => job.plan.stacks.find((one) => one.id === id)?.name;
    const sheet = sheetNamed(book, 'Horizon');
    let cheapest: unknown[] = [];
    sheet.eachRow((row) => {
      const texts = Array.from({ length: 12 }, (_, at) => row.getCell(at + 1)).filter((cell) =>
        cell.formula?.startsWith('INDEX('),
      );
      cheapest = [...cheapest, ...texts.map((cell) => cell.result)];
    });
    expect(cheapest).toEqual(found.cheapest.map(({ stackId }) => name(stackId)));
    expect(new Set(cheapest).size).toBe(2);
  });

  it('shows tasks as values where demand answers price, which no formula here gives', { tags: ['slow'] }, async () => {
    const book = await horizonBook(futureOf({ growthPerYear: 0, elasticity: -1 }));
    expect(named(book, 'all_checks').result).toBe('OK');
    expect(ofMonth(book, 6, 2)?.formula).toBeUndefined();
    expect(Number(ofMonth(book, 6, 2)?.value)).toBeGreaterThan(job.plan.tasksPerMonth);
  });
});

describe('the sheet of places', () => {
  it('adds up regions and languages to the app’s figures, by shares one may change', { tags: ['slow'] }, async () => {
    const ask: PlacesAsk = {
      stackId: job.plan.stacks[0]!.id,
      regions: [plainRegion('europe', 0.25), { ...plainRegion('east-asia', 0.75), priceTimes: 1.2 }],
      languages: [
        { id: 'en', share: 0.6, tokenTimes: 1, successShift: 0 },
        { id: 'zh', share: 0.4, tokenTimes: 1.5, successShift: -0.3 },
      ],
      lessons: [],
    };
    const book = await read(
      await buildWorkbook(reading, { places: { ask, found: placesOf(job, ask), sharesFrom: 'typed' } }),
    );
    recalculate(book);
    expect(named(book, 'all_checks').result).toBe('OK');
    named(book, 'share_of_europe').value = 0.5;
    named(book, 'share_of_east_asia').value = 0.5;
    recalculate(book);
    const [first, second] = ask.regions;
    const moved = placesOf(job, {
      ...ask,
      regions: [
        { ...first!, share: 0.5 },
        { ...second!, share: 0.5 },
      ],
    });
    const rows = rowsOf(book, 'Places');
    const all = [...rows].find(([key]) => key.startsWith('All places'))?.[1] ?? [];
    expect(all[3]).toBeCloseTo(moved.total!.success, 12);
    expect(all[5]).toBeCloseTo(moved.total!.usdPerSuccess!, 12);
    expect(all[7]).toBeCloseTo(moved.total!.usdPerMonth, 6);
    expect(all[8]).toBeCloseTo(
      moved.regions.reduce((sum, { ruleUsd }) => sum + ruleUsd!, 0),
      6,
    );
  });

  it('says of rules that cost nothing that they cost nothing, and not what rounding leaves', {
    tags: ['slow'],
  }, async () => {
    const shares = [0.1, 0.2, 0.3, 0.4];
    const ask: PlacesAsk = {
      stackId: job.plan.stacks[0]!.id,
      regions: shares.map((share, i) => plainRegion(`region-${i}`, share)),
      languages: [
        { id: 'en', share: 0.7, tokenTimes: 1, successShift: 0 },
        { id: 'zh', share: 0.2, tokenTimes: 1.3, successShift: -0.07 },
        { id: 'th', share: 0.1, tokenTimes: 1.7, successShift: null },
      ],
      lessons: [],
    };
    const book = await read(
      await buildWorkbook(reading, { places: { ask, found: placesOf(job, ask), sharesFrom: 'typed' } }),
    );
    const rules = () =>
      [...rowsOf(book, 'Places')].flatMap(([key, cells]) => (/^region-|^All/.test(key) ? [cells[8]] : []));
    const saved = rules();
    recalculate(book);
    expect([...saved, ...rules()].filter((usd) => typeof usd === 'number')).toEqual(
      Array.from({ length: 10 }, () => 0),
    );
  });
});

it('shows no rounding as dollars: places without rules and uplifts pay nothing for them', {
  tags: ['slow'],
}, async () => {
  const ids = ['europe', 'east-asia', 'north-america', 'oceania', 'africa', 'south-asia'] as const;
  const ask: PlacesAsk = {
    stackId: job.plan.stacks[0]!.id,
    regions: ids.map((id) => plainRegion(id, 1 / ids.length)),
    // Eight languages of 0.1 and one of 0.2 bring a rate and a cost whose ratio is that of one language but for its last bits.
    languages: Array.from({ length: 9 }, (_, i) => ({
      id: `l${i}`,
      share: i === 0 ? 0.2 : 0.1,
      tokenTimes: 1,
      successShift: 0,
    })),
    lessons: [],
  };
  const book = await read(
    await buildWorkbook(reading, { places: { ask, found: placesOf(job, ask), sharesFrom: 'typed' } }),
  );
  recalculate(book);
  const places = sheetNamed(book, 'Places');
  // The regions stand below the head of the columns, and all of them together below those.
  const rules = Array.from({ length: ids.length + 1 }, (_, i) => places.getCell(6 + i, 9));
  expect(rules.map(({ formula }) => formula).filter((formula) => formula !== undefined)).toHaveLength(rules.length);
  expect(rules.map(({ result }) => result)).toEqual(rules.map(() => 0));
});

/** A million tasks of a model on hardware of one's own, capped so that some of it is bought elsewhere; two rows share it. */
const hardwareJob = (fleet: Partial<Fleet> = {}, plan: Partial<Plan> = {}): Job => {
  const open = 'openai/gpt-oss-120b';
  const own: Fleet = {
    ...newFleet('fleet1', modelId(open), [stackId('own')], 'H100'),
    gpus: 1,
    staffUsdPerMonth: 1000,
    ...fleet,
  };
  const { plan: small, ...job } = smallJob(
    [modelAt(open), modelAt('closed', 10)],
    { [open]: 0.7, closed: 0.9 },
    { api: ladder([rung('closed')]), own: ladder([rung(open)]) },
    { plan: { tasksPerMonth: 20_000_000, fleets: [own] } },
  );
  const [first] = small.categories;
  const second = { ...first!, id: rowId('second'), name: 'Second', share: 0.25 };
  return {
    ...job,
    plan: {
      ...small,
      categories: [
        { ...first!, share: 0.75 },
        { ...second, shape: { ...second.shape, promptTokens: { value: 4000 } } },
      ],
      stacks: small.stacks.map((stack) => ({
        ...stack,
        policies: { ...stack.policies, second: Object.values(stack.policies)[0]! },
      })),
      assumedRates: small.assumedRates.flatMap((rate) => [rate, { ...rate, category: rowId('second') }]),
      ...plan,
    },
  };
};

const readingOfJob = (job: Job): Reading => ({ ...reading, job, outcome: evaluate(job) });

describe('the sheet of fleets', () => {
  it.each([
    ['rented, as many as the peak needs', {}],
    ['rented and capped', { mostReplicas: 2 }],
    ['owned', { owned: true }],
  ] as const)('recalculates to the app’s hardware: %s', { tags: ['slow'] }, async (_, fleet) => {
    const hosted = readingOfJob(hardwareJob(fleet));
    const book = await read(await buildWorkbook(hosted));
    recalculate(book);
    expect(named(book, 'all_checks').result).toBe('OK');
    expect(servedFleets(hosted.job)).toMatchObject([{ stackId: 'own', served: [{ rows: [{}, {}] }] }]);
  });

  it('follows the price of an hour, the peak and the tasks as the engine does', { tags: ['slow'] }, async () => {
    const book = await read(await buildWorkbook(readingOfJob(hardwareJob())));
    named(book, 'fleet_usd_per_gpu_hour_fleet1').value = 3.5;
    named(book, 'fleet_peak_to_mean_fleet1').value = 5;
    named(book, 'fleet_spares_fleet1').value = 2;
    named(book, 'tasks_per_month').value = 33_000_000;
    recalculate(book);
    const moved = evaluate(
      hardwareJob({ usdPerGpuHour: 3.5, peakToMean: 5, spares: 2 }, { tasksPerMonth: 33_000_000 }),
    );
    const total = moved.stacks.find(({ stackId: id }) => id === 'own')!.total!;
    const cells = rowsOf(book, 'Compare');
    const column = moved.stacks.findIndex(({ stackId: id }) => id === 'own') + 1;
    const of = (label: string): unknown => [...cells].find(([key]) => key.startsWith(`${label}|`))?.[1][column];
    expect(of('Full cost per success')).toBeCloseTo(total.usdPerSuccess!.value, 10);
    expect(of('Cash a month')).toBeCloseTo(cashOf(total, 33_000_000), 3);
  });

  it('brings what is typed of a fleet back into the plan, and leaves open what was', { tags: ['slow'] }, async () => {
    const hosted = readingOfJob(hardwareJob());
    const book = await read(await buildWorkbook(hosted));
    const back = async (): Promise<Answer<Plan>> => {
      const bytes = new Uint8Array(await book.xlsx.writeBuffer());
      return planWithInputs(hosted, await readNamedCells(bytesSource('plan.xlsx', bytes)), 'plan.xlsx');
    };
    expect(await back()).toEqual({ ok: true, value: hosted.job.plan });
    named(book, 'fleet_usd_per_gpu_hour_fleet1').value = 3.5;
    named(book, 'fleet_owned_fleet1').value = 'yes';
    const [before] = hosted.job.plan.fleets ?? [];
    expect(await back()).toMatchObject({
      ok: true,
      value: { fleets: [{ ...before, usdPerGpuHour: 3.5, owned: true }] },
    });
    named(book, 'fleet_spares_fleet1').value = 'two';
    expect(await back()).toMatchObject({
      ok: false,
      error: { kind: 'workbookInput', details: { cell: 'fleet_spares_fleet1' } },
    });
  });
});

describe('a workbook of a plan that has nothing beside it', () => {
  it('has no sheet for it', async () => {
    const book = await read(await buildWorkbook(reading, { scenarios: scenarios.slice(0, 1) }));
    const names = book.worksheets.map(({ name }) => name);
    for (const name of ['Scenarios', 'Horizon', 'Places', 'Fleets']) expect(names).not.toContain(name);
  });
});
