/** Tasks that a model cannot take, each case worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptShape } from '../../../shared/engine/attemptCost.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { countedMisfit, fits, isCutToFit, misfitBy, sizeBands } from '../../../shared/engine/limits.ts';
import { beyond } from '../../../shared/engine/lognormalTail.ts';
import { menuOf } from '../../../shared/engine/optimise/menu.ts';
import { exactly } from '../../../shared/engine/quantity.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import type { Ladder } from '../../../shared/plan/policy.ts';
import { buildWorkbook } from '../../../shared/report/workbook.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { read, recalculate } from '../report/workbookFile.ts';
import { playAlone } from './simulate/playAlone.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

/** 100,000 prompt tokens that vary by half; answers of 500. */
const wide = category({
  shape: { ...category().shape, promptTokens: { value: 100_000 }, promptTokensCv: 0.5 },
});

/** Share of such prompts that leave no room for their answer. */
const beyondWindow = (window: number): number =>
  beyond({ fromTokens: window - 500, inclusive: false }, 100_000, 0.5).requests;

const narrow = modelAt('narrow', 1, { contextTokens: 128_000, maxOutputTokens: 4000 });
const middle = modelAt('middle', 2, { contextTokens: 200_000, maxOutputTokens: null });
const roomy = modelAt('roomy', 5, { contextTokens: 1_000_000, maxOutputTokens: null });
const rates = { narrow: 0.6, middle: 0.7, roomy: 0.8 };

const jobOf = (policy: Ladder, more: Parameters<typeof smallJob>[3] = {}): Job =>
  smallJob([narrow, middle, roomy], rates, { a: policy }, { category: wide, ...more });

const totalOf = (job: Job) => evaluate(job).stacks[0]?.total;

const checked = verifier();
/** USD of an attempt: 100,000 prompt tokens and 500 written. */
const usd = { narrow: 0.1 + 0.002, middle: 0.2 + 0.004, roomy: 0.5 + 0.01 };
const small = beyondWindow(128_000);
const large = beyondWindow(200_000);

describe('tasks beyond a window', () => {
  it('come back with nothing from a model alone, unpaid: the others are what they were', () => {
    expect(small).toBeGreaterThan(0.15);
    const total = totalOf(jobOf(ladder([rung('narrow')])));
    expect(total?.success.value).toBeCloseTo((1 - small) * 0.6, 9);
    expect(total?.abandoned.value).toBeCloseTo(small, 9);
    expect(total?.usdPerTask.value).toBeCloseTo((1 - small) * usd.narrow, 9);
  });

  it('pass on to a fallback that takes them', () => {
    const total = totalOf(jobOf(ladder([rung('narrow'), rung('roomy')])));
    // Nobody checks: what comes back is accepted, and only what does not fit goes on.
    expect(total?.success.value).toBeCloseTo((1 - small) * 0.6 + small * 0.8, 9);
    expect(total?.usdPerTask.value).toBeCloseTo((1 - small) * usd.narrow + small * usd.roomy, 9);
  });

  it('are refused again by the same model and by every model of no more room, not by chance', () => {
    const again = totalOf(jobOf(ladder([rung('narrow', { attempts: 3, verifier: checked })], 'abandon')));
    // Three independent tries of the tasks that fit.
    expect(again?.success.value).toBeCloseTo((1 - small) * (1 - 0.4 ** 3), 9);
    const both = totalOf(
      jobOf(ladder([rung('narrow', { verifier: checked }), rung('middle', { verifier: checked })], 'abandon')),
    );
    expect(both?.success.value).toBeCloseTo((1 - small) * (1 - 0.4 * 0.3) + (small - large) * 0.7, 9);
    expect(both?.usdPerTask.value).toBeCloseTo(
      (1 - small) * (usd.narrow + 0.4 * usd.middle) + (small - large) * usd.middle,
      9,
    );
  });

  it('are handed to a person where the ladder says so', () => {
    const total = totalOf(jobOf(ladder([rung('narrow', { verifier: checked })], 'human')));
    const handed = small + (1 - small) * 0.4;
    expect(total?.success.value).toBeCloseTo((1 - small) * 0.6 + handed, 9);
    expect(total?.humanMinutesPerTask.value).toBeCloseTo(10 * handed, 9);
  });

  it('leave a plan alone where fewer than one in a hundred is beyond', () => {
    const { shape } = category();
    const few = category({ shape: { ...shape, promptTokens: { value: 60_000 }, promptTokensCv: 0.3 } });
    const total = totalOf(jobOf(ladder([rung('narrow')]), { category: few }));
    expect(total?.success.value).toBeCloseTo(0.6, 12);
  });

  it('are no choice of the best plan, nor is a model that must write more than it may', () => {
    const named = (job: Job) => menuOf(job).models.map(({ id }) => id);
    expect(named(jobOf(ladder([rung('narrow')])))).toEqual([modelId('roomy')]);
    const { shape } = category();
    const long = category({ shape: { ...shape, completionTokens: { value: 5000 } } });
    expect(named(jobOf(ladder([rung('roomy')]), { category: long }))).toEqual([modelId('middle'), modelId('roomy')]);
  });
});

