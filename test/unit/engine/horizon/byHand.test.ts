/** Months ahead and places at round numbers, every figure worked out by hand. */

import { describe, expect, it } from 'vitest';
import { calledForth, checkDemand, elasticityPresets, tasksIn } from '../../../../shared/engine/horizon/demand.ts';
import { plainPlace, spreadOver } from '../../../../shared/engine/horizon/places.ts';
import { planIn } from '../../../../shared/engine/horizon/planIn.ts';
import { pricePathPresets, priceTimes } from '../../../../shared/engine/horizon/pricePaths.ts';
import { project } from '../../../../shared/engine/horizon/project.ts';
import { regionShares } from '../../../../shared/engine/horizon/sharesOfDemand.ts';
import { policiesIn, stickinessPresets, stillThere, switched } from '../../../../shared/engine/horizon/switching.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { sayIn } from '../../../../shared/words/say.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../smallJob.ts';

/** An attempt of a costs 0.003 USD and succeeds on 60%, one of b 0.015 USD and 80%; a silent failure costs 0.1. */
const twoModels = () =>
  smallJob(
    [modelAt('a'), modelAt('b', 5)],
    { a: 0.6, b: 0.8 },
    { one: ladder([rung('a')]) },
    {
      category: category({ silentFailureUsd: { value: 0.1 } }),
    },
  );

const priced = (id: string) => ({ id: modelId(id), author: id, sizeClass: null });

const near = (value: number) => expect.closeTo(value, 9);

describe('the tasks of a month to come', () => {
  const row = { id: rowId('programming'), share: 0.5 };
  const half = { month: 6, months: 12 };

  it('follow a straight line to the mix at the end, in which a row not named has none', () => {
    const demand = { growthPerYear: 0, elasticity: 0, mixAtEnd: { [rowId('legal')]: 1 } };
    expect(tasksIn(demand, row, 1000, half)).toBeCloseTo(250, 9);
    expect(tasksIn({ ...demand, mixAtEnd: { [row.id]: 0.9 } }, row, 1000, half)).toBeCloseTo(700, 9);
    expect(tasksIn({ ...demand, mixAtEnd: null }, row, 1000, half)).toBe(500);
    expect(tasksIn(demand, row, 1000, { month: 0, months: 0 })).toBe(500);
  });

  it('grow as a whole and by row, a year at a time', () => {
    const demand = { growthPerYear: 0.21, elasticity: 0, growthPerYearByCategory: { [row.id]: 0.44 } };
    expect(tasksIn(demand, row, 1000, half)).toBeCloseTo(500 * 1.1 * 1.2, 9);
  });

  it('are refused where the mix does not sum to 1, to a millionth, and where dearer brings more', () => {
    const mixed = (share: number) => () =>
      checkDemand({ growthPerYear: 0, elasticity: 0, mixAtEnd: { [row.id]: 0.5, [rowId('legal')]: share } });
    expect(mixed(0.499)).toThrow('mixAtEnd is 0.999; allowed: shares that sum to 1');
    expect(mixed(0.5000005)).not.toThrow();
    expect(() => checkDemand({ growthPerYear: 0, elasticity: 0.5 })).toThrow('elasticity is 0.5; allowed: -5 to 0');
  });
});

