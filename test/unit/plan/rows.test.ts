import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { stateGrowth } from '../../../shared/plan/edits/growth.ts';
import {
  addRow,
  duplicateRow,
  freeRowId,
  moveRow,
  renameGroup,
  renameRow,
  setGroup,
  setTasks,
} from '../../../shared/plan/edits/rows.ts';
import { removeCategory } from '../../../shared/plan/edits/shares.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { category, ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

const done = (answer: Answer<Plan>): Plan => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

const one = rowId('programming');
const job = smallJob(
  [modelAt('a')],
  { a: 0.5 },
  { only: ladder([rung('a')]) },
  {
    category: category({
      dependence: {
        rho: { value: 0.5, low: 0.3, high: 0.7 },
        tau: { value: 0 },
        beta: { value: 0 },
        gamma: { value: 0 },
      },
    }),
  },
);
const tasksOf = (plan: Plan): number[] => plan.categories.map(({ share }) => share * plan.tasksPerMonth);
const sumOf = (plan: Plan): number => plan.categories.reduce((sum, { share }) => sum + share, 0);

describe('rows of work', () => {
  it('get ids from their names, each once, whatever the name is', () => {
    expect(freeRowId([], 'Support: billing & refunds')).toBe('support-billing-refunds');
    expect(freeRowId([{ id: rowId('support') }, { id: rowId('support-2') }], 'Support')).toBe('support-3');
    expect([freeRowId([], '客户支持'), freeRowId([], '__proto__'), freeRowId([], 'constructor')]).toEqual([
      'row',
      'proto',
      'row',
    ]);
    void fc.assert(
      fc.property(fc.string(), (text) => {
        expect(freeRowId([], text)).toMatch(/^[a-z0-9-]{1,64}$/);
      }),
      { numRuns: 200 },
    );
  });

  it('are named, moved and removed by id; one of no kind needs a name', () => {
    const two = done(addRow(job.plan, { name: 'Refunds', kind: 'customer-support' }, 0.25));
    expect(two.categories.map(({ id, name, kind, share }) => [id, name, kind, share])).toEqual([
      ['programming', null, 'programming', 0.75],
      ['refunds', 'Refunds', 'customer-support', 0.25],
    ]);
    expect(done(renameRow(two, one, 'Bugs')).categories[0]?.name).toBe('Bugs');
    expect(done(moveRow(two, one, 1)).categories.map(({ id }) => id)).toEqual(['refunds', 'programming']);
    expect(done(removeCategory(two, one)).categories.map(({ share }) => share)).toEqual([1]);
    const none = done(addRow(job.plan, { name: 'Mine', kind: null }));
    expect(none.categories[1]).toMatchObject({ kind: null, yardstick: null });
    const refused = renameRow(none, rowId('mine'), null);
    expect(refused.ok ? null : refused.error.kind).toBe('rowNameless');
  });

  it('stand in groups by name: a row that is moved joins the group of the row there, a whole group is renamed or undone', () => {
    const two = done(addRow(job.plan, { name: 'Refunds', kind: null }, 0.25));
    const groups = (plan: Plan) => plan.categories.map(({ id, group }) => [id, group]);
    const grouped = done(setGroup(two, rowId('refunds'), 'Support'));
    expect(groups(grouped)).toEqual([
      ['programming', undefined],
      ['refunds', 'Support'],
    ]);
    expect(groups(done(moveRow(grouped, one, 1)))).toEqual([
      ['refunds', 'Support'],
      ['programming', 'Support'],
    ]);
    expect(groups(done(moveRow(grouped, rowId('refunds'), 0)))[0]).toEqual(['refunds', undefined]);
    expect(groups(done(renameGroup(grouped, 'Support', 'Service')))[1]).toEqual(['refunds', 'Service']);
    expect(done(renameGroup(grouped, 'Support', null))).toEqual(two);
    expect(setGroup(two, one, 'x'.repeat(121)).ok).toBe(false);
    expect(done(duplicateRow(grouped, rowId('refunds'), 'More')).categories[2]?.group).toBe('Support');
  });

  it('keep every task where one row is given a number of its own', () => {
    const two = done(addRow(job.plan, { name: 'Refunds', kind: null }, 0.25));
    expect(tasksOf(two)).toEqual([750, 250]);
    const more = done(setTasks(two, rowId('refunds'), 300_000));
    expect(more.tasksPerMonth).toBe(300_750);
    expect(tasksOf(more)[0]).toBeCloseTo(750, 6);
    expect(tasksOf(more)[1]).toBeCloseTo(300_000, 6);
    expect(tasksOf(done(setTasks(job.plan, one, 5)))).toEqual([5]);
    void fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 8 }), (numbers) => {
        let plan = two;
        for (const [i, tasks] of numbers.entries())
          plan = done(setTasks(plan, plan.categories[i % 2]?.id ?? one, tasks));
        expect(sumOf(plan)).toBeCloseTo(1, 9);
        expect(tasksOf(plan)[(numbers.length - 1) % 2]).toBeCloseTo(numbers.at(-1) ?? 0, 3);
      }),
      { numRuns: 60 },
    );
  });

  it('may be sixty, and no more', () => {
    let plan = job.plan;
    for (let i = 1; i < 60; i += 1) plan = done(addRow(plan, { name: `Row ${i}`, kind: null }));
    const refused = addRow(plan, { name: 'One more', kind: null });
    expect(refused.ok ? null : refused.error.kind).toBe('tooManyRows');
  });

  it('copied give the figures of the one, to the last digit of the intervals', () => {
    const twice = done(duplicateRow(job.plan, one, 'Again'));
    expect(twice.stacks[0]?.policies[rowId('again')]).toEqual(twice.stacks[0]?.policies[one]);
    expect(twice.assumedRates).toHaveLength(2);
    const measured = (plan: Plan) => ({
      ...job,
      draws: 200,
      plan: { ...plan, assumedRates: [] },
      snapshot: {
        ...job.snapshot,
        reference: {
          ...job.snapshot.reference,
          links: [
            {
              modelId: modelId('a'),
              category: 'programming' as const,
              yardstick: 'y',
              probit: 0,
              probitSd: 0.4,
              from: ['z'],
            },
          ],
        },
      },
    });
    const held = (plan: Plan): Plan => ({
      ...plan,
      categories: plan.categories.map((row) => ({ ...row, yardstick: 'y' })),
    });
    const before = evaluate(measured(held(job.plan))).stacks[0]?.total;
    const after = evaluate(measured(held(twice))).stacks[0]?.total;
    expect(before?.success.low).toBeLessThan(0.4);
    expect(after?.success.low).toBeCloseTo(before?.success.low ?? 0, 12);
    expect(after?.success.high).toBeCloseTo(before?.success.high ?? 0, 12);
    expect(after?.usdPerMonth.value).toBeCloseTo(before?.usdPerMonth.value ?? 0, 9);
  });

  it('give the same figures in any order', () => {
    const three = done(addRow(done(duplicateRow(job.plan, one, 'Again')), { name: 'Third', kind: null }, 0.2));
    const policy = ladder([rung('a')]);
    const all: Plan = {
      ...three,
      assumedRates: three.categories.map(({ id }) => ({
        modelId: modelId('a'),
        category: id,
        rate: { value: 0.5, low: 0.4, high: 0.6 },
      })),
      stacks: [
        {
          id: stackId('only'),
          name: 'Only',
          note: '',
          policies: Object.fromEntries(three.categories.map(({ id }) => [id, policy])),
        },
      ],
    };
    const total = (plan: Plan) => evaluate({ ...job, plan, draws: 100 }).stacks[0]?.total?.usdPerSuccess;
    const moved = total(done(moveRow(all, one, 2)));
    expect(moved?.low).toBeCloseTo(total(all)?.low ?? 0, 12);
    expect(moved?.value).toBeCloseTo(total(all)?.value ?? 0, 12);
  });
});

describe('growth of a prompt', () => {
  const agent = smallJob(
    [],
    {},
    {},
    {
      category: category({
        shape: { ...category().shape, promptTokens: { value: 8_200_000 }, steps: { value: 40 } },
      }),
    },
  ).plan;
  const growthOf = (plan: Plan) => plan.categories[0]?.shape.promptGrowthTokens;

  it('is stated in one step, from nothing or by a number, and taken back', () => {
    expect(growthOf(done(stateGrowth(agent, one, 'fromNothing')))).toEqual({ value: 10_000, stated: true });
    const stated = done(stateGrowth(agent, one, 5000));
    expect(growthOf(stated)).toEqual({ value: 5000, stated: true });
    expect(done(stateGrowth(stated, one, null))).toEqual(agent);
  });

  it('may not leave the first request less than nothing', () => {
    expect(stateGrowth(agent, one, (2 * 8_200_000) / (40 * 39)).ok).toBe(true);
    const refused = stateGrowth(agent, one, 10_600);
    expect(refused.ok ? null : refused.error.kind).toBe('growthTooSteep');
  });
});
