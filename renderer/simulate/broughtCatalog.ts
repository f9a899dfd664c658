/** The catalog as the page brought it to this worker, piece by piece, and what was worked out of it. */
import { buildReference, type CategoryLinks, type linksOf } from '../../shared/catalog/buildReference.ts';
import type { Catalog, Snapshot } from '../../shared/catalog/catalog.ts';
import { linksBeside, type ShippedLinks } from '../../shared/catalog/shippedLinks.ts';
import { type HeldTo, usualYardsticks } from '../../shared/catalog/yardsticks.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { takeSnapshot } from '../../shared/plan/snapshot.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';

let brought: Catalog = { models: [], evidence: [] };
let shipped: readonly ShippedLinks[] = [];
const known = new Map<string, CategoryLinks>();

export const takePiece = ({ models, evidence }: Catalog): void => {
  brought = { models: [...brought.models, ...models], evidence: [...brought.evidence, ...evidence] };
};

export const takeLinks = (links: readonly ShippedLinks[]): void => {
  shipped = links;
};

const rememberedLinks: typeof linksOf = (category, yardstick, catalog) => {
  const key = JSON.stringify([category, yardstick]);
  const found = known.get(key) ?? linksBeside(shipped)(category, yardstick, catalog);
  known.set(key, found);
  return found;
};

/** Links in the order of the yardsticks. */
export const broughtLinks = (yardsticks: readonly HeldTo[]): CategoryLinks[] =>
  yardsticks.map(({ category, yardstick }) => rememberedLinks(category, yardstick, brought));

/** The rows that a plan would take from the catalog of now. */
export const broughtRowsOf = (plan: Plan): Snapshot =>
  takeSnapshot(plan, brought, buildReference(brought, yardsticksOf(plan), rememberedLinks));

/** All of the catalog, with what holds of every kind of work at its usual yardstick. */
export const broughtSnapshot = (): Snapshot => ({
  ...brought,
  reference: buildReference(brought, usualYardsticks, rememberedLinks),
});
