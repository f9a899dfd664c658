/** Brings her own work in: usage becomes a plan, results become evidence of one row of the open plan. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { WorkKind } from '../../shared/catalog/category.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { PlanWithEvals } from '../../shared/evals/planWithEvals.ts';
import type { EvalAnswers } from '../../shared/evals/reading.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import type { ModelId, RowId, StackId } from '../../shared/foundation/ids.ts';
import type { FileKind } from '../../shared/given/fileKind.ts';
import type { PlanFromUsage } from '../../shared/plan/fromUsage/planFromUsage.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { takeSnapshot } from '../../shared/plan/snapshot.ts';
import type { MappableColumns } from '../../shared/usage/columnsOf.ts';
import type { UsageColumns } from '../../shared/usage/mapping.ts';
import type { GroupKey } from '../../shared/usage/summary.ts';
import { sentenceGap } from '../../shared/words/format.ts';
import { host } from '../host/host.ts';
import { fileNames } from '../simulate/fileNames.ts';
import type { GivenFile } from '../simulate/givenFile.ts';
import type { EvalsAsk, EvalsRead } from '../simulate/imports.ts';
import type { Progress } from '../simulate/jobs.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import type { ActualRead, UsageAsk, UsageRead } from '../simulate/usageIn.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { changeDocument, openPlan, planStore } from '../state/planStore.ts';
import { setView, viewStore } from '../state/viewStore.ts';
import { leavePlan } from './leavePlan.ts';
import { readCatalog } from './readCatalog.ts';
import { referenceFor, usualReference, warmReference } from './reference.ts';
import { say, tell, tellRefusal } from './say.ts';
import { showPlan } from './showPlan.ts';
import { snapshotFor, withRowsFor } from './snapshot.ts';

const reader = createRunner(startWorker);

/** Larger files are for the command line, which has more memory than a page. */
const mostBytes = 512 * 1024 * 1024;

/** The files by their handles; the first byte of each says whether it can be read at all, as a folder cannot. */
export const givenFiles = async (files: readonly File[]): Promise<Answer<GivenFile[]>> => {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > mostBytes)
    return refuse('fileTooLarge', `The file has ${size} bytes; at most ${mostBytes} are read.`, {
      bytes: size,
      maxBytes: mostBytes,
    });
  try {
    await Promise.all(files.map((file) => file.slice(0, 1).arrayBuffer()));
    return answer(files.map((file) => ({ name: file.name, content: file })));
  } catch {
    const name = fileNames(files, viewStore.getState().language);
    return refuse('fileUnreadable', `The file ${name} could not be read.`, { name });
  }
};

/** What each file is; null where nobody here knows, or a newer reading came first. */
export const kindsOf = async (files: GivenFile[]): Promise<readonly (FileKind | null)[]> => {
  const kinds = await reader.run('kinds', files, () => {});
  return kinds?.ok ? kinds.value : [];
};

/** Opens the dialog on the first of them; the next follow when it has been taken. Nothing left closes it. */
export const showImport = ([files, ...next]: GivenFile[][]): void =>
  setView({ dialog: files === undefined ? null : { name: 'importWork', files, next } });

/** What was given with the files that were just taken. */
const showNext = (): void => {
  const { dialog } = viewStore.getState();
  showImport(dialog?.name === 'importWork' ? dialog.next : []);
};

const sampleNames = { usage: 'sample-usage.csv', evals: 'sample-evals.csv' };

/** Whether the files are those that ship, whose month nobody had. */
export const isSample = (files: readonly GivenFile[]): boolean =>
  files.every(({ name }) => Object.values(sampleNames).includes(name));

const sample = (name: string, text: string): void => showImport([[{ name, content: new Blob([text]) }]]);

export const importSampleUsage = async (): Promise<void> =>
  sample(sampleNames.usage, (await import('./samples.ts')).sampleUsage());
export const importSampleEvals = async (): Promise<void> =>
  sample(sampleNames.evals, (await import('./samples.ts')).sampleEvals());

/** What she answered about her usage files. */
export interface UsageAnswers {
  by: GroupKey | null;
  /** Model names of the files, by hand. */
  mapped: Readonly<Record<string, ModelId>>;
  /** Whether the input holds what was read from the cache; null: not stated. */
  cached: 'included' | 'excluded' | null;
  /** What the columns hold, where no format says so. */
  columns: UsageColumns;
  /** What rows are like, by the labels of the files. */
  kinds: ReadonlyMap<string, WorkKind | null>;
}

export const nothingSaid: UsageAnswers = { by: null, mapped: {}, cached: null, columns: {}, kinds: new Map() };

const usageAsk = async (
  files: GivenFile[],
  { by, mapped, cached, columns, kinds }: UsageAnswers,
): Promise<UsageAsk | null> => {
  const catalog = await readCatalog();
  if (catalog === null) return null;
  await warmReference(catalog);
  const statements = [
    ...Object.entries(columns).map(([field, column]) => `${column}=${field}`),
    ...Object.entries(mapped).map(([name, id]) => `${name}=${id}`),
    ...(cached === null ? [] : [`cached=${cached}`]),
  ];
  const { language } = viewStore.getState();
  return { files, statements, by, kinds, catalog, reference: usualReference(catalog), language };
};

