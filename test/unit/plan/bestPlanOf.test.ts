import { expect, it } from 'vitest';
import { bestPlanOf, lastDayFrom } from '../../../shared/plan/bestPlanOf.ts';
import { examplePlan } from '../report/seedReading.ts';

const { bestPlan: _, ...plan } = examplePlan();

it('a plan without rules of hers asks for models that are offered and last a year; hers stand as they are', () => {
  expect(bestPlanOf(plan, '2026-11-24')).toEqual({
    objective: 'usdPerSuccess',
    rules: [{ kind: 'listedOnly' }, { kind: 'lasting', day: '2027-11-24' }],
  });
  const none = { objective: 'cash' as const, rules: [] };
  expect(bestPlanOf({ ...plan, bestPlan: none }, '2026-11-24')).toBe(none);
  expect(lastDayFrom('2028-02-29')).toBe('2029-02-28');
});