describe('answers longer than a model may write', () => {
  const long = category({
    shape: { ...category().shape, completionTokens: { value: 3500 }, completionTokensCv: 0.4 },
  });
  const cut = beyond({ fromTokens: 4000, inclusive: false }, 3500, 0.4).requests;

  it('bring nothing and pass on', () => {
    const total = totalOf(jobOf(ladder([rung('narrow'), rung('roomy')]), { category: long }));
    expect(cut).toBeGreaterThan(0.2);
    expect(total?.success.value).toBeCloseTo((1 - cut) * 0.6 + cut * 0.8, 9);
  });

  it('are refused beside prompts that do not fit, independently', () => {
    const both = category({
      shape: { ...wide.shape, completionTokens: { value: 3500 }, completionTokensCv: 0.4 },
    });
    const room = beyond({ fromTokens: 128_000 - 3500, inclusive: false }, 100_000, 0.5).requests;
    const total = totalOf(jobOf(ladder([rung('narrow')]), { category: both }));
    expect(total?.success.value).toBeCloseTo((1 - room) * (1 - cut) * 0.6, 9);
  });
});

describe('shares that do not fit', () => {
  const shape = attemptShape(category().shape, 1, false);

  it('are counted from one in a hundred on, by prompts and answers alike', () => {
    // ln(9000 / 3500) + s^2 / 2 over s, where s^2 = ln 1.16, is 2.645: 0.41% are longer.
    const long = { ...shape, completionTokens: 3500, completionTokensCv: 0.4 };
    const writes = (maxOutputTokens: number) => modelAt('m', 1, { contextTokens: null, maxOutputTokens });
    expect(misfitBy.output(writes(9000), long)).toBeCloseTo(0.0041, 4);
    expect(countedMisfit(writes(9000), long)).toEqual({ context: 0, output: 0 });
    expect(countedMisfit(writes(4000), long).output).toBe(misfitBy.output(writes(4000), long));
    expect([fits(writes(9000), long), fits(writes(4000), long)]).toEqual([true, false]);
  });

  it('are cut to fit from two requests a task on', () =>
    expect([1, 1.99, 2, 7].map((steps) => isCutToFit({ ...shape, steps }))).toEqual([false, false, true, true]));

  it('part the tasks into bands that add up to 1 in every draw, also where draws change who has least room', () => {
    const share = (point: number, ...draws: number[]) => ({
      context: { point, draws: Float64Array.from(draws) },
      output: exactly(0),
    });
    const bandsOf = (first: ReturnType<typeof share>, second: ReturnType<typeof share>) =>
      sizeBands(
        new Map([
          [0, first],
          [1, second],
        ]),
        { count: 2, seed: 's' },
      ).map(({ share: { point, draws }, refusing }) => ({
        refusing: [...refusing],
        shares: [point, ...(draws ?? [])],
      }));
    const near = (...shares: number[]) => shares.map((each) => expect.closeTo(each, 12));
    expect(bandsOf(share(0.3, 0.3, 0.1), share(0.2, 0.2, 0.4))).toEqual([
      { refusing: [], shares: near(0.7, 0.7, 0.9) },
      { refusing: [0], shares: near(0.1, 0.1, 0) },
      { refusing: [0, 1], shares: near(0.2, 0.2, 0.1) },
    ]);
    // Equal at best, and in one draw not: the band between the two is kept for it.
    expect(bandsOf(share(0.3, 0.3, 0.5), share(0.3, 0.3, 0.2))).toEqual([
      { refusing: [], shares: near(0.7, 0.7, 0.5) },
      { refusing: [0], shares: near(0, 0, 0.3) },
      { refusing: [0, 1], shares: near(0.3, 0.3, 0.2) },
    ]);
  });
});

