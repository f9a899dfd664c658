/** What a plan assumes of regions and languages, as the question it makes. */
import type { StackId } from '../../foundation/ids.ts';
import {
  hostOf,
  type LanguageTraits,
  type PlaceRuleId,
  type PlacesWanted,
  placeRules,
} from '../../plan/placesWanted.ts';
import type { PlaceRule } from './placeRules.ts';
import { plainRegion, type RegionAsk } from './regionAsk.ts';
import type { LanguageAsk, PlacesAsk } from './regions.ts';
import { languageShares, regionShares, type SharesFrom, spendShares } from './sharesOfDemand.ts';

const eastAsia = ['CN', 'HK', 'TW', 'JP', 'KR'];
const southAsia = ['IN'];
const southeastAsia = ['SG', 'ID', 'MY', 'TH'];

/** Where data of a region may be worked on when it is to stay there: the countries in which clouds have regions. */
const placesOf: ReadonlyMap<string, string[]> = new Map([
  ['east-asia', eastAsia],
  ['south-asia', southAsia],
  ['southeast-asia', southeastAsia],
  ['asia', [...eastAsia, ...southAsia, ...southeastAsia]],
  ['north-america', ['US', 'CA']],
  ['europe', ['EU', 'GB', 'CH', 'NO']],
  ['latin-america', ['BR', 'MX']],
  ['mena', ['AE', 'IL']],
  ['africa', ['ZA']],
  ['oceania', ['AU']],
]);

/** What a region may ask; data stays in a region of which it is known where that is. */
export const rulesOf = (regionId: string): readonly (typeof placeRules)[number][] =>
  placeRules.filter((rule) => rule !== 'stays' || placesOf.has(regionId));

const ruleOf = (rule: PlaceRuleId, regionId: string): PlaceRule[] => {
  const host = hostOf(rule);
  if (host !== null) return [{ kind: 'hosts', allowed: [host] }];
  const plain = placeRules.find((one) => one === rule) ?? 'none';
  switch (plain) {
    case 'none':
      return [];
    case 'open':
      return [{ kind: 'openWeightsOnly' }];
    case 'china':
      return [{ kind: 'origins', allowed: ['china'] }];
    case 'row':
      return [{ kind: 'origins', allowed: ['rest-of-world'] }];
    case 'stays': {
      const allowed = placesOf.get(regionId);
      return allowed === undefined ? [] : [{ kind: 'servedIn', allowed }];
    }
    default:
      return plain satisfies never;
  }
};

/** Regions with their tasks a month as typed; those of the proxy until they are. */
export const typedTasks = ({ typed }: PlacesWanted, tasksPerMonth: number): Record<string, number> =>
  Object.fromEntries(
    regionShares().shares.map(({ id, share }) => [id, typed[id] ?? Math.round(share * tasksPerMonth)]),
  );

/** Where no region has any task there is nothing to share out, and the proxy stands in with its own source. */
export const sharesOf = (wanted: PlacesWanted, tasksPerMonth: number): SharesFrom => {
  if (wanted.from === 'proxy') return regionShares();
  if (wanted.from === 'spend') return spendShares();
  const tasks = typedTasks(wanted, tasksPerMonth);
  const all = Object.values(tasks).reduce((sum, each) => sum + each, 0);
  if (all === 0) return regionShares();
  return { shares: Object.entries(tasks).map(([id, each]) => ({ id, share: each / all })), source: '', note: '' };
};

/** English is what tokens and rates are counted in; of the others nothing is known until it is typed. */
export const traitsOf = ({ languages }: PlacesWanted, id: string): LanguageTraits =>
  id === 'en' ? { tokenTimes: 1, successLost: 0 } : (languages[id] ?? { tokenTimes: null, successLost: null });

export const placesAsk = (wanted: PlacesWanted, stackId: StackId, tasksPerMonth: number): PlacesAsk => ({
  stackId,
  regions: sharesOf(wanted, tasksPerMonth).shares.map(
    ({ id, share }): RegionAsk => ({
      ...plainRegion(id, share),
      rules: ruleOf(wanted.rules[id] ?? 'none', id),
      priceTimes: wanted.uplifts[id] ?? 1,
    }),
  ),
  languages: languageShares().shares.map(({ id, share }): LanguageAsk => {
    const { tokenTimes, successLost } = traitsOf(wanted, id);
    return { id, share, tokenTimes, successShift: successLost === null ? null : -successLost };
  }),
  lessons: wanted.lessons,
});
