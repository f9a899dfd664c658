/** Hands the plan over: a workbook that recalculates, and tables as CSV. */

import './laterWords.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { drawsOfIntervals, type Job } from '../../shared/engine/job.ts';
import { answer } from '../../shared/foundation/answer.ts';
import type { StackId } from '../../shared/foundation/ids.ts';
import type { StackFormat } from '../../shared/handover/stackFiles.ts';
import { bestPlanOf } from '../../shared/plan/bestPlanOf.ts';
import { plainPlaces } from '../../shared/plan/placesWanted.ts';
import { catalogTable } from '../../shared/report/catalogTable.ts';
import { tableToCsv } from '../../shared/report/csv.ts';
import { decisionsTable, type FoundPlan } from '../../shared/report/decisionsTable.ts';
import { figuresTable } from '../../shared/report/figuresTable.ts';
import { tableInMoney } from '../../shared/report/inMoney.ts';
import type { Reading } from '../../shared/report/reading.ts';
import type { Table } from '../../shared/report/table.ts';
import type { WorkbookAsk } from '../../shared/report/workbookOf.ts';
import { today } from '../parts/today.ts';
import { evaluateHere } from '../simulate/evaluateHere.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { outcomeStore } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';
import { viewStore } from '../state/viewStore.ts';
import { handOut } from './handOut.ts';
import { readCatalog } from './readCatalog.ts';
import { say, tell, tellRefusal, voiceNow, voiceOf } from './say.ts';
import { searchedSnapshot } from './wholeSnapshot.ts';

/** The open plan with an outcome that belongs to it, intervals included; null when no plan is open or it fails. */
const readNow = (): Reading | null => {
  const { document, revision } = planStore.getState();
  if (document === null) {
    tell('info', say('app.nothingToExport'));
    return null;
  }
  const job: Job = { plan: document.plan, snapshot: document.snapshot, draws: drawsOfIntervals };
  const { drawn, drawnRevision } = outcomeStore.getState();
  const outcome = drawn !== null && drawnRevision === revision ? answer(drawn) : evaluateHere(job);
  if (outcome.ok)
    return {
      job,
      outcome: outcome.value,
      say: voiceOf(document.plan),
      language: viewStore.getState().language,
      day: today(),
    };
  tellRefusal(outcome.error);
  return null;
};

/** The plan the optimiser proposed, unless it was for an older plan or under other rules. */
export const foundPlan = (): FoundPlan | null => {
  const { document, revision } = planStore.getState();
  const { catalog } = catalogStore.getState();
  const found = outcomeStore.getState().decisions.optimise?.found ?? null;
  if (document === null || catalog === null || found === null || found.revision !== revision) return null;
  const bestPlan = bestPlanOf(document.plan, today());
  const { rules, objective } = bestPlan;
  if (JSON.stringify([found.ask.rules, found.ask.objective]) !== JSON.stringify([rules, objective])) return null;
  const job: Job = { plan: { ...document.plan, bestPlan }, snapshot: searchedSnapshot(document, catalog), draws: 0 };
  return { optimum: found.answer, job };
};

const saveCsv = (title: string, table: Table): Promise<void> =>
  handOut(title, 'csv', new TextEncoder().encode(tableToCsv(table)));

const runner = createRunner(startWorker);

/** The months ahead and the places as they were last asked about for the open plan; an answer that is old is worked out anew. */
const besideAsked = (document: PortfolioDocument, revision: number): Pick<WorkbookAsk, 'horizon' | 'places'> => {
  const { horizon, places } = outcomeStore.getState().decisions;
  const { catalog } = catalogStore.getState();
  const snapshot = catalog === null ? document.snapshot : searchedSnapshot(document, catalog);
  const current = <T>(found: { answer: T; revision: number }): T | null =>
    found.revision === revision ? found.answer : null;
  return {
    horizon: horizon?.found
      ? {
          job: { plan: document.plan, snapshot, draws: 0 },
          future: horizon.found.ask,
          found: current(horizon.found),
        }
      : null,
    places: places?.found
      ? { ask: places.found.ask, sharesFrom: (document.plan.places ?? plainPlaces).from, found: current(places.found) }
      : null,
  };
};

/** Takes its time, so a worker does it; what else the sheets need is worked out there too. */
export const exportWorkbook = async (): Promise<void> => {
  const { document, revision } = planStore.getState();
  if (document === null) return tell('info', say('app.nothingToExport'));
  const { drawn, drawnRevision } = outcomeStore.getState();
  const { plan, snapshot, scenarios } = document;
  const made = await runner.run('workbook', {
    document: { plan, snapshot, scenarios },
    outcome: drawnRevision === revision ? drawn : null,
    language: viewStore.getState().language,
    day: today(),
    found: foundPlan(),
    ...besideAsked(document, revision),
  });
  if (made === null) return;
  if (made.ok) await handOut(plan.title, 'xlsx', made.value);
  else tellRefusal(made.error);
};

export const exportDecisionsCsv = async (): Promise<void> => {
  const reading = readNow();
  if (reading !== null)
    await saveCsv(
      `${reading.job.plan.title} ${say('app.fileDecisions')}`,
      tableInMoney(decisionsTable(reading, foundPlan()), reading.say),
    );
};

export const exportComparisonCsv = async (): Promise<void> => {
  const reading = readNow();
  if (reading !== null)
    await saveCsv(
      `${reading.job.plan.title} ${say('app.fileFigures')}`,
      tableInMoney(figuresTable(reading), reading.say),
    );
};

export const exportCatalogCsv = async (): Promise<void> => {
  const catalog = await readCatalog();
  if (catalog !== null) await saveCsv(say('app.catalog'), catalogTable(catalog.models, voiceNow()));
};

export const exportReadingPage = async (): Promise<void> => {
  const reading = readNow();
  if (reading === null) return;
  const { readingPage } = await import('../../shared/handover/readingPage.ts');
  await handOut(reading.job.plan.title, 'html', new TextEncoder().encode(readingPage(reading)));
};

/** One stack in a format for engineers; its name joins the plan's in the name of the file. */
export const exportStack = async (format: StackFormat, stackId: StackId): Promise<void> => {
  const reading = readNow();
  const stack = reading?.job.plan.stacks.find(({ id }) => id === stackId);
  if (reading === null || stack === undefined) return;
  const { stackFile } = await import('../../shared/handover/stackFiles.ts');
  const { plan, snapshot } = reading.job;
  const { kind, text } = stackFile(format, { plan, snapshot, outcome: reading.outcome, stack }, reading);
  await handOut(`${plan.title} ${stack.name} ${format}`, kind, new TextEncoder().encode(text));
};
