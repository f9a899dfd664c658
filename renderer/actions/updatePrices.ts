/** Brings the plan's own copy of its models up to the catalog, after showing what would change. */
import { compareSnapshots, renewSnapshot } from '../../shared/plan/snapshot.ts';
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
  await import('./laterWords.ts');
  const newest = snapshotFor(document.plan, catalog);
  const told = compareSnapshots(document.snapshot, newest, document.plan.prices);
  const evidence = told.evidenceNew.length + told.evidenceGone.length + told.evidenceChanged.length;
  if (told.prices.length + told.modelsGone.length + evidence === 0) return tell('info', say('app.pricesSame'));
  const after = { ...document, snapshot: renewSnapshot(document.snapshot, newest) };
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
