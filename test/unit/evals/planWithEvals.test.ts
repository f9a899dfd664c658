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
    expect(found.value.remarks.join(' ')).toContain('Not in your evals, so assumed: openai/other.');
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
