import { describe, expect, it } from 'vitest';
import { type AgainstPlan, againstPlan, type PlanAgainstActual } from '../../../shared/actual/againstPlan.ts';
import { inCents } from '../../../shared/actual/inCents.ts';
import { takeFacts } from '../../../shared/actual/takeFacts.ts';
import { modelAtSetting } from '../../../shared/catalog/atSettings.ts';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import { usualPrices } from '../../../shared/catalog/priceChoice.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { missingRates } from '../../../shared/engine/missingRates.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import { planFromUsage } from '../../../shared/plan/fromUsage/planFromUsage.ts';
import { daysPerMonth } from '../../../shared/plan/fromUsage/volume.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { UsageReading } from '../../../shared/usage/readUsage.ts';
import { type RecordPart, recordOf, type UsageRecord } from '../../../shared/usage/record.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { modelAt, smallJob } from '../engine/smallJob.ts';

const dayMs = 86_400_000;

/** `perDay` equal requests on each of `days` days of a month, the first at midnight, the last just before the next. */
const steady = (month: string, days: number, perDay: number, part: Partial<RecordPart>): UsageRecord[] =>
  Array.from({ length: days * perDay }, (_, i) =>
    recordOf({
      ms:
        Date.parse(`${month}-01T00:00:00Z`) +
        Math.floor(i / perDay) * dayMs +
        Math.round(((i % perDay) * 86_399) / Math.max(1, perDay - 1)) * 1000,
      grain: 'request',
      requests: 1,
      model: 'openai/small',
      ...part,
    }),
  );

const models = [modelAt('openai/small'), modelAt('openai/large', 10), modelAt('openai/other', 3)];
const catalog: Catalog = { models, evidence: [] };
const { reference } = smallJob([], {}, {}).snapshot;

const readingOf = (records: UsageRecord[]): UsageReading => ({
  files: [{ name: 'later.json', format: 'x', mapping: null, encoding: null }],
  records,
  dataRows: records.length,
  asides: [],
  otherMoney: [],
  notes: [],
  zone: 'UTC',
});

const planOf = (records: UsageRecord[]): Plan => {
  const made = planFromUsage(
    {
      reading: readingOf(records),
      by: 'project',
      mapped: {},
      kinds: new Map(),
      catalog,
      referenceFor: () => reference,
      missingRates: (plan) => missingRates(plan, { ...catalog, reference }),
    },
    sayIn('en'),
    'en',
  );
  if (!made.ok) throw new Error(made.error.message);
  return made.value.plan;
};

const askOf = (plan: Plan, records: UsageRecord[]): AgainstPlan => ({
  plan,
  snapshot: { models: models.slice(0, 2), evidence: [], reference },
  stackId: stackId('a'),
  reading: readingOf(records),
  by: null,
  mapped: {},
  catalog,
  reference,
});