describe('a projection', () => {
  it('of steady work is the same month over and over, and its total the sum', () => {
    const found = project(twoModels(), stackId('one'), { months: 1 });
    const month = {
      tasks: 1000,
      successes: near(600),
      cashUsd: near(3),
      spendUsd: near(3),
      silentFailureUsd: near(40),
      switchingUsd: 0,
      success: near(0.6),
      silentFailure: near(0.4),
      usdPerSuccess: near(43 / 600),
      categories: [
        {
          categoryId: rowId('programming'),
          tasks: 1000,
          success: near(0.6),
          silentFailure: near(0.4),
          cashUsdPerTask: near(0.003),
          spendUsdPerTask: near(0.003),
          usdPerTask: near(0.043),
          usdPerSuccess: near(0.043 / 0.6),
        },
      ],
    };
    expect(found).toEqual({
      kind: 'projected',
      stackId: 'one',
      months: [
        { month: 0, ...month },
        { month: 1, ...month },
      ],
      total: {
        tasks: 2000,
        successes: near(1200),
        cashUsd: near(6),
        spendUsd: near(6),
        silentFailureUsd: near(80),
        switchingUsd: 0,
        usdPerSuccess: near(86 / 1200),
      },
      drawn: [new Float64Array(0), new Float64Array(0)],
    });
  });

  it('grows by the year, as a whole and by category, and answers to its price', () => {
    const found = project(twoModels(), stackId('one'), {
      months: 12,
      demand: {
        growthPerYear: 0.5,
        growthPerYearByCategory: { [rowId('programming')]: 1, [rowId('legal')]: 7 },
        elasticity: -0.5,
      },
      pricePaths: [
        { kind: 'model', modelId: modelId('a'), foldPerYear: 4 },
        { kind: 'model', modelId: modelId('b'), foldPerYear: 100 },
      ],
    });
    if (found.kind !== 'projected') throw new Error(found.kind);
    // After a year 1.5 x 2 times as many tasks, at a quarter of the price, which calls forth twice as many.
    expect(found.months[12]).toMatchObject({
      tasks: near(6000),
      spendUsd: near(6000 * 0.00075),
      usdPerSuccess: near((0.00075 + 0.04) / 0.6),
    });
    expect(found.months[6]).toMatchObject({ tasks: near(1000 * Math.sqrt(3) * Math.SQRT2) });
    expect(found.total.spendUsd).toBeCloseTo(
      found.months.reduce((sum, month) => sum + month.spendUsd, 0),
      9,
    );
  });

  it('moves work to another model at once, or as slowly as it stays', () => {
    const event = { month: 1, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 25 };
    const atOnce = project(twoModels(), stackId('one'), { months: 2, switches: [event] });
    const slowly = project(twoModels(), stackId('one'), {
      months: 6,
      switches: [event],
      stickiness: { stillThereAfter5Months: 0.25 },
    });
    if (atOnce.kind !== 'projected' || slowly.kind !== 'projected') throw new Error('not projected');
    expect(atOnce.months.map(({ success, switchingUsd, spendUsd }) => [success, switchingUsd, spendUsd])).toEqual([
      [near(0.6), 0, near(3)],
      [near(0.8), 25, near(15)],
      [near(0.8), 0, near(15)],
    ]);
    expect(atOnce.total).toMatchObject({ switchingUsd: 25, usdPerSuccess: near((33 + 80) / 2200) });
    // In the month of the switch all are still there; five months later a quarter.
    expect(slowly.months[1]!.success).toBeCloseTo(0.6, 9);
    expect(slowly.months[6]!.success).toBeCloseTo(0.25 * 0.6 + 0.75 * 0.8, 9);
    expect(slowly.months[3]!.success).toBeCloseTo(0.8 - 0.2 * 0.25 ** 0.4, 9);
    const elsewhere = project(twoModels(), stackId('one'), {
      months: 2,
      switches: [{ ...event, categoryId: rowId('legal') }],
    });
    expect(elsewhere).toMatchObject({ months: [{}, { success: near(0.6), switchingUsd: 0 }, {}] });
  });

  it('drifts in a straight line to another mix, from a category without tasks too', () => {
    const job = twoModels();
    const [first] = job.plan.categories;
    job.plan.categories.push({ ...first!, id: rowId('legal'), share: 0 });
    job.plan.stacks[0]!.policies[rowId('legal')] = ladder([rung('b')]);
    job.plan.assumedRates.push({ modelId: modelId('b'), category: rowId('legal'), rate: { value: 0.8 } });
    const found = project(job, stackId('one'), {
      months: 4,
      demand: { growthPerYear: 0, elasticity: 0, mixAtEnd: { [rowId('programming')]: 0.5, [rowId('legal')]: 0.5 } },
    });
    if (found.kind !== 'projected') throw new Error(found.kind);
    expect(found.months.map(({ categories }) => categories.map(({ tasks }) => tasks))).toEqual([
      [1000, 0],
      [875, 125],
      [750, 250],
      [625, 375],
      [500, 500],
    ]);
    expect(found.months[4]!.success).toBeCloseTo(0.7, 9);
    const demand = {
      growthPerYear: 1,
      elasticity: 0,
      mixAtEnd: { [rowId('programming')]: 0.5, [rowId('legal')]: 0.5 },
    };
    const shares = (asked: typeof job) =>
      planIn(asked, { months: 12, demand }, 6).plan.categories.map(({ share }) => share);
    expect(planIn(job, { months: 12, demand }, 6).plan.tasksPerMonth).toBeCloseTo(1000 * Math.SQRT2, 9);
    expect(shares(job)).toEqual([near(0.75), near(0.25)]);
    // Of no tasks at all the shares stay what they are.
    expect(shares({ ...job, plan: { ...job.plan, tasksPerMonth: 0 } })).toEqual([1, 0]);
    const steady = project(job, stackId('one'), { months: 0, demand: { growthPerYear: 0, elasticity: 0 } });
    expect(steady).toMatchObject({ months: [{ categories: [{ categoryId: rowId('programming') }] }] });
  });

  it('stops at the first month in which something is not known, and says what', () => {
    const job = twoModels();
    job.plan.assumedRates.pop();
    expect(
      project(job, stackId('one'), {
        months: 3,
        switches: [{ month: 2, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 0 }],
      }),
    ).toMatchObject({
      kind: 'unavailable',
      stackId: 'one',
      month: 2,
      months: [{ month: 0 }, { month: 1 }],
      gaps: [{ categoryId: rowId('programming'), gap: { kind: 'noEvidence', modelId: modelId('b') } }],
    });
    job.plan.stacks[0]!.policies = {};
    expect(project(job, stackId('one'), { months: 0 })).toMatchObject({
      kind: 'unavailable',
      stackId: 'one',
      month: 0,
      gaps: [{ categoryId: rowId('programming'), gap: { kind: 'noPolicy' } }],
    });
  });

  it('of work that never succeeds has no cost per success', () => {
    const job = twoModels();
    job.plan.assumedRates[0]!.rate = { value: 0 };
    expect(project(job, stackId('one'), { months: 0 })).toMatchObject({
      months: [{ successes: 0, usdPerSuccess: null, categories: [{ usdPerSuccess: null }] }],
      total: { usdPerSuccess: null },
    });
  });
});

