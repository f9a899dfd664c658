/** The ways to have what is paid for whether it is used or not: what is kept, under which line, and what that does to the models. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bringFleetEngine, fleetEngine } from '../../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../../shared/engine/fleets/wholeFleetEngine.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { Across } from '../../../../shared/engine/optimise/across.ts';
import { KnownTables } from '../../../../shared/engine/optimise/knownTables.ts';
import { menuOf } from '../../../../shared/engine/optimise/menu.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import type { OptimiseAsk } from '../../../../shared/engine/optimise/optimum.ts';
import { asMetered, type FoundWays, type Way, waysOf } from '../../../../shared/engine/optimise/way.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { type Commitment, newCommitment } from '../../../../shared/plan/commitment.ts';
import { type Fleet, newFleet } from '../../../../shared/plan/fleet.ts';
import type { Rule } from '../../../../shared/plan/rule.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

beforeAll(() => bringFleetEngine(wholeFleetEngine));

const a = modelId('openai/gpt-oss-120b');
const b = modelId('b');

/** An attempt of a costs 0.003 USD for 1,500 tokens of one request, of b 0.006. */
const jobOf = (commitments: Commitment[], fleets: Fleet[] = []): Job =>
  smallJob(
    [modelAt(a), modelAt(b, 2)],
    { [a]: 0.5, [b]: 0.6 },
    { one: ladder([rung(a)]) },
    { category: category({ kind: null }), plan: { commitments, fleets } },
  );

const on = (model: string, more: Partial<Commitment> = {}): Commitment => ({
  ...newCommitment(`c-${model}`, model, { kind: 'model', modelId: modelId(model) }),
  usdPerMonth: 100,
  ...more,
});

const gpu = (id: string, more: Partial<Fleet> = {}): Fleet => ({
  ...newFleet(id, a, [stackId('one')], 'H100'),
  gpus: 1,
  spares: 0,
  usdPerGpuHour: 0.1,
  ...more,
});

const none = { verifiers: { [rowId('programming')]: null } };
const of = (job: Job, isCashRuled = false): FoundWays => waysOf(job, menuOf(job, none), isCashRuled);
const each = { requests: 1, promptTokens: 1000, cachedTokens: 0, completionTokens: 500 };
const paidFor = ({ full }: Way, model: string): number | undefined =>
  full.terms.get(modelId(model))?.usdPerAttempt(0.003, each);

