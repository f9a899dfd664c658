/** Brings the plan's own copy of its models up to the catalog, after showing what would change. */
import { compareSnapshots } from '../../shared/plan/snapshot.ts';
import { planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { readCatalog } from './readCatalog.ts';
import { say, tell } from './say.ts';
import { snapshotFor } from './snapshot.ts';

/** Evidence and derived figures come along: a plan holds one state of the catalog, not two. */
export const updatePrices = async (): Promise<void> => {
  const { document } = planStore.getState();
  const catalog = await readCatalog();
  if (document === null || catalog === null) return;
  const newest = snapshotFor(document.plan, catalog);
  const told = compareSnapshots(document.snapshot, newest, document.plan.prices);
  const evidence = told.evidenceNew.length + told.evidenceGone.length + told.evidenceChanged.length;
  if (told.prices.length + told.modelsGone.length + evidence === 0) return tell('info', say('app.pricesSame'));
  // A model the catalog no longer knows keeps the rows it has: the plan goes on giving its numbers.
  const gone = new Set(told.modelsGone);
  const { snapshot } = document;
  const after = {
    ...document,
    snapshot: {
      ...newest,
      models: [...newest.models, ...snapshot.models.filter((model) => gone.has(model.id))],
      evidence: [...newest.evidence, ...snapshot.evidence.filter((row) => gone.has(row.modelId))],
    },
  };
  setView({
    dialog: {
      name: 'compare',
      of: 'prices',
      before: { name: document.plan.title, document },
      after: { name: say('differences.inCatalog'), document: after },
      base: null,
      isOpenHere: true,
    },
  });
};
