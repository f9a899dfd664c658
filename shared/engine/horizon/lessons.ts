/** What the note on regional demand says a router must heed, each as a rule that one can switch on. */
import type { Lesson, LessonId } from '../../plan/placesWanted.ts';
import { cite } from '../../study/sources.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import type { RegionAsk } from './regionAsk.ts';

/**
 * `availability`: only models still offered. `ownEcosystem`: East Asia is served by open weights, which run inside it.
 * `costGovernance`: growth regions get the cheapest stack allowed. `resources`: each task also pays for storage and
 * transport. `records`: logs, archive and compliance add a share to prices.
 */
export const lessonSource = cite('demandProxy', 'section 3');

/** Which lessons ask for an amount. */
export const lessonHasAmount: Readonly<Record<LessonId, boolean>> = {
  availability: false,
  ownEcosystem: false,
  costGovernance: false,
  resources: true,
  records: true,
};

const growthRegions: readonly string[] = ['south-asia', 'southeast-asia', 'latin-america', 'africa'];
const eastAsia: readonly string[] = ['east-asia', 'asia'];

const heed = (region: RegionAsk, { id, amount }: Lesson): RegionAsk => {
  switch (id) {
    case 'availability':
      return { ...region, rules: [...region.rules, { kind: 'listedOnly' }] };
    case 'ownEcosystem':
      return eastAsia.includes(region.id)
        ? { ...region, rules: [...region.rules, { kind: 'openWeightsOnly' }] }
        : region;
    case 'costGovernance':
      return growthRegions.includes(region.id) ? { ...region, serves: 'cheapest' } : region;
    case 'resources':
      return { ...region, extraUsdPerTask: region.extraUsdPerTask + amount };
    case 'records':
      return { ...region, priceTimes: region.priceTimes * (1 + amount) };
    default:
      return id satisfies never;
  }
};

/** The regions as the lessons that are switched on would have them; throws an EngineError for amounts out of bounds. */
export const heeding = (regions: readonly RegionAsk[], lessons: readonly Lesson[]): RegionAsk[] => {
  const ids = lessons.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new EngineError('lessons', twice, 'each lesson once');
  for (const { id, amount } of lessons) requireBetween(`lessons.${id}`, amount, 0, id === 'records' ? 10 : 1e6);
  return regions.map((region) => lessons.reduce(heed, region));
};
