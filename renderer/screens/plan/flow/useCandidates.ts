/**
 * Every model of the catalog as a choice for a category, the plan's own rows standing for the catalog's; and each of `inUse` at
 * every setting that is known of it.
 */
import { useMemo } from 'react';
import { rowsAtSettings } from '../../../../shared/catalog/atSettings.ts';
import type { Snapshot } from '../../../../shared/catalog/catalog.ts';
import { atSetting, soldAs } from '../../../../shared/catalog/setting.ts';
import { namedSettings } from '../../../../shared/catalog/settings.ts';
import { widenSnapshot } from '../../../../shared/catalog/widen.ts';
import type { HeldTo } from '../../../../shared/catalog/yardsticks.ts';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import { type Candidate, candidatesFor } from '../../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import { yardsticksOf } from '../../../../shared/plan/yardsticksOf.ts';
import { wholeSnapshot } from '../../../actions/wholeSnapshot.ts';
import { useCatalogState } from '../../../state/useStore.ts';

const none: readonly Candidate[] = [];
const noModels: readonly ModelId[] = [];

const withSettingsOf = (ids: readonly ModelId[], whole: Snapshot, yardsticks: readonly HeldTo[]): Snapshot => {
  const sold = new Set(ids.map(soldAs));
  if (sold.size === 0) return whole;
  const named = whole.models.flatMap((model) =>
    sold.has(model.id)
      ? namedSettings(
          model,
          whole.evidence.filter(({ modelId }) => modelId === model.id),
        ).map((setting) => atSetting(model.id, setting))
      : [],
  );
  const rows = rowsAtSettings(named, whole, yardsticks, whole.reference.links);
  return widenSnapshot(whole, rows, { ...whole.reference, ...rows });
};

export const useCandidates = (
  document: PortfolioDocument,
  category: CategoryPlan,
  inUse: readonly ModelId[] = noModels,
): readonly Candidate[] => {
  const catalog = useCatalogState((state) => state.catalog);
  const { plan, snapshot } = document;
  const { assumedRates, ownTokens, categories, prices } = plan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the plan, only yardsticks, rates, tokens and prices decide
  return useMemo(() => {
    if (catalog === null) return none;
    const whole = wholeSnapshot(document, catalog);
    return candidatesFor(
      category,
      { assumedRates, ownTokens, prices },
      withSettingsOf(inUse, whole, yardsticksOf(plan)),
    );
  }, [catalog, inUse.join(' '), snapshot, category, assumedRates, ownTokens, categories, prices]);
};
