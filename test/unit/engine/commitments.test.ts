/** Minimum spends, subscriptions, provisioned throughput and discounts of volume: by hand, in rows, months and draws. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { commitmentLines } from '../../../shared/engine/commitments/commitmentLines.ts';
import { invoiceOf } from '../../../shared/engine/commitments/invoice.ts';
import { changesOf, commitmentOn } from '../../../shared/engine/commitments/onUse.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { bringFleetEngine } from '../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../shared/engine/fleets/wholeFleetEngine.ts';
import { project } from '../../../shared/engine/horizon/project.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import { type Commitment, newCommitment } from '../../../shared/plan/commitment.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { cashOf } from '../../../shared/report/monthly.ts';
import { withPrice } from '../../offerOf.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

beforeAll(() => bringFleetEngine(wholeFleetEngine));

const onA = (more: Partial<Commitment>): Commitment => ({
  ...newCommitment('c', 'agreed', { kind: 'model', modelId: modelId('a') }),
  ...more,
});

describe('the lines below an invoice', () => {
  const pays = (commitment: Commitment, usd: number) =>
    commitmentLines(commitment, { tokens: 2e-6, requests: 0.01, usd: 1 }).map(
      (line) =>
        line.fixed.cash +
        line.attempt(usd, { promptTokens: 0, completionTokens: 0, cachedTokens: 0, requests: 1 }).cash,
    );

  it('are the fee or the minimum, and what is used at its lowest price', () => {
    expect(pays(onA({ minimumUsd: 100 }), 700)).toEqual([100, 700]);
    // Without anything included the times of what goes beyond it say nothing.
    expect(pays(onA({ count: 2, usdPerMonth: 30, overageTimes: 3 }), 700)).toEqual([60, 760]);
    const tiers = [
      { fromUsd: 100, discount: 0.1 },
      { fromUsd: 500, discount: 0.25 },
    ];
    expect(pays(onA({ tiers }), 1000)).toEqual([0, 750]);
  });

  it('let what is included take from what is used no more than it covers at the dearest', () => {
    const seats = onA({ count: 3, usdPerMonth: 20, overageTimes: 1.5, included: { unit: 'tokens', amount: 1e6 } });
    // Three million tokens at up to $2 a million: $6 of the use, at one and a half times its price.
    expect(pays(seats, 100)).toEqual([60, 60 - 1.5 * 6 + 150]);
    const requests = onA({ usdPerMonth: 20, included: { unit: 'requests', amount: 500 } });
    expect(pays(requests, 100)).toEqual([20, 20 - 5 + 100]);
  });
});

describe('what a commitment is on', () => {
  const onHost: Commitment = { ...onA({}), id: 'h', on: { kind: 'host', host: 'azure' } };
  const at = (id: string, host: string | null) => withPrice(modelAt(id), { host });

  it('is the model, at any setting, before the host whose offer is paid', () => {
    const both = [onHost, onA({})];
    expect(commitmentOn(both, at('a', 'azure'), undefined)?.id).toBe('c');
    expect(commitmentOn(both, at('a@high', null), undefined)?.id).toBe('c');
    expect(commitmentOn(both, at('b', 'azure'), undefined)?.id).toBe('h');
    expect(commitmentOn(both, at('b', 'bedrock'), undefined)).toBeNull();
    expect(commitmentOn(both, at('b', null), undefined)).toBeNull();
    expect(commitmentOn(both, { ...modelAt('b'), offers: [] }, undefined)).toBeNull();
  });
});

describe('an invoice', () => {
  const used = (usd: number, tokens = 0, requests = 0) => ({ usd, tokens, requests });

  it('is at least the minimum: 600 used of 1,000 are 1,000, and 1,400 are 1,400', () => {
    expect(invoiceOf(onA({ minimumUsd: 1000 }), used(600))).toBe(1000);
    expect(invoiceOf(onA({ minimumUsd: 1000 }), used(1400))).toBe(1400);
  });

  it('of a subscription is its fee, and beyond the 10 million tokens it includes the list price', () => {
    const subscription = onA({ usdPerMonth: 200, included: { unit: 'tokens', amount: 10e6 } });
    expect(invoiceOf(subscription, used(30, 8e6))).toBe(200);
    // 25 million tokens are worth 75: 15 million of them are beyond, 45.
    expect(invoiceOf(subscription, used(75, 25e6))).toBeCloseTo(245, 9);
    expect(invoiceOf({ ...subscription, overageTimes: 2 }, used(75, 25e6))).toBeCloseTo(290, 9);
    // Two seats include twice as much.
    expect(invoiceOf({ ...subscription, count: 2 }, used(75, 25e6))).toBeCloseTo(415, 9);
  });

  it('counts what is included in dollars or requests too', () => {
    expect(invoiceOf(onA({ usdPerMonth: 100, included: { unit: 'usd', amount: 150 } }), used(190))).toBeCloseTo(140, 9);
    expect(
      invoiceOf(onA({ usdPerMonth: 100, included: { unit: 'requests', amount: 500 } }), used(80, 0, 1000)),
    ).toBeCloseTo(140, 9);
  });

  it('is 10% lower above 5,000, tier by tier', () => {
    const volume = onA({ tiers: [{ fromUsd: 5000, discount: 0.1 }] });
    expect(invoiceOf(volume, used(4000))).toBe(4000);
    expect(invoiceOf(volume, used(8000))).toBeCloseTo(7700, 9);
    const two = onA({
      tiers: [
        { fromUsd: 5000, discount: 0.1 },
        { fromUsd: 10_000, discount: 0.2 },
      ],
    });
    // 5,000 + 0.9 x 5,000 + 0.8 x 2,000
    expect(invoiceOf(two, used(12_000))).toBeCloseTo(11_100, 9);
  });

  it('of nothing used is the fee alone, and without anything included no overage price applies', () => {
    expect(invoiceOf(onA({ usdPerMonth: 10, included: { unit: 'tokens', amount: 0 } }), used(0))).toBe(10);
    expect(invoiceOf(onA({ usdPerMonth: 10, overageTimes: 2 }), used(600))).toBe(610);
  });

  it('is shared out by tasks where nothing is used, and is nothing where there are none', () => {
    const idle = (tasks: number) => ({ usd: 0, tokens: 0, requests: 0, tasks });
    const forAll = onA({ minimumUsd: 100, paidBy: 'all' });
    expect(changesOf(forAll, [idle(30), idle(10)])).toEqual([75, 25]);
    expect(changesOf(forAll, [idle(0), idle(0)])).toEqual([0, 0]);
  });

  it('never falls as more is used, and never lies below fee or minimum', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (fee, minimumUsd, included, less, more) => {
        const commitment = onA({
          usdPerMonth: fee,
          minimumUsd,
          included: { unit: 'usd', amount: included },
          tiers: [{ fromUsd: 1000, discount: 0.3 }],
        });
        const [low, high] = [Math.min(less, more), Math.max(less, more)].map((usd) => invoiceOf(commitment, used(usd)));
        expect(low).toBeLessThanOrEqual((high ?? 0) * (1 + 1e-12) + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.max(fee, minimumUsd));
      }),
      { numRuns: 200 },
    );
  });
});

/** 100,000 tasks; a: 0.003 USD and 60%, checked for nothing; b: 0.015 USD. */
const job = (commitments: Commitment[], draws = 0) =>
  smallJob(
    [modelAt('a'), modelAt('b', 5)],
    { a: 0.6, b: 0.8 },
    {
      alone: ladder([rung('a')]),
      backed: ladder([rung('a', { verifier: verifier() }), rung('b')]),
      other: ladder([rung('b')]),
    },
    { plan: { tasksPerMonth: 100_000, commitments }, draws },
  );

