/** A plan over regions and languages at round numbers. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../shared/engine/engineError.ts';
import type { PlaceRule } from '../../../../shared/engine/horizon/placeRules.ts';
import { plainRegion } from '../../../../shared/engine/horizon/regionAsk.ts';
import { type LanguageAsk, type PlacesAsk, placesOf } from '../../../../shared/engine/horizon/regions.ts';
import {
  gdpShares,
  languageShares,
  regionShares,
  spendShares,
} from '../../../../shared/engine/horizon/sharesOfDemand.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { category, ladder, modelAt, rung, smallJob } from '../smallJob.ts';

/** An attempt of a, closed, costs 0.003 USD and succeeds on 60%; one of b, open, 0.015 USD and 80%. */
const job = () =>
  smallJob(
    [
      modelAt('a', 1, { openWeights: false, status: 'available' }),
      modelAt('b', 5, { openWeights: true, status: 'retired' }),
    ],
    { a: 0.6, b: 0.8 },
    { one: ladder([rung('a')]), two: ladder([rung('b')]) },
    { category: category({ silentFailureUsd: { value: 0 } }) },
  );

const english: LanguageAsk = { id: 'en', share: 1, tokenTimes: 1, successShift: 0 };

const ask = (change: Partial<PlacesAsk> = {}): PlacesAsk => ({
  stackId: stackId('one'),
  regions: [plainRegion('europe', 0.25), plainRegion('south-asia', 0.75)],
  languages: [english],
  lessons: [],
  ...change,
});

const perSuccessOfOne = 0.003 / 0.6;
const perSuccessOfTwo = 0.015 / 0.8;

