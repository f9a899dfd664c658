/** What is derived from the whole catalog, for a plan's yardsticks: taken from what ships where that stands. */
import { shippedLinks } from '../../db/shippedLinks.ts';
import { buildReference } from '../../shared/catalog/buildReference.ts';
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { CatalogReference } from '../../shared/catalog/reference.ts';
import { linksBeside } from '../../shared/catalog/shippedLinks.ts';
import type { HeldTo } from '../../shared/catalog/yardsticks.ts';

export const referenceOf = (catalog: Catalog, yardsticks: readonly HeldTo[]): CatalogReference =>
  buildReference(catalog, yardsticks, linksBeside(shippedLinks()));
