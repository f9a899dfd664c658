/**
 * The catalog that tests of other things rest on: models and prices as of 8 August 2026, kept so that a refresh of the
 * shipped prices or evidence changes no stored figure.
 */
export const keptCatalogFile = (name: string): URL =>
  name.startsWith('models')
    ? new URL('./fixtures/catalog/models.json', import.meta.url)
    : new URL('../db/source/evidence-2026-08.json', import.meta.url);
