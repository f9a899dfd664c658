/** What an answer of the optimiser says beside the plan: what it considered, how far it is, how sure, and what else could be had. */
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../shared/engine/job.ts';
import { categoriesLacking, optimise, possibleStacks } from '../../../../shared/engine/optimise/optimise.ts';
import type { Found, OptimiseAsk } from '../../../../shared/engine/optimise/optimum.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId } from '../../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import type { Rule } from '../../../../shared/plan/rule.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

/** Attempts cost 0.003, 0.006 and 0.012 USD; a check that is free and always right, or none. */
const jobOf = (rates: Record<string, number>, isChecked = true, more: Partial<CategoryPlan> = {}): Job =>
  smallJob(
    [modelAt('a'), modelAt('b', 2, { author: 'other' }), modelAt('c', 4)],
    rates,
    { one: ladder([rung('a', isChecked ? { verifier: verifier() } : {})]) },
    { category: category(more) },
  );

const three = { a: 0.5, b: 0.6, c: 0.9 };
const row = rowId('programming');
const unchecked: Partial<OptimiseAsk> = { verifiers: { [row]: null } };
const found = (job: Job, ask: Partial<OptimiseAsk> = {}): Found => {
  const answer = optimise(job, { rules: [], ...ask });
  if (answer.kind !== 'found') throw new Error(answer.kind);
  return answer;
};