describe('the ways', () => {
  it('of a plan without any such thing are the one: as metered', () => {
    expect(of(jobOf([]))).toEqual({ ways: [asMetered], count: 0, isBounded: true });
    // What nobody of the menu could use is none, unless it is signed.
    expect(of(jobOf([on('nobody')]))).toEqual({ ways: [asMetered], count: 0, isBounded: true });
    const signed = of(jobOf([on('nobody', { paidBy: 'all' })]));
    expect(signed.ways.map(({ set, full }) => [set, full.fixed, full.terms.size])).toEqual([
      ['+', { usd: 100, spend: 100 }, 0],
      ['+', { usd: 100, spend: 100 }, 0],
    ]);
  });

  it('of a commitment let it go with its model, or keep it under either line', () => {
    const { ways, count, isBounded } = of(jobOf([on(a, { minimumUsd: 150 })]));
    expect([count, isBounded]).toEqual([1, true]);
    expect(ways.map(({ set, refused, full }) => [set, refused, full.fixed.usd])).toEqual([
      ['-', [a], 0],
      ['+', [], 150],
      ['+', [], 100],
    ]);
    expect(ways.map((way) => paidFor(way, a))).toEqual([undefined, 0, 0.003]);
    expect(ways.map((way) => paidFor(way, b))).toEqual([undefined, undefined, undefined]);
    expect(ways[2]!.full.terms.get(a)!.successTimes).toBe(1);
    expect(ways[2]!.cash.fixed).toEqual({ usd: 100, spend: 100 });
    expect(ways[0]!.cash).toEqual({ terms: new Map(), fixed: { usd: 0, spend: 0 } });
    // What is signed by all is never let go.
    expect(of(jobOf([on(a, { paidBy: 'all' })])).ways.map(({ set }) => set)).toEqual(['+', '+']);
  });

  it('take off what a fee includes, at the most that one of it costs as metered', () => {
    const lineOf = (included: Commitment['included'], more: Partial<Commitment> = {}): number =>
      itemAt(of(jobOf([on(a, { included, ...more })])).ways, 2).full.fixed.usd;
    // A million tokens at 0.003 / 1,500; a thousand requests at 0.003; ten dollars.
    expect(lineOf({ unit: 'tokens', amount: 1e6 })).toBeCloseTo(98, 9);
    expect(lineOf({ unit: 'requests', amount: 1000 })).toBeCloseTo(97, 9);
    expect(lineOf({ unit: 'usd', amount: 10 })).toBeCloseTo(90, 9);
    expect(lineOf({ unit: 'usd', amount: 10 }, { overageTimes: 2, count: 3 })).toBeCloseTo(300 - 2 * 30, 9);
    const discounted = of(jobOf([on(a, { tiers: [{ fromUsd: 5, discount: 0.4 }] })])).ways;
    expect(paidFor(itemAt(discounted, 2), a)).toBeCloseTo(0.0018, 12);
  });

  it('of two are each with each, and of more than three none is weighed', () => {
    const two = of(jobOf([on(a), on(b, { usdPerMonth: 7 })]));
    expect(two.ways.map(({ set, full }) => `${set} ${full.fixed.usd}`)).toEqual([
      '-- 0',
      '-+ 7',
      '-+ 7',
      '+- 100',
      '++ 107',
      '++ 107',
      '+- 100',
      '++ 107',
      '++ 107',
    ]);
    expect(two.ways.map(({ refused }) => refused.length)).toEqual([2, 1, 1, 1, 0, 0, 1, 0, 0]);
    const more = [on(a), on(b), on('x', { paidBy: 'all' }), on('y', { paidBy: 'all' })];
    expect(of(jobOf(more))).toEqual({ ways: [asMetered], count: 4, isBounded: true });
    expect(of(jobOf(more.slice(0, 3)))).toMatchObject({ count: 3 });
    expect(of(jobOf(more.slice(0, 3))).ways).toHaveLength(3 * 3 * 2);
  });

  it('of hardware keep it for its model alone, one fleet of a model at most', () => {
    const fleet = gpu('f', { successLoss: { value: 0.1 }, staffUsdPerMonth: 50 });
    const lines = fleetEngine().fleetLines(fleet, [each]);
    const { ways, count } = of(jobOf([], [fleet]));
    expect(count).toBe(1);
    expect(ways.map(({ set, fleets, refused }) => [set, fleets.length, refused])).toEqual([
      ['-', 0, []],
      ['+', 1, []],
      ['+', 1, []],
    ]);
    for (const [l, line] of lines.entries()) {
      const way = itemAt(ways, l + 1);
      expect(way.full.fixed).toEqual({ usd: line.fixed.full, spend: line.fixed.cash });
      expect(way.cash.fixed).toEqual({ usd: line.fixed.cash, spend: line.fixed.cash });
      expect(paidFor(way, a)).toBe(line.attempt(0.003, each).full);
      expect(way.full.terms.get(a)!.successTimes).toBe(0.9);
      expect(way.full.terms.has(b)).toBe(false);
    }
    const twice = of(jobOf([], [gpu('f'), gpu('g', { usdPerGpuHour: 9 })]));
    expect(twice.ways.map(({ set }) => set)).toEqual(['--', '-+', '-+', '+-', '+-']);
    // A model that no row has, and a GPU that nobody knows, are of no use.
    expect(of(jobOf([], [gpu('f', { modelId: modelId('nobody') })])).count).toBe(0);
    expect(of(jobOf([], [gpu('f', { gpu: 'abacus' })])).count).toBe(0);
  });

  it('of owned hardware hold it at its first line alone where cash is what counts', () => {
    const owned = jobOf([], [gpu('f', { owned: true })]);
    expect(of(owned, true).ways.map(({ set }) => set)).toEqual(['-', '+']);
    expect(of(owned, false).ways).toHaveLength(3);
    expect(of(jobOf([], [gpu('f')]), true).ways).toHaveLength(3);
  });

  it('of hardware and a commitment on one model buy under it what the hardware does not carry', () => {
    const fleet = gpu('f', { mostReplicas: 1 });
    const [, full] = fleetEngine().fleetLines(fleet, [each]);
    const { ways } = of(jobOf([on(a, { tiers: [{ fromUsd: 0, discount: 0.9 }] })], [fleet]));
    const both = ways.filter(({ set }) => set === '++');
    expect(both).toHaveLength(4);
    // The last has the second line of either: a tenth of 0.003 is what the hardware is held against.
    expect(paidFor(itemAt(both, 3), a)).toBe(full!.attempt(0.0003, each).full);
    expect(ways.filter(({ set }) => set === '+-').map(({ refused }) => refused)).toEqual([[], []]);
    expect(ways.filter(({ set }) => set === '-+').map(({ fleets }) => fleets.length)).toEqual([0, 0]);
  });

  it('are no bound where a judge is bought under a commitment', () => {
    const job = jobOf([on(a)]);
    const judged = (model: string) => {
      const judge = { modelId: modelId(model), promptTokens: 10, completionTokens: 1 };
      const menu = menuOf(job, { verifiers: { [rowId('programming')]: verifier({ judge }) } });
      return waysOf(job, menu, false).isBounded;
    };
    expect([judged(a), judged(b)]).toEqual([false, true]);
  });
});

