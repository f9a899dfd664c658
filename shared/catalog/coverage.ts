/** What the catalog knows and how old it is, in counts and days: what `catalog coverage` says. */

import type { ModelId } from '../foundation/ids.ts';
import { type CountBasis, countBasisOf, type Standing, standingOf } from './benchmarks.ts';
import type { Catalog } from './catalog.ts';
import { type WorkKind, workKinds } from './category.ts';
import type { Evidence } from './evidence.ts';
import { canBeBought } from './forWork.ts';
import type { ModelHistory } from './history.ts';
import { type Model, type Price, statuses } from './model.ts';
import type { LinkedRate } from './reference.ts';
import { type Setting, settingOf, settings } from './setting.ts';
import { countsOf, defaultYardsticks, measuredOn, partsOf } from './yardsticks.ts';

/**
 * How a model's rate in a category is known, the best first: measured by others on the category's yardstick, by its own
 * vendor on it, read off other benchmarks, or counted on another benchmark alone.
 */
export const grades = ['measured', 'selfReported', 'linked', 'otherBenchmark'] as const;
export type Grade = (typeof grades)[number];

/** What the ground of a kind of work is worth at best: its yardstick's standing; `none` where nothing counts successes. */
export type Ground = Standing | 'none';

export interface CategoryCoverage {
  /** What such work starts with; null: nothing published counts successes in it. */
  yardstick: string | null;
  ground: Ground;
  /** How the yardstick's successes were counted; null without one. */
  countBasis: CountBasis | null;
  /** Models that can be bought and have a rate in the category, by whatever grade. */
  buyable: number;
  /** Of these, the ones released (or first listed) in 2026. */
  of2026: number;
  byGrade: Record<Grade, number>;
  /** Models that can be bought and whose successes were counted at a setting, on any benchmark of the kind. */
  bySetting: Record<Setting, number>;
  /** Of these, the ones that were counted at two settings or more. */
  atSeveralSettings: number;
}

export interface Coverage {
  /** `canBeBought`: on the day that was asked for. */
  models: { total: number; canBeBought: number; byStatus: Record<string, number> };
  offers: { total: number; byHost: Record<string, number>; byTier: Record<string, number> };
  /** Every price ever seen, current or not. */
  priceRows: number;
  history: { points: number; models: number; months: number; first: string | null; last: string | null };
  /** ISO days: the newest on which a price was read and a measurement is dated (a month where no more is said). */
  newestPrice: string | null;
  newestEvidence: string | null;
  categories: Record<WorkKind, CategoryCoverage>;
}

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
};

const newest = (days: readonly (string | null)[]): string | null =>
  days.reduce<string | null>((last, day) => (day !== null && (last === null || day > last) ? day : last), null);

const gradeOf = (
  model: Model,
  category: WorkKind,
  { evidence }: Pick<Catalog, 'evidence'>,
  links: readonly LinkedRate[],
): Grade | null => {
  const yardstick = defaultYardsticks[category];
  const row = yardstick === null ? null : measuredOn(yardstick, model.id, category, evidence);
  if (row !== null) return row.selfReported ? 'selfReported' : 'measured';
  if (links.some((link) => link.modelId === model.id && link.category === category)) return 'linked';
  const isCounted = evidence.some(
    (other) => other.modelId === model.id && other.category === category && countsOf(other) !== null,
  );
  return isCounted ? 'otherBenchmark' : null;
};

/** Released, or where that is not known listed, in 2026. */
export const isOf2026 = ({ releaseDate, listedDate }: Model): boolean =>
  (releaseDate ?? listedDate ?? '').startsWith('2026');

const settingsCounted = (
  buyable: readonly Model[],
  evidence: readonly Evidence[],
): Pick<CategoryCoverage, 'bySetting' | 'atSeveralSettings'> => {
  const ids = new Set(buyable.map(({ id }) => id));
  const byModel = new Map<ModelId, Set<Setting>>();
  for (const row of evidence) {
    const setting = settingOf(row.config);
    if (setting === null || !ids.has(row.modelId) || countsOf(row) === null) continue;
    byModel.set(row.modelId, (byModel.get(row.modelId) ?? new Set()).add(setting));
  }
  const counted = [...byModel.values()];
  const bySetting = Object.fromEntries(
    settings.map((setting) => [setting, counted.filter((of) => of.has(setting)).length]),
  ) as Record<Setting, number>;
  return { bySetting, atSeveralSettings: counted.filter((of) => of.size > 1).length };
};

const categoryCoverage = (
  category: WorkKind,
  buyable: readonly Model[],
  catalog: Catalog,
  links: readonly LinkedRate[],
): CategoryCoverage => {
  const inCategory = { evidence: catalog.evidence.filter((row) => row.category === category) };
  const graded = buyable.flatMap((model) => {
    const grade = gradeOf(model, category, inCategory, links);
    return grade === null ? [] : [{ model, grade }];
  });
  const count = (grade: Grade): number => graded.filter((entry) => entry.grade === grade).length;
  const yardstick = defaultYardsticks[category];
  const benchmark = yardstick === null ? null : partsOf(yardstick).benchmark;
  return {
    yardstick,
    ground: benchmark === null ? 'none' : standingOf(benchmark, category),
    countBasis: benchmark === null ? null : countBasisOf(benchmark),
    buyable: graded.length,
    of2026: graded.filter(({ model }) => isOf2026(model)).length,
    byGrade: {
      measured: count('measured'),
      selfReported: count('selfReported'),
      linked: count('linked'),
      otherBenchmark: count('otherBenchmark'),
    },
    ...settingsCounted(buyable, inCategory.evidence),
  };
};

/** `priceRows`: how many prices the catalog has ever seen; `histories`: what was seen of its models. */
export const coverageOf = (
  catalog: Catalog,
  links: readonly LinkedRate[],
  seen: { priceRows: number; histories: readonly ModelHistory[] },
  day: string,
): Coverage => {
  const { models, evidence } = catalog;
  const buyable = models.filter((model) => canBeBought(model, day));
  const offers = models.flatMap((model): Price[] => model.offers);
  const dates = seen.histories.flatMap(({ months }) => months.map(({ date }) => date)).sort();
  return {
    models: {
      total: models.length,
      canBeBought: buyable.length,
      byStatus: {
        ...Object.fromEntries(statuses.map((status) => [status, 0])),
        ...tally(models.map(({ status }) => status ?? 'unknown')),
      },
    },
    offers: {
      total: offers.length,
      byHost: tally(offers.map(({ host }) => host ?? 'unknown')),
      byTier: tally(offers.map(({ serviceTier }) => serviceTier ?? 'standard')),
    },
    priceRows: seen.priceRows,
    history: {
      points: dates.length,
      models: seen.histories.filter(({ months }) => months.length > 0).length,
      months: new Set(dates.map((date) => date.slice(0, 7))).size,
      first: dates[0]?.slice(0, 7) ?? null,
      last: dates.at(-1)?.slice(0, 7) ?? null,
    },
    newestPrice: newest(offers.map(({ asOf }) => asOf)),
    newestEvidence: newest(evidence.map(({ date }) => date)),
    categories: Object.fromEntries(
      workKinds.map((id) => [id, categoryCoverage(id, buyable, catalog, links)]),
    ) as Record<WorkKind, CategoryCoverage>,
  };
};
