/** What a plan assumes of regions and languages, as the question it makes. */
import { describe, expect, it } from 'vitest';
import { heeding, lessonHasAmount, lessonSource } from '../../../../shared/engine/horizon/lessons.ts';
import { plainRegion } from '../../../../shared/engine/horizon/regionAsk.ts';
import { placesAsk, rulesOf, sharesOf, traitsOf, typedTasks } from '../../../../shared/engine/horizon/wantedPlaces.ts';
import { stackId } from '../../../../shared/foundation/ids.ts';
import { type PlaceRuleId, plainPlaces } from '../../../../shared/plan/placesWanted.ts';
import { demandProxyIndex } from '../../../../shared/study/facts.ts';

const regionAsked = (id: string, rule: PlaceRuleId) =>
  placesAsk({ ...plainPlaces, rules: { [id]: rule } }, stackId('one'), 1000).regions.find((region) => region.id === id);

describe('the question of a plan’s places', () => {
  it('is plain until something is typed: regions of the proxy, English known and no other language', () => {
    const ask = placesAsk(plainPlaces, stackId('one'), 1000);
    expect(ask).toMatchObject({ stackId: 'one', lessons: [] });
    // The index sums to 490.
    expect(ask.regions[0]).toEqual(plainRegion('east-asia', 100 / 490));
    expect(ask.regions.map(({ id }) => id)).toEqual(Object.keys(demandProxyIndex.value));
    expect(ask.languages.slice(0, 2)).toEqual([
      { id: 'en', share: expect.closeTo(0.8287, 9), tokenTimes: 1, successShift: -0 },
      { id: 'zh-Hans', share: expect.closeTo(0.0495, 9), tokenTimes: null, successShift: null },
    ]);
  });

  it('takes what is typed of a language, of prices and of lessons', () => {
    const languages = { 'zh-Hans': { tokenTimes: 1.5, successLost: 0.2 }, en: { tokenTimes: 9, successLost: 9 } };
    const wanted = {
      ...plainPlaces,
      languages,
      uplifts: { europe: 1.1 },
      lessons: [{ id: 'availability' as const, amount: 0 }],
    };
    const ask = placesAsk(wanted, stackId('one'), 1000);
    expect(ask.languages[1]).toMatchObject({ id: 'zh-Hans', tokenTimes: 1.5, successShift: -0.2 });
    expect(traitsOf(wanted, 'en')).toEqual({ tokenTimes: 1, successLost: 0 });
    expect(ask.regions.filter(({ priceTimes }) => priceTimes !== 1)).toMatchObject([{ id: 'europe', priceTimes: 1.1 }]);
    expect(ask.lessons).toBe(wanted.lessons);
  });

  it.each<[PlaceRuleId, unknown]>([
    ['none', []],
    ['open', [{ kind: 'openWeightsOnly' }]],
    ['china', [{ kind: 'origins', allowed: ['china'] }]],
    ['row', [{ kind: 'origins', allowed: ['rest-of-world'] }]],
    ['stays', [{ kind: 'servedIn', allowed: ['EU', 'GB', 'CH', 'NO'] }]],
    ['host azure', [{ kind: 'hosts', allowed: ['azure'] }]],
  ])('rules %s', (rule, asked) => {
    expect(regionAsked('europe', rule)?.rules).toEqual(asked);
  });

  it.each([
    ['east-asia', ['CN', 'HK', 'TW', 'JP', 'KR']],
    ['south-asia', ['IN']],
    ['southeast-asia', ['SG', 'ID', 'MY', 'TH']],
    ['north-america', ['US', 'CA']],
    ['latin-america', ['BR', 'MX']],
    ['mena', ['AE', 'IL']],
    ['africa', ['ZA']],
    ['oceania', ['AU']],
  ])('data of %s stays where clouds have regions there', (id, allowed) => {
    expect(regionAsked(id, 'stays')?.rules).toEqual([{ kind: 'servedIn', allowed }]);
  });

  it('asks of a region that data stays there only where it is known where that is', () => {
    const spend = { ...plainPlaces, from: 'spend' as const };
    const staying = (id: string) =>
      placesAsk({ ...spend, rules: { [id]: 'stays' } }, stackId('one'), 1000).regions.find((one) => one.id === id)
        ?.rules;
    expect(staying('asia')).toEqual([
      { kind: 'servedIn', allowed: ['CN', 'HK', 'TW', 'JP', 'KR', 'IN', 'SG', 'ID', 'MY', 'TH'] },
    ]);
    expect(staying('other')).toEqual([]);
    expect(rulesOf('other')).toEqual(['none', 'open', 'row', 'china']);
    expect(rulesOf('europe')).toEqual(['none', 'open', 'row', 'china', 'stays']);
  });

  it('shares tasks out by the proxy, by spending, or as typed; by the proxy where nothing is left to share', () => {
    const from = (kind: 'proxy' | 'spend' | 'typed', typed: Record<string, number> = {}) =>
      sharesOf({ ...plainPlaces, from: kind, typed }, 4900);
    expect(from('proxy').shares[1]).toEqual({ id: 'north-america', share: 92 / 490 });
    expect(from('spend').shares).toEqual(
      [
        ['north-america', 0.47],
        ['asia', 0.31],
        ['europe', 0.18],
        ['other', 0.04],
      ].map(([id, share]) => ({ id, share: expect.closeTo(Number(share), 12) })),
    );
    // 4,900 tasks by the proxy are 1,000 in East Asia; 5,100 more of them there make 6,100 of 10,000.
    expect(typedTasks({ ...plainPlaces, typed: { europe: 7 } }, 4900)).toMatchObject({ 'east-asia': 1000, europe: 7 });
    const typed = from('typed', { 'east-asia': 6100 });
    expect(typed.shares[0]).toEqual({ id: 'east-asia', share: 0.61 });
    expect(typed).toMatchObject({ source: '', note: '' });
    const none = Object.fromEntries(Object.keys(demandProxyIndex.value).map((id) => [id, 0]));
    expect(from('typed', none)).toEqual(from('proxy'));
  });
});

