/** The best plan where hardware and commitments may be kept or let go, held to evaluating every plan with every set of them. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { bringFleetEngine } from '../../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../../shared/engine/fleets/wholeFleetEngine.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { ownChoices, pairChoice } from '../../../../shared/engine/optimise/choice.ts';
import { policyOf } from '../../../../shared/engine/optimise/choicePolicy.ts';
import { menuOf } from '../../../../shared/engine/optimise/menu.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import type { Found } from '../../../../shared/engine/optimise/optimum.ts';
import { type MenuPlace, placesUpTo } from '../../../../shared/engine/optimise/places.ts';
import { triplesOf } from '../../../../shared/engine/optimise/triples.ts';
import type { Figures } from '../../../../shared/engine/outcome.ts';
import { idOfPlan } from '../../../../shared/engine/plansBeside.ts';
import { threePlans } from '../../../../shared/engine/threePlans.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { type Commitment, newCommitment } from '../../../../shared/plan/commitment.ts';
import { type Fleet, newFleet } from '../../../../shared/plan/fleet.ts';
import type { Policy } from '../../../../shared/plan/policy.ts';
import type { Objective, Rule } from '../../../../shared/plan/rule.ts';
import { cashOf } from '../../../../shared/report/monthly.ts';
import { bounded } from '../bounded.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

beforeAll(() => bringFleetEngine(wholeFleetEngine));

const large = 'openai/gpt-oss-120b';
const small = 'openai/gpt-oss-20b';
const closed = 'closed';
const rates = { [large]: 0.7, [small]: 0.55, [closed]: 0.8 };

interface Made {
  tasks: number;
  fleets: Fleet[];
  commitments: Commitment[];
  isChecked: boolean;
}

/** One row whose first step is checked, or two rows of requests unlike in length that nothing is checked in. */
const jobOf = ({ tasks, fleets, commitments, isChecked }: Made): Job => {
  const first = category({ silentFailureUsd: { value: 0.01 }, kind: null });
  const one = smallJob(
    [modelAt(large, 2), modelAt(small), modelAt(closed, 6)],
    rates,
    { a: ladder([rung(closed, isChecked ? { verifier: verifier({ falseAccept: { value: 0.3 } }) } : {})]) },
    { category: first, plan: { tasksPerMonth: tasks, fleets, commitments } },
  );
  if (isChecked) return one;
  const long = {
    ...first,
    id: rowId('long'),
    share: 0.4,
    shape: { ...first.shape, promptTokens: { value: 6000 }, completionTokens: { value: 200 }, steps: { value: 3 } },
  };
  const { plan } = one;
  const ofLong = plan.assumedRates.map((rate) => ({
    ...rate,
    category: long.id,
    rate: { value: rate.rate.value / 2 },
  }));
  return {
    ...one,
    plan: { ...plan, categories: [{ ...first, share: 0.6 }, long], assumedRates: [...plan.assumedRates, ...ofLong] },
  };
};

const valueIn = (total: Figures, objective: Objective): number => {
  if (objective === 'cash') return cashOf(total, 1);
  if (objective === 'netValue') return -total.netValueUsdPerTask.value;
  if (objective === 'usdPerTask') return total.usdPerTask.value;
  return total.usdPerSuccess?.value ?? Number.POSITIVE_INFINITY;
};

const spendOf = ({ parts }: Figures): number => parts.model + parts.verifier + parts.human + parts.committed;

