/** What is derived from the whole catalog, worked out once per catalog and choice of yardsticks. */
import { buildReference } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { CategoryId } from '../../shared/catalog/category.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import { defaultYardsticks } from '../../shared/catalog/yardsticks.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';

const built = new WeakMap<Catalog, Map<string, CatalogReference>>();

const referenceOf = (catalog: Catalog, yardsticks: Record<CategoryId, string | null>): CatalogReference => {
  const key = JSON.stringify(yardsticks);
  const known = built.get(catalog) ?? new Map<string, CatalogReference>();
  built.set(catalog, known);
  const reference = known.get(key) ?? buildReference(catalog, yardsticks);
  known.set(key, reference);
  return reference;
};

export const referenceFor = (catalog: Catalog, plan: Plan): CatalogReference =>
  referenceOf(catalog, yardsticksOf(plan));

/** Works out the reference of the usual yardsticks while nothing else is going on; the answer takes that back. */
export const warmReference = (catalog: Catalog): (() => void) => {
  const idle = requestIdleCallback(() => void referenceOf(catalog, defaultYardsticks), { timeout: 3000 });
  return () => cancelIdleCallback(idle);
};
