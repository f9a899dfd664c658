/** Every figure of every stack: over the whole mix, by category, and both in one long table for files. */

import { benchmarkName } from '../catalog/benchmarkNames.ts';
import type { CategoryOutcome, Figures, StackOutcome } from '../engine/outcome.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import type { WordPath } from '../words/all.ts';
import { formatNumber, sentenceGap, titled } from '../words/format.ts';
import { type Ending, endingsOf, explainEnding } from './endings.ts';
import { hardwareCell } from './hardwareInUse.ts';
import { cashOf, hasFixedCost } from './monthly.ts';
import { modelName, type Reading } from './reading.ts';
import { rowName, rowTitle } from './rowName.ts';
import { type Cell, type Column, figureCells, figureColumns, type Row, type Table } from './table.ts';
import { sureOfRow } from './verdict.ts';
import { fullCostNamed, isCounted } from './withoutErrors.ts';

const minutesPerHour = 60;

const figureLabels = (reading: Reading): Column[] => {
  const { say } = reading;
  const full = (path: WordPath): string => fullCostNamed(reading.job.plan, say(path), say);
  return [
    ...figureColumns(say, 'usdPerSuccess', full('compare.usdPerSuccess'), 'usd'),
    ...figureColumns(say, 'success', say('compare.success'), 'share'),
    ...figureColumns(say, 'silentFailure', say('compare.silentFailure'), 'share'),
    ...figureColumns(say, 'abandoned', say('compare.abandoned'), 'share'),
    ...figureColumns(say, 'usdPerTask', full('compare.usdPerTask'), 'usd'),
    { key: 'modelUsd', label: say('report.modelUsd'), kind: 'usd' },
    { key: 'verifierUsd', label: say('report.verifierUsd'), kind: 'usd' },
    { key: 'humanUsd', label: say('report.humanUsd'), kind: 'usd' },
    { key: 'silentFailuresUsd', label: say('report.silentFailuresUsd'), kind: 'usd' },
    { key: 'cashPerMonth', label: say('compare.cashPerMonth'), kind: 'usd' },
    ...(hasFixedCost(reading.outcome)
      ? ([
          { key: 'committedUsd', label: say('report.committedUsd'), kind: 'usd' },
          { key: 'ownedUsd', label: say('report.ownedUsd'), kind: 'usd' },
        ] satisfies Column[])
      : []),
    ...figureColumns(say, 'usdPerMonth', say('compare.usdPerMonth'), 'usd'),
    ...figureColumns(say, 'fullPerMonth', full('compare.fullPerMonth'), 'usd'),
    { key: 'usdPerMonthSd', label: say('compare.usdPerMonthSd'), kind: 'usd' },
    ...figureColumns(say, 'humanHoursPerMonth', say('compare.humanHoursPerMonth'), 'hours'),
    ...figureColumns(say, 'netValuePerMonth', say('compare.netValuePerMonth'), 'usd'),
    { key: 'latencyP50', label: say('compare.latencyP50'), kind: 'seconds' },
    { key: 'latencyP95', label: say('compare.latencyP95'), kind: 'seconds' },
    { key: 'independentUsdPerSuccess', label: say('compare.independentUsdPerSuccess'), kind: 'usd' },
  ];
};

const scaled = (figure: { value: number; low?: number; high?: number }, by: number) => ({
  value: figure.value * by,
  ...(figure.low === undefined ? {} : { low: figure.low * by }),
  ...(figure.high === undefined ? {} : { high: figure.high * by }),
});

const figureValues = (
  { outcome }: Reading,
  figures: Figures | null,
  tasks: number,
  independent: StackOutcome['independent'],
  of: Parameters<typeof isCounted>[1],
): Record<string, Cell> => ({
  ...figureCells('usdPerSuccess', figures?.usdPerSuccess),
  ...figureCells('success', figures?.success),
  ...figureCells('silentFailure', figures?.silentFailure),
  ...figureCells('abandoned', figures?.abandoned),
  ...figureCells('usdPerTask', figures?.usdPerTask),
  modelUsd: figures?.parts.model ?? null,
  verifierUsd: figures?.parts.verifier ?? null,
  humanUsd: figures?.parts.human ?? null,
  silentFailuresUsd: isCounted('undetected', of) ? (figures?.parts.silentFailures ?? null) : null,
  cashPerMonth: figures === null ? null : cashOf(figures, tasks),
  ...(hasFixedCost(outcome)
    ? { committedUsd: figures?.parts.committed ?? null, ownedUsd: figures?.parts.owned ?? null }
    : {}),
  ...figureCells('usdPerMonth', figures?.usdPerMonth),
  ...figureCells('fullPerMonth', figures ? scaled(figures.usdPerTask, tasks) : null),
  usdPerMonthSd: figures?.usdPerMonthSd ?? null,
  ...figureCells('humanHoursPerMonth', figures ? scaled(figures.humanMinutesPerTask, tasks / minutesPerHour) : null),
  ...figureCells('netValuePerMonth', figures ? scaled(figures.netValueUsdPerTask, tasks) : null),
  latencyP50: figures?.latencySeconds?.p50 ?? null,
  latencyP95: figures?.latencySeconds?.p95 ?? null,
  independentUsdPerSuccess: independent?.usdPerSuccess ?? null,
});

