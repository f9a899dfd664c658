import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../../shared/catalog/catalog.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { missingRates } from '../../../../shared/engine/missingRates.ts';
import { rowId } from '../../../../shared/foundation/ids.ts';
import { groupsOf, proposeKey } from '../../../../shared/plan/fromUsage/groups.ts';
import { kindByName } from '../../../../shared/plan/fromUsage/kindByName.ts';
import { type FromUsage, type PlanFromUsage, planFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import { taskShapeOf } from '../../../../shared/plan/fromUsage/taskShape.ts';
import { daysPerMonth, volumeOf, windowOf } from '../../../../shared/plan/fromUsage/volume.ts';
import { type RecordPart, recordOf, type UsageRecord } from '../../../../shared/usage/record.ts';
import { sayIn } from '../../../../shared/words/say.ts';
import { modelAt, smallJob } from '../../engine/smallJob.ts';

const dayMs = 86_400_000;
const start = Date.parse('2026-09-07T00:00:00Z');

const request = (day: number, part: Partial<RecordPart>, second = 0): UsageRecord =>
  recordOf({ ms: start + day * dayMs + second * 1000, grain: 'request', requests: 1, model: 'openai/small', ...part });

/** `perDay` equal requests on each of `days` days, the first at midnight and the last just before the next. */
const steady = (days: number, perDay: number, part: Partial<RecordPart>): UsageRecord[] =>
  Array.from({ length: days * perDay }, (_, i) =>
    request(Math.floor(i / perDay), part, Math.round(((i % perDay) * 86_399) / Math.max(1, perDay - 1))),
  );

const models = [modelAt('openai/small'), modelAt('openai/large', 10)];
const catalog: Catalog = { models, evidence: [] };
const { reference } = smallJob([], {}, {}).snapshot;

const made = (records: UsageRecord[], more: Partial<FromUsage> = {}): PlanFromUsage => {
  const reading = {
    files: [{ name: 'september.json', format: 'x', mapping: null, encoding: null }],
    records,
    dataRows: records.length,
    asides: [],
    otherMoney: [],
    notes: [],
    zone: 'UTC',
  };
  const plan = planFromUsage(
    {
      reading,
      by: null,
      mapped: {},
      kinds: new Map(),
      catalog,
      referenceFor: () => reference,
      missingRates: (plan) => missingRates(plan, { ...catalog, reference }),
      ...more,
    },
    sayIn('en'),
    'en',
  );
  if (!plan.ok) throw new Error(plan.error.message);
  return plan.value;
};

const monthly = ({ plan }: PlanFromUsage): number | undefined =>
  evaluate({ plan, snapshot: { models, evidence: [], reference }, draws: 0 }).stacks[0]?.total?.usdPerMonth.value;

describe('a plan from usage', () => {
  it('spends what the files show at the prices of the catalog, split over models and rows', () => {
    const plan = made([
      ...steady(14, 30, { project: 'support', inputUncached: 1000, cacheRead: 0, output: 100 }),
      ...steady(14, 10, { project: 'support', inputUncached: 3000, output: 500, model: 'openai/large' }),
      ...steady(14, 5, { project: 'invoices', inputUncached: 2000, output: 50 }),
    ]);
    expect(plan.by).toBe('project');
    const support = plan.plan.categories.find(({ id }) => id === rowId('support'));
    expect(support).toMatchObject({ name: 'support', kind: 'customer-support' });
    expect(plan.plan.tasksPerMonth).toBeCloseTo(45 * daysPerMonth, 6);
    expect((support?.share ?? 0) * plan.plan.tasksPerMonth).toBeCloseTo(40 * daysPerMonth, 6);
    expect(plan.plan.stacks[0]?.policies[rowId('support')]).toMatchObject({
      kind: 'split',
      parts: [{ weight: 0.75 }, { weight: 0.25 }],
    });
    // $1 and $4 a million tokens, ten times that for the large model.
    const aDay = 30 * (1000 + 400) + 10 * 10 * (3000 + 2000) + 5 * (2000 + 200);
    expect(monthly(plan)).toBeCloseTo((aDay * daysPerMonth) / 1e6, 6);
  });

  it('takes the web searches that the files count, at the price of the offer', () => {
    const searching = modelAt('openai/small');
    const priced = { ...searching, offers: searching.offers.map((offer) => ({ ...offer, webSearchUsdPerCall: 0.01 })) };
    const plan = made(steady(14, 10, { project: 'support', inputUncached: 1000, output: 100, searches: 3 }), {
      catalog: { ...catalog, models: [priced] },
    });
    const [row] = plan.plan.categories;
    expect(row?.shape).toMatchObject({ searches: { value: 3 }, toolCalls: { value: 3 } });
    expect(row?.shape.searches?.source).toBe('Measured: 420 web searches counted in september.json.');
    const months = evaluate({ plan: plan.plan, snapshot: { models: [priced], evidence: [], reference }, draws: 0 });
    // $1 and $4 a million tokens.
    expect(months.stacks[0]?.total?.usdPerMonth.value).toBeCloseTo(10 * daysPerMonth * (0.0014 + 0.03), 6);
  });

  it('counts tasks by their traces, with how the prompt grows and how the tokens vary', () => {
    const records = Array.from({ length: 14 * 4 }, (_, task) =>
      Array.from({ length: 5 }, (_, step) =>
        request(
          Math.floor(task / 4),
          { tag: 'agent', trace: `t${task}`, inputUncached: 1000 * (step + 1), output: 100 },
          task % 4 === 0 ? step : 86_000 + step,
        ),
      ),
    ).flat();
    const shape = taskShapeOf(records);
    expect(shape).toMatchObject({ tiedBy: 'trace_id', tasks: 56, requests: 280, growth: 1000 });
    expect(shape.steps).toMatchObject({ mean: 5, cv: 0 });
    expect(shape.promptTokens).toMatchObject({ mean: 15_000, cv: 0 });
    const [row] = made(records, { by: 'tag' }).plan.categories;
    expect(row?.shape).toMatchObject({
      promptTokens: { value: 15_000 },
      steps: { value: 5 },
      promptGrowthTokens: { value: 1000 },
    });
    expect(made(records, { by: 'tag' }).plan.tasksPerMonth).toBeCloseTo(4 * daysPerMonth, 6);
  });

  it('names what no rule resolves and puts it in no stack', () => {
    const plan = made(steady(14, 4, { project: 'a', model: 'our-deployment', inputUncached: 10, output: 1 }));
    expect(plan.plan.stacks[0]?.policies).toEqual({});
    expect(plan.remarks.join('\n')).toContain('our-deployment is not known');
    const mapped = made(steady(14, 4, { project: 'a', model: 'our-deployment', inputUncached: 10, output: 1 }), {
      mapped: { 'our-deployment': 'openai/small' },
      kinds: new Map(),
    });
    expect(Object.keys(mapped.plan.stacks[0]?.policies ?? {})).toEqual(['our-deployment']);
  });

  it('keeps the tokens of unknown models apart from those of known ones', () => {
    const known = steady(14, 10, { project: 'a', inputUncached: 1000, output: 100 });
    const both = made([...known, ...steady(14, 10, { project: 'a', model: 'whose', inputUncached: 9, output: 1 })], {
      by: 'project',
    });
    expect(both.plan.ownTokens[0]).toMatchObject({ promptTokens: { value: 1000 }, completionTokens: { value: 100 } });
  });

  it('takes what was written to reason off the tokens of a plain model, as the file says', () => {
    const plan = made(steady(14, 4, { project: 'a', inputUncached: 10, output: 400, reasoning: 300 }), {
      by: 'project',
    });
    expect(plan.plan.categories[0]?.shape.completionTokens.value).toBeCloseTo(100, 9);
    expect(plan.plan.ownTokens[0]?.completionTokens.value).toBeCloseTo(400, 9);
  });

  it('measures failures, and calls work deferred that mostly went through a batch', () => {
    const batch = steady(14, 9, { project: 'a', tier: 'batch', inputUncached: 10, output: 10 });
    const failed = steady(14, 1, { project: 'a', failed: 1 });
    const { plan } = made([...batch, ...failed], { by: 'project' });
    expect(plan.categories[0]?.deferrable).toBe(true);
    expect(plan.stacks[0]?.policies[rowId('a')]).toMatchObject({ rungs: [{ errorShare: { value: 0.1 } }] });
  });

  it('says of sums that they do not tell how tokens vary', () => {
    const days = Array.from({ length: 14 }, (_, day) =>
      recordOf({
        ms: start + day * dayMs,
        grain: 'day',
        requests: 50,
        model: 'openai/small',
        project: 'a',
        inputUncached: 50_000,
        output: 5000,
      }),
    );
    const plan = made(days, { by: 'project' });
    expect(plan.plan.categories[0]?.shape).toMatchObject({ promptTokens: { value: 1000 }, promptTokensCv: 0.6 });
    expect(plan.remarks.join('\n')).toContain('the files hold sums');
    const uncounted = made(
      days.map((record) => ({ ...record, requests: null })),
      { by: 'project' },
    );
    expect(monthly(uncounted)).toBeCloseTo(monthly(plan) ?? 0, 9);
  });

  it('refuses files without any work', () => {
    expect(() => made([recordOf({ ms: start, grain: 'day', requests: null, model: null })])).toThrow('nothing to plan');
  });
});

describe('volume', () => {
  it('cuts days that are only partly there and takes the mean of whole weeks', () => {
    const whole = steady(15, 24, {});
    const cut = [...whole, request(15, {}, 10), request(15, {}, 3600)];
    const window = windowOf(cut);
    expect([window.days.length, window.cut]).toEqual([15, ['2026-09-22']]);
    expect(volumeOf(cut, window, () => 1).perMonth).toBeCloseTo(24 * daysPerMonth, 9);
  });

  it('shows a trend from six weeks on: a tenth more each week is 51% a month', () => {
    const growing = Array.from({ length: 56 }, (_, day) =>
      recordOf({ ms: start + day * dayMs, grain: 'day', requests: 100 * 1.1 ** Math.floor(day / 7), model: 'x' }),
    );
    const { trend } = volumeOf(growing, windowOf(growing), ({ requests }) => requests ?? 0);
    expect(trend?.perMonth).toBeCloseTo(1.1 ** (daysPerMonth / 7) - 1, 9);
    const short = growing.slice(0, 35);
    expect(volumeOf(short, windowOf(short), () => 1).trend).toBeNull();
  });

  it('has its peak from hours: one busy hour a day is 4% of the hours, two are 8%', () => {
    const busy = (hours: number): UsageRecord[] =>
      Array.from({ length: 14 }, (_, day) =>
        Array.from({ length: 24 }, (_, hour) =>
          recordOf({
            ms: start + day * dayMs + hour * 3_600_000,
            grain: 'hour',
            requests: hour < hours ? 100 : 1,
            model: 'x',
          }),
        ),
      ).flat();
    const peak = (records: UsageRecord[]) => volumeOf(records, windowOf(records), ({ requests }) => requests ?? 0).peak;
    expect(peak(busy(1))).toBeCloseTo(24 / 123, 9);
    expect(peak(busy(2))).toBeCloseTo((100 * 24) / 222, 9);
  });
});

describe('groups', () => {
  it('go by the label that parts most tokens, a model last', () => {
    expect(
      proposeKey([...steady(1, 2, { project: 'a', output: 9 }), ...steady(1, 2, { project: 'b', output: 9 })]),
    ).toBe('project');
    expect(proposeKey([...steady(1, 2, { project: 'a', output: 9 }), ...steady(1, 2, { output: 9 })])).toBe('model');
  });

  it('put what has no label, and the tail, into one row', () => {
    const records = [
      ...steady(1, 10, { tag: 'big', output: 1000 }),
      ...steady(1, 1, { tag: 'tiny', output: 1 }),
      ...steady(1, 1, { output: 1 }),
    ];
    expect(groupsOf(records, 'tag').map(({ label, records: own }) => [label, own.length])).toEqual([
      ['big', 10],
      [null, 2],
    ]);
  });

  it('keep their names where the tail is one group alone', () => {
    const records = [
      ...steady(1, 98, { tag: 'chat', output: 1000 }),
      ...steady(1, 2, { tag: 'listings', output: 500 }),
    ];
    expect(groupsOf(records, 'tag').map(({ label }) => label)).toEqual(['chat', 'listings']);
  });

  it('are of a kind where their name says one, and one alone', () => {
    expect([
      kindByName('support_reply'),
      kindByName('Invoice extraction'),
      kindByName('misc'),
      kindByName('legal support'),
    ]).toEqual(['customer-support', 'extraction', null, null]);
  });
});
