/** What is derived from the whole catalog, worked out once per catalog and choice of yardsticks. */
import { buildReference, type CategoryLinks, linksOf } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { CategoryId } from '../../shared/catalog/category.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import { defaultYardsticks } from '../../shared/catalog/yardsticks.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';

interface Known {
  references: Map<string, CatalogReference>;
  links: Map<string, CategoryLinks>;
}

const known = new WeakMap<Catalog, Known>();

const knownOf = (catalog: Catalog): Known => {
  const found = known.get(catalog) ?? { references: new Map(), links: new Map() };
  known.set(catalog, found);
  return found;
};

/** Another yardstick changes one category: the links of the others are there already. */
const rememberedLinks: typeof linksOf = (category, yardstick, catalog) => {
  const { links } = knownOf(catalog);
  const key = JSON.stringify([category, yardstick]);
  const found = links.get(key) ?? linksOf(category, yardstick, catalog);
  links.set(key, found);
  return found;
};

const referenceOf = (catalog: Catalog, yardsticks: Record<CategoryId, string | null>): CatalogReference => {
  const { references } = knownOf(catalog);
  const key = JSON.stringify(yardsticks);
  const reference = references.get(key) ?? buildReference(catalog, yardsticks, rememberedLinks);
  references.set(key, reference);
  return reference;
};

export const referenceFor = (catalog: Catalog, plan: Plan): CatalogReference =>
  referenceOf(catalog, yardsticksOf(plan));

/** Works out the reference of the usual yardsticks while nothing else is going on; the answer takes that back. */
export const warmReference = (catalog: Catalog): (() => void) => {
  const idle = requestIdleCallback(() => void referenceOf(catalog, defaultYardsticks), { timeout: 3000 });
  return () => cancelIdleCallback(idle);
};