const hasHardware = ({ outcome }: Reading): boolean => outcome.stacks.some(({ hardware }) => hardware !== undefined);

/** A plan without hardware says nothing of it. */
const hardwareColumn = (reading: Reading): Column[] =>
  hasHardware(reading) ? [{ key: 'hardware', label: reading.say('report.hardwareInUse'), kind: 'text' }] : [];

const hardwareCells = (reading: Reading, stack: StackOutcome): Record<string, Cell> =>
  hasHardware(reading) ? { hardware: hardwareCell(reading, stack) } : {};

/** One row per stack over the whole mix. */
export const stacksTable = (reading: Reading): Table => {
  const { say, outcome, job } = reading;
  return {
    id: 'stacks',
    title: say('report.stacksTable'),
    columns: [
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      ...figureLabels(reading),
      { key: 'overBudget', label: say('compare.overBudget'), kind: 'sureness' },
      { key: 'hhi', label: say('compare.vendorConcentration'), kind: 'number' },
      ...hardwareColumn(reading),
      { key: 'assumed', label: say('report.assumedColumn'), kind: 'flag' },
    ],
    rows: outcome.stacks.map((stack) => ({
      key: stack.stackId,
      assumed: stack.assumed,
      cells: {
        stack: stack.name,
        ...figureValues(reading, stack.total, job.plan.tasksPerMonth, stack.independent, job.plan),
        overBudget: stack.overBudget,
        hhi: stack.total === null ? null : stack.spend.hhi,
        ...hardwareCells(reading, stack),
        assumed: stack.assumed,
      },
    })),
  };
};

/** What the rates of a category rest on, for one cell: benchmarks with their trials, links, assumptions. */
export const evidenceText = (reading: Reading, categories: readonly CategoryOutcome[]): string => {
  const { say, language } = reading;
  const texts = categories
    .flatMap((category) => category.rates)
    .map((rate) => {
      if (rate.basis === 'stated') return say('report.evidenceStated', { model: modelName(reading, rate.modelId) });
      if (rate.basis === 'assumed') return say('report.evidenceAssumed', { model: modelName(reading, rate.modelId) });
      const benchmark = rate.benchmark === null ? rate.source : benchmarkName(rate.benchmark);
      if (rate.basis === 'linked') return say('report.evidenceLinked', { benchmark });
      return rate.trials === null
        ? benchmark
        : say('report.evidenceTrials', { benchmark, trials: formatNumber(rate.trials, language) });
    });
  return [...new Set(texts)].join(language === 'zh' ? '；' : '; ');
};

const isAssumed = (categories: readonly CategoryOutcome[]): boolean =>
  categories.some((category) => category.rates.some((rate) => rate.basis === 'assumed'));

/** The cheaper stack of a category per success, and how surely it is cheaper than the next. */
const cheapest = (reading: Reading, id: RowId): { stackId: StackId; name: string; sure: number | null } | null => {
  const priced = reading.outcome.stacks
    .flatMap((stack) => {
      const cost = stack.categories.find((category) => category.categoryId === id)?.figures?.usdPerSuccess?.value;
      return cost === undefined ? [] : [{ stackId: stack.stackId, name: stack.name, cost }];
    })
    .sort((a, b) => a.cost - b.cost);
  const [best, next] = priced;
  if (best === undefined || next === undefined || best.cost === next.cost) return null;
  for (const pair of reading.outcome.pairs) {
    const chance = pair.aCheaperByCategory[id];
    if (chance === undefined) continue;
    if (pair.a === best.stackId && pair.b === next.stackId) return { ...best, sure: chance };
    if (pair.b === best.stackId && pair.a === next.stackId) return { ...best, sure: 1 - chance };
  }
  return { ...best, sure: null };
};

const isClose = (sure: number | null): boolean => sure !== null && sure < sureOfRow;