describe('all ways of a question', () => {
  const across = (job: Job, ask: Partial<OptimiseAsk> = {}) =>
    new Across(job, { rules: [], ...none, ...ask }, new KnownTables());

  it('weigh what is held where anything is, and count cash where a budget or the objective does', () => {
    expect(across(jobOf([]))).toMatchObject({ count: 0, isWeighed: false, objective: 'usdPerSuccess' });
    const owned = jobOf([], [gpu('f', { owned: true })]);
    expect(across(owned)).toMatchObject({ count: 1, isWeighed: true });
    expect(across(owned).ways).toHaveLength(3);
    expect(across(owned, { rules: [{ kind: 'maxModels', count: 1 }] }).ways).toHaveLength(3);
    expect(across(owned, { rules: [{ kind: 'budget', usdPerMonth: 1e6 }] }).ways).toHaveLength(2);
    expect(across(owned, { objective: 'cash' }).ways).toHaveLength(2);
  });

  it('ask each way without the models whose commitment it lets go', () => {
    const asked = across(jobOf([on(a)]));
    const modelsOf = (way: number): string[] =>
      asked.problem(way, [], null).models.map((place) => itemAt(asked.metered.menu.models, place).id);
    expect([0, 1, 2].map(modelsOf)).toEqual([[b], [a, b], [a, b]]);
    expect(asked.problem(1, [], asked.problem(1, [], null).models[0]!).models).toHaveLength(1);
  });
});

describe('how far a question asked of all ways is', () => {
  /** By kind of work, how far it is as each of its searches begins. */
  const heardOf = (rules: Rule[]): Record<string, number[]> => {
    const heard: Record<string, number[]> = {};
    optimise(jobOf([on(a, { usdPerMonth: 1 })]), { rules, ...none, objective: 'usdPerTask' }, (share, doing) => {
      const shares = heard[doing] ?? [];
      heard[doing] = shares;
      return shares.push(Number(share.toFixed(9))) > 0;
    });
    return heard;
  };
  const evenly = (from: number, to: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => Number((from + ((to - from) * i) / count).toFixed(9)));

  it('is told evenly: each search of each way is as much of its kind of work as any other', () => {
    // One model is used, so that one runner-up is asked for; two rules are priced.
    const heard = heardOf([
      { kind: 'maxModels', count: 1 },
      { kind: 'successFloor', categoryId: null, share: 0.1 },
    ]);
    expect(heard).toMatchObject({
      best: evenly(0.1, 0.5, 3),
      runnerUp: evenly(0.5, 0.75, 3),
      rulePrices: evenly(0.75, 1, 2 * 3),
    });
  });

  it('is told so of rules that conflict, of which each is tried once where all is settled, half of what may be', () => {
    const heard = heardOf([
      { kind: 'successFloor', categoryId: null, share: 0.9 },
      { kind: 'maxModels', count: 2 },
    ]);
    expect(heard).toMatchObject({ conflict: evenly(0.5, 1, 2 * 2 * 3).slice(0, 2 * 3) });
  });
});

describe('the best plan under a commitment', () => {
  const found = (commitments: Commitment[], rules: Parameters<typeof optimise>[1]['rules'] = []) => {
    const answer = optimise(jobOf(commitments), { rules, ...none, objective: 'usdPerTask' });
    if (answer.kind !== 'found') throw new Error(answer.kind);
    return answer;
  };

  it('keeps it where it pays, lets it go where it does not, and bears it where it is signed', () => {
    // 1,000 tasks for 3 USD as metered; for 1 USD a month all of them are included.
    const all = { included: { unit: 'requests' as const, amount: 1e6 } };
    const kept = found([on(a, { usdPerMonth: 1, ...all })]);
    expect(kept).toMatchObject({ fixedCosts: { count: 1, areWeighed: true }, best: { modelIds: [a] }, proven: true });
    expect(kept.best.value).toBeCloseTo(0.001, 9);
    expect(kept.best).not.toHaveProperty('fleetIds');
    expect(
      [kept.best.usdPerMonth, kept.best.cashUsdPerMonth, kept.best.fullUsdPerMonth].map((usd) => usd.toFixed(6)),
    ).toEqual(['1.000000', '1.000000', '1.000000']);
    // At 100 USD a month it goes, and with it the model it is on.
    const gone = found([on(a, all)]);
    expect(gone.best.modelIds).toEqual([b]);
    expect(gone.best.value).toBeCloseTo(0.006, 9);
    const signed = found([on(a, { ...all, paidBy: 'all' })]);
    expect(signed.best.modelIds).toEqual([a]);
    expect(signed.best.value).toBeCloseTo(0.1, 9);
    expect(signed.gap).toBe(0);
  });

  it('keeps to a budget in what is invoiced', () => {
    const all = { included: { unit: 'requests' as const, amount: 1e6 }, usdPerMonth: 4 };
    const rules = [{ kind: 'budget' as const, usdPerMonth: 5 }];
    expect(found([on(a, all)], rules).best.modelIds).toEqual([a]);
    // Less than the fee: a line lies below it, so that a search alone does not show that there is no plan.
    expect(optimise(jobOf([on(a, all)]), { rules: [{ kind: 'budget', usdPerMonth: 3.9 }], ...none })).toMatchObject({
      kind: 'undecided',
    });
    // Where the commitment is left its model goes: b costs 6 USD.
    expect(found([on(a, { ...all, usdPerMonth: 7 })], [{ kind: 'budget', usdPerMonth: 6.5 }]).best.modelIds).toEqual([
      b,
    ]);
  });
});
