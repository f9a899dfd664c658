/** Brings the plan's own copy of its models up to the catalog, after showing what would change. */
import type { Model, Price } from '../../shared/catalog/model.ts';
import type { PriceChange } from '../state/dialog.ts';
import { changeDocument, planStore } from '../state/planStore.ts';
import { setView } from '../state/viewStore.ts';
import { readCatalog } from './readCatalog.ts';
import { say, tell } from './say.ts';
import { snapshotFor } from './snapshot.ts';

const fields = [
  'promptUsdPerM',
  'completionUsdPerM',
  'cacheReadUsdPerM',
  'cacheWriteUsdPerM',
  'batchPromptUsdPerM',
  'batchCompletionUsdPerM',
  'requestFeeUsd',
  'webSearchUsdPerCall',
] as const satisfies (keyof Price)[];

const changesOf = (before: Model[], after: Model[]): PriceChange[] =>
  after.flatMap((model) => {
    const old = before.find((known) => known.id === model.id)?.price ?? null;
    return fields.flatMap((field) => {
      const [was, is] = [old?.[field] ?? null, model.price?.[field] ?? null];
      return was === is
        ? []
        : [
            {
              modelId: model.id,
              modelName: model.name,
              field,
              before: was,
              after: is,
              asOf: model.price?.asOf ?? null,
            },
          ];
    });
  });

/** Evidence and derived figures come along: a plan holds one state of the catalog, not two. */
export const updatePrices = async (): Promise<void> => {
  const { document } = planStore.getState();
  const catalog = await readCatalog();
  if (document === null || catalog === null) return;
  const snapshot = snapshotFor(document.plan, catalog);
  const changes = changesOf(document.snapshot.models, snapshot.models);
  if (changes.length === 0) return tell('info', say('app.pricesSame'));
  const accept = await new Promise<boolean>((answer) => setView({ dialog: { name: 'prices', changes, answer } }));
  if (accept) changeDocument('app.editPrices', (current) => ({ ...current, snapshot }));
};
