import { describe, expect, it } from 'vitest';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { joinReadings } from '../../../shared/evals/evalSet.ts';
import { planWithEvals } from '../../../shared/evals/planWithEvals.ts';
import { readEvalFile } from '../../../shared/evals/readEvals.ts';
import { summariseEvals } from '../../../shared/evals/summary.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { evidenceId, modelId, rowId } from '../../../shared/foundation/ids.ts';
import { carryTransfer } from '../../../shared/plan/edits/carryTransfer.ts';
import { mapCategory } from '../../../shared/plan/mapPlan.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { category, ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

const models = [modelAt('openai/small'), modelAt('openai/large', 10), modelAt('openai/other')];
const row = rowId('programming');

/** Both models fail the same tasks: nothing of their failures is their own. */
const alike = `item,openai/small,openai/large,whose\n${Array.from({ length: 40 }, (_, i) => `i${i},${i < 24 ? 1 : 0},${i < 30 ? 1 : 0},1`).join('\n')}\n`;

const summaryOf = async (text: string) => {
  const source = bytesSource('graded.csv', new TextEncoder().encode(text));
  const read = await readEvalFile({ source, folder: null }, {});
  if (!read.ok) throw new Error(read.error.message);
  const set = joinReadings(read.value, {});
  if (!set.ok) throw new Error(set.error.message);
  return summariseEvals(set.value, {});
};

const { plan } = smallJob(
  models,
  {},
  { a: ladder([rung('openai/small')]), b: ladder([rung('openai/other')]) },
  {
    category: category({
      dependence: { ...category().dependence, rho: { value: 0.4 }, tau: { value: 0.25, low: 0.2 } },
    }),
  },
);

const made = async (text: string) =>
  planWithEvals(
    plan,
    { summary: await summaryOf(text), row, name: 'graded', mapped: {}, catalog: { models, evidence: [] } },
    sayIn('en'),
    'en',
  );

const withBeta = (entry: CategoryPlan): CategoryPlan => ({
  ...entry,
  dependence: { ...entry.dependence, beta: { value: 0.2, low: 0, high: 0.3 } },
});

/** No model did a single one. */
const failed = `item,openai/small\n${Array.from({ length: 30 }, (_, i) => `i${i},0`).join('\n')}\n`;

