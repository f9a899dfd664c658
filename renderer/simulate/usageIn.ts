/** Usage files read off the page's thread: as a plan of their own, and as what became of the plan that is open. */

import { type AgainstPlan, againstPlan } from '../../shared/actual/againstPlan.ts';
import { takeFacts } from '../../shared/actual/takeFacts.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { WorkKind } from '../../shared/catalog/category.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { missingRates } from '../../shared/engine/missingRates.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import type { StackId } from '../../shared/foundation/ids.ts';
import { otherKind } from '../../shared/given/fileKind.ts';
import { checked } from '../../shared/plan/edits/checked.ts';
import { type PlanFromUsage, planFromUsage } from '../../shared/plan/fromUsage/planFromUsage.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { moneyOf } from '../../shared/plan/planMoney.ts';
import { actualRemarks, actualTables } from '../../shared/report/actualTables.ts';
import type { Table } from '../../shared/report/table.ts';
import { emptyMapping, type Mapping, withStatement } from '../../shared/usage/mapping.ts';
import { catalogBook } from '../../shared/usage/priceBook.ts';
import { readUsage, type UsageReading } from '../../shared/usage/readUsage.ts';
import { reconcile } from '../../shared/usage/reconcile.ts';
import { type GroupKey, summarise, type UsageSummary } from '../../shared/usage/summary.ts';
import { sayIn } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';
import { type GivenFile, sourceOf } from './givenFile.ts';

export interface UsageAsk {
  files: GivenFile[];
  /** As on the command line: COLUMN=FIELD, cached=included, NAME=MODEL ID. */
  statements: string[];
  by: GroupKey | null;
  /** What rows are like by their labels, as she says. */
  kinds: ReadonlyMap<string, WorkKind | null>;
  catalog: Catalog;
  reference: CatalogReference;
  language: Language;
}

/** What the tokens cost at list prices, by whether the input holds those read from the cache. USD. */
export interface CachedReadings {
  included: number;
  excluded: number;
}

export interface UsageRead {
  files: { name: string; format: string }[];
  summary: UsageSummary;
  made: PlanFromUsage;
  /** Where no row and no format says whether the input holds what was read from the cache, and money depends on it. */
  cached: CachedReadings | null;
}

const mappingOf = (statements: readonly string[]): Mapping =>
  statements.reduce((mapping: Mapping, statement) => withStatement(mapping, statement) ?? mapping, emptyMapping);

/** What is no usage is named as what it is. */
const readingOf = async (
  files: readonly GivenFile[],
  mapping: Mapping,
  onProgress: (bytes: number) => void,
): Promise<Answer<UsageReading>> => {
  const read = await readUsage(files.map(sourceOf), { mapping, onProgress });
  if (read.ok) return read;
  for (const file of files) {
    const other = await otherKind('usage', sourceOf(file), file.name);
    if (other !== null) return { ok: false, error: other };
  }
  return read;
};

/** Below a cent the two readings are one. */
const cent = 0.01;

const cachedReadings = async (
  { files, catalog }: UsageAsk,
  mapping: Mapping,
  asRead: UsageReading,
): Promise<CachedReadings | null> => {
  if (!asRead.notes.some(({ kind }) => kind === 'cachedInsideAssumed')) return null;
  const other = await readingOf(files, { ...mapping, cachedInside: false }, () => {});
  if (!other.ok) return null;
  const book = catalogBook(catalog.models);
  const costOf = (reading: UsageReading): number => reconcile(reading.records, book, mapping.models).modelled_at_list;
  const readings = { included: costOf(asRead), excluded: costOf(other.value) };
  return Math.abs(readings.excluded - readings.included) < cent ? null : readings;
};

/** What is done once all is read: of a large file it takes longer than the reading. */
export type Making = 'plan' | 'sums' | 'cached';

/** `onProgress` is told how many bytes are read, `onMaking` what is done after that. */
export const readUsageFiles = async (
  ask: UsageAsk,
  onProgress: (bytes: number) => void,
  onMaking: (making: Making) => void,
): Promise<Answer<UsageRead>> => {
  const mapping = mappingOf(ask.statements);
  const reading = await readingOf(ask.files, mapping, onProgress);
  if (!reading.ok) return reading;
  onMaking('plan');
  const { catalog, by, kinds, language, reference } = ask;
  const made = planFromUsage(
    {
      reading: reading.value,
      by,
      mapped: mapping.models,
      kinds,
      catalog,
      referenceFor: () => reference,
      missingRates: (plan) => missingRates(plan, { ...catalog, reference }),
    },
    sayIn(language),
    language,
  );
  if (!made.ok) return made;
  onMaking('sums');
  const summary = summarise(reading.value, catalogBook(catalog.models), made.value.by, mapping.models);
  onMaking('cached');
  return answer({
    files: reading.value.files.map(({ name, format }) => ({ name, format })),
    summary,
    made: made.value,
    cached: await cachedReadings(ask, mapping, reading.value),
  });
};

export interface ActualAsk extends UsageAsk {
  document: PortfolioDocument;
  /** The stack that was to be run. */
  stackId: StackId;
}

export interface ActualRead {
  /** For each month its differences, then the facts behind them. */
  tables: Table[];
  remarks: string[];
  /** The plan with the facts taken over, or why it would not be sound. */
  taken: Answer<Plan>;
}

/** Later usage beside the open plan. Refusals: those of reading usage, and of files that speak of no row of the plan. */
export const readActualFiles = async (
  ask: ActualAsk,
  onProgress: (bytes: number) => void,
): Promise<Answer<ActualRead>> => {
  const mapping = mappingOf(ask.statements);
  const reading = await readingOf(ask.files, mapping, onProgress);
  if (!reading.ok) return reading;
  const { document, stackId, catalog, reference, language } = ask;
  const { plan, snapshot } = document;
  const say = sayIn(language, moneyOf(plan));
  const asked: AgainstPlan = {
    plan,
    snapshot,
    stackId,
    reading: reading.value,
    by: ask.by,
    mapped: mapping.models,
    catalog,
    reference,
  };
  const found = againstPlan(asked, say, language);
  if (!found.ok) return found;
  const told = { plan, say, language };
  return answer({
    tables: actualTables(found.value, told),
    remarks: actualRemarks(found.value, told),
    taken: checked(takeFacts(asked, found.value, say, language)),
  });
};
