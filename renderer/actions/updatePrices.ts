/** Brings the plan's own copy of its models up to the catalog, after showing what would change. */
import { compareSnapshots } from '../../shared/plan/snapshot.ts';
import type { PriceChange } from '../state/dialog.ts';
import { changeDocument, planStore } from '../state/planStore.ts';
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
  const changes = told.prices.flatMap(({ modelId, before, after, fields }) =>
    fields.map((field): PriceChange => {
      const figure = (price: typeof before): number | null => {
        const value = price?.[field];
        return typeof value === 'number' ? value : null;
      };
      return {
        modelId,
        modelName: newest.models.find((model) => model.id === modelId)?.name ?? modelId,
        field,
        before: figure(before),
        after: figure(after),
        asOf: after?.asOf ?? null,
      };
    }),
  );
  const accept = await new Promise<boolean>((answer) =>
    setView({ dialog: { name: 'prices', changes, evidence, gone: told.modelsGone.length, answer } }),
  );
  if (!accept) return;
  // A model the catalog no longer knows keeps the rows it has: the plan goes on giving its numbers.
  const gone = new Set(told.modelsGone);
  changeDocument('app.editPrices', (current) => ({
    ...current,
    snapshot: {
      ...newest,
      models: [...newest.models, ...document.snapshot.models.filter((model) => gone.has(model.id))],
      evidence: [...newest.evidence, ...document.snapshot.evidence.filter((row) => gone.has(row.modelId))],
    },
  }));
};