describe('an answer', () => {
  it('says what it considered: singles, retries and ordered pairs of the models that the rules allow', () => {
    // Three alone, three again blind and with feedback each, six ordered pairs.
    expect(found(jobOf(three))).toMatchObject({ models: 3, ladders: 3 + 6 + 6, leftOut: [], coveredShare: 1 });
    expect(found(jobOf(three)).triples).toBeGreaterThanOrEqual(0);
    expect(found(jobOf(three), unchecked)).toMatchObject({ models: 3, ladders: 3, triples: 0 });
    const two: Rule = { kind: 'modelsNot', refused: [modelId('c')] };
    expect(found(jobOf(three), { rules: [two] })).toMatchObject({ models: 2, ladders: 2 + 4 + 2 });
    expect(found(jobOf(three))).not.toHaveProperty('fixedCosts');
  });

  it('is the cheapest per success, per task or of most worth, in figures of a task and of a month', () => {
    // Unchecked a costs 0.006 a success, b 0.01 and c 0.0133.
    const { best, proven, gap, objective } = found(jobOf(three), unchecked);
    expect([proven, gap, objective, best.modelIds]).toEqual([true, 0, 'usdPerSuccess', ['a']]);
    expect(best.value).toBeCloseTo(0.006, 12);
    expect(best).toMatchObject({ usdPerSuccess: best.value, success: 0.5, silentFailure: 0.5 });
    expect(best.usdPerTask).toBeCloseTo(0.003, 12);
    expect(best.usdPerMonth).toBeCloseTo(3, 9);
    expect(best.cashUsdPerMonth).toBeCloseTo(3, 9);
    expect(best.fullUsdPerMonth).toBeCloseTo(3, 9);
    expect(best.stack).toMatchObject({ id: 'best', name: 'best', note: '' });
    expect(best.categories).toEqual([
      {
        categoryId: row,
        form: 'single',
        modelIds: ['a'],
        success: 0.5,
        silentFailure: 0.5,
        usdPerTask: best.usdPerTask,
      },
    ]);
    // At 1 USD a success, c is worth most: 0.9 - 0.012.
    const worth = found(jobOf(three), { ...unchecked, objective: 'netValue' });
    expect([worth.best.modelIds, worth.best.value]).toEqual([['c'], expect.closeTo(-0.888, 12)]);
    // An error of 1 USD: a 0.503, b 0.406, c 0.112 a task; cash alone is what it was.
    const errors = jobOf(three, false, { silentFailureUsd: { value: 1 } });
    const full = found(errors, { ...unchecked, objective: 'usdPerTask' });
    expect([full.best.modelIds, full.best.value]).toEqual([['c'], expect.closeTo(0.112, 12)]);
    expect(full.best.fullUsdPerMonth).toBeCloseTo(112, 9);
    expect(full.best.usdPerMonth).toBeCloseTo(12, 9);
    expect(full.best.cashUsdPerMonth).toBeCloseTo(12, 9);
    const cash = found(errors, { ...unchecked, objective: 'cash' });
    expect([cash.best.modelIds, cash.best.value]).toEqual([['a'], expect.closeTo(0.003, 12)]);
    expect(cash.best.usdPerTask).toBeCloseTo(0.503, 12);
  });

  it('names the best without one of its models, and what each rule costs', () => {
    const rules: Rule[] = [
      { kind: 'successFloor', categoryId: null, share: 0.55 },
      { kind: 'budget', usdPerMonth: 100 },
    ];
    const { best, runnerUp, rulePrices } = found(jobOf(three), { ...unchecked, rules });
    expect(best.modelIds).toEqual(['b']);
    expect(runnerUp).toMatchObject({ modelIds: ['c'], stack: { id: 'runner-up' } });
    expect(runnerUp!.value).toBeCloseTo(0.012 / 0.9, 12);
    // Without the floor a would do, at 0.006 for 0.01; 600 successes a month.
    expect(rulePrices).toEqual([
      {
        rule: rules[0],
        valueWithout: expect.closeTo(0.006, 12),
        price: expect.closeTo(0.004, 12),
        usdPerMonth: expect.closeTo(2.4, 9),
        modelIdsWithout: ['a'],
        proven: true,
      },
      {
        rule: rules[1],
        valueWithout: expect.closeTo(0.01, 12),
        price: 0,
        usdPerMonth: 0,
        modelIdsWithout: ['b'],
        proven: true,
      },
    ]);
    const perTask = found(jobOf(three), { ...unchecked, rules, objective: 'usdPerTask' });
    // 1,000 tasks a month, 0.003 USD more each.
    expect(perTask.rulePrices[0]).toMatchObject({
      price: expect.closeTo(0.003, 12),
      usdPerMonth: expect.closeTo(3, 9),
    });
    expect(found(jobOf(three), { ...unchecked, rules, explain: false })).toMatchObject({
      runnerUp: null,
      rulePrices: [],
    });
    expect(found(jobOf({ a: 0.5 }), unchecked)).toMatchObject({ runnerUp: null, rulePrices: [] });
  });

  it('names rules that cannot hold together, a smallest set of them', () => {
    const rules: Rule[] = [
      { kind: 'openWeightsOnly', categoryId: rowId('elsewhere') },
      { kind: 'successFloor', categoryId: null, share: 0.85 },
      { kind: 'budget', usdPerMonth: 8 },
    ];
    expect(optimise(jobOf(three), { rules, ...unchecked })).toMatchObject({
      kind: 'infeasible',
      conflict: [rules[1], rules[2]],
      minimal: true,
      models: 3,
    });
    // Each alone can hold: 0.9 for 12 USD, 0.6 for 6.
    expect(found(jobOf(three), { rules: rules.slice(0, 2), ...unchecked }).best.modelIds).toEqual(['c']);
    expect(found(jobOf(three), { rules: [rules[2]!], ...unchecked }).best.modelIds).toEqual(['a']);
    expect(optimise(jobOf({}), { rules: [] })).toMatchObject({
      kind: 'nothingToChoose',
      leftOut: [row],
      ladders: 0,
      coveredShare: 0,
    });
    expect(() => optimise(jobOf(three), { rules: [{ kind: 'vendorShareCap', share: 2 }] })).toThrow(
      'vendorShareCap.share is 2',
    );
    expect(categoriesLacking(jobOf(three), { rules: [{ kind: 'openWeightsOnly' }] })).toEqual([row]);
    expect(categoriesLacking(jobOf(three), { rules: [] })).toEqual([]);
  });

  it('says that nothing succeeds where plans keep to the rules and none of them ever does', () => {
    const never = jobOf({ a: 0, b: 0 }, false);
    for (const ask of [unchecked, {}, { rules: [{ kind: 'maxModels' as const, count: 1 }] }])
      expect(optimise(never, { rules: [], ...ask })).toMatchObject({ kind: 'nothingSucceeds', models: 2 });
    // What a task costs is another question: the cheapest is found.
    expect(found(never, { ...unchecked, objective: 'usdPerTask' }).best).toMatchObject({
      modelIds: ['a'],
      usdPerSuccess: null,
    });
    // A plan that never succeeds is no runner-up.
    expect(found(jobOf({ a: 0.5, b: 0 }, false), unchecked)).toMatchObject({
      best: { modelIds: ['a'] },
      runnerUp: null,
    });
    const floor: Rule = { kind: 'successFloor', categoryId: null, share: 0.1 };
    expect(optimise(never, { rules: [floor] })).toMatchObject({ kind: 'infeasible', conflict: [floor], minimal: true });
  });

  it('tells how far it is, in order, and ends with what it has when it is stopped', () => {
    const rules: Rule[] = [{ kind: 'budget', usdPerMonth: 100 }];
    const ask = { rules, draws: 4 };
    const heard: [number, string][] = [];
    const whole = optimise(jobOf(three), ask, (share, doing) => heard.push([share, doing]) > 0);
    expect(heard[0]).toEqual([0, 'ladders']);
    expect([...new Set(heard.map(([, doing]) => doing))]).toEqual([
      'ladders',
      'best',
      'runnerUp',
      'rulePrices',
      'draws',
    ]);
    const first = (doing: string) => heard.find((entry) => entry[1] === doing)![0];
    expect([first('best'), first('runnerUp'), first('rulePrices'), first('draws')]).toEqual([0.1, 0.5, 0.75, 0]);
    expect(heard.filter(([, doing]) => doing === 'draws').map(([share]) => share)).toEqual([0, 0.25, 0.5, 0.75]);
    // Stopped at once nothing was looked at; nobody is asked again.
    let asked = 0;
    const stopped = optimise(jobOf(three), ask, () => {
      asked += 1;
      return false;
    });
    expect(asked).toBe(1);
    expect(stopped.kind === 'undecided' || stopped.kind === 'found').toBe(true);
    if (stopped.kind === 'found') expect(stopped).toMatchObject({ runnerUp: null, rulePrices: [] });
    if (whole.kind !== 'found') throw new Error(whole.kind);
    const later = optimise(jobOf(three), ask, (_, doing) => doing !== 'runnerUp');
    expect(later).toMatchObject({ kind: 'found', runnerUp: null, rulePrices: [] });
    expect(later).not.toHaveProperty('bestIn.share', 1);
  });

  it('says in how many draws of the rates it is still the best, row by row', () => {
    // Two of one price: b is drawn above a's 0.6 in half of the draws.
    const job = smallJob([modelAt('a'), modelAt('b')], { a: 0.6, b: 0.59 }, { one: ladder([rung('a')]) });
    itemAt(job.plan.assumedRates, 1).rate = { value: 0.6 - 1e-9, low: 0.4, high: 0.8 };
    const first = itemAt(job.plan.categories, 0);
    const second = { ...first, id: rowId('second'), share: 0.5 };
    job.plan.categories = [{ ...first, share: 0.5 }, second];
    job.plan.assumedRates.push({ modelId: modelId('a'), category: rowId('second'), rate: { value: 0.5 } });
    const ask = { rules: [], verifiers: { [row]: null, [rowId('second')]: null }, draws: 20, explain: false } as const;
    const { bestIn, best } = found(job, ask);
    expect(best.modelIds).toEqual(['a']);
    expect(bestIn).toEqual({
      draws: 20,
      share: 0.5,
      byCategory: [
        { categoryId: row, share: 0.5 },
        { categoryId: 'second', share: 1 },
      ],
    });
    expect(found(job, { ...ask, draws: 0 })).not.toHaveProperty('bestIn');
    // By the same objective as the best: 0.9 for twice the price of 0.4 is the cheaper success in every draw.
    const sure = jobOf({ a: 0.4, b: 0.9 }, false);
    expect(found(sure, { ...unchecked, draws: 3 })).toMatchObject({ best: { modelIds: ['b'] }, bestIn: { share: 1 } });
    const perTask = found(sure, { ...unchecked, objective: 'usdPerTask', draws: 3 });
    expect(perTask).toMatchObject({ best: { modelIds: ['a'] }, bestIn: { share: 1 } });
    // And in the same money: an error of 1 USD is no cash.
    const errors = jobOf({ a: 0.4, b: 0.9 }, false, { silentFailureUsd: { value: 1 } });
    const cash = found(errors, { ...unchecked, objective: 'cash', draws: 3 });
    expect(cash).toMatchObject({ best: { modelIds: ['a'] }, bestIn: { share: 1 } });
    expect(found(errors, { ...unchecked, objective: 'usdPerTask', draws: 3 })).toMatchObject({
      best: { modelIds: ['b'] },
      bestIn: { share: 1 },
    });
  });
});

