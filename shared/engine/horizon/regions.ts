/** A plan over regions and languages: cost per success by place, which stack serves it, and what its rules cost there. */
import type { StackId } from '../../foundation/ids.ts';
import type { Lesson } from '../../plan/placesWanted.ts';
import { EngineError, requireBetween } from '../engineError.ts';
import { type Job, stackOf } from '../job.ts';
import { smallest } from '../smallest.ts';
import { heeding } from './lessons.ts';
import { checkPlaceRule } from './placeRules.ts';
import {
  forbidden,
  type Place,
  type PlaceFigures,
  type PlaceOutcome,
  placesIn,
  plainPlace,
  spreadOver,
} from './places.ts';
import type { RegionAsk } from './regionAsk.ts';

/** A language with the same share in every region; unknown traits are null and taken as those of English. */
export interface LanguageAsk {
  id: string;
  share: number;
  tokenTimes: number | null;
  successShift: number | null;
}

export interface PlacesAsk {
  stackId: StackId;
  regions: readonly RegionAsk[];
  languages: readonly LanguageAsk[];
  lessons: readonly Lesson[];
}

export interface RegionFound {
  id: string;
  share: number;
  tasksPerMonth: number;
  /** null where the rules allow none of the plan's stacks. */
  servedBy: StackId | null;
  /** Models of the stack asked about that the rules do not allow. */
  notAllowed: PlaceOutcome['notAllowed'];
  cells: { languageId: string; tasksPerMonth: number; figures: PlaceFigures | null }[];
  total: PlaceFigures | null;
  /** Full cost a month over that of the stack asked about without rules; on the successes there are. null: not served. */
  ruleUsd: number | null;
}

export interface PlacesFound {
  stackId: StackId;
  regions: RegionFound[];
  languages: { id: string; share: number; total: PlaceFigures | null; known: boolean }[];
  /** Over all regions; null where one with tasks is not served. */
  total: PlaceFigures | null;
  /** Without rules, uplifts and lessons, by the stack asked about. */
  plain: PlaceFigures | null;
}

/** Figures of several parts together, each weighted by its tasks; null where one of them has none. */
const together = (parts: readonly { tasks: number; figures: PlaceFigures | null }[]): PlaceFigures | null => {
  const sum = { tasks: 0, success: 0, silentFailure: 0, usd: 0, usdPerMonth: 0 };
  for (const { tasks, figures } of parts) {
    if (tasks === 0) continue;
    if (figures === null) return null;
    sum.tasks += tasks;
    sum.success += tasks * figures.success;
    sum.silentFailure += tasks * figures.silentFailure;
    sum.usd += tasks * figures.usdPerTask;
    sum.usdPerMonth += figures.usdPerMonth;
  }
  if (sum.tasks === 0) return null;
  const perSuccess = sum.usd / sum.success;
  return {
    success: sum.success / sum.tasks,
    silentFailure: sum.silentFailure / sum.tasks,
    usdPerTask: sum.usd / sum.tasks,
    usdPerSuccess: Number.isFinite(perSuccess) ? perSuccess : null,
    usdPerMonth: sum.usdPerMonth,
  };
};

const requireShares = (field: string, entries: readonly { id: string; share: number }[]): void => {
  let sum = 0;
  for (const { id, share } of entries) {
    requireBetween(`${field}.${id}`, share, 0, 1);
    sum += share;
  }
  if (new Set(entries.map(({ id }) => id)).size !== entries.length)
    throw new EngineError(field, entries.length, 'each id once');
  if (Math.abs(sum - 1) > 1e-6) throw new EngineError(field, sum, 'shares that sum to 1');
};

type Cell = { languageId: string; tasks: number; figures: PlaceFigures | null };

/** A language of a region without rules, served by a stack. */
const placeIn = (language: LanguageAsk, stackId: StackId): Place => ({
  ...plainPlace(language.id, language.share, stackId),
  tokenTimes: language.tokenTimes ?? 1,
  successShift: language.successShift ?? 0,
});

