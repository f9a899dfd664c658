/** Every figure of an outcome, reckoned a second time (`plainOutcome.ts`) and compared. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import type { Figures } from '../../../shared/engine/outcome.ts';
import { normalCdf } from '../../../shared/foundation/normal.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { dependenceOf, type PlainSums, plainModels, plainSums, plainWithin } from './plainOutcome.ts';
import { randomJob } from './randomJob.ts';

/** Within what both ways of reckoning leave: one part in a million, or nothing of nothing. */
const near = (seen: number, wanted: number, what: string): void =>
  expect(Math.abs(seen - wanted), `${what}: ${seen} for ${wanted}`).toBeLessThanOrEqual(
    1e-6 * Math.max(Math.abs(wanted), 1e-4),
  );

/** Nothing costs nothing per success where there is none. */
const nearPerSuccess = (seen: number | null, usd: number, success: number): void => {
  if (success === 0) expect(seen).toBeNull();
  else near(seen ?? Number.NaN, usd / success, 'cost per success');
};

const models = (policy: Policy): string[] => {
  if (policy.kind === 'ladder') return policy.rungs.map((rung) => rung.modelId);
  if (policy.kind === 'split') return policy.parts.flatMap((part) => models(part.policy));
  return [...models(policy.easy), ...models(policy.hard)];
};

/** Signals no sharper than the plain grid resolves. */
const dulled = (policy: Policy): Policy => {
  if (policy.kind === 'ladder') return policy;
  if (policy.kind === 'split')
    return { ...policy, parts: policy.parts.map((part) => ({ ...part, policy: dulled(part.policy) })) };
  return {
    ...policy,
    signalQuality: { value: 0.7 * policy.signalQuality.value },
    easy: dulled(policy.easy),
    hard: dulled(policy.hard),
  };
};

/** Random plans within what the plain way is good for: at most two models, dependence that its grid resolves. */
const jobs = randomJob({ complete: true, maxCategories: 2, maxStacks: 2, maxModels: 2 }).map(
  (job): Job => ({
    ...job,
    plan: {
      ...job.plan,
      categories: job.plan.categories.map((category) => ({
        ...category,
        dependence: {
          rho: { value: 0.65 * category.dependence.rho.value },
          tau: { value: Math.min(0.2, category.dependence.tau.value) },
          beta: { value: Math.min(0.1, category.dependence.beta.value) },
          gamma: { value: Math.min(0.8, category.dependence.gamma.value) },
        },
      })),
      stacks: job.plan.stacks.map((stack) => ({
        ...stack,
        policies: Object.fromEntries(Object.entries(stack.policies).map(([id, policy]) => [id, dulled(policy)])),
      })),
      // Speeds that differ from model to model.
      assumedSpeeds: job.plan.assumedSpeeds.map((speed, i) => ({
        ...speed,
        firstTokenSeconds: { value: 0.6 + i },
        tokensPerSecond: { value: 70 / (1 + i) },
      })),
    },
  }),
);

const silentUsd = (job: Job, c: number, sums: PlainSums): number =>
  sums.silentFailure * job.plan.categories[c]!.silentFailureUsd.value;

const spendOf = (sums: PlainSums): number => sums.modelUsd + sums.verifierUsd + sums.humanUsd;

/** Sums of several categories weighted by their shares. */
const mixed = (parts: { share: number; sums: PlainSums }[], of: (sums: PlainSums) => number): number =>
  parts.reduce((total, { share, sums }) => total + share * of(sums), 0);