/** The least of the objective over every plan, on every set of the fleets. */
const looked = (job: Job, objective: Objective, budget = Number.POSITIVE_INFINITY): number => {
  const menu = menuOf(job);
  const places = placesUpTo<MenuPlace>(menu.models.length);
  const policies = menu.categories.map((row): Policy[] =>
    [
      ...places.flatMap((place) => ownChoices(row, place)),
      ...places.flatMap((i) => places.flatMap((j) => pairChoice(row, i, j) ?? [])),
      ...triplesOf(row, places),
    ].map((choice) => policyOf(menu, row, choice)),
  );
  const plans = policies.reduce<Policy[][]>(
    (all, list) => all.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );
  const stacks = plans.map((chosen, i) => ({
    id: stackId(`s${i}`),
    name: `s${i}`,
    note: '',
    policies: Object.fromEntries(menu.categories.map((row, c) => [row.category.id, chosen[c]!])),
  }));
  const { fleets = [] } = job.plan;
  let least = Number.POSITIVE_INFINITY;
  for (let set = 0; set < 2 ** fleets.length; set++) {
    const kept = fleets.filter((_, f) => (set & (1 << f)) !== 0);
    // A few at a time: an evaluation holds every stack against every other.
    for (let from = 0; from < stacks.length; from += 1) {
      const some = stacks.slice(from, from + 1);
      const plan = {
        ...job.plan,
        stacks: some,
        fleets: kept.map((fleet) => ({ ...fleet, stacks: some.map(({ id }) => id) })),
      };
      for (const { total } of evaluate({ ...job, plan }).stacks) {
        const isWithin = total !== null && spendOf(total) * job.plan.tasksPerMonth <= budget;
        if (isWithin) least = Math.min(least, valueIn(total, objective));
      }
    }
  }
  return least;
};

const fleetOf = (id: string, model: string): fc.Arbitrary<Fleet> =>
  fc
    .record({
      gpus: fc.constantFrom(1 as const, 2 as const, null),
      usdPerGpuHour: fc.constantFrom(0.05, 0.5, 3),
      spares: fc.constantFrom(0, 1),
      mostReplicas: fc.constantFrom(null, 1),
      owned: fc.boolean(),
      staffUsdPerMonth: fc.constantFrom(0, 300),
      successLoss: fc.constantFrom(null, { value: 0.1 }),
      perUserFloor: fc.constantFrom(0, 20, 80),
    })
    .map((some) => ({ ...newFleet(id, modelId(model), [stackId('a')], 'H100'), ...some }));

const commitment: fc.Arbitrary<Commitment> = fc
  .record({
    paidBy: fc.constantFrom('buyers' as const, 'all' as const),
    usdPerMonth: fc.constantFrom(0, 100, 2000),
    included: fc.constantFrom(
      null,
      { unit: 'tokens' as const, amount: 5e7 },
      { unit: 'requests' as const, amount: 20_000 },
      { unit: 'usd' as const, amount: 500 },
    ),
    overageTimes: fc.constantFrom(1, 0.5, 2),
    minimumUsd: fc.constantFrom(0, 1000),
    tiers: fc.constantFrom<Commitment['tiers']>([], [{ fromUsd: 200, discount: 0.4 }]),
  })
  .map((some) => ({ ...newCommitment('c', 'c', { kind: 'model', modelId: modelId(closed) }), ...some }));

const made: fc.Arbitrary<Made> = fc.record({
  tasks: fc.constantFrom(300, 20_000, 1_000_000, 40_000_000),
  fleets: fc
    .tuple(fleetOf('one', large), fc.option(fleetOf('two', small), { nil: null }))
    .map(([one, two]) => (two === null ? [one] : [one, two])),
  commitments: fc.option(commitment, { nil: null }).map((one) => (one === null ? [] : [one])),
  isChecked: fc.boolean(),
});

const runs = 6;

const objective = fc.constantFrom<Objective>('usdPerSuccess', 'netValue', 'cash', 'usdPerTask');

const foundIn = (job: Job, ask: { rules?: Rule[]; objective?: Objective } = {}): Found => {
  const optimum = optimise(job, { rules: [], explain: false, ...ask });
  if (optimum.kind !== 'found') throw new Error(optimum.kind);
  return optimum;
};

