/** One row of work out of usage: its volume and measured shape, the policy of today and each model's own tokens. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { WorkKind } from '../../catalog/category.ts';
import type { Model } from '../../catalog/model.ts';
import type { CatalogReference } from '../../catalog/reference.ts';
import type { RowId } from '../../foundation/ids.ts';
import { catalogBook } from '../../usage/priceBook.ts';
import type { UsageReading } from '../../usage/readUsage.ts';
import { promptOf, type UsageRecord } from '../../usage/record.ts';
import { tasksOf } from '../../usage/tasks.ts';
import { formatNumber, formatPercent, sentenceGap } from '../../words/format.ts';
import type { Say } from '../../words/say.ts';
import type { Language } from '../../words/words.ts';
import type { Estimate } from '../estimate.ts';
import { newRow } from '../newCategory.ts';
import type { CategoryPlan, OwnTokens, RequestShape } from '../plan.ts';
import type { Policy } from '../policy.ts';
import { requestShapeOf, tokensPerTask } from '../requestShapes.ts';
import type { UsageGroup } from './groups.ts';
import { kindByName } from './kindByName.ts';
import { type ModelAtWork, modelsAtWork, presentPolicy } from './presentStack.ts';
import { type TaskShape, taskShapeOf } from './taskShape.ts';
import { type Volume, volumeOf, type Window, windowOf } from './volume.ts';

export interface UsageRow {
  id: RowId;
  label: string | null;
  volume: Volume;
  shape: TaskShape;
  models: ModelAtWork[];
}

/** Of work whose files hold sums alone: agents vary more between tasks than single requests do. */
const usualCv = { agents: 1, others: 0.6 };
/** Records that are work of a model: answers of a gateway's cache and rows of money alone are not. */
export const workIn = (records: readonly UsageRecord[]): UsageRecord[] =>
  records.filter((record) => !record.isGatewayHit && !(record.isMoneyOnly && promptOf(record) + record.output === 0));

/** What every row is made with. */
export interface Making {
  say: Say;
  language: Language;
  files: string;
  catalog: Catalog;
  reference: CatalogReference['completionFactorByKind'];
  mapped: Readonly<Record<string, string>>;
  /** What rows are like by their labels, as she says; the others are read off their labels. */
  kinds: ReadonlyMap<string, WorkKind | null>;
  known: ReturnType<typeof catalogBook>['known'];
  window: Window;
}

export interface MadeRow {
  row: CategoryPlan;
  facts: UsageRow;
  policy: Policy | null;
  ownTokens: OwnTokens[];
  /** Tasks in the records, and what a month of 30.4 days brings by them. */
  tasks: number;
  tasksPerMonth: number;
  remarks: string[];
}

/** What a model that does not reason would have written: the files' own word, else the usual factor of the model's kind. */
const plainCompletion = (
  models: readonly ModelAtWork[],
  shape: TaskShape,
  { catalog, reference, say, files, language }: Making,
): Estimate => {
  const modelOf = (id: string): Model | undefined => catalog.models.find((model) => model.id === id);
  let factored = false;
  const parts = models.map((model) => {
    if (model.reasoningShare !== null) return model.weight * model.completionTokens * (1 - model.reasoningShare);
    if (modelOf(model.modelId)?.reasoning !== true) return model.weight * model.completionTokens;
    factored = true;
    return (model.weight * model.completionTokens) / reference.reasoning.value;
  });
  const value = models.length === 0 ? shape.completionTokens.mean : parts.reduce((sum, part) => sum + part, 0);
  return factored
    ? {
        value,
        source: say('fromUsage.plainTokensAssumed', {
          files,
          factor: formatNumber(reference.reasoning.value, language, 2),
        }),
        assumed: true,
      }
    : { value, source: say('fromUsage.plainTokens', { files }) };
};

const requestShape = (
  models: readonly ModelAtWork[],
  shape: TaskShape,
  usual: RequestShape,
  searches: Estimate | null,
  making: Making,
): RequestShape => {
  const { say, language, files } = making;
  const cvOf = (cv: number | null): number => cv ?? (shape.steps.mean > 1 ? usualCv.agents : usualCv.others);
  const n = formatNumber(shape.tasks ?? 0, language);
  return {
    ...usual,
    promptTokens: { value: shape.promptTokens.mean, source: say('fromUsage.tokens', { files, n }) },
    promptTokensCv: Math.min(10, cvOf(shape.promptTokens.cv)),
    completionTokens: plainCompletion(models, shape, making),
    completionTokensCv: Math.min(10, cvOf(shape.completionTokens.cv)),
    cacheReadShare: shape.cacheReadShare,
    cacheWriteShare: Math.min(shape.cacheWriteShare, 1 - shape.cacheReadShare),
    steps:
      shape.tiedBy === null
        ? { value: 1, source: say('fromUsage.stepsAssumed', { files }), assumed: true }
        : { value: shape.steps.mean, source: say('fromUsage.steps', { files }) },
    stepsCv: shape.tiedBy === null ? 0 : Math.min(10, shape.steps.cv ?? 0),
    promptGrowthTokens:
      shape.growth === null || shape.growth <= 0
        ? null
        : {
            // More would leave nothing for the first request.
            value: Math.min(shape.growth, (2 * shape.promptTokens.mean) / (shape.steps.mean * (shape.steps.mean + 1))),
            source: say('fromUsage.growth'),
          },
    // Each search is a call of a tool.
    ...(searches === null
      ? {}
      : { searches, toolCalls: { ...searches, value: Math.max(searches.value, usual.toolCalls.value) } }),
  };
};