describe('what moves the months', () => {
  it('prices multiply along their paths, of a model, a category or all', () => {
    const paths = [
      { kind: 'all' as const, foldPerYear: 4 },
      { kind: 'model' as const, modelId: modelId('a'), foldPerYear: 9 },
      { kind: 'category' as const, categoryId: rowId('legal'), foldPerYear: 25 },
    ];
    expect(priceTimes(paths, priced('b'), rowId('programming'), 6)).toBeCloseTo(1 / 2, 12);
    expect(priceTimes(paths, priced('a'), rowId('programming'), 6)).toBeCloseTo(1 / 6, 12);
    expect(priceTimes(paths, priced('a'), rowId('legal'), 6)).toBeCloseTo(1 / 30, 12);
    expect(priceTimes(paths, priced('a'), rowId('legal'), 0)).toBe(1);
    expect(priceTimes([], priced('a'), rowId('legal'), 12)).toBe(1);
  });

  it('demand answers at its elasticity, and to no more than a thousandth of the price', () => {
    expect(calledForth(-1, 0.5)).toBeCloseTo(2, 12);
    expect(calledForth(-2, 2)).toBeCloseTo(0.25, 12);
    expect(calledForth(0, 0)).toBe(1);
    expect(calledForth(-1, 0)).toBeCloseTo(1000, 9);
    expect(calledForth(-1, 1e-9)).toBeCloseTo(1000, 9);
  });

  it('work stays by the same ratio each month', () => {
    expect(stillThere({ stillThereAfter5Months: 0.25 }, 2.5)).toBeCloseTo(0.5, 12);
    expect(stillThere({ stillThereAfter5Months: 0.25 }, 0)).toBe(1);
    expect(stillThere({ stillThereAfter5Months: 0.25 }, -1)).toBe(1);
    expect(stillThere({ stillThereAfter5Months: 0 }, 0)).toBe(0);
    expect(stillThere({ stillThereAfter5Months: 0 }, -1)).toBe(1);
    expect(stillThere({ stillThereAfter5Months: 1 }, 100)).toBe(1);
  });

  it('work comes back in its month, of what has left by then, and stays', () => {
    const stickiness = { stillThereAfter5Months: 0.25, returns: { month: 5, share: 0.4 } };
    expect(stillThere(stickiness, 4)).toBeCloseTo(0.25 ** 0.8, 12);
    // A quarter never left; of three quarters 40% are back.
    expect(stillThere(stickiness, 5)).toBeCloseTo(0.25 + 0.3, 12);
    expect(stillThere(stickiness, 10)).toBeCloseTo(0.0625 + 0.3, 12);
    expect(stillThere({ stillThereAfter5Months: 0, returns: { month: 2, share: 1 } }, 2)).toBe(1);
    expect(stillThere({ stillThereAfter5Months: 1, returns: { month: 2, share: 1 } }, 9)).toBe(1);
    const back = project(twoModels(), stackId('one'), {
      months: 3,
      switches: [{ month: 1, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 0 }],
      stickiness: { stillThereAfter5Months: 0, returns: { month: 2, share: 0.5 } },
    });
    if (back.kind !== 'projected') throw new Error('not projected');
    expect(back.months.map(({ success }) => success)).toEqual([near(0.6), near(0.8), near(0.8), near(0.7)]);
  });

  it('a switch leaves the old model’s own retry behind', () => {
    const retried = ladder([rung('a', { attempts: 2, retry: 'feedback', feedbackSuccess: { value: 0.4 } }), rung('c')]);
    expect(switched(retried, modelId('a'), modelId('b'))).toEqual(
      ladder([rung('b', { attempts: 2, retry: 'feedback', feedbackSuccess: null }), rung('c')]),
    );
    expect(switched(retried, modelId('a'), modelId('a'))).toEqual(retried);
    expect(switched(retried, modelId('x'), modelId('b'))).toEqual(retried);
  });

  it('switches follow one another, and who stays misses the later ones too', () => {
    const plain = ladder([rung('a')]);
    const events = [
      { month: 3, categoryId: null, from: modelId('b'), to: modelId('c'), switchingUsd: 0 },
      { month: 1, categoryId: rowId('programming'), from: modelId('a'), to: modelId('b'), switchingUsd: 0 },
    ];
    const slow = { stillThereAfter5Months: 0.25 };
    expect(policiesIn(plain, events, rowId('programming'), slow, 0)).toEqual([{ share: 1, policy: plain }]);
    // Six months on: a quarter stays with a; of the rest so much moves on to c as three months move.
    const first = 1 - 0.25;
    const second = 1 - 0.25 ** 0.6;
    expect(policiesIn(plain, events, rowId('programming'), slow, 6)).toEqual([
      { share: near(1 - first), policy: plain },
      { share: near(first - second), policy: ladder([rung('b')]) },
      { share: near(second), policy: ladder([rung('c')]) },
    ]);
    expect(policiesIn(plain, events, rowId('programming'), { stillThereAfter5Months: 0 }, 3)).toEqual([
      { share: 1, policy: ladder([rung('c')]) },
    ]);
    // Where everybody stays nothing is bought of what follows.
    expect(policiesIn(plain, events, rowId('programming'), { stillThereAfter5Months: 1 }, 6)).toEqual([
      { share: 1, policy: plain },
    ]);
    // In legal work only the second event happens, and it finds no b to replace.
    expect(policiesIn(plain, events, rowId('legal'), { stillThereAfter5Months: 0 }, 3)).toEqual([
      { share: 1, policy: plain },
    ]);
  });

  it('presets say where they come from', () => {
    for (const preset of [...elasticityPresets, ...pricePathPresets, ...stickinessPresets]) {
      expect(preset.id).toMatch(/^[a-z0-9-]+$/);
      expect(sayIn('en')(preset.source).length).toBeGreaterThan(20);
    }
    expect(elasticityPresets.map(({ id }) => id)).toEqual(['none', 'study', 'jevons']);
    expect(pricePathPresets.map(({ id }) => id)).toEqual(['none', 'slowest', 'gpt4-science', 'fastest']);
    expect(stickinessPresets.map(({ id, stickiness }) => [id, stickiness.stillThereAfter5Months])).toEqual([
      ['none', 0],
      ['foundational', 0.4],
    ]);
    const study = elasticityPresets[1]!;
    expect(study.elasticity).toBeCloseTo((study.low + study.high) / 2, 12);
    expect(elasticityPresets[2]).toMatchObject({ elasticity: -1.5, low: -2, high: -1 });
    for (const { source } of pricePathPresets.slice(1)) expect(sayIn('zh')(source)).toContain('https://epoch.ai/');
    expect(regionShares().note).not.toBe('');
  });
});

