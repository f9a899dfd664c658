import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { type Choice, ownChoices, pairChoice, withinSeconds } from '../../../../shared/engine/optimise/choice.ts';
import { policyOf } from '../../../../shared/engine/optimise/choicePolicy.ts';
import { type CategoryMenu, type Menu, menuOf, tablePlaceOf } from '../../../../shared/engine/optimise/menu.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import { type MenuPlace, placesUpTo } from '../../../../shared/engine/optimise/places.ts';
import { triplesOf } from '../../../../shared/engine/optimise/triples.ts';
import { modelAllowed, modelAllowedIn } from '../../../../shared/engine/rules.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { normalCdf } from '../../../../shared/foundation/normal.ts';
import { type Objective, objectives, type Rule, rowOfRule } from '../../../../shared/plan/rule.ts';
import { bounded } from '../bounded.ts';
import { randomJob, unfinite } from '../randomJob.ts';

/** In hundredths: what lies within rounding of a limit may be judged either way. */
const share = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 100), max: Math.round(max * 100) }).map((percent) => percent / 100);

/** Stands for the first category of whatever job the rules meet. */
const inFirst = rowId('programming');

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('successFloor' as const), categoryId: fc.constant(null), share: share(0, 0.8) }),
  fc.record({
    kind: fc.constant('silentFailureCeiling' as const),
    categoryId: fc.constant(null),
    share: share(0.1, 0.8),
  }),
  fc.record({ kind: fc.constant('budget' as const), usdPerMonth: share(0, 2_000_000) }),
  fc.record({ kind: fc.constant('maxModels' as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('maxModels' as const), count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('vendorShareCap' as const), share: share(0.3, 1) }),
  fc.record({ kind: fc.constant('vendorShareCap' as const), share: share(0.6, 1) }),
  fc.constant<Rule>({ kind: 'openWeightsOnly' }),
  fc.constant<Rule>({ kind: 'origins', allowed: ['china', 'US'] }),
  fc.constant<Rule>({ kind: 'openWeightsOnly', categoryId: inFirst }),
  fc.constant<Rule>({ kind: 'origins', allowed: ['china'], categoryId: inFirst }),
  fc.constant<Rule>({ kind: 'vendors', allowed: ['alpha', 'beta'] }),
  fc.constant<Rule>({ kind: 'vendorsNot', refused: ['alpha'], categoryId: inFirst }),
  fc.constant<Rule>({ kind: 'modelsNot', refused: [modelId('vendor/model-b1')] }),
  fc.constant<Rule>({
    kind: 'models',
    allowed: [modelId('vendor/model-a0'), modelId('vendor/model-b1')],
    categoryId: inFirst,
  }),
  fc.constant<Rule>({ kind: 'lasting', day: '2026-06-01' }),
  fc.constant<Rule>({ kind: 'toolsRequired' }),
  fc.constant<Rule>({ kind: 'contextTokens', tokens: 100_000 }),
  fc.constant<Rule>({ kind: 'listedOnly' }),
  fc.record({ kind: fc.constant('latencyP95' as const), seconds: fc.integer({ min: 5, max: 400 }) }),
  fc.record({
    kind: fc.constant('latencyP95' as const),
    seconds: fc.integer({ min: 5, max: 400 }),
    categoryId: fc.constant(inFirst),
  }),
  fc.record({
    kind: fc.constant('maxModels' as const),
    count: fc.integer({ min: 1, max: 2 }),
    categoryId: fc.constant(inFirst),
  }),
  fc.constant<Rule>({ kind: 'servedIn', allowed: ['EU'], categoryId: inFirst }),
  fc.constant<Rule>({ kind: 'servedIn', allowed: ['US', 'FR'] }),
  fc.constant<Rule>({ kind: 'toolsRequired', categoryId: inFirst }),
  fc.constant<Rule>({ kind: 'contextTokens', tokens: 100_000, categoryId: inFirst }),
  fc.record({ kind: fc.constant('successFloor' as const), categoryId: fc.constant(inFirst), share: share(0, 0.7) }),
  fc.record({
    kind: fc.constant('silentFailureCeiling' as const),
    categoryId: fc.constant(inFirst),
    share: share(0.3, 0.9),
  }),
);