const checkFigures = (
  figures: Figures,
  mean: (of: (sums: PlainSums, c: number) => number) => number,
  job: Job,
  tasks: number,
): void => {
  const silent = mean((sums, c) => silentUsd(job, c, sums));
  const spend = mean(spendOf);
  const success = mean((sums) => sums.success);
  const value = mean((sums, c) => sums.success * job.plan.categories[c]!.valueOfSuccessUsd.value);
  near(figures.success.value, success, 'success');
  near(
    figures.silentFailure.value,
    mean((sums) => sums.silentFailure),
    'silent failure',
  );
  near(
    figures.abandoned.value,
    mean((sums) => sums.abandoned),
    'abandoned',
  );
  near(
    figures.parts.model,
    mean((sums) => sums.modelUsd),
    'models',
  );
  near(
    figures.parts.verifier,
    mean((sums) => sums.verifierUsd),
    'verifiers',
  );
  near(
    figures.parts.human,
    mean((sums) => sums.humanUsd),
    'people',
  );
  near(figures.parts.silentFailures, silent, 'silent failures');
  near(figures.usdPerTask.value, spend + silent, 'cost');
  nearPerSuccess(figures.usdPerSuccess?.value ?? null, spend + silent, success);
  near(figures.netValueUsdPerTask.value, value - spend - silent, 'net value');
  near(
    figures.humanMinutesPerTask.value,
    mean((sums) => sums.minutes),
    'minutes',
  );
  near(figures.usdPerMonth.value, tasks * spend, 'month');
  const squared = mean((sums) => sums.spendSquared);
  // A difference of two large numbers: as exact as they are.
  expect(Math.abs(figures.usdPerMonthSd ** 2 / tasks - (squared - spend ** 2))).toBeLessThanOrEqual(
    1e-6 * squared + 1e-12,
  );
};

const checkWaits = (figures: Figures, waits: { share: number; mean: number; variance: number }[] | null): void => {
  expect(figures.latencySeconds === null).toBe(waits === null);
  if (figures.latencySeconds === null || waits === null) return;
  const { p50, p95 } = figures.latencySeconds;
  for (const [p, seconds] of [
    [0.5, p50],
    [0.95, p95],
  ] as const) {
    expect(plainWithin(waits, seconds * (1 + 1e-6))).toBeGreaterThanOrEqual(p - 1e-6);
    expect(plainWithin(waits, seconds * (1 - 1e-6))).toBeLessThanOrEqual(p + 1e-6);
  }
};