describe('a search that may keep hardware and commitments', () => {
  it('never claims more than looking at every plan with every set shows, and mostly finds the best', {
    tags: ['slow'],
  }, () => {
    const seen = { all: 0, best: 0, proven: 0, hosted: 0 };
    void fc.assert(
      fc.property(made, objective, (some, what) => {
        const job = jobOf(some);
        const truth = looked(job, what);
        const { best, gap, proven, fixedCosts } = foundIn(job, { objective: what });
        const near = 2e-6 * Math.abs(truth) + 1e-12;
        seen.all += 1;
        if (Math.abs(best.value - truth) <= near) seen.best += 1;
        if (proven) {
          seen.proven += 1;
          expect(Math.abs(best.value - truth)).toBeLessThanOrEqual(near);
        }
        if (best.fleetIds !== undefined) seen.hosted += 1;
        expect(fixedCosts?.areWeighed).toBe(true);
        expect(best.value).toBeGreaterThanOrEqual(truth - near);
        expect(gap).not.toBeNull();
        expect(best.value - (gap ?? 0)).toBeLessThanOrEqual(truth + near);
      }),
      bounded(runs),
    );
    expect(seen.best).toBeGreaterThanOrEqual(seen.all - 1);
    expect(seen.proven).toBeGreaterThan(0);
    expect(seen.hosted).toBeGreaterThan(0);
  });

  it('keeps to a budget in what is really invoiced', { tags: ['slow'] }, () => {
    const cheap = {
      ...newFleet('one', modelId(large), [stackId('a')], 'H100'),
      gpus: 1 as const,
      spares: 0,
      usdPerGpuHour: 1,
    };
    const job = jobOf({ tasks: 1_000_000, fleets: [cheap], commitments: [], isChecked: false });
    // A replica is $839.50 a month with its overhead; the small model bought for all of it $2,400 and more.
    for (const usdPerMonth of [600, 900, 2600, 5000]) {
      const rules: Rule[] = [{ kind: 'budget', usdPerMonth }];
      const optimum = optimise(job, { rules, explain: false, objective: 'netValue' });
      const truth = looked(job, 'netValue', usdPerMonth);
      if (optimum.kind === 'found') {
        expect(optimum.best.usdPerMonth).toBeLessThanOrEqual(usdPerMonth * (1 + 1e-6));
        expect(optimum.best.value).toBeGreaterThanOrEqual(truth - 1e-6 * Math.abs(truth));
        expect(optimum.best.value - (optimum.gap ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(truth + 1e-9);
      } else expect(truth).toBe(Number.POSITIVE_INFINITY);
    }
  });
});

describe('three plans', () => {
  const gpu = (more: Partial<Fleet>): Fleet => ({
    ...newFleet('one', modelId(large), [stackId('a')], 'H100'),
    gpus: 1,
    spares: 0,
    ...more,
  });
  const busy = { tasks: 1_000_000, commitments: [], isChecked: false };

  it('run on hardware that pays, at the figures of the evaluation, and buy where it does not', () => {
    const paying = threePlans(jobOf({ ...busy, fleets: [gpu({ usdPerGpuHour: 0.1 })] }), { rules: [] }, () => true, 0);
    if (paying.optimum.kind !== 'found') throw new Error(paying.optimum.kind);
    const { best } = paying.optimum;
    expect(best.fleetIds).toEqual(['one']);
    const total = paying.outcome?.stacks.find(({ stackId: id }) => id === idOfPlan(0))?.total;
    expect(total?.parts.committed).toBeGreaterThan(0);
    expect(total?.usdPerSuccess?.value).toBeCloseTo(best.usdPerSuccess ?? 0, 12);
    const dear = foundIn(jobOf({ ...busy, fleets: [gpu({ usdPerGpuHour: 900 })] }));
    expect(dear.best.fleetIds).toBeUndefined();
    const none = foundIn(jobOf({ ...busy, fleets: [] }));
    expect(dear.best.usdPerSuccess).toBeCloseTo(none.best.usdPerSuccess ?? 0, 9);
  });

  it('say so where there is more hardware than is weighed', () => {
    const fleets = ['H100', 'H200', 'B200', 'A100-80'].map((name, i) =>
      gpu({ id: `f${i}`, gpu: name, usdPerGpuHour: 0.1 }),
    );
    const found = foundIn(jobOf({ ...busy, fleets }));
    expect(found.fixedCosts).toEqual({ count: 4, areWeighed: false });
    expect(found.best.fleetIds).toBeUndefined();
  });

  it('do not know how far they are from the best where a judge is bought under a commitment', () => {
    const signed = { ...newCommitment('c', 'c', { kind: 'model', modelId: modelId(closed) }), usdPerMonth: 10 };
    const job = jobOf({ tasks: 1000, fleets: [], commitments: [signed], isChecked: true });
    const judge = { modelId: modelId(closed), promptTokens: 100, completionTokens: 10 };
    const [row] = job.plan.categories;
    const found = optimise(job, { rules: [], explain: false, verifiers: { [row!.id]: verifier({ judge }) } });
    expect(found).toMatchObject({ kind: 'found', gap: null, proven: false });
  });
});