const laid = (plan: Plan, records: UsageRecord[]): PlanAgainstActual => {
  const found = againstPlan(askOf(plan, records), sayIn('en'), 'en');
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

const support = { project: 'support', inputUncached: 1000, output: 250 };
const invoices = { project: 'invoices', inputUncached: 4000, output: 1000, model: 'openai/large' };
const september = [...steady('2026-09', 30, 100, support), ...steady('2026-09', 30, 10, invoices)];
const plan = planOf(september);

const only = ({ months }: PlanAgainstActual) => {
  const [month, ...others] = months;
  if (month === undefined || others.length > 0) throw new Error(`${months.length} months`);
  return month;
};

const byCause = (found: PlanAgainstActual): Record<string, number> =>
  Object.fromEntries(
    only(found).differences.map(({ cause, row, usd }) => [row === null ? cause : `${cause} ${row}`, usd]),
  );

describe('a plan against what was', () => {
  it('finds nothing where the same month comes again', () => {
    const found = only(laid(plan, september));
    // 100 requests of $0.002 and 10 of $0.08 a day.
    expect(found).toMatchObject({ month: '2026-09', days: 30, plannedUsd: 30, actualUsd: 30, isBilled: false });
    expect(found.differences).toEqual([]);
  });

  it('holds a model that the plan asks at one setting to be at that setting: usage names no effort', () => {
    const atLow: Plan = JSON.parse(JSON.stringify(plan).replaceAll('"openai/small"', '"openai/small@low"'));
    const [small, large] = models;
    if (small === undefined || large === undefined) throw new Error('two models');
    const snapshot = { models: [modelAtSetting(small, 'low'), large], evidence: [], reference };
    const found = againstPlan({ ...askOf(atLow, september), snapshot }, sayIn('en'), 'en');
    if (!found.ok) throw new Error(found.error.message);
    expect(only(found.value)).toMatchObject({ plannedUsd: 30, actualUsd: 30, differences: [] });
    const taken = takeFacts({ ...askOf(atLow, september), snapshot }, found.value, sayIn('en'), 'en');
    expect(JSON.stringify(taken.stacks)).toContain('"openai/small@low"');
  });

  it('names each change by its cause, in dollars worked out by hand', () => {
    const october = [
      ...steady('2026-10', 30, 150, { ...support, inputUncached: 2000 }),
      ...steady('2026-10', 30, 10, { ...invoices, model: 'openai/other' }),
    ];
    const found = laid(plan, october);
    expect(byCause(found)).toEqual({
      // 50 more a day of $0.002, over 30 days.
      'volume support': 3,
      // 150 a day with $0.001 more each.
      'tokens support': 4.5,
      // $0.08 becomes $0.024: a model at three tenths of the price.
      'models invoices': -16.8,
    });
    expect(only(found)).toMatchObject({ plannedUsd: 30, actualUsd: 20.7 });
    expect(only(found).rows.find(({ row }) => row === rowId('support'))?.tasks).toEqual({
      planned: expect.closeTo(3000, 6),
      actual: 4500,
    });
  });

  it('tells requests a task from tokens a request', () => {
    const traced = (month: string, requests: number): UsageRecord[] =>
      steady(month, 30, 20 * requests, support).map((record, i) => ({
        ...record,
        trace: `${month} ${Math.floor(i / requests)}`,
      }));
    const found = laid(planOf([...traced('2026-09', 2), ...steady('2026-09', 30, 10, invoices)]), [
      ...traced('2026-10', 3),
      ...steady('2026-10', 30, 10, invoices),
    ]);
    // As many tasks, each of three requests of $0.002 where there were two.
    expect(byCause(found)).toEqual({ 'requests support': 1.2 });
  });

  it('finds cache, work nobody planned, work that stopped, and what the bill adds', () => {
    const cached = laid(plan, [
      ...steady('2026-10', 30, 100, { ...support, inputUncached: 0, cacheRead: 1000 }),
      ...steady('2026-10', 30, 5, { ...support, project: 'search' }),
    ]);
    const causes = byCause(cached);
    expect(causes['volume invoices']).toBe(-24);
    // 150 requests of $0.002 that are work of no row.
    expect(causes.newWork).toBe(0.3);
    const billed = laid(
      plan,
      september.map((record) => ({
        ...record,
        currency: 'USD',
        cost: 0.9 * (record.model === 'openai/large' ? 0.08 : 0.002),
      })),
    );
    expect(only(billed)).toMatchObject({ isBilled: true, plannedUsd: 30, actualUsd: 27 });
    expect(only(billed).differences).toMatchObject([{ cause: 'discount', usd: -3, ratio: expect.closeTo(0.9, 6) }]);
  });

  it('counts a discount that the plan has already once, and a larger one by what it adds', { tags: ['slow'] }, () => {
    const sold = { ...plan, prices: { ...usualPrices, discounts: [{ host: 'Test', discount: 0.1 }] } };
    const hosted = (model: (typeof models)[number]) => ({
      ...model,
      offers: model.offers.map((offer) => ({ ...offer, host: 'Test' })),
    });
    const billedAt = (share: number) => {
      const records = september.map((record) => {
        const listCost = record.model === 'openai/large' ? 0.08 : 0.002;
        return { ...record, currency: 'USD', listCost, cost: share * listCost };
      });
      const ask = askOf(sold, records);
      const snapshot = { ...ask.snapshot, models: ask.snapshot.models.map(hosted) };
      const found = againstPlan({ ...ask, snapshot }, sayIn('en'), 'en');
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    };
    expect(only(billedAt(0.9))).toMatchObject({ plannedUsd: 27, actualUsd: 27, differences: [] });
    expect(only(billedAt(0.8)).actualUsd).toBe(24);
    expect(byCause(billedAt(0.8))).toEqual({ discountStated: -3 });
  });

  it('names what was billed in another currency as that, and not as unexplained', () => {
    const found = laid(
      plan,
      september.map((record) =>
        record.model === 'openai/large'
          ? { ...record, currency: 'EUR', cost: 0.07 }
          : { ...record, currency: 'USD', cost: 0.002 },
      ),
    );
    expect(only(found)).toMatchObject({ isBilled: true, plannedUsd: 30, actualUsd: 6 });
    // 300 requests of $0.08.
    expect(byCause(found)).toEqual({ otherCurrency: -24 });
    expect(found.otherCurrencies.EUR).toBeCloseTo(21, 9);
    const abroad = laid(
      plan,
      september.map((record) => ({ ...record, currency: 'EUR', cost: 1 })),
    );
    expect(only(abroad)).toMatchObject({ isBilled: false, actualUsd: 30, differences: [] });
  });

  it('compares whole days of two months each with its part of the plan', () => {
    const { months } = laid(plan, [
      ...steady('2026-10', 31, 100, support).filter(({ ms }) => (ms ?? 0) >= Date.parse('2026-10-22T00:00:00Z')),
      ...steady('2026-11', 5, 100, support),
    ]);
    expect(months.map(({ month, days, plannedUsd, actualUsd }) => [month, days, plannedUsd, actualUsd])).toEqual([
      ['2026-10', 10, 10, 2],
      ['2026-11', 5, 5, 1],
    ]);
  });

  it('refuses files that speak of no row, with the rows there are', () => {
    const found = againstPlan(
      askOf(plan, steady('2026-10', 5, 10, { ...support, project: 'else' })),
      sayIn('en'),
      'en',
    );
    expect(found).toMatchObject({ ok: false, error: { kind: 'actualNoRow', details: { rows: 'support, invoices' } } });
  });

  it('takes the facts over: the plan then expects what was, and the comparison is empty', () => {
    const october = [
      ...steady('2026-10', 30, 150, { ...support, inputUncached: 2000 }),
      ...steady('2026-10', 30, 10, { ...invoices, model: 'openai/other' }),
      ...steady('2026-10', 30, 5, { ...support, project: 'search' }),
    ];
    const ask = askOf(plan, october);
    const taken = takeFacts(ask, laid(plan, october), sayIn('en'), 'en');
    expect(checkPlan(taken, new Set(models.map(({ id }) => id)))).toEqual([]);
    expect(taken.tasksPerMonth).toBeCloseTo(165 * daysPerMonth, 6);
    expect(taken.categories.map(({ id }) => id)).toEqual([rowId('support'), rowId('invoices'), rowId('search')]);
    const month = evaluate({ plan: taken, snapshot: { models, evidence: [], reference }, draws: 0 }).stacks[0]?.total;
    expect(month?.usdPerMonth.value).toBeCloseTo((20.7 + 0.3) * (daysPerMonth / 30), 6);
    expect(only(laid(taken, october)).differences).toEqual([]);
    expect(taken.ownTokens.some(({ modelId: id }) => id === modelId('openai/other'))).toBe(true);
  });
});

/** A small generator of its own: the same cases every time. */
const randomOf = (seed: number) => {
  let state = seed;
  return (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % most;
  };
};

describe('what is added up', () => {
  it('sums to the cent in every month, whatever changed', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const below = randomOf(seed);
      const records = ['support', 'invoices', 'new'].flatMap((project) =>
        steady('2026-10', 8 + below(20), 1 + below(9), {
          project,
          inputUncached: below(9000),
          cacheRead: below(3000),
          output: 1 + below(900),
          model: ['openai/small', 'openai/large', 'openai/other', 'house/unknown'][below(4)] ?? null,
          failed: below(2),
          ...(below(2) === 0 ? {} : { currency: 'USD', cost: below(1000) / 7777 }),
        }),
      );
      const found = againstPlan(askOf(plan, records), sayIn('en'), 'en');
      if (!found.ok) continue;
      for (const { plannedUsd, actualUsd, differences } of found.value.months) {
        const cents = differences.reduce((sum, { usd }) => sum + Math.round(100 * usd), Math.round(100 * plannedUsd));
        expect(cents).toBe(Math.round(100 * actualUsd));
        for (const { usd } of differences) expect(Number.isFinite(usd)).toBe(true);
      }
      const billed = records.some(({ cost }) => cost !== null);
      const days = new Set(found.value.cutDays);
      const paid = records
        .filter(({ ms }) => !days.has(new Date(ms ?? 0).toISOString().slice(0, 10)))
        .reduce((sum, { cost }) => sum + (cost ?? 0), 0);
      if (billed) expect(found.value.months.reduce((sum, { actualUsd }) => sum + actualUsd, 0)).toBeCloseTo(paid, 1);
    }
  });

  it('keeps each difference within a cent of itself', () => {
    const parts = [0.004, 0.004, 0.004, -0.014, 12.345, -12.345].map((usd) => ({ usd }));
    const { start, end, differences } = inCents(1.005, parts);
    expect(Math.round(100 * (start + differences.reduce((sum, { usd }) => sum + usd, 0)))).toBe(Math.round(100 * end));
    for (const [i, { usd }] of differences.entries()) expect(Math.abs(usd - (parts[i]?.usd ?? 0))).toBeLessThan(0.01);
  });
});