/** A stack in a region, in each of its languages; asked for only where it may serve. */
const cellsOf = (job: Job, languages: readonly LanguageAsk[]): ((region: RegionAsk, stackId: StackId) => Cell[]) => {
  const outcomeOf = placesIn(job);
  return ({ id, share, rules, priceTimes, extraUsdPerTask }, stackId) =>
    languages.map((language) => {
      const place = { ...placeIn(language, stackId), id: `${id} ${language.id}`, share: share * language.share };
      const { tasksPerMonth, figures } = outcomeOf({ ...place, rules, priceTimes, extraUsdPerTask });
      return { languageId: language.id, tasks: tasksPerMonth, figures };
    });
};

/** How much dearer; what two ways of adding up the same leave of each other is nothing. */
const dearer = (usd: number, without: number): number =>
  Math.abs(usd - without) <= 1e-12 * without ? 0 : usd - without;

/**
 * Cost per success by region and language. Where the rules of a region forbid a model of the stack asked about, the
 * cheapest stack of the plan that they allow serves it. Throws an EngineError for shares that do not sum to 1, an unknown
 * stack, rules that cannot be asked, and numbers out of bounds.
 */
export const placesOf = (job: Job, ask: PlacesAsk): PlacesFound => {
  stackOf(job, 'stackId', ask.stackId);
  requireShares('regions', ask.regions);
  requireShares('languages', ask.languages);
  for (const { rules } of ask.regions) rules.forEach(checkPlaceRule);
  for (const { id, priceTimes } of ask.regions) requireBetween(`${id}.priceTimes`, priceTimes, 0.01, 100);
  const regions = heeding(ask.regions, ask.lessons);
  const stackIds = job.plan.stacks.map(({ id }) => id);
  const ruled = cellsOf(job, ask.languages);
  const plain = together(
    spreadOver(
      job,
      ask.languages.map((language) => placeIn(language, ask.stackId)),
    ).map(({ tasksPerMonth, figures }) => ({ tasks: tasksPerMonth, figures })),
  );
  const found = regions.map((region): RegionFound => {
    const allowed = stackIds.filter((id) => forbidden(job, id, region.rules).length === 0);
    const keeps = region.serves === 'chosen' && allowed.includes(ask.stackId);
    const servedBy = keeps
      ? ask.stackId
      : smallest(allowed, (id) => together(ruled(region, id))?.usdPerSuccess ?? null);
    const cells = servedBy === null ? [] : ruled(region, servedBy);
    const total = together(cells);
    const without = plain?.usdPerSuccess ?? null;
    const tasksPerMonth = job.plan.tasksPerMonth * region.share;
    return {
      id: region.id,
      share: region.share,
      tasksPerMonth,
      servedBy,
      notAllowed: forbidden(job, ask.stackId, region.rules),
      cells: cells.map(({ languageId, tasks, figures }) => ({ languageId, tasksPerMonth: tasks, figures })),
      total,
      ruleUsd:
        total?.usdPerSuccess == null || without === null
          ? null
          : dearer(total.usdPerSuccess, without) * total.success * tasksPerMonth,
    };
  });
  const inLanguage = (id: string): { tasks: number; figures: PlaceFigures | null }[] =>
    found.flatMap((region) =>
      region.servedBy === null
        ? [{ tasks: region.tasksPerMonth, figures: null }]
        : region.cells.flatMap((cell) =>
            cell.languageId === id ? [{ tasks: cell.tasksPerMonth, figures: cell.figures }] : [],
          ),
    );
  return {
    stackId: ask.stackId,
    regions: found,
    languages: ask.languages.map(({ id, share, tokenTimes, successShift }) => ({
      id,
      share,
      total: together(inLanguage(id)),
      known: tokenTimes !== null && successShift !== null,
    })),
    total: together(found.map(({ tasksPerMonth, total }) => ({ tasks: tasksPerMonth, figures: total }))),
    plain,
  };
};
