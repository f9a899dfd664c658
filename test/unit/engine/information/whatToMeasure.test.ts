import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantiles } from '../../../../shared/engine/betaPosterior.ts';
import { sampleWorth } from '../../../../shared/engine/information/sampleWorth.ts';
import { whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { randomSource } from '../../../../shared/engine/random.ts';
import { tracesOf } from '../../../../shared/engine/traces.ts';
import { modelId, stackId } from '../../../../shared/foundation/ids.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import { offerOf } from '../../../offerOf.ts';
import { bounded } from '../bounded.ts';
import { randomJob, unfinite } from '../randomJob.ts';
import { ladder, rung } from '../smallJob.ts';

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const single = (id: string): Policy => ladder([rung(id)]);

/** A close call: a well-measured model against a slightly worse one of which little is known. */
const closeCall = (policies: (known: string, newer: string) => [Policy, Policy]): Job => {
  const [random] = fc.sample(randomJob({ complete: true, maxCategories: 1, maxModels: 2, maxStacks: 1 }), {
    numRuns: 1,
    seed: 9,
  });
  const job = random!;
  const [category] = job.plan.categories;
  const [known, newer] = job.snapshot.models;
  const price = { ...offerOf(known), promptUsdPerM: 1, completionUsdPerM: 4, requestFeeUsd: null, tiers: [] };
  const counts: Record<string, [number, number]> = { [known!.id]: [180, 300], [newer!.id]: [11, 20] };
  const [a, b] = policies(known!.id, newer!.id);
  return {
    ...job,
    plan: {
      ...job.plan,
      tasksPerMonth: 1000,
      assumedRates: [],
      categories: [
        {
          ...category!,
          share: 1,
          anchor: null,
          deferrable: false,
          shape: {
            promptTokens: { value: 240 },
            promptTokensCv: 0,
            completionTokens: { value: 1950, low: 400, high: 5000 },
            completionTokensCv: 0,
            cacheReadShare: 0,
            cacheWriteShare: 0,
            steps: { value: 1 },
            stepsCv: 0,
            promptGrowthTokens: null,
            toolCalls: { value: 0 },
            toolCallUsd: 0,
          },
          valueOfSuccessUsd: { value: 5 },
          silentFailureUsd: { value: 1, low: 0.5, high: 2 },
          dependence: {
            rho: { value: 0.6, low: 0.5, high: 0.7 },
            tau: { value: 0.1 },
            beta: { value: 0 },
            gamma: { value: 0.2 },
          },
        },
      ],
      stacks: [
        { id: stackId('a'), name: 'A', note: '', policies: { [category!.id]: a } },
        { id: stackId('b'), name: 'B', note: '', policies: { [category!.id]: b } },
      ],
    },
    snapshot: {
      ...job.snapshot,
      models: [known!, newer!].map((model) => ({ ...model, offers: [price], reasoning: true })),
      evidence: job.snapshot.evidence
        .filter((row) => counts[row.modelId] !== undefined)
        .map((row) => ({ ...row, successes: counts[row.modelId]![0], trials: counts[row.modelId]![1], tasks: null })),
    },
    draws: 0,
  };
};

describe('the value of more evals', () => {
  it.each([
    ['two single models', (known: string, newer: string): [Policy, Policy] => [single(known), single(newer)]],
    [
      'a single and a ladder that ends with the newer model',
      (known: string, newer: string): [Policy, Policy] => [
        single(known),
        {
          kind: 'ladder',
          onReject: 'deliver',
          rungs: [
            {
              modelId: modelId(known),
              attempts: 1,
              retry: 'blind',
              feedbackSuccess: null,
              verifier: {
                preset: 'custom',
                trueAccept: { value: 0.9 },
                falseAccept: { value: 0.1 },
                usdPerCheck: { value: 0.55 },
                judge: null,
                humanMinutesPerCheck: { value: 0 },
              },
              errorShare: { value: 0 },
              errorBilledShare: 0,
            },
            ...(single(newer) as Extract<Policy, { kind: 'ladder' }>).rungs,
          ],
        },
      ],
    ],
  ])('is what a brute-force simulation of the evals finds: %s', { tags: ['slow'] }, (_, policies) => {
    const job = closeCall(policies);
    const [row] = job.snapshot.evidence.filter((entry) => entry.trials === 20);
    const found = whatToMeasure(job, { draws: 400 }).options.find((option) => option.modelId === row!.modelId)!;
    for (const evals of [10, 40]) {
      // Worth after k successes: the whole engine run on the evidence with the new evals in it.
      const after = Array.from({ length: evals + 1 }, (__, k) => {
        const evidence = job.snapshot.evidence.map((entry) =>
          entry === row ? { ...entry, successes: entry.successes! + k, trials: entry.trials! + evals } : entry,
        );
        return tracesOf({ ...job, snapshot: { ...job.snapshot, evidence }, draws: 400 }).map((stack) =>
          mean(stack.total!.net),
        );
      });
      const random = randomSource('preposterior', evals);
      const prior = betaQuantiles(11.5, 9.5, 5000);
      const runs = 20_000;
      const counts = new Float64Array(evals + 1);
      for (let run = 0; run < runs; run++) {
        const rate = prior[Math.floor(random() * prior.length)]!;
        let k = 0;
        for (let i = 0; i < evals; i++) if (random() < rate) k++;
        counts[k]!++;
      }
      const means = [0, 1].map((s) => after.reduce((sum, worths, k) => sum + (counts[k]! / runs) * worths[s]!, 0));
      const first = means[0]! >= means[1]! ? 0 : 1;
      const gains = after.map((worths) => Math.max(...worths) - worths[first]!);
      const gain = gains.reduce((sum, value, k) => sum + (counts[k]! / runs) * value, 0);
      const spread = Math.sqrt(
        gains.reduce((sum, value, k) => sum + (counts[k]! / runs) * (value - gain) ** 2, 0) / runs,
      );
      const { gain: ours } = interpolated(found.byEvals, evals);
      expect(gain).toBeGreaterThan(0);
      // Four standard errors of the simulation, and 2% for the draws of everything else.
      expect(Math.abs(ours - gain * 1000)).toBeLessThan(4 * spread * 1000 + 0.02 * gain * 1000 + 0.05);
    }
  });

  it('grows with the number of evals towards perfect knowledge, and is 0 for a model that nobody could prefer', () => {
    const job = closeCall((known, newer) => [single(known), single(newer)]);
    for (const option of whatToMeasure(job).options) {
      const gains = option.byEvals.map((entry) => entry.usdPerMonth);
      gains.forEach((gain, i) => {
        if (i > 0) expect(gain).toBeGreaterThanOrEqual(gains[i - 1]! * 0.999 - 1e-9);
        expect(gain).toBeLessThanOrEqual(option.perfectUsdPerMonth * 1.001 + 1e-9);
      });
    }
    const same = closeCall((known) => [single(known), single(known)]);
    for (const option of whatToMeasure(same).options) expect(option.perfectUsdPerMonth).toBe(0);
  });

  it('of a coin that is either good or bad is known in closed form', () => {
    // Rate 0.2 or 0.8 with equal chance; worth of the gamble is 10 (rate - 0.5), of staying 0. One eval: yes comes
    // with chance 0.5, and then the rate is 0.8 with chance 0.8: 10 (0.8 x 0.8 + 0.2 x 0.2 - 0.5) x 0.5 = 0.9.
    const rates = Float64Array.of(0.2, 0.8);
    const worths = [Float64Array.of(-3, 3), Float64Array.of(0, 0)];
    expect(sampleWorth(rates, worths, 1).gain).toBeCloseTo(0.9, 12);
    expect(sampleWorth(rates, worths, 1000).gain).toBeCloseTo(1.5, 6);
    expect(sampleWorth(rates, worths, 0).gain).toBe(0);
  });

  it('is nothing only where the same stack leads at every rate that a model may turn out to have', {
    tags: ['slow'],
  }, () => {
    let settled = 0;
    void fc.assert(
      fc.property(randomJob({ complete: true, maxCategories: 2, maxStacks: 3, maxModels: 3 }), (job) => {
        const draws = 12;
        const found = whatToMeasure(job, { draws });
        for (const { modelId: model, categoryId, perfectUsdPerMonth } of found.options) {
          if (perfectUsdPerMonth > 0) continue;
          const lever = { kind: 'rate', modelId: model, categoryId } as const;
          const input = levers.inputsOf(job).find(({ id }) => id === levers.idOf(lever));
          if (input === undefined) continue;
          settled += 1;
          for (let step = 0; step <= 6; step++) {
            const rate = input.low + ((input.high - input.low) * step) / 6;
            const worths = tracesOf({ ...levers.pull(job, lever, rate), draws }).flatMap(({ stackId: id, total }) =>
              total === null ? [] : [{ id, worth: found.worth === 'usdPerTask' ? -mean(total.usd) : mean(total.net) }],
            );
            const chosen = worths.find(({ id }) => id === found.chosen);
            const most = Math.max(...worths.map(({ worth }) => worth));
            if (chosen !== undefined) expect(chosen.worth).toBeGreaterThanOrEqual(most - 1e-9 * Math.abs(most));
          }
        }
      }),
      bounded(12),
    );
    expect(settled).toBeGreaterThan(0);
  });

  it('is finite and never negative on random plans', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob({ complete: true, maxCategories: 2, maxStacks: 2, maxModels: 3 }), (job) => {
        const result = whatToMeasure(job, { draws: 12 });
        expect(unfinite(result)).toEqual([]);
        for (const option of result.options) {
          expect(option.perfectUsdPerMonth).toBeGreaterThanOrEqual(0);
          for (const entry of option.byEvals) expect(entry.usdPerMonth).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
      bounded(15),
    );
  });
});

/** The gain at exactly so many evals, by the curve through the counts around it. */
const interpolated = (byEvals: readonly { evals: number; usdPerMonth: number }[], evals: number): { gain: number } => {
  const above = byEvals.findIndex((entry) => entry.evals >= evals);
  const high = byEvals[above]!;
  if (high.evals === evals || above === 0) return { gain: high.usdPerMonth };
  const low = byEvals[above - 1]!;
  const share = Math.log(evals / low.evals) / Math.log(high.evals / low.evals);
  return { gain: low.usdPerMonth + share * (high.usdPerMonth - low.usdPerMonth) };
};
