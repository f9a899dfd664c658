/** The shipped catalog as it is read from its files, what they leave out filled in as unknown. */
import { readSeed, type SeedRows, shippedSeedFolder } from '../db/seed.ts';
import { newEvidence } from '../shared/catalog/evidence.ts';
import { newModel } from '../shared/catalog/model.ts';

export const shippedCatalog = (): SeedRows => {
  const { models, evidence, histories } = readSeed(shippedSeedFolder()).rows();
  return { models: models.map(newModel), evidence: evidence.map(newEvidence), histories };
};
