/** A read-only copy of the catalog. It changes only when the host answers anew. */
import { createStore } from 'zustand/vanilla';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { Model } from '../../shared/catalog/model.ts';
import type { ShippedLinks } from '../../shared/catalog/shippedLinks.ts';
import type { Refusal } from '../../shared/foundation/answer.ts';
import type { ModelId } from '../../shared/foundation/ids.ts';

export interface CatalogState {
  catalog: Catalog | null;
  modelById: ReadonlyMap<ModelId, Model>;
  /** Whether they stand for the catalog is found out where they are needed. */
  shippedLinks: ShippedLinks[];
  refusal: Refusal | null;
}

export const catalogStore = createStore<CatalogState>(() => ({
  catalog: null,
  modelById: new Map(),
  shippedLinks: [],
  refusal: null,
}));

export const setCatalog = (catalog: Catalog): void =>
  catalogStore.setState({
    catalog,
    modelById: new Map(catalog.models.map((model) => [model.id, model])),
    refusal: null,
  });

export const setShippedLinks = (shippedLinks: ShippedLinks[]): void => catalogStore.setState({ shippedLinks });

export const setCatalogRefusal = (refusal: Refusal): void => catalogStore.setState({ refusal });