describe('places', () => {
  it('share the tasks, pay for their tokens and bring what their language lets them', () => {
    const job = twoModels();
    const found = spreadOver(job, [
      plainPlace('en', 0.75, stackId('one')),
      {
        ...plainPlace('th', 0.25, stackId('one')),
        tokenTimes: 2,
        successShift: -0.25,
        rules: [{ kind: 'openWeightsOnly' }],
      },
    ]);
    // Phi(Phi^-1(0.6) - 0.25), from tables: Phi(0.2533 - 0.25) = 0.5013.
    const shifted = 0.50133;
    expect(found).toEqual([
      {
        id: 'en',
        stackId: 'one',
        tasksPerMonth: 750,
        notAllowed: [],
        figures: {
          success: near(0.6),
          silentFailure: near(0.4),
          usdPerTask: near(0.043),
          usdPerSuccess: near(0.043 / 0.6),
          usdPerMonth: near(0.003 * 750),
        },
      },
      {
        id: 'th',
        stackId: 'one',
        tasksPerMonth: 250,
        notAllowed: [{ categoryId: rowId('programming'), modelId: modelId('a') }],
        figures: {
          success: expect.closeTo(shifted, 4),
          silentFailure: expect.closeTo(1 - shifted, 4),
          usdPerTask: expect.closeTo(0.006 + 0.1 * (1 - shifted), 5),
          usdPerSuccess: expect.closeTo((0.006 + 0.1 * (1 - shifted)) / shifted, 4),
          usdPerMonth: near(0.006 * 250),
        },
      },
    ]);
  });

  it('take more of a model’s own tokens too where their language does, and are dearer by their prices', () => {
    const job = smallJob(
      [modelAt('a')],
      { a: 0.6 },
      { one: ladder([rung('a')]) },
      {
        plan: {
          ownTokens: [
            {
              modelId: modelId('a'),
              category: rowId('programming'),
              setting: '',
              promptTokens: { value: 2000 },
              completionTokens: { value: 300 },
            },
          ],
        },
      },
    );
    const usdAt = (more: object): number =>
      spreadOver(job, [{ ...plainPlace('x', 1, stackId('one')), ...more }])[0]!.figures!.usdPerTask;
    // 2,000 prompt tokens at $1 and 300 completion tokens at $4 a million.
    expect(usdAt({})).toBeCloseTo(0.0032, 12);
    expect(usdAt({ tokenTimes: 3 })).toBeCloseTo(3 * 0.0032, 12);
    expect(usdAt({ tokenTimes: 3, priceTimes: 2, extraUsdPerTask: 0.001 })).toBeCloseTo(6 * 0.0032 + 0.001, 12);
  });

  it('let no language move what never succeeds or always does', () => {
    const successIn = (rate: number, successShift: number): number => {
      const job = smallJob([modelAt('a')], { a: rate }, { one: ladder([rung('a')]) });
      return spreadOver(job, [{ ...plainPlace('x', 1, stackId('one')), successShift }])[0]!.figures!.success;
    };
    expect([successIn(0, 2), successIn(0, -2), successIn(1, 2), successIn(1, -2)]).toEqual([0, 0, 1, 1]);
    // Phi(1) = 0.84134.
    expect(successIn(0.5, 1)).toBeCloseTo(0.84134, 5);
  });

  it('have judges that read their language, anchors that move with it, and gaps of their own', () => {
    const judge = { modelId: modelId('b'), promptTokens: 1000, completionTokens: 100 };
    const job = smallJob(
      [modelAt('a'), modelAt('b', 5)],
      { a: 0.6 },
      {
        judged: ladder([rung('a', { verifier: verifier({ judge }) })], 'abandon'),
        other: ladder([rung('b')]),
      },
      { category: category({ anchor: { modelId: modelId('a'), rate: { value: 0.5 } } }) },
    );
    const [judged, moved, other] = spreadOver(job, [
      { ...plainPlace('x', 0.5, stackId('judged')), tokenTimes: 3 },
      { ...plainPlace('y', 0.25, stackId('judged')), successShift: 0.5 },
      plainPlace('z', 0.25, stackId('other')),
    ]);
    // Three times an attempt's 0.003 USD and a check's 0.007.
    expect(judged!.figures).toMatchObject({ success: near(0.5), usdPerTask: near(0.03) });
    // Phi(0.5) = 0.69146.
    expect(moved!.figures!.success).toBeCloseTo(0.69146, 5);
    expect(other!.figures).toBeNull();
    expect(other!.tasksPerMonth).toBe(250);
    expect(() => spreadOver(job, [plainPlace('z', 0.5, stackId('other'))])).toThrow(
      'places is 0.5; allowed: shares that sum to 1',
    );
  });
});
