/** What is derived from the whole catalog, worked out once per catalog and choice of yardsticks. */
import { buildReference, type CategoryLinks, linksOf } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { CategoryId } from '../../shared/catalog/category.ts';
import { type LinkInput, linkInputOf } from '../../shared/catalog/linkInput.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import { type HeldTo, usualYardsticks } from '../../shared/catalog/yardsticks.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';

interface Known {
  references: Map<string, CatalogReference>;
  links: Map<string, CategoryLinks>;
}

const known = new WeakMap<LinkInput, Known>();

const knownOf = (catalog: LinkInput): Known => {
  const found = known.get(catalog) ?? { references: new Map(), links: new Map() };
  known.set(catalog, found);
  return found;
};

const linksKey = (category: CategoryId, yardstick: string | null): string => JSON.stringify([category, yardstick]);

/** Another yardstick changes one category: the links of the others are there already. */
const rememberedLinks: typeof linksOf = (category, yardstick, catalog) => {
  const { links } = knownOf(catalog);
  const key = linksKey(category, yardstick);
  const found = links.get(key) ?? linksOf(category, yardstick, catalog);
  links.set(key, found);
  return found;
};

const referenceOf = (catalog: Catalog, yardsticks: readonly HeldTo[]): CatalogReference => {
  const { references } = knownOf(catalog);
  const key = JSON.stringify(yardsticks);
  const reference = references.get(key) ?? buildReference(catalog, yardsticks, rememberedLinks);
  references.set(key, reference);
  return reference;
};

/** What holds of every kind of work at its usual yardstick. */
export const usualReference = (catalog: Catalog): CatalogReference => referenceOf(catalog, usualYardsticks);

export const referenceFor = (catalog: Catalog, plan: Plan): CatalogReference =>
  referenceOf(catalog, yardsticksOf(plan));

const warmed = new WeakMap<Catalog, Promise<void>>();

const warm = async (catalog: Catalog): Promise<void> => {
  const { shippedLinksOf } = await import('../../shared/catalog/shippedLinks.ts');
  const { links } = knownOf(catalog);
  const unknown = usualYardsticks.filter(({ category, yardstick }) => {
    const shipped = shippedLinksOf(category, yardstick, catalog);
    if (shipped !== null) links.set(linksKey(category, yardstick), shipped);
    return shipped === null;
  });
  if (unknown.length === 0) return;
  const runner = createRunner(startWorker);
  const asks = unknown.map((held) => ({ ...held, input: linkInputOf(held.category, catalog) }));
  const answered = await runner.run('links', asks);
  runner.cancel();
  if (answered === null || !answered.ok) return;
  for (const [at, { category, yardstick }] of unknown.entries()) {
    const found = answered.value[at];
    if (found !== undefined) links.set(linksKey(category, yardstick), found);
  }
};

/**
 * Fetches the shipped links of the usual yardsticks, once per catalog; where its own evidence changes them they are worked
 * out off the page's thread. Until then the page works out what it needs.
 */
export const warmReference = (catalog: Catalog): Promise<void> => {
  const under = warmed.get(catalog) ?? warm(catalog);
  warmed.set(catalog, under);
  return under;
};
