/** Inputs typed in the workbook come back by the names of their cells, and only those that changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/differences.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { type NamedCell, readNamedCells } from '../../../shared/files/sheets.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { planWithInputs } from '../../../shared/report/workbook/readInputs.ts';
import { buildWorkbook } from '../../../shared/report/workbook.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { readPlan, richPlan } from './seedReading.ts';
import { named, read, sheetNamed } from './workbookFile.ts';

const reading = readPlan(richPlan());
const { job } = reading;
const exported = await buildWorkbook(reading);

const cells = await readNamedCells(bytesSource('plan.xlsx', exported));

/** The plan with other values typed in cells of these names. */
const withTyped = (typed: Record<string, unknown>) => {
  const edited = new Map(cells);
  for (const [name, value] of Object.entries(typed)) {
    const cell = edited.get(name);
    if (cell === undefined) throw new Error(`no name ${name}`);
    edited.set(name, { ...cell, value });
  }
  return planWithInputs(reading, edited, 'plan.xlsx');
};

const planOf = (answered: ReturnType<typeof planWithInputs>): Plan => {
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
};

const changedIn = (plan: Plan): unknown[] =>
  compareDocuments(
    { plan: job.plan, snapshot: job.snapshot, unknown: {} },
    { plan, snapshot: job.snapshot, unknown: {} },
  ).differences.map(({ topic }) => topic);

