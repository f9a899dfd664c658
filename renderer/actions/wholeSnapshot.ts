/** The whole catalog as an evaluation reads it, the plan's own rows standing for the catalog's. */
import type { Catalog, Snapshot } from '../../shared/catalog/catalog.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { referenceFor } from './reference.ts';

export const wholeSnapshot = ({ plan, snapshot }: PortfolioDocument, catalog: Catalog): Snapshot => {
  const own = new Map(snapshot.models.map((model) => [model.id, model]));
  return {
    models: [
      ...catalog.models.map((model) => own.get(model.id) ?? model),
      ...snapshot.models.filter((model) => !catalog.models.some((known) => known.id === model.id)),
    ],
    evidence: [
      ...catalog.evidence.filter((row) => !own.has(row.modelId)),
      ...snapshot.evidence.filter((row) => own.has(row.modelId)),
    ],
    reference: referenceFor(catalog, plan),
  };
};
