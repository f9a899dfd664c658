/** The headline of the months ahead: with one stack there is nothing to be cheaper than. */
import { expect, it } from 'vitest';
import { horizonOf } from '../../../shared/engine/horizon/horizon.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { horizonVerdict, monthsTable } from '../../../shared/report/horizonTables.ts';
import { examplePlan, readPlan } from './seedReading.ts';

const future = {
  months: 6,
  from: '2026-11-20',
  pricePaths: [{ kind: 'all' as const, foldPerYear: 4 }],
  demand: { growthPerYear: 0, elasticity: 0 },
};

it('says of one stack what it comes to, and of two which is cheapest', () => {
  const two = examplePlan();
  const [first] = two.stacks;
  if (first === undefined) throw new Error('The example has stacks.');
  const told = [{ ...two, stacks: [first] }, two].map((plan) => {
    const reading = readPlan(plan);
    return horizonVerdict(reading, horizonOf(reading.job, future));
  });
  expect(told[0]).toMatch(
    /^“One closed model” alone can be projected: \$([\d.]+) per success today, \$([\d.]+) in month 6\.$/,
  );
  const [today = 0, then = 0] = [...(told[0] ?? '').matchAll(/\$([\d.]+)/g)].map(([, usd]) => Number(usd));
  // Prices fall to a quarter in a year, so to a half in six months.
  expect(then / today).toBeCloseTo(0.5, 2);
  expect(told[1]).toContain('is cheapest per success in all 6 months');
});

it('says of a stack whose model goes with no successor until when it can be projected', () => {
  const plan = examplePlan();
  const reading = readPlan({ ...plan, stacks: plan.stacks.slice(0, 1) });
  const [used] = modelsOfPolicy(
    Object.values(reading.job.plan.stacks[0]?.policies ?? {})[0] ?? { kind: 'ladder', rungs: [], onReject: 'deliver' },
  );
  if (used === undefined) throw new Error('The example has models.');
  const found = horizonOf(reading.job, { ...future, retirements: [{ month: 4, modelId: used, successor: null }] });
  expect(horizonVerdict(reading, found)).toBe(
    '“One closed model” is cheapest per success today; from month 4 on no stack can be projected.',
  );
  expect(found.stacks[0] && monthsTable(reading, found.stacks[0]).rows).toHaveLength(4);
});