describe('places', () => {
  it('without rules cost what the plan costs, and rules are free', () => {
    const found = placesOf(job(), ask());
    expect(found.total?.usdPerSuccess).toBeCloseTo(perSuccessOfOne, 12);
    expect(found.regions.map(({ tasksPerMonth, ruleUsd }) => [tasksPerMonth, ruleUsd])).toEqual([
      [250, expect.closeTo(0, 12)],
      [750, expect.closeTo(0, 12)],
    ]);
    expect(found.total?.usdPerSuccess).toBeCloseTo(found.plain?.usdPerSuccess ?? 0, 12);
    expect(found.total?.usdPerMonth).toBeCloseTo(3, 9);
    expect(found.languages).toMatchObject([{ id: 'en', share: 1, total: { success: expect.closeTo(0.6, 12) } }]);
  });

  it('of one host are served by a stack whose models are bought there, and by no other', () => {
    const hosted = job();
    for (const { id, offers } of hosted.snapshot.models)
      for (const offer of offers) Object.assign(offer, { host: id === 'a' ? 'near' : 'far', region: 'eu-west-1' });
    const servedBy = (...rules: PlaceRule[]) =>
      placesOf(hosted, ask({ regions: [{ ...plainRegion('europe', 1), rules }] })).regions[0]?.servedBy;
    expect(servedBy({ kind: 'hosts', allowed: ['near', 'far'] })).toBe('one');
    expect(servedBy({ kind: 'hosts', allowed: ['far'] })).toBe('two');
    expect(servedBy({ kind: 'hosts', allowed: ['elsewhere'] })).toBeNull();
    expect(servedBy({ kind: 'servedIn', allowed: ['EU'] }, { kind: 'hosts', allowed: ['far'] })).toBe('two');
    expect(servedBy({ kind: 'servedIn', allowed: ['US'] })).toBeNull();
    expect(() => servedBy({ kind: 'hosts', allowed: [] })).toThrow('hosts.allowed');
    expect(() => servedBy({ kind: 'servedIn', allowed: ['Germany'] })).toThrow('servedIn.allowed');
  });

  it('with a rule are served by a stack it allows, at the difference a month', () => {
    const europe = { ...plainRegion('europe', 0.25), rules: [{ kind: 'openWeightsOnly' as const }] };
    const found = placesOf(job(), ask({ regions: [europe, plainRegion('south-asia', 0.75)] }));
    expect(found.regions[0]).toMatchObject({
      servedBy: 'two',
      notAllowed: [{ categoryId: 'programming', modelId: modelId('a') }],
      ruleUsd: expect.closeTo((perSuccessOfTwo - perSuccessOfOne) * 0.8 * 250, 9),
    });
    expect(found.regions[1]).toMatchObject({ servedBy: 'one' });
    expect(found.total?.success).toBeCloseTo(0.25 * 0.8 + 0.75 * 0.6, 12);
  });

  it('are served by the cheapest of several stacks that their rules allow', () => {
    const three = job();
    const open = { openWeights: true };
    three.snapshot.models.push(modelAt('c', 2, open), modelAt('d', 3, open));
    for (const id of ['c', 'd']) {
      three.plan.assumedRates.push({ ...three.plan.assumedRates[1]!, modelId: modelId(id) });
      three.plan.stacks.push({
        ...three.plan.stacks[1]!,
        id: stackId(id),
        policies: { [rowId('programming')]: ladder([rung(id)]) },
      });
    }
    const europe = { ...plainRegion('europe', 1), rules: [{ kind: 'openWeightsOnly' as const }] };
    // b costs five times, c twice, d three times an attempt of a.
    expect(placesOf(three, ask({ regions: [europe] })).regions[0]?.servedBy).toBe('c');
  });

  it('whose rules allow no stack are not served, and nothing is made up for them', () => {
    const nobody = { ...plainRegion('europe', 0.25), rules: [{ kind: 'origins' as const, allowed: ['XX'] }] };
    const found = placesOf(job(), ask({ regions: [nobody, plainRegion('south-asia', 0.75)] }));
    expect(found.regions[0]).toMatchObject({ servedBy: null, total: null, ruleUsd: null, cells: [] });
    expect(found.total).toBeNull();
    expect(found.languages[0]?.total).toBeNull();
    // A region without tasks takes nothing from the languages of the others.
    const empty = placesOf(job(), ask({ regions: [{ ...nobody, share: 0 }, plainRegion('south-asia', 1)] }));
    expect(empty.languages[0]?.total?.usdPerSuccess).toBeCloseTo(perSuccessOfOne, 12);
    expect(found.regions[1]?.total?.usdPerSuccess).toBeCloseTo(perSuccessOfOne, 12);
  });

  it('pay uplifts, and more tokens in the languages that take them; what is unknown counts as English and says so', () => {
    const found = placesOf(
      job(),
      ask({
        regions: [{ ...plainRegion('europe', 1), priceTimes: 1.1 }],
        languages: [
          { ...english, share: 0.5 },
          { id: 'th', share: 0.25, tokenTimes: 2, successShift: 0 },
          { id: 'ru', share: 0.25, tokenTimes: null, successShift: null },
        ],
      }),
    );
    const each = found.regions[0]?.cells.map(({ figures }) => (figures?.usdPerSuccess ?? 0) / perSuccessOfOne);
    expect(each).toEqual([expect.closeTo(1.1, 9), expect.closeTo(2.2, 9), expect.closeTo(1.1, 9)]);
    expect(found.languages.map(({ known }) => known)).toEqual([true, true, false]);
  });

  it('heed the lessons that are switched on', () => {
    const lessons = (id: PlacesAsk['lessons'][number]['id'], amount = 0) =>
      placesOf(job(), ask({ stackId: stackId('two'), lessons: [{ id, amount }] }));
    // b is retired: what is still offered is a.
    expect(lessons('availability').regions.map(({ servedBy }) => servedBy)).toEqual(['one', 'one']);
    expect(lessons('costGovernance').regions.map(({ servedBy }) => servedBy)).toEqual(['two', 'one']);
    expect(lessons('ownEcosystem').regions.map(({ servedBy }) => servedBy)).toEqual(['two', 'two']);
    expect(lessons('resources', 0.008).total?.usdPerSuccess).toBeCloseTo(0.023 / 0.8, 12);
    expect(lessons('records', 0.2).total?.usdPerSuccess).toBeCloseTo(0.018 / 0.8, 12);
    const asia = placesOf(
      job(),
      ask({ regions: [plainRegion('east-asia', 1)], lessons: [{ id: 'ownEcosystem', amount: 0 }] }),
    );
    expect(asia.regions[0]?.servedBy).toBe('two');
  });

  it.each([
    ['regions', ask({ regions: [plainRegion('europe', 0.5)] })],
    ['regions', ask({ regions: [plainRegion('europe', 0.5), plainRegion('europe', 0.5)] })],
    ['languages', ask({ languages: [{ ...english, share: 0.9 }] })],
    ['regions.europe', ask({ regions: [plainRegion('europe', -1), plainRegion('asia', 2)] })],
    ['priceTimes', ask({ regions: [{ ...plainRegion('europe', 1), priceTimes: 0 }] })],
    ['lessons.records', ask({ lessons: [{ id: 'records', amount: -1 }] })],
    ['stackId', ask({ stackId: stackId('nobody') })],
  ])('name what is wrong with %s', (field, wrong) => {
    expect(() => placesOf(job(), wrong)).toThrow(EngineError);
    expect(() => placesOf(job(), wrong)).toThrow(field);
  });
});

describe('shares of demand', () => {
  it('sum to 1 from every source, each with its citation', () => {
    for (const { shares, source } of [regionShares(), spendShares(), languageShares()]) {
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(source.length).toBeGreaterThan(20);
    }
    expect(regionShares().note).toMatch(/proxy index/);
    expect(languageShares().note).toBe('');
    expect(spendShares().shares.find(({ id }) => id === 'north-america')?.share).toBeCloseTo(0.47, 12);
  });

  it('by GDP grow with people and with GDP per capita to the power 0.7', () => {
    const { shares } = gdpShares([
      { id: 'poor', people: 2, gdpPerCapita: 1000 },
      { id: 'rich', people: 1, gdpPerCapita: 16_000 },
    ]);
    // 2 against 16^0.7 = 6.9644.
    expect(shares[1]?.share).toBeCloseTo(6.9644 / 8.9644, 5);
    expect(() => gdpShares([])).toThrow('economies');
    expect(() => gdpShares([{ id: 'x', people: 0, gdpPerCapita: 1 }])).toThrow('x.people');
  });
});
