import { describe, expect, it } from 'vitest';
import { attemptCost, attemptSd, attemptShape } from '../../../shared/engine/attemptCost.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { courseOf } from '../../../shared/engine/requestSizes.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import type { RequestShape } from '../../../shared/plan/plan.ts';
import { offerOf, withPrice } from '../../offerOf.ts';
import { playAlone } from './simulate/playAlone.ts';
import { category, ladder, modelAt, rung, smallJob } from './smallJob.ts';

/** 40 requests whose prompt grows by 10,000 from 10,000 to 400,000 tokens, 1,000 tokens answered each. */
const agent: RequestShape = {
  ...category().shape,
  promptTokens: { value: 8_200_000 },
  completionTokens: { value: 40_000 },
  steps: { value: 40 },
};
const grown: RequestShape = { ...agent, promptGrowthTokens: { value: 10_000 } };

const tiered = (edge: 'more-than' | 'at-least') => ({
  ...withPrice(modelAt('a'), {
    promptUsdPerM: 1.25,
    completionUsdPerM: 10,
    tiers: [
      {
        minPromptTokens: 200_000,
        edge,
        promptUsdPerM: 2.5,
        completionUsdPerM: 15,
        cacheReadUsdPerM: null,
        cacheWriteUsdPerM: null,
        cacheWriteHourUsdPerM: null,
      },
    ],
    tierMode: 'whole-request',
  }),
  contextTokens: 128_000,
});

const usd = (shape: RequestShape, edge: 'more-than' | 'at-least'): number =>
  attemptCost(offerOf(tiered(edge)), attemptShape(shape, 1, false)).usd;

describe('a prompt that grows from request to request', () => {
  it('is priced at the size each request really has: $18.375, and $18.63 where the tier begins at its edge', () => {
    // 20 requests of 10,000 to 200,000 at the base price: 2.1M prompt tokens; the other 20 hold 6.1M.
    expect(usd(grown, 'more-than')).toBeCloseTo(2.1 * 1.25 + 6.1 * 2.5 + 0.02 * 10 + 0.02 * 15, 9);
    expect(usd(grown, 'more-than')).toBeCloseTo(18.375, 9);
    expect(usd(grown, 'at-least')).toBeCloseTo(18.63, 9);
  });

  it('costs what it did until it is stated: the mean request of 205,000 tokens has it all in the upper tier', () => {
    expect(usd(agent, 'more-than')).toBeCloseTo(8.2 * 2.5 + 0.04 * 15, 9);
  });

  it('stands beside a window that its requests are beyond, which is warned of: an agent cuts what it sends', () => {
    const job = (shape: RequestShape): Job =>
      smallJob([tiered('more-than')], { a: 0.5 }, { a: ladder([rung('a')]) }, { category: category({ shape }) });
    for (const [shape, figure] of [
      [grown, 18.375],
      [agent, 21.1],
    ] as const) {
      const outcome = evaluate(job(shape));
      expect(outcome.stacks[0]?.total?.usdPerTask.value).toBeCloseTo(figure, 9);
      expect(outcome.stacks[0]?.total?.success.value).toBeCloseTo(0.5, 9);
      expect(outcome.warnings).toContainEqual(
        expect.objectContaining({ kind: 'contextCut', modelId: modelId('a'), limit: 128_000, share: 1 }),
      );
    }
  });

  it('leaves the first request what the total leaves it, and never less than nothing', () => {
    const of = { promptTokens: 8_200_000, promptTokensCv: 0, steps: 40, stepsCv: 0 };
    expect(courseOf({ ...of, promptGrowthTokens: 10_000 })).toMatchObject({ first: 10_000, growth: 10_000 });
    const steep = courseOf({ ...of, promptGrowthTokens: 1e6 });
    expect(steep.first).toBeCloseTo(0, 6);
    expect((steep.growth * 40 * 39) / 2).toBeCloseTo(8_200_000, 3);
  });

  it('has no spread of its own, and the spread of its numbers of requests where they vary', () => {
    expect(attemptSd(offerOf(tiered('more-than')), attemptShape(grown, 1, false))).toBeCloseTo(0, 9);
    const varied = attemptShape({ ...grown, stepsCv: 0.65 }, 1, false);
    expect(attemptSd(offerOf(tiered('more-than')), varied)).toBeGreaterThan(10);
  });

  it('varies with what is answered by what is answered alone: half of 20 answers at $10 and 20 at $15 a million', () => {
    const answers = attemptShape({ ...grown, completionTokensCv: 0.5 }, 1, false);
    expect(attemptSd(offerOf(tiered('more-than')), answers)).toBeCloseTo(0.5 * (0.02 * 10 + 0.02 * 15), 9);
    expect(attemptSd(offerOf(tiered('at-least')), answers)).toBeCloseTo(0.5 * (0.019 * 10 + 0.021 * 15), 9);
  });

  it('is what the referee plays, request by request', () => {
    const shape = { ...grown, stepsCv: 0.65, promptTokensCv: 0.3, completionTokensCv: 0.5 };
    const job = smallJob(
      [tiered('more-than')],
      { a: 0.5 },
      { a: ladder([rung('a')]) },
      { category: category({ shape }) },
    );
    const played = playAlone({ job, stackId: stackId('a'), tasks: 40_000, seed: 'grow' });
    const exact = evaluate(job).stacks[0]?.total;
    const { value, standardError } = played?.usdPerTask ?? { value: 0, standardError: 1 };
    expect(Math.abs(value - (exact?.usdPerTask.value ?? 0)) / standardError).toBeLessThan(4);
    // Month-to-month spread of 1,000 tasks.
    expect((standardError * Math.sqrt(40_000 * 1000)) / (exact?.usdPerMonthSd ?? 1)).toBeCloseTo(1, 1);
  });
});
