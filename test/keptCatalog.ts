/**
 * The catalog that tests of other things rest on: models and prices as of 8 August 2026, kept so that a refresh of the
 * shipped prices changes no stored figure, and the evidence as it ships.
 */
export const keptCatalogFile = (name: string): URL =>
  name.startsWith('models')
    ? new URL('./fixtures/catalog/models.json', import.meta.url)
    : new URL(`../db/seed/${name}`, import.meta.url);
