/** What must hold of every evaluation whatever the plan (docs/METHOD.md, sections 4 to 6), on random plans. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import type { Figures, StackOutcome } from '../../../shared/engine/outcome.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { normalQuantile } from '../../../shared/foundation/normal.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { evenly } from './evenly.ts';
import { randomJob } from './randomJob.ts';

const near = (a: number, b: number, within = 1e-9): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(within * Math.max(1e-3, Math.abs(a), Math.abs(b)));

const jobs = randomJob({ complete: true });

/** One category and two stacks; `made` is a third, made of their policies. */
const withThird = (
  job: Job,
  made: (a: Policy, b: Policy) => Policy,
): { a: Figures; b: Figures; made: StackOutcome } | null => {
  const [category] = job.plan.categories;
  const [first, second] = job.plan.stacks;
  const policy = made(first!.policies[category!.id]!, second!.policies[category!.id]!);
  const third = { id: stackId('made'), name: '', note: '', policies: { [category!.id]: policy } };
  const outcome = evaluate({ ...job, plan: { ...job.plan, stacks: [first!, second!, third] } });
  const [a, b, c] = outcome.stacks;
  return a!.total === null || b!.total === null ? null : { a: a!.total, b: b!.total, made: c! };
};

const pairs = randomJob({ complete: true, maxCategories: 1, maxStacks: 2, maxModels: 3 }).map(
  (job): Job => ({ ...job, plan: { ...job.plan, stacks: [job.plan.stacks[0]!, job.plan.stacks.at(-1)!] } }),
);

const share = evenly(0, 1);

