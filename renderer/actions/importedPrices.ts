/** Price lists into the catalog: shown first, then taken, then what the open plan would make of them, and taking them back. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { ImportPreview, ImportProgress, ImportReport, PriceListAsk } from '../../shared/contract/contract.ts';
import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import { compareSnapshots } from '../../shared/plan/snapshot.ts';
import { host } from '../host/host.ts';
import { setCatalog } from '../state/catalogStore.ts';
import { planStore } from '../state/planStore.ts';
import { snapshotFor } from './snapshot.ts';
import { verdictOf } from './verdictOf.ts';

/** What a list would do; nothing is written. */
export const previewPrices = (ask: PriceListAsk): Promise<Answer<ImportPreview>> =>
  host.call('catalog.previewPrices', ask);

const progressEveryMs = 400;

/** The host does the work beside its own; meanwhile the page asks it now and then how far it is. */
export const importPrices = async (
  ask: PriceListAsk,
  onProgress: (progress: ImportProgress) => void,
): Promise<Answer<ImportReport>> => {
  const timer = setInterval(() => {
    void host.call('catalog.importProgress', null).then((answered) => {
      if (answered.ok && answered.value !== null) onProgress(answered.value);
    });
  }, progressEveryMs);
  const answered = await host.call('catalog.importPrices', ask);
  clearInterval(timer);
  if (answered.ok) setCatalog(answered.value.catalog);
  return answered;
};

/** Takes the last import back; null where that was done. */
export const undoImport = async (): Promise<Refusal | null> => {
  const answered = await host.call('catalog.undoImport', null);
  if (!answered.ok) return answered.error;
  setCatalog(answered.value);
  return null;
};

export interface PlanTouched {
  title: string;
  /** Models of the plan that are paid for otherwise. */
  models: number;
  /** The verdict as it stands and as it becomes once the plan takes the new prices. */
  before: string;
  after: string;
}

/** What the catalog as it now stands would make of the open plan; null: no plan is open, or none of its prices differs. */
export const planTouchedBy = async (catalog: Catalog): Promise<PlanTouched | null> => {
  const { document } = planStore.getState();
  if (document === null) return null;
  const { plan, snapshot } = document;
  const newest = snapshotFor(plan, catalog);
  const { prices } = compareSnapshots(snapshot, newest, plan.prices);
  if (prices.length === 0) return null;
  const newestDocument = {
    ...document,
    snapshot: { ...newest, evidence: snapshot.evidence, reference: snapshot.reference },
  };
  const [before, after] = await Promise.all([verdictOf(document), verdictOf(newestDocument)]);
  return { title: plan.title, models: prices.length, before, after };
};