const rulesOf = fc.uniqueArray(rule, { maxLength: 3, selector: (entry) => `${entry.kind} ${rowOfRule(entry)}` });

/** The rules with those of a category made about the first that a job has. */
const about = (job: Job, rules: readonly Rule[]): Rule[] =>
  rules.map((entry) => (rowOfRule(entry) !== null ? { ...entry, categoryId: job.plan.categories[0]!.id } : entry));

const regions = ['eu-west-1', 'us', null, 'swedencentral, us-east-1'];

/** Speeds and places that tell models apart, so that a rule on them leaves some. */
const jobs = randomJob({ complete: true, maxCategories: 2, maxStacks: 1, maxModels: 4 }).map(
  (job): Job => ({
    ...job,
    snapshot: {
      ...job.snapshot,
      models: job.snapshot.models.map((model, i) => ({
        ...model,
        offers: model.offers.map((offer) => ({ ...offer, region: regions[i % regions.length] ?? null })),
      })),
    },
    plan: {
      ...job.plan,
      assumedSpeeds: job.snapshot.models.map(({ id }, i) => ({
        modelId: id,
        firstTokenSeconds: { value: 0.2 + 0.3 * i },
        tokensPerSecond: { value: 30 + 40 * ((i * 3) % 4) },
      })),
    },
  }),
);

/** Share of a choice's tasks answered within so many seconds: lognormal waits by number of attempts, mixed by who stops. */
const answeredWithin = (category: CategoryMenu, choice: Choice, seconds: number): number => {
  const isRetry = choice.form === 'blind' || choice.form === 'feedback';
  const steps = isRetry ? [choice.members[0]!, choice.members[0]!] : choice.members;
  const places = steps.map((member) => tablePlaceOf(category, member)!);
  const reach = isRetry ? [1, category.table.reach[places[0]!]!] : choice.reach;
  return places.reduce((sum, _, s) => {
    const stops = reach[s]! - (reach[s + 1] ?? 0);
    const waits = places.slice(0, s + 1).map((place) => category.seconds[place]!);
    const mean = waits.reduce((all, wait) => all + wait.mean, 0);
    const variance = waits.reduce((all, wait) => all + wait.variance, 0);
    if (variance === 0) return sum + (mean <= seconds ? stops : 0);
    const spread = Math.log(1 + variance / mean ** 2);
    return sum + stops * normalCdf((Math.log(seconds) - (Math.log(mean) - spread / 2)) / Math.sqrt(spread));
  }, 0);
};

/** What a rule asks of the choice in one category alone. */
const passesRule = (entry: Rule, category: CategoryMenu, choice: Choice): boolean => {
  const isHere = (rowOfRule(entry) ?? category.category.id) === category.category.id;
  if (entry.kind === 'latencyP95') return !isHere || answeredWithin(category, choice, entry.seconds) >= 0.95;
  if (entry.kind === 'maxModels' && rowOfRule(entry) === category.category.id)
    return new Set(choice.members).size <= entry.count;
  if (entry.kind === 'successFloor' && entry.categoryId === category.category.id)
    return choice.success >= entry.share - 1e-9;
  if (entry.kind === 'silentFailureCeiling' && entry.categoryId === category.category.id)
    return choice.silent <= entry.share + 1e-9;
  return true;
};

const choicesOf = (menu: Menu, category: CategoryMenu, models: readonly MenuPlace[]): Choice[] => [
  ...models.flatMap((model) => ownChoices(category, model)),
  ...models
    .flatMap((i) => models.flatMap((j) => (i === j ? [] : [pairChoice(category, i, j)])))
    .filter((c) => c !== null),
  ...triplesOf(category, models).filter((choice) => choice.members.every((m) => menu.models[m] !== undefined)),
];

const nothing = { value: 0, low: 0, high: 0 };

/** The job as it is paid: nobody's wage, and no cost of an error. */
const withoutPeopleAndErrors = (job: Job): Job => ({
  ...job,
  plan: {
    ...job.plan,
    humanUsdPerHour: nothing,
    categories: job.plan.categories.map((category) => ({ ...category, silentFailureUsd: nothing })),
  },
});