describe('a lesson', () => {
  it('about governing costs has the growth regions alone served by the cheapest stack', () => {
    const regions = Object.keys(demandProxyIndex.value).map((id) => plainRegion(id, 1 / 9));
    const heeded = heeding(regions, [{ id: 'costGovernance', amount: 0 }]);
    expect(heeded.filter(({ serves }) => serves === 'cheapest').map(({ id }) => id)).toEqual([
      'south-asia',
      'southeast-asia',
      'latin-america',
      'africa',
    ]);
  });

  it('about own ecosystems has East Asia alone, or the Asia it is a part of, served by open weights', () => {
    const regions = ['east-asia', 'asia', 'europe'].map((id) => plainRegion(id, 1 / 3));
    const heeded = heeding(regions, [{ id: 'ownEcosystem', amount: 0 }]);
    expect(heeded.map(({ rules }) => rules)).toEqual([
      [{ kind: 'openWeightsOnly' }],
      [{ kind: 'openWeightsOnly' }],
      [],
    ]);
  });

  it('is that of the note on regional demand, by its section', () => {
    expect(lessonSource).toContain('section 3');
  });

  it('asks for an amount where money is paid, and is heeded once', () => {
    expect(lessonHasAmount).toEqual({
      availability: false,
      ownEcosystem: false,
      costGovernance: false,
      resources: true,
      records: true,
    });
    const twice = () =>
      heeding(
        [],
        [
          { id: 'resources', amount: 1 },
          { id: 'records', amount: 1 },
          { id: 'resources', amount: 2 },
        ],
      );
    expect(twice).toThrow('lessons is resources; allowed: each lesson once');
    expect(() => heeding([], [{ id: 'records', amount: 11 }])).toThrow('lessons.records is 11; allowed: 0 to 10');
    expect(() => heeding([], [{ id: 'resources', amount: 11 }])).not.toThrow();
  });
});