/** How a column is named in what is asked of the host. */
const asAsked = (columns: readonly string[]): string[] => columns.slice(0, 500).map((name) => name.slice(0, 300));

/** The columns of files that no format knows, and how a file of the same ones was mapped before; null: there is no table. */
export const columnsToMap = async ([file]: readonly GivenFile[]): Promise<{
  found: MappableColumns;
  before: UsageColumns | null;
} | null> => {
  if (file === undefined) return null;
  const [{ mappableColumns }, { sourceOf }] = await Promise.all([
    import('../../shared/usage/columnsOf.ts'),
    import('../simulate/givenFile.ts'),
  ]);
  const found = await mappableColumns(sourceOf(file));
  if (found === null) return null;
  const kept = await host.call('catalog.usageColumns', { columns: asAsked(found.columns) });
  return { found, before: kept.ok ? kept.value : null };
};

/** Files of the same columns are read alike from now on. */
export const keepColumns = async ({ columns }: MappableColumns, mapped: UsageColumns): Promise<void> => {
  const kept = await host.call('catalog.keepUsageColumns', { columns: asAsked(columns), mapped });
  if (!kept.ok) tellRefusal(kept.error);
};

/** null where a newer reading, or closing the dialog, came first. */
export const readAsUsage = async (
  files: GivenFile[],
  answers: UsageAnswers,
  onProgress: (progress: Progress) => void,
): Promise<Answer<UsageRead> | null> => {
  const ask = await usageAsk(files, answers);
  return ask === null ? null : reader.run('usage', ask, onProgress);
};

/** The same files as what became of the open plan, whose stack `stackId` was to be run. */
export const readAsActual = async (
  files: GivenFile[],
  answers: UsageAnswers,
  stackId: StackId,
  onProgress: (progress: Progress) => void,
): Promise<Answer<ActualRead> | null> => {
  const ask = await usageAsk(files, answers);
  const { document } = planStore.getState();
  if (ask === null || document === null) return null;
  const reference = referenceFor(ask.catalog, document.plan);
  return reader.run('actual', { ...ask, reference, document, stackId }, onProgress);
};

export const readAsEvals = async (
  files: GivenFile[],
  row: RowId,
  answers: EvalAnswers,
  mapped: Readonly<Record<string, string>>,
  onProgress: (progress: Progress) => void,
): Promise<Answer<EvalsRead> | null> => {
  const catalog = await readCatalog();
  const { document } = planStore.getState();
  if (catalog === null || document === null) return null;
  const ask: EvalsAsk = {
    files,
    answers,
    plan: document.plan,
    row,
    mapped,
    catalog,
    language: viewStore.getState().language,
  };
  return reader.run('evals', ask, onProgress);
};

export const stopReading = (): void => reader.cancel();

/** A plan from usage as a document of its own. */
export const documentOf = (plan: Plan, catalog: Catalog): PortfolioDocument => ({
  plan,
  snapshot: snapshotFor(plan, catalog),
  unknown: {},
});

/** The plan from usage takes the place of the open one, once she has let go of it. */
export const takeUsage = async ({ plan }: PlanFromUsage): Promise<void> => {
  const { catalog } = catalogStore.getState();
  if (catalog === null || !(await leavePlan())) return;
  openPlan({
    document: documentOf(plan, catalog),
    token: null,
    fileName: null,
    draftId: crypto.randomUUID(),
    saved: null,
  });
  showPlan();
  showNext();
  tell('good', say('imports.planMade', { rows: plan.categories.length }));
};

/** The document with the results in it. */
export const withEvals = (
  document: PortfolioDocument,
  { plan, evidence }: PlanWithEvals,
  catalog: Catalog,
): PortfolioDocument => {
  const ids = new Set(evidence.map(({ id }) => id));
  const own = document.snapshot.evidence.filter(({ owner, id }) => owner === 'user' && !ids.has(id));
  const whole = { ...catalog, evidence: [...catalog.evidence.filter(({ id }) => !ids.has(id)), ...own, ...evidence] };
  return { ...document, plan, snapshot: takeSnapshot(plan, whole, referenceFor(catalog, plan)) };
};

/** What was taken in is read in the plan: whoever dropped it on Start has not seen its verdict yet. */
const backToWork = (): void => {
  const { screen } = viewStore.getState();
  setView({ screen: screen === 'start' ? 'plan' : screen });
  showNext();
};

/** One step of the plan's history: undo takes the results back out. */
export const takeEvals = ({ made }: EvalsRead): void => {
  const { catalog } = catalogStore.getState();
  if (!made.ok || catalog === null) return;
  changeDocument('app.editEvals', (document) => withEvals(document, made.value, catalog));
  backToWork();
  tell('good', made.value.remarks.join(sentenceGap(viewStore.getState().language)));
};

/** The open plan with the facts of later usage, and the rows of the catalog they bring. */
export const withFacts = (document: PortfolioDocument, plan: Plan): PortfolioDocument =>
  withRowsFor({ ...document, plan }, document.plan);

/** One step of the plan's history: undo gives the facts of before back. */
export const takeActual = (plan: Plan, files: string): void => {
  changeDocument('actual.take', (document) => withFacts(document, plan));
  backToWork();
  tell('good', say('actual.taken', { files }));
};
