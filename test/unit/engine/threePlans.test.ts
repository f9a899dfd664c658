/** The plans found beside the best one keep to the same rules, and what they cost is what the evaluation says of them. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOfPlan } from '../../../shared/engine/plansBeside.ts';
import { errorsLeft, fewerSuccesses, threePlans } from '../../../shared/engine/threePlans.ts';
import type { RowId } from '../../../shared/foundation/ids.ts';
import { rungsIn } from '../../../shared/plan/mapPlan.ts';
import type { Stack } from '../../../shared/plan/plan.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import { bounded } from './bounded.ts';
import { randomJob } from './randomJob.ts';

const asksPeople = (stack: Stack, row: RowId): boolean =>
  rungsIn({ stacks: [stack] }, row).some(({ rung }) => (rung.verifier?.humanMinutesPerCheck.value ?? 0) > 0);

const jobs = randomJob({ complete: true, maxCategories: 2, maxStacks: 1, maxModels: 5 });
const rules: Rule[] = [{ kind: 'maxModels', count: 2 }];

it('finds plans that differ, keep to the rules, and cost what evaluating them says', { tags: ['slow'] }, () => {
  const seen = { leastCash: 0, leastCost: 0, fewerErrors: 0 };
  void fc.assert(
    fc.property(jobs, fc.constantFrom('usdPerSuccess' as const, 'cash' as const), (job, objective) => {
      const { optimum, beside, outcome } = threePlans(job, { rules, objective }, () => true, 0);
      if (optimum.kind !== 'found' || outcome === null) return;
      const { best } = optimum;
      const tasks = job.plan.tasksPerMonth * optimum.coveredShare;
      for (const [place, proposal] of [best, ...beside.map((one) => one.proposal)].entries()) {
        const total = outcome.stacks.find(({ stackId }) => stackId === idOfPlan(place))?.total ?? null;
        if (total === null) continue;
        expect(proposal.cashUsdPerMonth / tasks).toBeCloseTo(cashOf(total, 1), 5);
        expect(proposal.fullUsdPerMonth / tasks).toBeCloseTo(fullCostOf(total, 1), 5);
        expect(proposal.modelIds.length).toBeLessThanOrEqual(2);
      }
      for (const { kind, proposal } of beside) {
        seen[kind] += 1;
        const near = 1 + 1e-9;
        if (kind === 'leastCash') {
          expect(proposal.cashUsdPerMonth).toBeLessThanOrEqual(best.cashUsdPerMonth * near);
          expect(proposal.success).toBeGreaterThanOrEqual(best.success - fewerSuccesses - 1e-9);
          for (const { id } of job.plan.categories)
            if (!asksPeople(best.stack, id)) expect(asksPeople(proposal.stack, id)).toBe(false);
        } else if (kind === 'leastCost')
          expect(proposal.usdPerSuccess ?? 0).toBeLessThanOrEqual(
            (best.usdPerSuccess ?? Number.POSITIVE_INFINITY) * near,
          );
        else expect(proposal.silentFailure).toBeLessThanOrEqual(errorsLeft * best.silentFailure + 1e-9);
      }
    }),
    bounded(60),
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
});
