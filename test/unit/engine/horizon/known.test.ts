/** What is known of the months to come: offers that end, shutdowns that are announced, and the best plan by then. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bringFleetEngine } from '../../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../../shared/engine/fleets/wholeFleetEngine.ts';
import { monthOfShutdown } from '../../../../shared/engine/horizon/announced.ts';
import { bestByMonth } from '../../../../shared/engine/horizon/bestByMonth.ts';
import { horizonOf } from '../../../../shared/engine/horizon/horizon.ts';
import { planIn } from '../../../../shared/engine/horizon/planIn.ts';
import { newOfferIn } from '../../../../shared/engine/horizon/pricesIn.ts';
import { project } from '../../../../shared/engine/horizon/project.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { type Commitment, newCommitment } from '../../../../shared/plan/commitment.ts';
import { bestMonthsRemark } from '../../../../shared/report/horizonTables.ts';
import { sayIn } from '../../../../shared/words/say.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

beforeAll(() => bringFleetEngine(wholeFleetEngine));

const from = '2026-01-15';

const jobOf = (a = modelAt('a')): Job =>
  smallJob(
    [a, modelAt('b', 5)],
    { a: 0.6, b: 0.8 },
    { one: ladder([rung('a')]), two: ladder([rung('b')]) },
    {
      category: category({ silentFailureUsd: { value: 0.1 } }),
    },
  );

const cashOf = (job: Job, months: number): number[] => {
  const found = project(job, stackId('one'), { months, from });
  return found.kind === 'projected' ? found.months.map(({ cashUsd }) => cashUsd) : [];
};

describe('offers in the months to come', () => {
  it('are paid from the month in which they begin, and no longer once they have ended', () => {
    const a = modelAt('a');
    const [offer] = a.offers;
    const cheap = { ...offer!, validUntil: '2026-03-31', asOf: '2026-01-10' };
    const dear = { ...modelAt('a', 4).offers[0]!, validFrom: '2026-04-01', asOf: '2026-01-10' };
    // Attempts cost $0.003 until the end of March: months 0 to 2 begin on the 15th of January to March.
    const found = cashOf(jobOf({ ...a, offers: [cheap, dear] }), 4);
    expect(found.map((usd) => Number(usd.toFixed(9)))).toEqual([3, 3, 3, 12, 12]);
  });

  it('stay as they are where none stands by then', () => {
    const a = modelAt('a');
    const ending = { ...a.offers[0]!, validUntil: '2026-02-28', asOf: '2026-01-10' };
    expect(cashOf(jobOf({ ...a, offers: [ending] }), 3).map((usd) => Number(usd.toFixed(9)))).toEqual([3, 3, 3, 3]);
  });
});

describe('the price of a model in a month', () => {
  const begins = { ...modelAt('a', 4).offers[0]!, validFrom: '2026-04-01', asOf: '2026-01-10' };
  const ends = { ...modelAt('a').offers[0]!, validUntil: '2026-03-31', asOf: '2026-01-10' };
  const inMonth = (month: number, offers = [ends, begins], day: string | null = from) =>
    newOfferIn({ ...modelAt('a'), offers }, undefined, day, month);

  it('is another one only where another offer is paid by then', () => {
    expect([0, 2].map((month) => inMonth(month))).toEqual([null, null]);
    expect(inMonth(3)).toMatchObject({ tiers: begins.tiers });
    expect(inMonth(3, [ends, begins], null)).toBeNull();
  });

  it('stays as it is where none stands by then, and where none stood on the first day', () => {
    expect(inMonth(3, [ends])).toBeNull();
    expect(inMonth(3, [begins])).toBeNull();
  });
});

describe('an announced shutdown', () => {
  const dying = { ...modelAt('a'), shutdownDate: '2026-05-01', successor: modelId('b') };

  it('hands the work to the successor in the first month that begins after it', () => {
    const job = jobOf(dying);
    const found = horizonOf(job, { months: 6, from });
    expect(found.announced).toEqual([
      {
        month: 4,
        modelId: 'a',
        successor: 'b',
        shutdownDate: '2026-05-01',
        stackIds: ['one'],
        followed: true,
      },
    ]);
    const typed = horizonOf(jobOf(), {
      months: 6,
      retirements: [{ month: 4, modelId: modelId('a'), successor: modelId('b') }],
    });
    expect(found.stacks).toEqual(typed.stacks);
  });

  it('is said and leaves the figures where nobody follows, and is left to what the planner says of the model', () => {
    const lost = horizonOf(jobOf({ ...dying, successor: null }), { months: 6, from });
    expect(lost.announced).toMatchObject([{ month: 4, successor: null, followed: false }]);
    expect(lost.stacks).toEqual(horizonOf(jobOf(), { months: 6 }).stacks);
    const event = { month: 2, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 0 };
    expect(horizonOf(jobOf(dying), { months: 6, from, switches: [event] }).announced).toEqual([]);
    expect(horizonOf(jobOf(dying), { months: 3, from }).announced).toEqual([]);
    // What the planner states of the model stands, and is shown as far as the months go.
    const later = { month: 5, modelId: modelId('a'), successor: modelId('b') };
    const stated = horizonOf(jobOf(dying), { months: 6, from, retirements: [later] });
    expect(stated.announced).toEqual([]);
    expect(stated.retirements).toEqual([{ ...later, stackIds: ['one'] }]);
    const short = { months: 4, from, retirements: [later] };
    expect(horizonOf(jobOf(dying), short).retirements).toEqual([]);
    expect(horizonOf(jobOf(dying), { ...short, months: 5 }).retirements).toHaveLength(1);
    // Nobody knows how the successor does: its work stays where it is.
    const unknown = jobOf(dying);
    unknown.plan.assumedRates = unknown.plan.assumedRates.filter((rate) => rate.modelId === 'a');
    expect(horizonOf(unknown, { months: 6, from }).announced).toMatchObject([{ successor: 'b', followed: false }]);
    expect(horizonOf(jobOf(dying), { months: 6 }).announced).toEqual([]);
  });

  it('falls in the month that begins on its day or next after it, from the first to the last', () => {
    const monthOf = (shutdownDate: string): number | null => monthOfShutdown(shutdownDate, from, 3);
    expect(['2025-01-01', '2026-01-15', '2026-01-16', '2026-02-15'].map(monthOf)).toEqual([0, 0, 1, 1]);
    expect(['2026-02-16', '2026-04-15', '2026-04-16'].map(monthOf)).toEqual([2, 3, null]);
  });

  it('counts where the model is used, and of nobody known to follow is said without a successor', () => {
    const unused = jobOf();
    unused.snapshot.models.push(modelAt('c', 1, { shutdownDate: '2026-03-01' }));
    expect(horizonOf(unused, { months: 6, from }).announced).toEqual([]);
    const stranger = horizonOf(jobOf({ ...dying, successor: modelId('nobody') }), { months: 6, from });
    expect(stranger.announced).toMatchObject([{ modelId: 'a', successor: null, followed: false }]);
  });

  it('is followed only where every stack that uses the model can go on with the successor', () => {
    const job = jobOf(dying);
    const [one, two] = job.plan.stacks;
    const both = { ...job, plan: { ...job.plan, stacks: [one!, { ...two!, policies: one!.policies }] } };
    expect(horizonOf(both, { months: 6, from }).announced).toMatchObject([
      { stackIds: ['one', 'two'], followed: true },
    ]);
    // The second has a model of its own that nobody knows the success of: with or without the successor it stands still.
    const stuck = ladder([rung('a', { verifier: verifier() }), rung('c')]);
    const policies = { [rowId('programming')]: stuck };
    const half = { ...both, plan: { ...both.plan, stacks: [one!, { ...two!, policies }] } };
    half.snapshot = { ...half.snapshot, models: [...half.snapshot.models, modelAt('c')] };
    expect(horizonOf(half, { months: 6, from }).announced).toMatchObject([
      { stackIds: ['one', 'two'], followed: false },
    ]);
  });
});

describe('the best plan of a month', () => {
  const rules = { rules: [], objective: 'usdPerSuccess' } as const;

  it('is that of the optimiser on the day, and is new where its model is gone', () => {
    const job = jobOf({ ...modelAt('a'), shutdownDate: '2026-03-01' });
    const found = bestByMonth(job, { future: { months: 3, from }, ask: rules });
    const today = optimise(job, rules);
    expect(found[0]?.best?.usdPerSuccess).toBe(today.kind === 'found' ? today.best.usdPerSuccess : null);
    expect(found.map(({ isNew }) => isNew)).toEqual([true, false, true, false]);
    expect(found[2]?.best?.modelIds).toEqual(['b']);
  });

  it('saves what the cheapest of the own stacks costs more, on its successes', () => {
    const job = jobOf();
    const [month] = bestByMonth(job, { future: { months: 0 }, ask: rules });
    const own = horizonOf(job, { months: 0 }).stacks.flatMap((stack) =>
      stack.kind === 'projected' ? [{ id: stack.stackId, ...stack.months[0]! }] : [],
    );
    const [least] = own.sort((x, y) => x.usdPerSuccess! - y.usdPerSuccess!);
    expect(month?.stackId).toBe(least?.id);
    expect(month?.savesUsd).toBeCloseTo(least!.successes * (least!.usdPerSuccess! - month!.best!.usdPerSuccess!), 9);
    expect(month?.savesUsd).toBeGreaterThanOrEqual(-1e-12);
  });

  it('is none, and saves nothing, where no plan keeps the rules, though stacks of the plan have a cost', () => {
    const [month] = bestByMonth(jobOf(), {
      future: { months: 0 },
      ask: { rules: [{ kind: 'successFloor', categoryId: null, share: 0.999 }], objective: 'usdPerSuccess' },
    });
    expect(month?.stackId).not.toBeNull();
    expect([month?.best, month?.savesUsd]).toEqual([null, null]);
  });

  it('is asked anew wherever something moved, and says how far from the best it can be', () => {
    const job = jobOf();
    const future = { months: 3, pricePaths: [{ kind: 'all' as const, foldPerYear: 4 }] };
    const found = bestByMonth(job, { future, ask: rules });
    for (const { month, best, within } of found) {
      const then = optimise(planIn(job, future, month), rules);
      expect([best?.usdPerSuccess, within]).toEqual([then.kind === 'found' ? then.best.usdPerSuccess : null, 0]);
    }
    expect(new Set(found.map(({ best }) => best?.usdPerSuccess)).size).toBe(4);
    const naming = { job, say: sayIn('en'), language: 'en' as const };
    expect(bestMonthsRemark(naming, found)).toBeNull();
    const open = found.map((month, i) => ({ ...month, within: i === 0 ? 0 : 0.01 * i }));
    expect(bestMonthsRemark(naming, open)).toMatch(/in months: 3\. No other is better by more than 3\.0%/);
    expect(bestMonthsRemark(naming, [{ ...itemAt(open, 0), within: null }])).toMatch(/is not known/);
  });

  it('is chosen without the models that are retired already, and without a first day no date is looked at', () => {
    const retired = jobOf({ ...modelAt('a'), status: 'retired' });
    retired.plan.categories[0]!.silentFailureUsd = { value: 0 };
    const [dated, undated] = [from, null].map((day) =>
      bestByMonth(retired, { future: { months: 0, from: day }, ask: rules }),
    );
    expect([dated?.[0]?.best?.modelIds, undated?.[0]?.best?.modelIds]).toEqual([['b'], ['a']]);
    const leaving = jobOf({ ...modelAt('a'), shutdownDate: '2020-01-01' });
    leaving.plan.categories[0]!.silentFailureUsd = { value: 0 };
    expect(bestByMonth(leaving, { future: { months: 0 }, ask: rules })[0]?.best?.modelIds).toEqual(['a']);
  });

  it('saves nothing that can be told where a row is left out of it, or no stack of the plan has a cost', () => {
    // The second row is measured of a alone, which is gone in month 1 and which the plan's own stack goes on with.
    const job = jobOf({ ...modelAt('a'), shutdownDate: '2026-02-01' });
    const [first] = job.plan.categories;
    const second = { ...first!, id: rowId('second'), share: 0.5 };
    job.plan.categories = [{ ...first!, share: 0.5 }, second];
    job.plan.assumedRates.push({ modelId: modelId('a'), category: second.id, rate: { value: 0.6 } });
    job.plan.stacks[0]!.policies = { ...job.plan.stacks[0]!.policies, [second.id]: ladder([rung('a')]) };
    const [now, then] = bestByMonth(job, { future: { months: 1, from }, ask: rules });
    expect(now?.savesUsd).toBeGreaterThan(0);
    expect(then).toMatchObject({ best: { modelIds: ['b'] }, stackId: 'one', savesUsd: null });
    const none = jobOf();
    none.plan.stacks = [];
    expect(bestByMonth(none, { future: { months: 0 }, ask: rules })[0]).toMatchObject({
      stackId: null,
      savesUsd: null,
    });
  });

  it('says how much of its own cost a plan that was not seen could save, as a share; null where nobody knows', () => {
    const a = modelId('a');
    const withTiers = (more: Partial<Commitment>, judged = false): Job => {
      const signed = { ...newCommitment('c', 'c', { kind: 'model', modelId: a }), paidBy: 'all' as const, ...more };
      const judge = judged ? { modelId: a, promptTokens: 10, completionTokens: 1 } : null;
      return smallJob(
        [modelAt('a'), modelAt('b', 2)],
        { a: 0.5, b: 0.6 },
        { one: ladder([rung('a', { verifier: verifier({ judge }) })]) },
        { plan: { commitments: [signed] } },
      );
    };
    const withinOf = (job: Job) => bestByMonth(job, { future: { months: 0 }, ask: rules })[0];
    // a with a second try costs 4.5 USD a month as metered, all of it 2.7 at the best price: 3.5 with 2 at the full one.
    expect(withinOf(withTiers({ tiers: [{ fromUsd: 2, discount: 0.4 }] }))?.within).toBeCloseTo(0.8 / 3.5, 9);
    expect(withinOf(withTiers({ usdPerMonth: 10 }, true))?.within).toBeNull();
    // Nothing is cheaper than what is free.
    const free = smallJob([modelAt('a', 0)], { a: 0.6 }, { one: ladder([rung('a')]) });
    expect(withinOf(free)).toMatchObject({ best: { usdPerSuccess: 0 }, within: 0 });
  });

  it('tells how many of the months are done', () => {
    const heard: number[] = [];
    bestByMonth(jobOf(), { future: { months: 3 }, ask: rules }, (share) => heard.push(share) > 0);
    expect(heard).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('stands beside the cheapest stack that has a cost at all', () => {
    const job = jobOf();
    job.plan.assumedRates = job.plan.assumedRates.map((rate) =>
      rate.modelId === 'a' ? { ...rate, rate: { value: 0 } } : rate,
    );
    const [month] = bestByMonth(job, { future: { months: 0 }, ask: rules });
    expect(month?.stackId).toBe('two');
  });

  it('is not asked where prices move by kind of work: a model has one price in a search', () => {
    const future = {
      months: 1,
      pricePaths: [{ kind: 'category' as const, categoryId: rowId('programming'), foldPerYear: 2 }],
    };
    expect(() => bestByMonth(jobOf(), { future, ask: rules })).toThrow(
      'pricePaths is category; allowed: paths of models, vendors, classes or all',
    );
  });

  it('ends where the listener says stop', () => {
    expect(bestByMonth(jobOf(), { future: { months: 5 }, ask: rules }, (share) => share < 0.3)).toHaveLength(2);
  });
});