/** One row per category of the mix: what each stack pays for a success, who is cheaper, and on what evidence. */
export const categoriesTable = (reading: Reading): Table => {
  const { say, outcome, job } = reading;
  const columns: Column[] = [
    { key: 'category', label: say('report.category'), kind: 'text' },
    { key: 'share', label: say('report.share'), kind: 'share' },
    ...outcome.stacks.flatMap((stack) => [
      ...figureColumns(
        say,
        `usdPerSuccess.${stack.stackId}`,
        outcome.stacks.length === 1 ? fullCostNamed(job.plan, say('compare.usdPerSuccess'), say) : stack.name,
        'usd',
        stack.stackId,
      ),
      {
        key: `success.${stack.stackId}`,
        label: titled(stack.name, say('compare.success'), reading.language),
        kind: 'share' as const,
        stackId: stack.stackId,
      },
      {
        key: `silentFailure.${stack.stackId}`,
        label: titled(stack.name, say('compare.silentFailure'), reading.language),
        kind: 'share' as const,
        stackId: stack.stackId,
      },
    ]),
    { key: 'cheaper', label: say('compare.cheaper'), kind: 'text' },
    { key: 'sure', label: say('compare.cheaperSure'), kind: 'sureness' },
    { key: 'evidence', label: say('report.evidence'), kind: 'text' },
  ];
  const rows = job.plan.categories
    .filter((category) => category.share > 0)
    .map((category): Row => {
      const found = outcome.stacks.flatMap((stack) => {
        const inCategory = stack.categories.find((one) => one.categoryId === category.id);
        return inCategory === undefined ? [] : [{ stack, inCategory }];
      });
      const outcomes = found.map((one) => one.inCategory);
      const best = cheapest(reading, category.id);
      return {
        key: category.id,
        assumed: isAssumed(outcomes),
        cells: {
          category: rowTitle(say, category),
          share: category.share,
          ...Object.assign(
            {},
            ...found.map(({ stack, inCategory }) => ({
              ...figureCells(`usdPerSuccess.${stack.stackId}`, inCategory.figures?.usdPerSuccess),
              [`success.${stack.stackId}`]: inCategory.figures?.success.value ?? null,
              [`silentFailure.${stack.stackId}`]: inCategory.figures?.silentFailure.value ?? null,
            })),
          ),
          // Nobody is named for winning a coin flip.
          cheaper: best === null ? null : isClose(best.sure) ? say('plan.tooClose') : best.name,
          sure: best?.sure ?? null,
          evidence: evidenceText(reading, outcomes),
        },
      };
    });
  return { id: 'categories', title: fullCostNamed(job.plan, say('report.categoriesTable'), say), columns, rows };
};

/** What the figures of some categories rest on and may not last: the day of their oldest price, and models that end. */
const ageCells = (reading: Reading, endings: readonly Ending[], categories: readonly CategoryOutcome[]) => {
  const costs = categories.flatMap((category) => category.costs);
  const days = costs.map(({ priceAsOf }) => priceAsOf).sort();
  const used = new Set(costs.map(({ modelId }) => modelId));
  return {
    oldestPrice: days[0] ?? null,
    ends: endings
      .filter(({ modelId }) => used.has(modelId))
      .map((ending) => explainEnding(reading, ending))
      .join(sentenceGap(reading.language)),
  };
};

/** The long table: one row per stack and category, and one per stack for the whole mix. */
export const figuresTable = (reading: Reading): Table => {
  const { say, outcome, job } = reading;
  const endings = endingsOf(reading);
  return {
    id: 'figures',
    title: say('report.figuresTable'),
    columns: [
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      { key: 'category', label: say('report.category'), kind: 'text' },
      { key: 'share', label: say('report.shareOfTasks'), kind: 'share' },
      ...figureLabels(reading),
      { key: 'assumed', label: say('report.assumedColumn'), kind: 'flag' },
      { key: 'evidence', label: say('report.evidence'), kind: 'text' },
      { key: 'oldestPrice', label: say('report.oldestPrice'), kind: 'text' },
      { key: 'ends', label: say('report.endingTitle'), kind: 'text' },
      ...hardwareColumn(reading),
    ],
    rows: outcome.stacks.flatMap((stack) => [
      {
        key: `${stack.stackId}/all`,
        assumed: stack.assumed,
        cells: {
          stack: stack.name,
          category: say('compare.wholeMix'),
          share: 1,
          ...figureValues(reading, stack.total, job.plan.tasksPerMonth, stack.independent, job.plan),
          assumed: stack.assumed,
          evidence: '',
          ...hardwareCells(reading, stack),
          ...ageCells(
            reading,
            endings,
            stack.categories.filter(({ share }) => share > 0),
          ),
        },
      },
      ...stack.categories
        .filter((category) => category.share > 0)
        .map((category) => ({
          key: `${stack.stackId}/${category.categoryId}`,
          assumed: isAssumed([category]),
          cells: {
            stack: stack.name,
            category: rowName(reading, category.categoryId),
            share: category.share,
            ...figureValues(reading, category.figures, job.plan.tasksPerMonth * category.share, category.independent, {
              categories: job.plan.categories.filter(({ id }) => id === category.categoryId),
            }),
            assumed: isAssumed([category]),
            evidence: evidenceText(reading, [category]),
            ...ageCells(reading, endings, [category]),
            ...(hasHardware(reading) ? { hardware: null } : {}),
          },
        })),
    ]),
  };
};