const volumeSource = ({ days, trend, peak }: Volume, { say, language, files }: Making): string => {
  const share = (value: number): string => formatPercent(value, language);
  return [
    days === 0
      ? say('fromUsage.volumeMonths', { files })
      : say('fromUsage.volume', { days: formatNumber(days, language), files }),
    ...(trend === null
      ? []
      : [say('fromUsage.trend', { trend: share(trend.perMonth), low: share(trend.low), high: share(trend.high) })]),
    ...(peak === null ? [] : [say('fromUsage.peak', { times: formatNumber(peak, language, 1) })]),
  ].join(sentenceGap(language));
};

/** What she is told of a row: what the files did not say, and what was made of that. */
const rowRemarks = (
  { label, records }: UsageGroup,
  { name, row, shape, unknown }: { name: string; row: CategoryPlan; shape: TaskShape; unknown: readonly string[] },
  { say, kinds, language }: Making,
): string[] => {
  const share = (value: number): string => formatPercent(value, language);
  const retried = tasksOf(records);
  return [
    ...unknown.map((model) => say('fromUsage.remarkUnknownModel', { row: name, model })),
    ...(shape.requests === null ? [say('fromUsage.remarkRequests', { row: name })] : []),
    ...(shape.promptTokens.cv === null && shape.requests !== null
      ? [say('fromUsage.remarkSpread', { row: name, cv: formatNumber(row.shape.promptTokensCv, language, 1) })]
      : []),
    ...(shape.batchShare > 0 && shape.batchShare < 1
      ? [
          say('fromUsage.remarkBatch', {
            row: name,
            share: share(shape.batchShare),
            as: say(row.deferrable ? 'fromUsage.asBatch' : 'fromUsage.asNow'),
          }),
        ]
      : []),
    ...(retried !== null && retried.retries > 0
      ? [
          say('fromUsage.remarkRetries', {
            row: name,
            retries: formatNumber(retried.retries, language),
            requests: formatNumber(shape.requests ?? 0, language),
          }),
        ]
      : []),
    ...(row.kind !== null && label !== null
      ? kinds.has(label)
        ? []
        : [say('fromUsage.remarkKind', { row: name, kind: say(`report.category-${row.kind}`) })]
      : [say('fromUsage.remarkNoKind', { row: name })]),
  ];
};

/** Web searches a task takes; null where no record counts any. */
const searchesOf = (records: readonly UsageRecord[], tasks: number, { say, files }: Making): Estimate | null => {
  const searches = records.reduce((sum, record) => sum + record.searches, 0);
  return searches === 0 || tasks <= 0
    ? null
    : { value: searches / tasks, source: say('fromUsage.searches', { files, n: searches }) };
};

export const rowFromUsage = (group: UsageGroup, id: RowId, making: Making): MadeRow => {
  const { say, files, window, known, mapped, kinds, language } = making;
  const { label, records } = group;
  const kind = label === null ? null : kinds.has(label) ? (kinds.get(label) ?? null) : kindByName(label);
  const name = label ?? say('fromUsage.tail');
  const shape = taskShapeOf(records);
  const usual = requestShapeOf(kind);
  const tokens = records.reduce((sum, record) => sum + promptOf(record) + record.output, 0);
  const tasks = shape.tasks ?? tokens / tokensPerTask(usual);
  const { models, unknown } = modelsAtWork(records, tasks, known, mapped);
  const counted = shape.requests !== null;
  const byRequest = volumeOf(records, window, (record) =>
    counted ? (record.requests ?? 0) : promptOf(record) + record.output,
  );
  // Tasks, not requests, are what a plan counts.
  const perTask = (counted ? (shape.requests ?? 0) : tokens) / Math.max(tasks, 1e-9);
  const tasksPerMonth = perTask > 0 ? byRequest.perMonth / perTask : 0;
  const measured = counted
    ? shape
    : {
        ...shape,
        promptTokens: {
          ...shape.promptTokens,
          mean: records.reduce((sum, record) => sum + promptOf(record), 0) / tasks,
        },
        completionTokens: {
          ...shape.completionTokens,
          mean: records.reduce((sum, { output }) => sum + output, 0) / tasks,
        },
      };
  const row: CategoryPlan = {
    ...newRow({ id, name: name.slice(0, 120), kind }, 0),
    shareSource: counted ? volumeSource(byRequest, making) : say('fromUsage.volumeByTokens'),
    shape: requestShape(models, measured, usual, searchesOf(records, tasks, making), making),
    deferrable: shape.batchShare >= 0.5,
  };
  const source = say('fromUsage.tokens', { files, n: formatNumber(tasks, language) });
  return {
    row,
    facts: { id, label, volume: byRequest, shape: measured, models },
    policy: presentPolicy({ models, unknown }, shape, say('fromUsage.errors', { files })),
    ownTokens: models.map(({ modelId, promptTokens, completionTokens }) => ({
      modelId,
      category: id,
      setting: '',
      promptTokens: { value: promptTokens, source },
      completionTokens: { value: completionTokens, source },
    })),
    tasks,
    tasksPerMonth,
    remarks: rowRemarks(group, { name, row, shape, unknown }, making),
  };
};

/** The names of the files of a reading, as a source. */
export const filesOf = ({ files }: UsageReading): string =>
  [...new Set(files.map(({ name }) => name))].join(', ').slice(0, 300);

export const makingOf = (
  reading: UsageReading,
  {
    catalog,
    reference,
    mapped,
    kinds,
  }: { catalog: Catalog; reference: CatalogReference; mapped: Making['mapped']; kinds: Making['kinds'] },
  say: Say,
  language: Language,
): Making => ({
  say,
  language,
  files: filesOf(reading),
  catalog,
  reference: reference.completionFactorByKind,
  mapped,
  kinds,
  known: catalogBook(catalog.models).known,
  window: windowOf(workIn(reading.records)),
});
