/** What is assumed of months and places travels with the plan, moves none of its figures, and is checked. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../shared/compare/differences.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { futureOf } from '../../../shared/engine/horizon/aheadFuture.ts';
import { lessonSource } from '../../../shared/engine/horizon/lessons.ts';
import { regionShares, spendShares } from '../../../shared/engine/horizon/sharesOfDemand.ts';
import { placesAsk, rulesOf, sharesOf } from '../../../shared/engine/horizon/wantedPlaces.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { type Ahead, steadyAhead } from '../../../shared/plan/ahead.ts';
import { type PlacesWanted, plainPlaces } from '../../../shared/plan/placesWanted.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';

const opened = (text: string) => {
  const answered = openPortfolio(text);
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
};
const file = opened(readFileSync(new URL('../../fixtures/portfolio-v6.portfolio', import.meta.url), 'utf8'));

const ahead: Ahead = {
  ...steadyAhead,
  months: 24,
  growth: { value: 1.5, low: 1.2, high: 2 },
  rowGrowth: { programming: 2 },
  prices: 'slowest',
  pricesFor: 'vendor google',
  alsoPrices: [
    { of: 'class small', prices: 'slowest' },
    { of: 'model a/b', prices: 'slowest' },
    { of: 'planet mars', prices: 'slowest' },
  ],
  returns: { month: 3, share: 0.3 },
  switches: [{ month: 4, categoryId: null, from: modelId('a/b'), to: modelId('c/d'), switchingUsd: 500 }],
  retirements: [
    { month: 6, modelId: modelId('a/b'), successor: null },
    { month: 7, modelId: modelId('c/d'), successor: modelId('c/d') },
  ],
  outage: { dark: { kind: 'host', host: 'bedrock' }, share: 0.02 },
};
const places: PlacesWanted = {
  ...plainPlaces,
  stackId: stackId('a'),
  from: 'spend',
  rules: { europe: 'open' },
  uplifts: { europe: 1.1 },
  languages: { th: { tokenTimes: 1.6, successLost: null } },
  lessons: [{ id: 'records', amount: 0.02 }],
};

describe('what is assumed beyond today', () => {
  const document = { ...file, plan: { ...file.plan, ahead, places } };

  it('comes back from its file as it was, and is said to differ by name', () => {
    const again = opened(writePortfolio(document, 'x'));
    expect(again.plan.ahead).toEqual(ahead);
    expect(again.plan.places).toEqual(places);
    expect(compareDocuments(file, document).differences.map(({ topic }) => topic)).toEqual([
      { kind: 'plan', field: 'ahead' },
      { kind: 'plan', field: 'places' },
    ]);
  });

  it('is the future and the question that are worked out', () => {
    const future = futureOf(ahead, '2026-11-01');
    expect(future).toMatchObject({ months: 24, from: '2026-11-01', demand: { growthPerYear: { value: 0.5 } } });
    expect(future.stickiness).toEqual({ stillThereAfter5Months: 0, returns: { month: 3, share: 0.3 } });
    expect(future.demand?.growthPerYearByCategory).toEqual({ programming: 1 });
    // Whoever is not known moves nothing, and no model follows itself.
    expect(future.retirements).toEqual([{ month: 6, modelId: 'a/b', successor: null }]);
    expect(future.pricePaths).toEqual([
      { kind: 'vendor', author: 'google', foldPerYear: 9 },
      { kind: 'class', sizeClass: 'small', foldPerYear: 9 },
      { kind: 'model', modelId: 'a/b', foldPerYear: 9 },
    ]);
    const { regions, languages } = placesAsk(places, stackId('a'), 1000);
    expect(regions.find(({ id }) => id === 'europe')).toMatchObject({
      share: expect.closeTo(0.18, 9),
      priceTimes: 1.1,
      rules: [{ kind: 'openWeightsOnly' }],
    });
    const none = Object.fromEntries(regionShares().shares.map(({ id }) => [id, 0]));
    // Nothing typed is nothing to share out: the source says whose shares stand in.
    expect(sharesOf({ ...places, from: 'typed', typed: none }, 1000)).toEqual(regionShares());
    expect(sharesOf({ ...places, from: 'typed', typed: { ...none, europe: 5 } }, 1000)).toMatchObject({ source: '' });
    const staying = (from: PlacesWanted['from'], id: string) =>
      placesAsk({ ...places, from, rules: { [id]: 'stays' } }, stackId('a'), 1000).regions.find((one) => one.id === id)
        ?.rules;
    expect(staying('proxy', 'europe')).toEqual([{ kind: 'servedIn', allowed: ['EU', 'GB', 'CH', 'NO'] }]);
    expect(staying('spend', 'north-america')).toEqual([{ kind: 'servedIn', allowed: ['US', 'CA'] }]);
    expect(staying('spend', 'other')).toEqual([]);
    const hosted = placesAsk({ ...places, rules: { europe: 'host Acme Cloud' } }, stackId('a'), 1000).regions;
    expect(hosted.flatMap(({ rules }) => rules)).toEqual([{ kind: 'hosts', allowed: ['Acme Cloud'] }]);
    for (const { id } of [...regionShares().shares, ...spendShares().shares])
      expect(rulesOf(id).includes('stays'), id).toBe(id !== 'other');
    expect(languages.find(({ id }) => id === 'th')).toMatchObject({ tokenTimes: 1.6, successShift: null });
  });

  it.each<[object, string]>([
    [{ ahead: { ...ahead, months: 121 } }, 'ahead.months'],
    [{ ahead: { ...ahead, months: 1.5 } }, 'ahead.months'],
    [
      { ahead: { ...ahead, retirements: [{ month: 121, modelId: 'a/b', successor: null }] } },
      'ahead.retirements[0].month',
    ],
    [{ ahead: { ...ahead, growth: { value: -0.5 } } }, 'ahead.growth.value'],
    [{ ahead: { ...ahead, rowGrowth: { programming: 0 } } }, 'ahead.rowGrowth.programming'],
    [{ ahead: { ...ahead, growth: { value: Number.NaN } } }, 'ahead.growth.value'],
    [{ ahead: { ...ahead, outage: { dark: null, share: 1.5 } } }, 'ahead.outage.share'],
    [{ places: { ...places, uplifts: { europe: 0 } } }, 'places.uplifts.europe'],
    [{ places: { ...places, typed: { europe: -1 } } }, 'places.typed.europe'],
    [{ places: { ...places, rules: { europe: 'host ' } } }, 'places.rules.europe'],
    [{ places: { ...places, rules: { europe: 'hosts a' } } }, 'places.rules.europe'],
    [
      { places: { ...places, lessons: [{ id: 'records', amount: Number.POSITIVE_INFINITY }] } },
      'places.lessons[0].amount',
    ],
  ])('%j is named', (change, field) => {
    expect(readPlan({ ...file.plan, ...change })).toMatchObject({ ok: false, error: { details: { field } } });
  });
});

describe('data that stays in its region', () => {
  it.each([
    ['east-asia', ['CN', 'HK', 'TW', 'JP', 'KR']],
    ['south-asia', ['IN']],
    ['southeast-asia', ['SG', 'ID', 'MY', 'TH']],
    ['north-america', ['US', 'CA']],
    ['europe', ['EU', 'GB', 'CH', 'NO']],
    ['latin-america', ['BR', 'MX']],
    ['mena', ['AE', 'IL']],
    ['africa', ['ZA']],
    ['oceania', ['AU']],
  ])('is served in %s where clouds have regions', (id, allowed) => {
    const asked = placesAsk({ ...plainPlaces, from: 'proxy', rules: { [id]: 'stays' } }, stackId('a'), 1000);
    const ofRegion = asked.regions.find((region) => region.id === id);
    expect(ofRegion?.rules).toEqual([{ kind: 'servedIn', allowed }]);
    expect(asked.regions.filter(({ rules }) => rules.length > 0)).toHaveLength(1);
  });
});

it('tasks that are typed by region are hers: they name no source', () => {
  const typed = sharesOf({ ...plainPlaces, from: 'typed', typed: { africa: 300, europe: 100 } }, 0);
  expect([typed.source, typed.note]).toEqual(['', '']);
  expect(typed.shares.filter(({ share }) => share > 0)).toEqual([
    { id: 'europe', share: 0.25 },
    { id: 'africa', share: 0.75 },
  ]);
});

it('the lessons are those of section 3 of the regional note', () => {
  expect(lessonSource).toMatch(/section 3$/);
});
