/** What is said of the best plan: rules with their names, hardware and commitments, and how often it is the best. */
import { describe, expect, it } from 'vitest';
import type { WhatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import type { Optimum } from '../../../shared/engine/optimise/optimum.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { newFleet } from '../../../shared/plan/fleet.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { fixedCostRemarks, measureRemarks, optimumRemarks, ruleText } from '../../../shared/report/decideTables.ts';
import { darkName, type Naming, stackNameOf } from '../../../shared/report/leverText.ts';
import type { Language } from '../../../shared/words/words.ts';
import { model, outcomeOf, readingOf } from './handMade.ts';

const row = rowId('programming');
const models = ['a', 'b', 'c', 'd'].map((name) => ({
  ...model(`${name}/one`, `Model ${name.toUpperCase()} `.trim()),
  authorName: `Vendor ${name.toUpperCase()}`,
}));
const namingOf = (plan: Partial<Plan> = {}, language: Language = 'en'): Naming => {
  const { job, say } = readingOf(outcomeOf([]), language);
  return {
    job: { ...job, snapshot: { ...job.snapshot, models }, plan: { ...job.plan, ...plan } },
    say,
    language,
  };
};
const ids = (...names: string[]) => names.map((name) => modelId(`${name}/one`));

describe('a rule', () => {
  it.each<[Rule, string]>([
    [{ kind: 'vendors', allowed: ['a', 'gone'] }, 'Only these vendors: Vendor A, gone'],
    [{ kind: 'vendorsNot', refused: ['a', 'b', 'c'] }, 'Not these vendors: Vendor A, Vendor B, Vendor C'],
    [{ kind: 'models', allowed: ids('a', 'b', 'c', 'd') }, 'Only these models: Model A, Model B, Model C +1'],
    [{ kind: 'modelsNot', refused: ids('d', 'x') }, 'Not these models: Model D, x/one'],
    [{ kind: 'lasting', day: '2027-01-31' }, 'Retires not before: 31 Jan 2027'],
    [{ kind: 'models', allowed: ids('a'), categoryId: row }, 'Only these models Model A, Programming'],
    [{ kind: 'toolsRequired', categoryId: row }, 'Models must call tools: Programming'],
    [
      { kind: 'origins', allowed: ['china', 'rest-of-world', 'FR'] },
      'Origin of the models: China, outside China, France',
    ],
  ])('names what it allows or refuses: %j', (rule, text) => {
    expect(ruleText(namingOf(), rule)).toBe(text);
  });

  it('reads with ids alone where no rows are at hand', () => {
    const { say, job } = namingOf();
    const reader = { say, language: 'en', job: { plan: job.plan } } as const;
    expect(ruleText(reader, { kind: 'vendors', allowed: ['a'] })).toBe('Only these vendors: a');
    expect(ruleText(reader, { kind: 'models', allowed: ids('a') })).toBe('Only these models: a/one');
  });

  it('joins names as the language joins them', () => {
    expect(ruleText(namingOf({}, 'zh'), { kind: 'vendors', allowed: ['a', 'b'] })).toBe(
      '仅限这些厂商：Vendor A、Vendor B',
    );
  });
});

describe('who goes dark', () => {
  it('is told by name: a vendor, a host, a region, an origin, a model', () => {
    const naming = namingOf();
    expect(darkName(naming, { kind: 'vendor', author: 'a' })).toBe('Vendor A');
    expect(darkName(naming, { kind: 'vendor', author: 'gone' })).toBe('gone');
    expect(darkName(naming, { kind: 'host', host: 'Acme' })).toBe('Acme');
    expect(darkName(naming, { kind: 'region', region: 'eu-west' })).toBe('eu-west');
    expect(darkName(naming, { kind: 'origin', origin: 'china' })).toBe('China');
    expect(darkName(naming, { kind: 'origin', origin: 'rest-of-world' })).toBe('rest of world');
    expect(darkName(naming, { kind: 'origin', origin: 'FR' })).toBe('France');
    expect(darkName(naming, { kind: 'model', modelId: modelId('b/one') })).toBe('Model B');
    expect(stackNameOf(naming, stackId('gone'))).toBe('gone');
  });
});

type Found = Extract<Optimum, { kind: 'found' }>;
const best = {
  stack: { id: stackId('best'), name: 'best', note: '', policies: {} },
  modelIds: ids('a', 'b'),
  categories: [],
  success: 0.8,
  silentFailure: 0.05,
  usdPerTask: 0.4,
  usdPerSuccess: 0.5,
  cashUsdPerMonth: 300,
  fullUsdPerMonth: 400,
  usdPerMonth: 400,
  value: 0.5,
};
const found = (more: object = {}): Found =>
  ({
    kind: 'found',
    objective: 'usdPerSuccess',
    models: 2,
    ladders: 10,
    triples: 0,
    leftOut: [],
    coveredShare: 1,
    best,
    proven: true,
    gap: 0,
    runnerUp: null,
    rulePrices: [],
    ...more,
  }) as unknown as Found;

describe('the best plan and what is paid whether it is used or not', () => {
  const fleets = ['a', 'b', 'c', 'd'].map((name) => newFleet(`f${name}`, modelId(`${name}/one`), [], 'H100'));
  const said = (fixedCosts: object | undefined, plan: Partial<Plan>, fleetIds?: string[]) =>
    fixedCostRemarks(namingOf(plan), found({ fixedCosts, best: { ...best, fleetIds } }));
  const weighed =
    'The plan’s own hardware and commitments were kept or let go as is cheapest; replicas count whole, commitments as they are invoiced.';

  it('says nothing where there is none, and that it was not weighed where there is too much', () => {
    expect(said(undefined, { fleets })).toEqual([]);
    expect(said({ areWeighed: false, count: 4 }, { fleets })).toEqual([
      'The search weighs three of a plan’s hardware and commitments at most, and here are 4: it bought every model as metered.',
    ]);
  });

  it('names the hardware it runs on, or says that none pays', () => {
    expect(said({ areWeighed: true, count: 1 }, {})).toEqual([weighed]);
    expect(said({ areWeighed: true, count: 1 }, { fleets }, [])).toEqual([
      'It buys every model: none of the plan’s own hardware pays.',
      weighed,
    ]);
    expect(said({ areWeighed: true, count: 1 }, { fleets })[0]).toContain('none of the plan’s own hardware pays');
    const [on] = said({ areWeighed: true, count: 1 }, { fleets }, ['fb']);
    expect(on).toContain('H100');
    expect(on).toContain('Model B');
    expect(on).not.toContain('Model A');
    expect(
      said(
        { areWeighed: true, count: 1 },
        { fleets },
        fleets.map(({ id }) => id),
      )[0],
    ).toMatch(/ \+1\.$/);
  });

  it('says in how many draws it is the best, over all and in each row', () => {
    const bestIn = { draws: 1000, share: 0.62, byCategory: [{ categoryId: row, share: 0.7 }] };
    expect(optimumRemarks(namingOf(), found({ bestIn }))).toContain(
      'Best for the best values of the rates; in 1,000 draws of them the same plan is best in 62.0% (Programming 70.0%).',
    );
  });

  it('without a cost per success is told by what a task costs', () => {
    const [first] = optimumRemarks(namingOf(), found({ best: { ...best, usdPerSuccess: null } }));
    expect(first).toContain('$0.400');
    expect(first).not.toContain('$0.500');
  });

  it('within a gap says it as a share of what it costs, and of no cost as none', () => {
    const within = (value: number) =>
      optimumRemarks(namingOf(), found({ proven: false, gap: 0.05, best: { ...best, value } }))[2];
    expect(within(0.5)).toBe('Within 10.0% of the best possible: an unseen plan could be better by at most $0.0500.');
    expect(within(0)).toMatch(/^Within 0/);
  });
});

describe('what to measure', () => {
  const asked: WhatToMeasure = {
    worth: 'netValueUsdPerTask',
    chosen: stackId('one'),
    stacks: [{ stackId: stackId('one'), usdPerMonth: 250 }],
    options: [],
    complete: true,
    unknown: [],
  };

  it('names the best of several stacks, and of one alone does not', () => {
    expect(measureRemarks(namingOf(), asked)).toHaveLength(1);
    const two = { ...asked, stacks: [...asked.stacks, { stackId: stackId('two'), usdPerMonth: 1 }] };
    expect(measureRemarks(namingOf(), two)[0]).toContain('$250.00');
  });
});