describe('the stacks that could be had', () => {
  it('are a frontier of corners from the least per success on, and a sample of so many beside it', () => {
    const job = jobOf({ a: 0.5, b: 0.6, c: 0.9 }, false);
    const none = { rules: [], count: 0 };
    const { frontier, sample, leftOut } = possibleStacks(job, {
      ...none,
      rules: [{ kind: 'maxModels', count: 1, categoryId: row }],
    });
    expect([sample, leftOut]).toEqual([[], []]);
    // Checked once for nothing: a again brings 0.75 for 0.0045, with feedback more; each corner costs more per further success.
    expect(frontier.length).toBeGreaterThan(1);
    const slopes = frontier.slice(1).map((to, i) => {
      const from = frontier[i]!;
      return (to.usdPerTask - from.usdPerTask) / (to.success - from.success);
    });
    for (const [i, slope] of slopes.entries()) expect(slope).toBeGreaterThan(i === 0 ? 0 : slopes[i - 1]!);
    for (const corner of frontier) {
      expect(corner.usdPerSuccess).toBeCloseTo(corner.usdPerTask / corner.success, 12);
      expect(corner.undetected).toBeCloseTo(1 - corner.success, 9);
    }
    expect(possibleStacks(job, { ...none, count: 25 }).sample).toHaveLength(25);
    const nothing = possibleStacks(jobOf({}), { ...none, count: 5 });
    expect(nothing).toEqual({ sample: [], frontier: [], leftOut: [row] });
    const forbidden = possibleStacks(job, { rules: [{ kind: 'successFloor', categoryId: row, share: 1 }], count: 5 });
    expect(forbidden).toEqual({ sample: [], frontier: [], leftOut: [] });
  });

  it('are of ladders that pass the rules of their row, with undetected errors at what they cost', () => {
    const job = jobOf({ a: 0.5, b: 0.6, c: 0.9 }, false, { silentFailureUsd: { value: 1 } });
    const rules: Rule[] = [{ kind: 'successFloor', categoryId: row, share: 0.8 }];
    const { frontier, sample } = possibleStacks(job, { rules, count: 40 });
    expect(sample.length).toBeGreaterThan(0);
    for (const { success, undetected, usdPerTask } of [...frontier, ...sample]) {
      expect(success).toBeGreaterThanOrEqual(0.8 - 1e-9);
      expect(usdPerTask).toBeGreaterThan(undetected);
    }
    // The sample differs from stack to stack and lies nowhere below the frontier.
    expect(new Set(sample.map(({ usdPerTask }) => usdPerTask)).size).toBeGreaterThan(3);
    expect(Math.min(...sample.map(({ usdPerSuccess }) => usdPerSuccess))).toBeGreaterThanOrEqual(
      frontier[0]!.usdPerSuccess - 1e-12,
    );
    expect(Math.max(...sample.map(({ success }) => success))).toBeLessThanOrEqual(frontier.at(-1)!.success + 1e-12);
  });
});
