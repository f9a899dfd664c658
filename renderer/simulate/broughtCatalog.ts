/** The catalog as the page brought it to this worker, piece by piece, and what was worked out of it. */
import { buildReference, type CategoryLinks, linksOf } from '../../shared/catalog/buildReference.ts';
import type { Catalog, Snapshot } from '../../shared/catalog/catalog.ts';
import { type HeldTo, usualYardsticks } from '../../shared/catalog/yardsticks.ts';

const brought: Catalog = { models: [], evidence: [] };
const known = new Map<string, CategoryLinks>();

export const takePiece = ({ models, evidence }: Catalog): void => {
  brought.models.push(...models);
  brought.evidence.push(...evidence);
};

const rememberedLinks: typeof linksOf = (category, yardstick, catalog) => {
  const key = JSON.stringify([category, yardstick]);
  const found = known.get(key) ?? linksOf(category, yardstick, catalog);
  known.set(key, found);
  return found;
};

/** Links in the order of the yardsticks. */
export const broughtLinks = (yardsticks: readonly HeldTo[]): CategoryLinks[] =>
  yardsticks.map(({ category, yardstick }) => rememberedLinks(category, yardstick, brought));

/** All of the catalog, with what holds of every kind of work at its usual yardstick. */
export const broughtSnapshot = (): Snapshot => ({
  ...brought,
  reference: buildReference(brought, usualYardsticks, rememberedLinks),
});