const cash = (commitments: Commitment[], stack: string): number => {
  const total = evaluate(job(commitments)).stacks.find(({ stackId: id }) => id === stack)?.total;
  return total == null ? Number.NaN : cashOf(total, 100_000);
};

describe('a commitment in a plan', () => {
  it('makes the month of a stack that buys there its invoice', () => {
    expect(cash([], 'alone')).toBeCloseTo(300, 6);
    expect(cash([onA({ minimumUsd: 1000 })], 'alone')).toBeCloseTo(1000, 6);
    // 150 million tokens, of which 100 million are included.
    expect(cash([onA({ usdPerMonth: 200, included: { unit: 'tokens', amount: 100e6 } })], 'alone')).toBeCloseTo(300, 6);
    expect(cash([onA({ tiers: [{ fromUsd: 100, discount: 0.5 }] })], 'backed')).toBeCloseTo(200 + 600, 6);
  });

  it('is paid by who buys there, or by every stack where it is signed', () => {
    expect(cash([onA({ minimumUsd: 5000 })], 'other')).toBeCloseTo(1500, 6);
    expect(cash([onA({ minimumUsd: 5000, paidBy: 'all' })], 'other')).toBeCloseTo(6500, 6);
  });

  it('counts judges, and a model’s own before that of its host', () => {
    const onHost: Commitment = { ...newCommitment('d', 'host', { kind: 'host', host: 'acme' }), minimumUsd: 900 };
    const [a, b] = [modelAt('a'), modelAt('b', 5)].map((model) => ({
      ...model,
      offers: model.offers.map((offer) => ({ ...offer, host: 'acme' })),
    })) as [Model, Model];
    const judged = smallJob(
      [a, b],
      { a: 0.6, b: 0.8 },
      {
        s: ladder(
          [
            rung('b', {
              verifier: verifier({ judge: { modelId: modelId('a'), promptTokens: 1000, completionTokens: 0 } }),
            }),
          ],
          'abandon',
        ),
      },
      { plan: { tasksPerMonth: 1000, commitments: [onHost, onA({ minimumUsd: 100 })] } },
    );
    const [{ total } = { total: null }] = evaluate(judged).stacks;
    // 1,000 attempts worth 15 USD are invoiced at the host's 900, 1,000 checks worth 1 USD at the judge's own 100.
    expect(total === null ? null : cashOf(total, 1000)).toBeCloseTo(900 + 100, 6);
    // The checks are a million tokens, of which half are included.
    const included = { ...judged.plan, commitments: [onA({ included: { unit: 'tokens', amount: 0.5e6 } })] };
    const [{ total: half } = { total: null }] = evaluate({ ...judged, plan: included }).stacks;
    expect(half === null ? null : cashOf(half, 1000)).toBeCloseTo(15 + 0.5, 6);
  });

  it('is shared by the rows that use it, by their dollars, and adds up in waterfall and months', () => {
    const two = job([onA({ minimumUsd: 1000 })]);
    const [first] = two.plan.categories;
    const plan = {
      ...two.plan,
      categories: [
        { ...category(), ...first, share: 0.75 },
        { ...category(), id: rowId('more'), share: 0.25 },
      ],
      assumedRates: two.plan.assumedRates.flatMap((rate) => [rate, { ...rate, category: rowId('more') }]),
      stacks: two.plan.stacks.map((stack) => ({
        ...stack,
        policies: { ...stack.policies, more: ladder([rung('a')]) },
      })),
    };
    const [alone] = evaluate({ ...two, plan }).stacks;
    const each = alone?.categories.map(({ figures }) => figures?.parts.committed ?? 0) ?? [];
    // 700 over 300 of use, 0.007 a task in both rows alike.
    expect(each).toEqual([expect.closeTo(0.007, 9), expect.closeTo(0.007, 9)]);
    for (const { waterfall, figures } of alone?.categories ?? [])
      expect(waterfall.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(figures?.usdPerSuccess?.value ?? 0, 9);
    const ahead = project({ ...two, plan }, stackId('alone'), {
      months: 12,
      demand: { growthPerYear: { value: 9 }, elasticity: { value: 0 } },
    });
    const months = ahead.kind === 'projected' ? ahead.months : [];
    expect(months[0]?.cashUsd).toBeCloseTo(1000, 6);
    // Ten times the work is worth 3,000, above the minimum.
    expect(months[12]?.cashUsd).toBeCloseTo(3000, 6);
  });

  it.each([
    ['tokens', 100e6, 2],
    ['requests', 60_000, 1],
    ['usd', 120, 1.5],
  ] as const)(
    'that includes %s is the same in the first month ahead as in the plan, in every draw',
    (unit, amount, times) => {
      const included = job([onA({ usdPerMonth: 50, included: { unit, amount }, overageTimes: times })], 40);
      const [row] = included.plan.categories;
      const shape = { ...row!.shape, completionTokens: { value: 500, low: 400, high: 700 } };
      const judge = { modelId: modelId('a'), promptTokens: 3000, completionTokens: 700 };
      const judged = {
        ...included.plan.stacks[0]!,
        id: stackId('judged'),
        policies: { [row!.id]: ladder([rung('b', { verifier: verifier({ judge }) })], 'abandon') },
      };
      const stacks = [...included.plan.stacks, judged];
      const plan = { ...included.plan, categories: [{ ...row!, shape }], stacks };
      for (const { stackId: id, total } of evaluate({ ...included, plan }).stacks) {
        const ahead = project({ ...included, plan }, id, { months: 0 });
        if (ahead.kind !== 'projected' || total === null) throw new Error(`${id} has no figures`);
        const [month] = ahead.months;
        expect(month?.spendUsd).toBeCloseTo(total.usdPerMonth.value, 6);
        expect(month?.usdPerSuccess).toBeCloseTo(total.usdPerSuccess?.value ?? 0, 9);
        if (total.usdPerSuccess?.high !== undefined)
          expect(month?.bands?.usdPerSuccess?.high).toBeCloseTo(total.usdPerSuccess.high, 9);
      }
    },
  );

  it('is invoiced in every draw of its own use', () => {
    const uncertain = job([onA({ usdPerMonth: 50, included: { unit: 'tokens', amount: 100e6 } })], 50);
    const [row] = uncertain.plan.categories;
    const plan = {
      ...uncertain.plan,
      categories: [
        {
          ...category(),
          ...row,
          shape: { ...category().shape, completionTokens: { value: 500, low: 400, high: 700 } },
        },
      ],
    };
    const [alone] = evaluate({ ...uncertain, plan }).stacks;
    const month = alone?.total?.usdPerMonth;
    expect(month?.low).toBeGreaterThan(100);
    expect(month?.high ?? 0).toBeGreaterThan(month?.low ?? 0);
  });

  it('leaves no doubt where the fees of two include all that is used, however much that is', () => {
    const onB: Commitment = { ...onA({}), id: 'd', on: { kind: 'model', modelId: modelId('b') } };
    const all = { usdPerMonth: 200, included: { unit: 'tokens', amount: 1e12 } } as const;
    const flat = job(
      [
        { ...onA({}), ...all },
        { ...onB, ...all },
      ],
      50,
    );
    const [row] = flat.plan.categories;
    const shape = { ...category().shape, completionTokens: { value: 500, low: 400, high: 700 } };
    const plan = { ...flat.plan, categories: [{ ...category(), ...row, shape }] };
    const backed = evaluate({ ...flat, plan }).stacks.find(({ stackId: id }) => id === 'backed');
    const month = backed?.total?.usdPerMonth;
    expect([month?.low, month?.value, month?.high]).toEqual([400, 400, 400].map((usd) => expect.closeTo(usd, 3)));
  });

  it('names what cannot be', () => {
    const kinds = (more: Partial<Commitment>): string => {
      const read = readPlan({ ...job([]).plan, commitments: [onA(more)] });
      return read.ok ? 'sound' : read.error.kind;
    };
    expect(kinds({})).toBe('sound');
    expect(kinds({ usdPerMonth: -1 })).toBe('invalidNumber');
    expect(kinds({ count: 0 })).toBe('invalidWholeNumber');
    expect(
      kinds({
        tiers: [
          { fromUsd: 2, discount: 0.1 },
          { fromUsd: 1, discount: 0.2 },
        ],
      }),
    ).toBe('tiersOutOfOrder');
    expect(kinds({ tiers: [{ fromUsd: 2, discount: 1 }] })).toBe('invalidNumber');
    const twice = checkPlan(job([onA({}), onA({})]).plan, null);
    expect(twice.map(({ details }) => details?.field)).toEqual(['commitments[1].id', 'commitments[1].on']);
  });
});
