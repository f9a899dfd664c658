/** What is derived from the whole catalog, worked out once per catalog and choice of yardsticks. */
import { buildReference, type CategoryLinks, linksOf } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { WorkKind } from '../../shared/catalog/category.ts';
import type { LinkInput } from '../../shared/catalog/linkInput.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import { type HeldTo, usualYardsticks } from '../../shared/catalog/yardsticks.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';
import { workerWith } from './catalogWorker.ts';

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

const linksKey = (category: WorkKind, yardstick: string | null): string => JSON.stringify([category, yardstick]);

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

const warm = async (catalog: Catalog, yardsticks: readonly HeldTo[]): Promise<void> => {
  const { links } = knownOf(catalog);
  const missing = yardsticks.filter(({ category, yardstick }) => !links.has(linksKey(category, yardstick)));
  if (missing.length === 0) return;
  const answered = await (await workerWith(catalog)).run('links', missing);
  if (answered === null || !answered.ok) return;
  for (const [at, { category, yardstick }] of missing.entries()) {
    const found = answered.value[at];
    if (found !== undefined) links.set(linksKey(category, yardstick), found);
  }
};

const turns = new WeakMap<Catalog, Promise<void>>();

/**
 * Works out the links of some yardsticks off the page's thread, those of each once per catalog; without them the page does.
 * One asks after the other: of two questions of a kind a worker answers the newer alone.
 */
export const warmLinks = (catalog: Catalog, yardsticks: readonly HeldTo[]): Promise<void> => {
  const turn = (turns.get(catalog) ?? Promise.resolve()).then(() => warm(catalog, yardsticks));
  turns.set(catalog, turn);
  return turn;
};

/** The links of the usual yardsticks. */
export const warmReference = (catalog: Catalog): Promise<void> => warmLinks(catalog, usualYardsticks);