describe('an evaluation', () => {
  it('of a split is linear in cost and success, and its cost per success is the ratio of the sums', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(pairs, share, (job, weight) => {
        const found = withThird(job, (a, b) => ({
          kind: 'split',
          parts: [
            { weight, policy: a },
            { weight: 1 - weight, policy: b },
          ],
        }));
        if (found === null) return;
        const { a, b } = found;
        const made = found.made.total!;
        for (const key of ['success', 'silentFailure', 'abandoned', 'usdPerTask', 'usdPerMonth'] as const)
          near(made[key].value, weight * a[key].value + (1 - weight) * b[key].value);
        near(
          made.usdPerSuccess!.value,
          (weight * a.usdPerTask.value + (1 - weight) * b.usdPerTask.value) /
            (weight * a.success.value + (1 - weight) * b.success.value),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('of a route by a signal of no quality is the straight line; under independence every route is', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(pairs, share, share, (job, hardShare, quality) => {
        const route = (value: number) =>
          withThird(job, (easy, hard) => ({
            kind: 'route',
            hardShare,
            signalQuality: { value },
            usdPerTask: { value: 0.25 },
            easy,
            hard,
          }));
        const random = route(0);
        if (random === null) return;
        const line = (of: (figures: Figures) => number): number =>
          (1 - hardShare) * of(random.a) + hardShare * of(random.b);
        near(
          random.made.total!.success.value,
          line((figures) => figures.success.value),
        );
        near(random.made.total!.usdPerTask.value, 0.25 + line((figures) => figures.usdPerTask.value));
        // Routes inside routes read the same difficulty: who is sent on by both depends on how well each does.
        if (JSON.stringify(job.plan.stacks).includes('"route"')) return;
        const clever = route(quality)!;
        near(clever.made.independent!.success, random.made.independent!.success);
        near(clever.made.independent!.usdPerTask, random.made.independent!.usdPerTask);
      }),
      { numRuns: 60 },
    );
  });

  it('explains each category to the cent: the waterfall, the parts, the rungs and the vendors add up', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        for (const stack of evaluate(job).stacks) {
          let modelsUsd = 0;
          for (const { figures, waterfall, rungs, share: part } of stack.categories) {
            if (figures === null) continue;
            const { parts } = figures;
            near(parts.model + parts.verifier + parts.human + parts.silentFailures, figures.usdPerTask.value);
            // Where no task fits a model, nothing succeeds and a success has no price.
            if (figures.usdPerSuccess === null) expect(figures.success.value).toBe(0);
            else
              near(
                waterfall.reduce((sum, step) => sum + step.usd, 0),
                figures.usdPerSuccess.value,
              );
            near(
              rungs.reduce((sum, rung) => sum + rung.modelUsd, 0),
              parts.model,
            );
            modelsUsd += parts.model * job.plan.tasksPerMonth * part;
            // A rung is paid for what reaches it: once at least, errors apart, and never for more tasks than there are.
            for (const rung of rungs) expect(rung.reach).toBeLessThanOrEqual(Math.min(1, rung.attempts) + 1e-12);
          }
          if (stack.total === null) continue;
          for (const group of [stack.spend.vendor, stack.spend.origin, stack.spend.weights, stack.spend.model]) {
            const sum = group.reduce((total, entry) => total + entry.usdPerMonth, 0);
            // Judges are listed too.
            expect(sum).toBeGreaterThanOrEqual(modelsUsd * (1 - 1e-9));
            if (sum > 0)
              near(
                group.reduce((total, entry) => total + entry.share, 0),
                1,
              );
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('of the whole mix weighs its categories by their tasks, and divides sums by sums', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        for (const { total, categories } of evaluate(job).stacks) {
          if (total === null) continue;
          const mean = (of: (figures: Figures) => number): number =>
            categories.reduce((sum, entry) => sum + entry.share * of(entry.figures!), 0);
          near(
            total.success.value,
            mean((figures) => figures.success.value),
          );
          near(
            total.usdPerTask.value,
            mean((figures) => figures.usdPerTask.value),
          );
          near(total.usdPerSuccess!.value, total.usdPerTask.value / total.success.value);
          near(
            total.usdPerMonth.value,
            categories.reduce((sum, entry) => sum + entry.figures!.usdPerMonth.value, 0),
          );
          // Which tasks come is drawn too, so the whole spreads at least as much as its parts.
          const parts = categories.reduce((sum, entry) => sum + entry.figures!.usdPerMonthSd ** 2, 0);
          expect(total.usdPerMonthSd).toBeGreaterThanOrEqual(Math.sqrt(parts) * (1 - 1e-9));
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('what is not known', () => {
  it('stays unknown: a stack without evidence or price carries no number and names what is missing', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(randomJob(), (job) => {
        for (const { total, categories, spend } of evaluate(job).stacks) {
          for (const { figures, gaps, independent } of categories) {
            expect(figures === null).toBe(gaps.length > 0);
            expect(independent === null).toBe(figures === null);
          }
          expect(total === null).toBe(categories.some((entry) => entry.share > 0 && entry.figures === null));
          if (total === null) continue;
          expect(spend.model.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is marked: a stack is assumed where one of its rates is', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        for (const stack of evaluate(job).stacks) {
          const rates = stack.categories.flatMap((category) =>
            category.rates.map(({ modelId, basis }) => ({ modelId, basis, category: category.categoryId })),
          );
          for (const { modelId, basis, category } of rates)
            expect(basis === 'assumed').toBe(
              job.plan.assumedRates.some((rate) => rate.modelId === modelId && rate.category === category),
            );
          expect(stack.assumed).toBe(rates.some(({ basis }) => basis === 'assumed'));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is drawn once for all: the order of the stacks moves no digit, nor does a stack of models that are there', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(randomJob({ draws: 40, complete: true }), (job) => {
        const { stacks } = job.plan;
        const forward = evaluate(job).stacks;
        const backward = evaluate({ ...job, plan: { ...job.plan, stacks: [...stacks].reverse() } }).stacks;
        const copied = evaluate({
          ...job,
          plan: { ...job.plan, stacks: [...stacks, { ...stacks[0]!, id: stackId('copy') }] },
        }).stacks;
        for (const { stackId, total } of forward) {
          const other = backward.find((stack) => stack.stackId === stackId)!.total;
          if (total === null) expect(other).toBeNull();
          else {
            near(other!.usdPerTask.value, total.usdPerTask.value, 1e-12);
            near(other!.success.low!, total.success.low!, 1e-12);
            near(other!.usdPerTask.high!, total.usdPerTask.high!, 1e-12);
          }
        }
        expect(copied.slice(0, -1)).toEqual(forward);
        expect(copied.at(-1)!.total).toEqual(forward[0]!.total);
      }),
      { numRuns: 40 },
    );
  });

  it('is moved by an anchor for all models by the same distance on the probit scale', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(jobs, evenly(0.2, 0.6), (job, rate) => {
        const anchorOf = new Map(
          job.plan.stacks
            .flatMap((stack) => Object.entries(stack.policies))
            .map(([id]) => [id, job.snapshot.models[0]!.id]),
        );
        const at = (anchored: boolean) =>
          evaluate({
            ...job,
            plan: {
              ...job.plan,
              categories: job.plan.categories.map((category) => ({
                ...category,
                anchor: anchored ? { modelId: anchorOf.get(category.id)!, rate: { value: rate } } : null,
              })),
            },
          }).stacks.map((stack) => stack.categories);
        const [plain, moved] = [at(false), at(true)];
        plain.forEach((categories, s) => {
          categories.forEach(({ rates }, c) => {
            const distances = rates.flatMap((entry) => {
              const after = moved[s]![c]!.rates.find((other) => other.modelId === entry.modelId);
              if (after === undefined) return [];
              expect(after.anchored).toBe(true);
              if (entry.modelId === job.snapshot.models[0]!.id) near(after.rate.value, rate);
              return [normalQuantile(after.rate.value) - normalQuantile(entry.rate.value)];
            });
            for (const distance of distances) expect(Math.abs(distance - distances[0]!)).toBeLessThan(1e-8);
          });
        });
      }),
      { numRuns: 50 },
    );
  });
});