describe('results of evaluations in a plan', () => {
  it('are counted evidence of one row, with what they say of dependence as far as it leaves room', async () => {
    const found = await made(alike);
    if (!found.ok) throw new Error(found.error.message);
    const { plan: after, evidence, unknown, yardstick } = found.value;
    expect(evidence.map(({ modelId: id, successes, trials, owner }) => [id, successes, trials, owner])).toEqual([
      ['openai/large', 30, 40, 'user'],
      ['openai/small', 24, 40, 'user'],
    ]);
    expect(unknown).toEqual(['whose']);
    const [held] = after.categories;
    expect(held).toMatchObject({ yardstick, anchor: null });
    const { rho, tau } = held?.dependence ?? category().dependence;
    expect(rho.value).toBeGreaterThan(0.75);
    expect(rho.value + tau.value).toBeLessThan(1);
    const outcome = evaluate({
      plan: after,
      snapshot: { models, evidence, reference: smallJob([], {}, {}).snapshot.reference },
      draws: 0,
    });
    // The mean of the Beta with half a success and half a failure more.
    expect(outcome.stacks[0]?.total?.success.value).toBeCloseTo(24.5 / 41, 3);
  });

  it('leave a model that was not measured assumed, and say so', async () => {
    const found = await made(alike);
    if (!found.ok) throw new Error(found.error.message);
    expect(found.value.plan.assumedRates).toMatchObject([
      { modelId: modelId('openai/other'), rate: { assumed: true } },
    ]);
    expect(found.value.remarks.join(' ')).toContain('Not in your evals, so assumed: OPENAI/OTHER.');
  });

  it.each([1, 10, 30, 300])(
    'all right in %i of them leave a plan with figures, whatever no model is taken to solve',
    async (count) => {
      const lines = Array.from({ length: count }, (_, i) => `i${i},1`);
      const summary = await summaryOf(`item,openai/small\n${lines.join('\n')}\n`);
      const base = carryTransfer(mapCategory(plan, row, withBeta), 'measured');
      const asked = { summary, row, name: 'graded', mapped: {}, catalog: { models, evidence: [] } };
      const found = planWithEvals(base, asked, sayIn('en'), 'en');
      if (!found.ok) throw new Error(found.error.message);
      const { plan: after, evidence, remarks } = found.value;
      const beta = after.categories[0]?.dependence.beta;
      const { reference } = smallJob([], {}, {}).snapshot;
      const outcome = evaluate({ plan: after, snapshot: { models, evidence, reference }, draws: 100 });
      expect(outcome.stacks[0]?.total).not.toBeNull();
      expect(outcome.stacks[0]?.total?.success.value).toBeLessThanOrEqual(1 - (beta?.value ?? 1));
      // One success says little: there is room. Then the middle of what is believed is held to, and none of it given away.
      const success = outcome.stacks[0]?.total?.success.value ?? 0;
      if (count === 1) expect(beta).toEqual({ value: 0.2, low: 0, high: 0.3 });
      else expect(1 - (beta?.value ?? 1) - success).toBeLessThan(0.0011);
      if (count === 1) return;
      expect(remarks.some((remark) => remark.startsWith('Tasks that no model solves: '))).toBe(true);
      expect(beta?.source).toContain('graded');
    },
  );

  it('leave what no model solves as it is where there is room for it', async () => {
    const found = planWithEvals(
      mapCategory(plan, row, withBeta),
      { summary: await summaryOf(failed), row, name: 'graded', mapped: {}, catalog: { models, evidence: [] } },
      sayIn('en'),
      'en',
    );
    expect(found.ok && found.value.plan.categories[0]?.dependence.beta).toEqual({ value: 0.2, low: 0, high: 0.3 });
  });

  it('are refused where no name is known', async () => {
    const found = await made(alike.replaceAll('openai/small', 'mine').replaceAll('openai/large', 'ours'));
    expect(found.ok ? null : found.error.kind).toBe('evalsNoKnownModel');
  });
});

describe('own evals beside what others published', () => {
  const published = (model: string) =>
    newEvidence({
      id: evidenceId(`seed ${model}`),
      modelId: modelId(model),
      category: 'programming',
      benchmark: 'openhands-swe-bench-verified',
      config: '',
      metric: 'accuracy',
      value: 60,
      successes: 300,
      trials: 500,
      date: '2026-02-01',
      source: 'made by hand',
      selfReported: false,
      owner: 'seed',
    });

  it('leave the published rates of a model she did not run, and assume only where nobody measured', async () => {
    const measured = carryTransfer(plan, 'measured');
    const asked = { summary: await summaryOf(alike), row, name: 'graded', mapped: {} };
    const known = { models, evidence: [published('openai/other')] };
    const without = planWithEvals(measured, { ...asked, catalog: { models, evidence: [] } }, sayIn('en'), 'en');
    const found = planWithEvals(measured, { ...asked, catalog: known }, sayIn('en'), 'en');
    if (!found.ok || !without.ok) throw new Error('refused');
    expect(without.value.plan.assumedRates.map((rate) => rate.modelId)).toEqual(['openai/other']);
    expect(found.value.plan.assumedRates).toEqual([]);
    const outcome = evaluate({
      plan: found.value.plan,
      snapshot: {
        models,
        evidence: [...known.evidence, ...found.value.evidence],
        reference: smallJob([], {}, {}).snapshot.reference,
      },
      draws: 0,
    });
    const [used] = outcome.stacks[1]?.categories[0]?.rates ?? [];
    expect(used?.basis).toBe('linked');
    expect(used?.transfer?.suites).toEqual(['openhands']);
  });
});