describe('a workbook that comes back', () => {
  it('untouched changes nothing', () => {
    expect(planOf(withTyped({}))).toBe(job.plan);
  });
  it('brings the changed cells alone, wherever they stand', { tags: ['slow'] }, async () => {
    const before = job.plan.categories.find(({ id }) => id === 'programming');
    const workbook = await read(exported);
    named(workbook, 'tasks_per_month').value = 123_000;
    named(workbook, 'silent_failure_usd_programming').value = 4;
    named(workbook, 'deferrable_programming').value = before?.deferrable ? 'no' : 'yes';
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const edited = await readNamedCells(bytesSource('plan.xlsx', bytes));
    const plan = planOf(planWithInputs(reading, edited, 'plan.xlsx'));
    expect(plan.tasksPerMonth).toBe(123_000);
    const row = plan.categories.find(({ id }) => id === 'programming');
    expect(row?.silentFailureUsd).toMatchObject({ value: 4, source: 'Typed in the workbook plan.xlsx.' });
    expect(row?.silentFailureUsd.assumed).toBeUndefined();
    expect(row?.deferrable).toBe(!before?.deferrable);
    expect(changedIn(plan)).toEqual([
      { kind: 'plan', field: 'tasksPerMonth' },
      { kind: 'rowField', rowId: 'programming', field: ['silentFailureUsd'] },
      { kind: 'rowField', rowId: 'programming', field: ['deferrable'] },
    ]);
  });
  it('keeps a range that still holds the value, and drops one that does not', () => {
    const { low, high } = job.plan.humanUsdPerHour;
    const inside = planOf(withTyped({ human_usd_per_hour: (low ?? 0) + 1 }));
    expect(inside.humanUsdPerHour).toMatchObject({ low, high });
    const outside = planOf(withTyped({ human_usd_per_hour: 5000 }));
    expect(outside.humanUsdPerHour).toEqual({ value: 5000, source: 'Typed in the workbook plan.xlsx.' });
  });
  it('leaves alone what the plan has changed since, and nobody has in the workbook', () => {
    const later: Plan = {
      ...job.plan,
      tasksPerMonth: 987_654,
      humanUsdPerHour: { value: 77, low: 70, high: 80 },
      categories: job.plan.categories.map((row) => ({ ...row, deferrable: !row.deferrable })),
    };
    const typed = new Map(cells);
    typed.set('silent_failure_usd_programming', {
      ...cells.get('silent_failure_usd_programming'),
      value: 4,
    } as NamedCell);
    const plan = planOf(planWithInputs({ ...reading, job: { ...job, plan: later } }, typed, 'plan.xlsx'));
    const [before, after] = [later, plan].map((one) => ({ plan: one, snapshot: job.snapshot, unknown: {} })) as [
      PortfolioDocument,
      PortfolioDocument,
    ];
    expect(compareDocuments(before, after).differences.map(({ topic }) => topic)).toEqual([
      { kind: 'rowField', rowId: 'programming', field: ['silentFailureUsd'] },
    ]);
  });
  it('is read whichever language it was exported in, and whichever is read', { tags: ['slow'] }, async () => {
    const chinese = { ...reading, say: sayIn('zh'), language: 'zh' } as const;
    const inChinese = await readNamedCells(bytesSource('plan.xlsx', await buildWorkbook(chinese)));
    expect(inChinese.get('deferrable_programming')?.value).toMatch(/[是否]/);
    expect(planOf(planWithInputs(reading, inChinese, 'plan.xlsx'))).toBe(job.plan);
    expect(planOf(planWithInputs(chinese, cells, 'plan.xlsx'))).toBe(job.plan);
    const before = job.plan.categories.find(({ id }) => id === 'programming')?.deferrable;
    const typed = new Map(cells);
    typed.set('deferrable_programming', {
      ...cells.get('deferrable_programming'),
      value: before ? ' NO' : 'Yes',
    } as NamedCell);
    const after = planOf(planWithInputs(chinese, typed, 'plan.xlsx'));
    expect(after.categories.find(({ id }) => id === 'programming')?.deferrable).toBe(!before);
  });
  it('is found again after rows were put in, and its sheet was called otherwise', { tags: ['slow'] }, async () => {
    const workbook = await read(exported);
    sheetNamed(workbook, 'Inputs').insertRow(3, ['a note of ours']);
    named(workbook, 'tasks_per_month').value = 77_000;
    const moved = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
    // What a spreadsheet does when a sheet is renamed: its name, and every reference to it.
    const renamed = Object.fromEntries(
      Object.entries(moved).map(([path, bytes]) => [
        path,
        path.endsWith('.xml')
          ? strToU8(
              strFromU8(bytes)
                .replaceAll('name="Inputs"', 'name="Our figures"')
                .replaceAll(/(&apos;|')?Inputs\1!/g, "'Our figures'!"),
            )
          : bytes,
      ]),
    );
    const edited = await readNamedCells(bytesSource('plan.xlsx', zipSync(renamed)));
    const plan = planOf(planWithInputs(reading, edited, 'plan.xlsx'));
    expect(plan.tasksPerMonth).toBe(77_000);
    expect(changedIn(plan)).toEqual([{ kind: 'plan', field: 'tasksPerMonth' }]);
  });
  it('takes a range that was typed around its value, and refuses one that does not hold it', () => {
    const cell = cells.get('human_usd_per_hour');
    const typed = (value: number, low: unknown, high: unknown) =>
      planWithInputs(reading, new Map([...cells, ['human_usd_per_hour', { ...cell, value, low, high }]]), 'plan.xlsx');
    expect(planOf(typed(50, 45, 60)).humanUsdPerHour).toMatchObject({ value: 50, low: 45, high: 60 });
    for (const [low, high] of [
      [51, 60],
      [60, 45],
      [1, 49],
    ])
      expect(typed(50, low, high)).toMatchObject({ ok: false, error: { kind: 'workbookInput' } });
  });
  it('brings what a check or a signal costs back into its step', { tags: ['slow'] }, () => {
    const names = [...cells.keys()].filter((name) => /^(check_usd|route_usd)_/.test(name));
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      const plan = planOf(withTyped({ [name]: 0.0777 }));
      expect(JSON.stringify(plan.stacks)).toContain('0.0777');
      expect(changedIn(plan)).toHaveLength(1);
    }
  });
  it('refuses a text where a number belongs, shares that do not sum to 1, and a workbook of another plan', () => {
    const kindOf = (typed: Record<string, unknown>) => {
      const answered = withTyped(typed);
      return answered.ok ? null : answered.error.kind;
    };
    expect(kindOf({ tasks_per_month: 'many' })).toBe('workbookInput');
    expect(kindOf({ share_programming: 0.9999 })).toBe('mixSum');
    expect(kindOf({ cache_read_share_programming: 7 })).toBe('invalidNumber');
    expect(planWithInputs(reading, new Map(), 'x.xlsx')).toEqual({
      ok: false,
      error: {
        kind: 'notOurWorkbook',
        message: 'x.xlsx holds no inputs of this plan. Choose a workbook exported from it.',
        details: { file: 'x.xlsx' },
      },
    });
    expect(withTyped({ tasks_per_month: 'many', deferrable_programming: 3 })).toEqual({
      ok: false,
      error: {
        kind: 'workbookInput',
        message:
          'plan.xlsx: no value that fits in tasks_per_month, deferrable_programming; allowed: a number, or yes or no.',
        details: { file: 'plan.xlsx', cell: 'tasks_per_month, deferrable_programming' },
      },
    });
    // The volume and the wage stand in any plan's workbook: they alone are no inputs of this one.
    const shared = new Map([...cells].filter(([name]) => /^(tasks_per_month|human_usd_per_hour)$/.test(name)));
    expect(shared.size).toBe(2);
    expect(planWithInputs(reading, shared, 'x.xlsx')).toMatchObject({ error: { kind: 'notOurWorkbook' } });
  });
});
