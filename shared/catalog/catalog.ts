/** The catalog as every side sees it: models, evidence, and what is derived from all of the evidence at once. */
import type { Evidence } from './evidence.ts';
import type { Model } from './model.ts';
import type { CatalogReference } from './reference.ts';

export interface Catalog {
  models: Model[];
  evidence: Evidence[];
}

/** The rows a plan uses, carried inside its file so that it gives its own numbers after the catalog has moved. */
export interface Snapshot {
  models: Model[];
  evidence: Evidence[];
  reference: CatalogReference;
}
