/** A plan's own rows with the rest of the catalog beside them: what an optimiser chooses from. */
import type { ModelId } from '../foundation/ids.ts';
import type { Catalog, Snapshot } from './catalog.ts';
import type { CatalogReference } from './reference.ts';

/**
 * The snapshot, and every model of the catalog that it does not hold, with their evidence and reference. What the plan
 * took keeps its prices and its evidence; what it never looked at comes from the catalog of now.
 */
export const widenSnapshot = (own: Snapshot, catalog: Catalog, reference: CatalogReference): Snapshot => {
  const had = new Set(own.models.map((model) => model.id));
  const isNew = (row: { modelId: ModelId }): boolean => !had.has(row.modelId);
  return {
    models: [...own.models, ...catalog.models.filter((model) => !had.has(model.id))],
    evidence: [...own.evidence, ...catalog.evidence.filter(isNew)],
    reference: {
      ...own.reference,
      links: [...own.reference.links, ...reference.links.filter(isNew)],
      completionFactors: [...own.reference.completionFactors, ...reference.completionFactors.filter(isNew)],
    },
  };
};