describe('limits in every reading of a plan', () => {
  const policy = ladder(
    [rung('narrow', { attempts: 2, verifier: checked }), rung('middle', { verifier: checked }), rung('roomy')],
    'deliver',
  );

  it('ends add up, and a wider window never succeeds less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 400_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 4000, max: 500_000 }),
        fc.integer({ min: 0, max: 500_000 }),
        (prompt, cv, window, more) => {
          const { shape } = category();
          const work = category({ shape: { ...shape, promptTokens: { value: prompt }, promptTokensCv: cv } });
          const withWindow = (contextTokens: number) =>
            totalOf(
              smallJob(
                [{ ...narrow, contextTokens }, roomy],
                rates,
                { a: ladder([rung('narrow')]) },
                { category: work },
              ),
            );
          const [near, far] = [withWindow(window), withWindow(window + more)];
          const ends = [near?.success.value, near?.silentFailure.value, near?.abandoned.value];
          expect(ends.reduce((sum: number, end) => sum + (end ?? 0), 0)).toBeCloseTo(1, 9);
          // What is below one in a hundred is not counted.
          expect(far?.success.value ?? 0).toBeGreaterThanOrEqual((near?.success.value ?? 0) - 1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('draws follow the size of the prompt, around the point', () => {
    const unsure = category({
      shape: { ...wide.shape, promptTokens: { value: 100_000, low: 60_000, high: 160_000 } },
    });
    const total = totalOf(jobOf(ladder([rung('narrow')]), { category: unsure, draws: 400 }));
    const at = (mean: number) => 0.6 * (1 - beyond({ fromTokens: 127_500, inclusive: false }, mean, 0.5).requests);
    expect(total?.success.low).toBeCloseTo(at(160_000), 2);
    expect(total?.success.high).toBeCloseTo(at(60_000), 2);
  });

  it('the referee agrees', () => {
    const job = jobOf(policy);
    const exact = totalOf(job);
    const played = playAlone({ job, stackId: stackId('a'), tasks: 40_000, seed: 'limits' });
    for (const field of ['success', 'abandoned', 'usdPerTask'] as const) {
      const { value, standardError } = played?.[field] ?? { value: 0, standardError: 0 };
      expect(Math.abs(value - (exact?.[field].value ?? 0))).toBeLessThan(4 * standardError + 1e-9);
    }
  });

  it('the flow has a row a rung, and the workbook recalculates to the figures', async () => {
    const job = jobOf(policy);
    const outcome = evaluate(job);
    const [stack] = outcome.stacks;
    const rungs = stack?.categories[0]?.rungs ?? [];
    expect(rungs.map(({ modelId: id }) => id)).toEqual(['narrow', 'middle', 'roomy']);
    // Each of the tasks that do not fit is tried twice, and comes back from neither.
    expect(rungs[0]?.attempts).toBeCloseTo((1 - small) * 1.4 + small * 2, 9);
    expect(rungs[0]?.returned).toBeCloseTo((1 - small) * 1.4, 9);
    const bytes = await buildWorkbook({ job, outcome, say: sayIn('en'), language: 'en', day: '2026-10-10' });
    const workbook = await read(bytes);
    recalculate(workbook);
    const results: unknown[] = [];
    workbook.worksheets
      .find(({ name }) => name.startsWith('Checks'))
      ?.eachRow((row, number) => {
        if (number > 5) results.push(row.getCell(5).result);
      });
    expect(results.length).toBeGreaterThan(10);
    expect(new Set(results)).toEqual(new Set(['OK']));
  });
});