describe('an outcome reckoned twice', () => {
  it('is the same, figure by figure, on random plans', { tags: ['slow'] }, () => {
    let latencies = 0;
    let stacks = 0;
    void fc.assert(
      fc.property(jobs, (job) => {
        const outcome = evaluate(job);
        const byCategory = job.plan.categories.map((category) => ({
          category,
          models: plainModels(job, category),
          dependence: dependenceOf(category),
        }));
        // The plain way has no clamp: a model above the ceiling is a gap, which other tests hold.
        if (
          byCategory.some(({ models: all, dependence }) =>
            [...all.values()].some(({ rate }) => rate > 0.98 * (1 - dependence.beta)),
          )
        )
          return;
        for (const stack of outcome.stacks) {
          stacks += 1;
          const policies = job.plan.stacks.find(({ id }) => id === stack.stackId)!.policies;
          const plain = byCategory.map(({ category, models: all, dependence }) => ({
            share: category.share,
            sums: plainSums(job, category, policies[category.id]!, all, dependence),
            apart: plainSums(job, category, policies[category.id]!, all, { rho: 0, tau: 0, beta: 0, gamma: 0 }),
          }));
          plain.forEach(({ share, sums, apart }, c) => {
            const seen = stack.categories[c]!;
            const category = job.plan.categories[c]!;
            checkFigures(seen.figures!, (of) => of(sums, c), job, job.plan.tasksPerMonth * share);
            checkWaits(seen.figures!, sums.waits);
            expect(seen.rungs.map(({ modelId, path }) => ({ modelId, path }))).toEqual(
              sums.rungs.map(({ modelId, path }) => ({ modelId, path })),
            );
            seen.rungs.forEach((rung, r) => {
              const wanted = sums.rungs[r]!;
              for (const key of [
                'reach',
                'attempts',
                'returned',
                'acceptedGood',
                'acceptedBad',
                'modelUsd',
                'verifierUsd',
              ] as const)
                near(rung[key], wanted[key], `rung ${r} ${key}`);
              if (wanted.reach > 1e-6) near(rung.successGivenReach!, wanted.firstGood / wanted.reach, 'given reach');
            });
            near(seen.independent!.success, apart.success, 'success apart');
            near(seen.independent!.usdPerTask, spendOf(apart) + silentUsd(job, c, apart), 'cost apart');
            nearPerSuccess(seen.independent!.usdPerSuccess, spendOf(apart) + silentUsd(job, c, apart), apart.success);
            const first = (of: (modelId: string) => number): number =>
              sums.firstRungs.reduce((sum, rung) => sum + rung.offered * of(rung.modelId), 0);
            const costs = byCategory[c]!.models;
            const firstModels = sums.rungs
              .filter((rung, r) => r === 0 || sums.rungs[r - 1]!.path.join() !== rung.path.join())
              .reduce((sum, rung) => sum + rung.modelUsd, 0);
            const total = spendOf(sums) + silentUsd(job, c, sums);
            const wanted: [string, number][] = [
              ['list', first((id) => costs.get(id)!.cost.list)],
              ['cacheAndTiers', first((id) => costs.get(id)!.cost.afterCacheAndTiers - costs.get(id)!.cost.list)],
              ['verbosity', first((id) => costs.get(id)!.cost.afterVerbosity - costs.get(id)!.cost.afterCacheAndTiers)],
              ['batch', first((id) => costs.get(id)!.cost.afterBatch - costs.get(id)!.cost.afterVerbosity)],
              ['fees', first((id) => costs.get(id)!.cost.fees)],
              ['firstRung', firstModels - first((id) => costs.get(id)!.cost.usd)],
              ['laterRungs', sums.modelUsd - firstModels],
              ['verifier', sums.verifierUsd],
              ['human', sums.humanUsd],
              ['silentFailures', silentUsd(job, c, sums)],
              ['division', total / sums.success - total],
            ];
            if (sums.success === 0) wanted.length = 0;
            expect(seen.waterfall.map(({ step }) => step)).toEqual(wanted.map(([step]) => step));
            wanted.forEach(([step, usd], k) => {
              expect(Math.abs(seen.waterfall[k]!.usd - usd), step).toBeLessThanOrEqual(1e-6 * (total + 1e-4));
            });
            expect(seen.costs.map(({ modelId }) => modelId)).toEqual([...new Set(models(policies[category.id]!))]);
            for (const cost of seen.costs) near(cost.usdPerAttempt, costs.get(cost.modelId)!.cost.usd, 'attempt');
            for (const rate of seen.rates) near(rate.rate.value, costs.get(rate.modelId)!.rate, 'rate');
          });
          const total = stack.total!;
          const mean = (of: (sums: PlainSums, c: number) => number): number =>
            plain.reduce((sum, { share, sums }, c) => sum + share * of(sums, c), 0);
          checkFigures(total, mean, job, job.plan.tasksPerMonth);
          const waits = plain.some(({ sums }) => sums.waits === null)
            ? null
            : plain.flatMap(({ share, sums }) => sums.waits!.map((wait) => ({ ...wait, share: share * wait.share })));
          checkWaits(total, waits);
          if (waits !== null) latencies += 1;
          near(
            stack.independent!.success,
            mixed(
              plain.map(({ share, apart }) => ({ share, sums: apart })),
              (sums) => sums.success,
            ),
            'mix apart',
          );
          const budget = job.plan.budgetUsdPerMonth;
          const { value } = total.usdPerMonth;
          const sd = total.usdPerMonthSd;
          if (budget === null) expect(stack.overBudget).toBeNull();
          else if (sd > 1e-9 * value) near(stack.overBudget!, 1 - normalCdf((budget - value) / sd), 'over budget');
          const paid = new Map<string, number>();
          plain.forEach(({ share, sums }) => {
            for (const [id, usd] of sums.usdByModel)
              paid.set(id, (paid.get(id) ?? 0) + usd * share * job.plan.tasksPerMonth);
          });
          const all = [...paid.values()].reduce((sum, usd) => sum + usd, 0);
          expect(stack.spend.model.map(({ name }) => name).sort()).toEqual([...paid.keys()].sort());
          for (const { name, usdPerMonth, share } of stack.spend.model) {
            near(usdPerMonth, paid.get(name)!, 'paid');
            near(share, all === 0 ? 0 : paid.get(name)! / all, 'share of spend');
          }
        }
      }),
      { numRuns: 40 },
    );
    // Nothing is held where nothing is compared.
    expect(stacks).toBeGreaterThan(10);
    expect(latencies).toBeGreaterThan(2);
  });
});