/** The least of the objective over every plan there is, each looked at; Infinity where none may be. */
const enumerated = (job: Job, rules: readonly Rule[], objective: Objective, banned = -1): number => {
  const menu = menuOf(objective === 'cash' ? withoutPeopleAndErrors(job) : job);
  const models = placesUpTo<MenuPlace>(menu.models.length).filter(
    (i) => i !== banned && modelAllowed(menu.models[i]!, rules, job.plan.prices),
  );
  const lists = menu.categories.map((category) =>
    choicesOf(
      menu,
      category,
      models.filter((i) => modelAllowedIn(menu.models[i]!, rules, category.category.id, job.plan.prices)),
    ).filter((choice) => rules.every((entry) => passesRule(entry, category, choice))),
  );
  const tasks = job.plan.tasksPerMonth * menu.coveredShare;
  let best = Number.POSITIVE_INFINITY;
  const over = (picks: Choice[]): void => {
    if (picks.length < lists.length) {
      for (const choice of lists[picks.length]!) over([...picks, choice]);
      return;
    }
    const total = (value: (choice: Choice, category: CategoryMenu) => number): number =>
      picks.reduce((sum, choice, c) => sum + menu.categories[c]!.share * value(choice, menu.categories[c]!), 0);
    const success = total((choice) => choice.success);
    const silent = total((choice) => choice.silent);
    const spend = total((choice) => choice.spend);
    const usd = total((choice, category) => choice.spend + choice.silent * category.silentUsd);
    const holds = rules.every((entry) => {
      switch (entry.kind) {
        case 'successFloor':
          return entry.categoryId !== null || success >= entry.share - 1e-9;
        case 'silentFailureCeiling':
          return entry.categoryId !== null || silent <= entry.share + 1e-9;
        case 'budget':
          return spend <= (entry.usdPerMonth / tasks) * (1 + 1e-9) + 1e-9;
        case 'maxModels':
          return rowOfRule(entry) !== null || new Set(picks.flatMap((choice) => choice.members)).size <= entry.count;
        case 'vendorShareCap':
          return ['alpha', 'beta', 'gamma'].every(
            (vendor) =>
              total((choice) => {
                const at = choice.members.findIndex((member) => menu.models[member]!.author === vendor);
                return at < 0 ? 0 : choice.reach[at]!;
              }) <=
              entry.share + 1e-9,
          );
        case 'openWeightsOnly':
        case 'vendors':
        case 'vendorsNot':
        case 'models':
        case 'modelsNot':
        case 'lasting':
        case 'origins':
        case 'servedIn':
        case 'toolsRequired':
        case 'contextTokens':
        case 'listedOnly':
        case 'latencyP95':
          return true;
        default:
          return entry satisfies never;
      }
    });
    const worth = total((choice, { category }) => choice.success * category.valueOfSuccessUsd.value);
    const value = { usdPerTask: usd, cash: usd, netValue: usd - worth, usdPerSuccess: usd / success }[objective];
    if (holds) best = Math.min(best, value);
  };
  if (menu.categories.length > 0) over([]);
  return best;
};

describe('a rule on seconds', () => {
  it('asks of 95% of the tasks what the evaluation says of them', { tags: ['slow'] }, () => {
    let seen = 0;
    void fc.assert(
      fc.property(jobs, fc.nat(), fc.nat(), (job, at, pick) => {
        const menu = menuOf(job);
        const category = menu.categories[at % menu.categories.length];
        if (category === undefined) return;
        const choices = choicesOf(menu, category, placesUpTo<MenuPlace>(menu.models.length));
        const choice = choices[pick % choices.length]!;
        const { id } = category.category;
        const policy = policyOf(menu, category, choice);
        const stack = { id: stackId('one'), name: '', note: '', policies: { [id]: policy } };
        const categories = [{ ...category.category, share: 1 }];
        const [one] = evaluate({ ...job, plan: { ...job.plan, categories, stacks: [stack] } }).stacks;
        const p95 = one!.categories[0]?.figures?.latencySeconds?.p95;
        if (p95 === undefined || p95 === 0) return;
        seen++;
        expect(withinSeconds(category, choice, p95 * 1.001)).toBe(true);
        expect(withinSeconds(category, choice, p95 * 0.99)).toBe(false);
      }),
      bounded(120),
    );
    expect(seen).toBeGreaterThan(60);
  });
});

