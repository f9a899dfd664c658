/** The shipped counts by model and benchmark, to which transfer is held: read where the rest of the seed lies. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSuiteRates, type SuiteRates } from '../shared/engine/transfer/suiteRates.ts';
import { type Answer, refuse } from '../shared/foundation/answer.ts';
import { shippedSeedFolder } from './seed.ts';

/** Refusals: `suiteRatesAbsent` where the file cannot be read, and those of `readSuiteRates`. */
export const shippedSuiteRates = (folder: string = shippedSeedFolder()): Answer<SuiteRates> => {
  const name = path.join(folder, 'suiteRates.json');
  let input: unknown;
  try {
    input = JSON.parse(readFileSync(name, 'utf8'));
  } catch {
    return refuse('suiteRatesAbsent', `The counts by suite cannot be read: ${name}.`, { name });
  }
  return readSuiteRates(input);
};
