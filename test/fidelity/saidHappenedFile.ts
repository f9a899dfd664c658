/**
 * What was said against what happened, as a file that the page reads: `node test/fidelity/saidHappenedFile.ts` makes it
 * anew, in a minute or two. It says what it was made of, so that nobody ships figures of other counts.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shippedSuiteRates } from '../../db/suiteRates.ts';
import { trialsKept } from '../../shared/catalog/benchmarks.ts';
import { suiteBenchmarks } from '../../shared/catalog/suites.ts';
import { scales } from '../../shared/catalog/transferScale.ts';
import { type SaidAgainstHappened, saidAgainstHappened } from '../../shared/engine/transfer/saidHappened.ts';
import type { SaidByChance } from '../../shared/engine/transfer/shippedSaidHappened.ts';
import type { SuiteRates } from '../../shared/engine/transfer/suiteRates.ts';
import { dependencePresets } from '../../shared/plan/dependencePresets.ts';
import { saidByChance } from './saidByChance.ts';

/** A digest of the counts, what they are worth, the lines a fit starts from, the scales and how alike models fail. */
export const madeOf = (): string =>
  createHash('sha256')
    .update(readFileSync(new URL('../../db/seed/suiteRates.json', import.meta.url)))
    .update(JSON.stringify([suiteBenchmarks, scales, trialsKept, dependencePresets]))
    .digest('hex')
    .slice(0, 16);

/** Enough to tell a 5th and a 95th. */
const draws = 100;

export const writeSaidHappened = (rates: SuiteRates, report: SaidAgainstHappened): SaidByChance => {
  const byChance = saidByChance(rates, draws);
  writeFileSync(
    new URL('../../shared/engine/transfer/saidHappened.json', import.meta.url),
    `${JSON.stringify({ madeOf: madeOf(), report, byChance }, null, 2)}\n`,
  );
  return byChance;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rates = shippedSuiteRates();
  if (!rates.ok) throw new Error(rates.error.message);
  writeSaidHappened(rates.value, saidAgainstHappened(rates.value));
}
