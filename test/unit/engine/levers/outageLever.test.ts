/** An outage as a lever: so much of a month dark is so much of both months, and it turns the answer where the outage says. */
import { expect, it } from 'vitest';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import type { Lever } from '../../../../shared/engine/levers/lever.ts';
import { levers } from '../../../../shared/engine/levers/levers.ts';
import { outageOf } from '../../../../shared/engine/outage.ts';
import { modelId, stackId } from '../../../../shared/foundation/ids.ts';
import { steadyAhead } from '../../../../shared/plan/ahead.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

const dark = { kind: 'vendor', author: 'acme' } as const;
const lever: Lever = { kind: 'outage', dark };

const job = () =>
  smallJob(
    [modelAt('a', 1, { author: 'acme' }), modelAt('b', 5, { author: 'bolt' })],
    { a: 0.6, b: 0.8 },
    {
      alone: ladder([rung('a')]),
      checked: ladder([rung('a', { verifier: verifier() }), rung('b')]),
      judged: ladder(
        [
          rung('b', {
            verifier: verifier({ judge: { modelId: modelId('a'), promptTokens: 100, completionTokens: 10 } }),
          }),
        ],
        'human',
      ),
      other: ladder([rung('b')]),
    },
    { category: category({ silentFailureUsd: { value: 0.01 } }) },
  );

it.each([0.01, 0.25, 1])('of %d of a month is what the outage takes from each stack', (share) => {
  const plan = job();
  const tasks = plan.plan.tasksPerMonth;
  const { stacks } = evaluate(levers.pull(plan, lever, share));
  for (const { stackId: id, figures } of outageOf(plan, { dark, share }).stacks) {
    const total = stacks.find((stack) => stack.stackId === id)?.total;
    const well = evaluate(plan).stacks.find((stack) => stack.stackId === id)?.total;
    if (!figures || !total || !well) throw new Error('Every stack has figures.');
    const { model, verifier: checks, human } = total.parts;
    const spent = model + checks + human - (well.parts.model + well.parts.verifier + well.parts.human);
    expect(total.success.value).toBeCloseTo(figures.success - (figures.successesLost ?? 0) / tasks, 9);
    expect(total.silentFailure.value).toBeCloseTo(
      well.silentFailure.value + (figures.silentFailuresMore ?? 0) / tasks,
      9,
    );
    expect(spent).toBeCloseTo((figures.spendMoreUsd ?? 0) / tasks, 9);
  }
});

it('is 0 now, moves nothing at 0, and is none where nobody of the plan is meant', () => {
  const plan = job();
  expect(levers.valueOf(plan, lever)).toBe(0);
  expect(levers.pull(plan, lever, 0)).toBe(plan);
  expect(levers.valueOf(plan, { kind: 'outage', dark: { kind: 'vendor', author: 'nobody' } })).toBeNull();
});

it('turns the answer at the share that the outage names', () => {
  const plan = smallJob(
    [modelAt('a', 1, { author: 'acme' }), modelAt('b', 5, { author: 'bolt' })],
    { a: 0.6, b: 0.8 },
    { first: ladder([rung('a')], 'human'), b: ladder([rung('b')]) },
  );
  const found = levers.breakEven(plan, { a: stackId('first'), b: stackId('b'), lever });
  const { turn } = outageOf(plan, { dark, share: null });
  expect(found).toMatchObject({ kind: 'at', now: 0, nearest: { value: expect.closeTo(turn?.share ?? -1, 7) } });
});

it('is typed by its kind and name, names of several words too', () => {
  for (const text of ['outage vendor acme', 'outage host Amazon Bedrock', 'outage origin china', 'outage model a'])
    expect(levers.idOf(levers.parse(text))).toBe(text);
  expect(() => levers.parse('outage planet mars')).toThrow(/one of vendor, host, region, origin, model/);
  expect(() => levers.parse('outage vendor')).toThrow(/name/);
});

it('swings in what moves the answer from nothing to the share that the plan states', () => {
  const plan = job();
  const stated = (share: number | null) => ({
    ...plan,
    plan: { ...plan.plan, ahead: { ...steadyAhead, outage: { dark, share } } },
  });
  const inputOf = (share: number | null) =>
    levers.inputsOf(stated(share)).find((input) => input.lever.kind === 'outage');
  expect(inputOf(null)).toBeUndefined();
  expect(inputOf(0.02)).toMatchObject({ low: 0, value: 0, high: 0.02, basis: 'stated' });
});