describe('optimise', () => {
  it('finds what looking at every plan finds, or that there is none', { tags: ['slow'] }, () => {
    const seen = { found: 0, infeasible: 0 };
    const held = new Set<Rule['kind']>();
    void fc.assert(
      fc.property(jobs, rulesOf, fc.constantFrom(...objectives), (job, drawn, objective) => {
        const rules = about(job, drawn);
        const result = optimise(job, { rules, objective, explain: false });
        const truth = enumerated(job, rules, objective);
        for (const { kind } of rules) if (result.kind === 'found') held.add(kind);
        expect(unfinite(result)).toEqual([]);
        if (result.kind === 'found') {
          seen.found++;
          expect(result.proven).toBe(true);
          expect(result.gap).toBe(0);
          expect(Math.abs(result.best.value - truth)).toBeLessThanOrEqual(1e-8 * Math.abs(truth));
        } else {
          expect(truth).toBe(Number.POSITIVE_INFINITY);
          expect(['infeasible', 'nothingToChoose']).toContain(result.kind);
          seen.infeasible++;
        }
      }),
      bounded(400),
    );
    expect(held.size).toBe(17);
    expect(seen.found).toBeGreaterThan(50);
    expect(seen.infeasible).toBeGreaterThan(10);
  });

  it('finds what looking at every plan finds where three limits tie the categories and bind at once', {
    tags: ['slow'],
  }, () => {
    const seen = { found: 0, infeasible: 0 };
    const tight = randomJob({ complete: true, maxCategories: 3, maxStacks: 1, maxModels: 3 });
    const part = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    void fc.assert(
      fc.property(
        tight,
        fc.tuple(part, part, part),
        fc.option(fc.constantFrom(0.5, 0.7, 0.9), { nil: null }),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
        (job, [floor, ceiling, budget], cap, count) => {
          const end = (rules: readonly Rule[], objective: 'usdPerSuccess' | 'usdPerTask') => {
            const result = optimise(job, { rules, objective, explain: false });
            return result.kind === 'found' ? result.best : null;
          };
          const cheap = end([], 'usdPerTask');
          const good = end([{ kind: 'successFloor', categoryId: null, share: 0 }], 'usdPerSuccess');
          if (cheap === null || good === null) return;
          // Between what the cheapest and the best per success bring, and a little beyond: where limits bind.
          const between = (a: number, b: number, at: number): number => a + (b - a) * (1.1 * at - 0.3);
          const rules: Rule[] = [
            {
              kind: 'successFloor',
              categoryId: null,
              share: Math.min(1, Math.max(0, between(cheap.success, good.success, floor))),
            },
            {
              kind: 'silentFailureCeiling',
              categoryId: null,
              share: Math.min(1, Math.max(0, between(cheap.silentFailure, 0.9 * good.silentFailure, ceiling))),
            },
            { kind: 'budget', usdPerMonth: Math.max(0, between(cheap.usdPerMonth, 4 * good.usdPerMonth, budget)) },
            ...(cap === null ? [] : [{ kind: 'vendorShareCap', share: cap } satisfies Rule]),
            ...(count === null ? [] : [{ kind: 'maxModels', count } satisfies Rule]),
          ];
          const result = optimise(job, { rules, objective: 'usdPerTask', explain: false });
          const truth = enumerated(job, rules, 'usdPerTask');
          if (result.kind === 'found') {
            seen.found++;
            expect(result.proven).toBe(true);
            expect(Math.abs(result.best.value - truth)).toBeLessThanOrEqual(1e-8 * truth);
          } else {
            seen.infeasible++;
            expect(result.kind).toBe('infeasible');
            expect(truth).toBe(Number.POSITIVE_INFINITY);
          }
        },
      ),
      bounded(220),
    );
    expect(seen.found).toBeGreaterThan(20);
    expect(seen.infeasible).toBeGreaterThan(10);
  });

  it('proposes a plan that the evaluation agrees with within 1e-6', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(jobs, (job) => {
        const result = optimise(job, { rules: [{ kind: 'maxModels', count: 2 }], explain: false });
        if (result.kind !== 'found') return;
        const plan = { ...job.plan, stacks: [result.best.stack] };
        const [stack] = evaluate({ ...job, plan }).stacks;
        for (const chosen of result.best.categories) {
          const { figures } = stack!.categories.find((category) => category.categoryId === chosen.categoryId)!;
          if (figures === null) continue;
          expect(Math.abs(figures.success.value - chosen.success)).toBeLessThan(1e-6);
          expect(Math.abs(figures.silentFailure.value - chosen.silentFailure)).toBeLessThan(1e-6);
          expect(Math.abs(figures.usdPerTask.value - chosen.usdPerTask)).toBeLessThan(
            1e-6 * Math.max(1, chosen.usdPerTask),
          );
        }
      }),
      bounded(80),
    );
  });

  it('names a smallest conflict: the rules left out of it can hold, and dropping any one of it lets the rest hold', {
    tags: ['slow'],
  }, () => {
    let conflicts = 0;
    void fc.assert(
      fc.property(jobs, rulesOf, (job, drawn) => {
        const rules = about(job, drawn);
        const result = optimise(job, { rules, explain: false });
        if (result.kind !== 'infeasible') return;
        conflicts++;
        expect(result.minimal).toBe(true);
        expect(enumerated(job, result.conflict, 'usdPerTask')).toBe(Number.POSITIVE_INFINITY);
        for (const dropped of result.conflict)
          expect(
            enumerated(
              job,
              result.conflict.filter((entry) => entry !== dropped),
              'usdPerTask',
            ),
          ).toBeLessThan(Number.POSITIVE_INFINITY);
      }),
      bounded(150),
    );
    expect(conflicts).toBeGreaterThan(5);
  });

  it('prices each rule by what the best plan costs without it, and names the best plan without a model of it', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(jobs, rulesOf, (job, drawn) => {
        const rules = about(job, drawn);
        const result = optimise(job, { rules });
        if (result.kind !== 'found') return;
        expect(result.rulePrices.map((entry) => entry.rule)).toEqual(rules);
        for (const { rule: dropped, valueWithout } of result.rulePrices) {
          const truth = enumerated(
            job,
            rules.filter((entry) => entry !== dropped),
            'usdPerSuccess',
          );
          expect(Math.abs(valueWithout! - truth)).toBeLessThanOrEqual(1e-8 * truth);
        }
        const menu = menuOf(job);
        const truths = result.best.modelIds.map((id) =>
          enumerated(
            job,
            rules,
            'usdPerSuccess',
            menu.models.findIndex((model) => model.id === id),
          ),
        );
        const second = Math.min(...truths);
        if (result.runnerUp === null) expect(second).toBe(Number.POSITIVE_INFINITY);
        else expect(Math.abs(result.runnerUp.value - second)).toBeLessThanOrEqual(1e-8 * second);
      }),
      bounded(60),
    );
  });

  it('says so honestly when it may not look long enough', () => {
    const results = fc
      .sample(jobs, { numRuns: 8, seed: 11 })
      .map((job) => optimise(job, { rules: [{ kind: 'maxModels', count: 2 }], explain: false, effort: 10 }));
    const open = results.filter((result) => (result.kind === 'found' ? !result.proven : result.kind === 'undecided'));
    expect(open.length).toBeGreaterThan(0);
  });

  it('stops when told to, with what it has by then', () => {
    const [job] = fc.sample(jobs, { numRuns: 1, seed: 11 });
    for (const last of ['ladders', 'best', 'runnerUp', 'rulePrices']) {
      const result = optimise(job!, { rules: [{ kind: 'maxModels', count: 2 }] }, (_, doing) => doing !== last);
      if (last === 'ladders' || last === 'best') expect(['undecided', 'found']).toContain(result.kind);
      else expect(result).toMatchObject({ kind: 'found', proven: true });
      if (result.kind === 'found') {
        expect(result.rulePrices).toEqual([]);
        if (last !== 'rulePrices') expect(result.runnerUp).toBeNull();
      }
    }
  });

  it('refuses rules out of bounds by name', () => {
    const [job] = fc.sample(jobs, { numRuns: 1, seed: 1 });
    const wrong: Rule[] = [
      { kind: 'successFloor', categoryId: null, share: 1.2 },
      { kind: 'budget', usdPerMonth: Number.NaN },
      { kind: 'maxModels', count: 2.5 },
      { kind: 'origins', allowed: [] },
    ];
    for (const entry of wrong) expect(() => optimise(job!, { rules: [entry] })).toThrow(EngineError);
  });
});
