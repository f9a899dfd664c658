/** Every model of the catalog as a choice for a category, the plan's own rows standing for the catalog's. */
import { useMemo } from 'react';
import type { PortfolioDocument } from '../../../../shared/document/document.ts';
import { type Candidate, candidatesFor } from '../../../../shared/engine/candidates.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import { wholeSnapshot } from '../../../actions/wholeSnapshot.ts';
import { useCatalogState } from '../../../state/useStore.ts';

const none: readonly Candidate[] = [];

export const useCandidates = (document: PortfolioDocument, category: CategoryPlan): readonly Candidate[] => {
  const catalog = useCatalogState((state) => state.catalog);
  const { plan, snapshot } = document;
  const { assumedRates, ownTokens, categories, prices } = plan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the plan, only yardsticks, rates, tokens and prices decide
  return useMemo(() => {
    if (catalog === null) return none;
    return candidatesFor(category, { assumedRates, ownTokens, prices }, wholeSnapshot(document, catalog));
  }, [catalog, snapshot, category, assumedRates, ownTokens, categories, prices]);
};
