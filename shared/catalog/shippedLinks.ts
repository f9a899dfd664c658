/**
 * The links of the usual yardsticks as they ship: working them out takes seconds. Each says by a digest what it was made
 * of, so that it stands only for a catalog whose evidence is the shipped one; for any other they are worked out.
 */
import { textHash } from '../foundation/textHash.ts';
import { type CategoryLinks, linksOf } from './buildReference.ts';
import type { WorkKind } from './category.ts';
import { evidenceFields } from './evidence.ts';
import { type LinkInput, linkInputOf } from './linkInput.ts';
import { fieldNames } from './record.ts';
import { type HeldTo, usualYardsticks } from './yardsticks.ts';

export interface ShippedLinks extends HeldTo, CategoryLinks {
  madeOf: number;
}

/** A digest of everything the links of a category depend on beside their yardstick. */
const madeOf = (category: WorkKind, catalog: LinkInput): number => {
  const { models, evidence } = linkInputOf(category, catalog);
  const cells = evidence.map((row) => fieldNames(evidenceFields).map((name) => row[name]));
  return textHash(JSON.stringify([models.map(({ id, reasoning, lineage }) => [id, reasoning, lineage]), cells]));
};

/** `linksOf`, and at once where the links that ship were made of what the catalog holds. */
export const linksBeside =
  (shipped: readonly ShippedLinks[]): typeof linksOf =>
  (category, yardstick, catalog) => {
    const found = shipped.find((each) => each.category === category && each.yardstick === yardstick);
    return found !== undefined && found.madeOf === madeOf(category, catalog)
      ? { links: found.links, test: found.test }
      : linksOf(category, yardstick, catalog);
  };

/** What ships beside the shipped catalog: one entry for each usual yardstick. */
export const linksToShip = (catalog: LinkInput): ShippedLinks[] =>
  usualYardsticks.map(({ category, yardstick }) => ({
    category,
    yardstick,
    madeOf: madeOf(category, catalog),
    ...linksOf(category, yardstick, catalog),
  }));
